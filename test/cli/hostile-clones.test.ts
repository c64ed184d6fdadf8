// What somebody can do who made a folder beside the manual: its .git, its names, its links. Nothing outside is read, nothing is waited for.

import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { clonesNear, inClone, lookAtClone } from '../../server/node/clones'
import { remotesOf, stateOf } from '../../server/node/git'
import { leadsDown, within } from '../../server/node/within'
import { folderOf } from './folder'

const COMMIT = '1111111111111111111111111111111111111111'
const NAME = 'alphagov/charts'
const remote = (name: string) => `[remote "${name}"]\n\turl = https://github.com/alphagov/charts\n`
const CLONE = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': remote('origin'),
  '.git/refs/heads/main': COMMIT,
  'a.md': 'one\n',
}
const href = (path: string): string => pathToFileURL(path).href

describe('names in git’s files', () => {
  test.each(['../../../../..', '..', 'a/../../..', '/', '.', 'a//b', '', 'a\u001b[31m', 'a b', 'x.', '@{'])(
    'a remote called “%s” is none: git would take no such name, and it leads out of its folder',
    (name) => {
      const root = folderOf({ ...CLONE, '.git/config': remote(name) })
      expect(remotesOf(root).size).toBe(0)
      expect(lookAtClone(href(root), NAME, [])).toBeUndefined()
    },
  )

  test('a branch that leads elsewhere is none, whoever names it', () => {
    const root = folderOf({
      ...CLONE,
      secret: COMMIT,
      '.git/HEAD': 'ref: refs/heads/../../../secret\n',
      '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/../../../../secret\n',
      '.git/packed-refs': `${COMMIT} refs/remotes/origin/../../x\n${COMMIT} refs/tags/\u001b]8;;x\n`,
    })
    expect(stateOf(root, 'origin')).toMatchObject({
      branch: undefined,
      defaultBranch: undefined,
      commit: undefined,
      head: undefined,
      branches: new Set(),
      tags: new Set(),
    })
  })

  test('only lines of a remote count: no include, no other place for an address', () => {
    const elsewhere = folderOf({ config: remote('origin') })
    const root = folderOf({
      '.git/HEAD': CLONE['.git/HEAD'],
      '.git/config': `[include]\n\tpath = ${elsewhere}/config\n[includeIf "gitdir:/"]\n\tpath = ${elsewhere}/config\n[core]\n\tsshCommand = touch /tmp/x\n\tfsmonitor = touch /tmp/x\n[url "https://github.com/alphagov/charts"]\n\tinsteadOf = x\n`,
      '.git/objects/info/alternates': `${elsewhere}\n`,
    })
    expect(remotesOf(root).size).toBe(0)
  })

  test.each(['-oProxyCommand=x/y', 'ext::sh -c x', 'https://github.com/a/b/../../c', 'ssh://-x/a/b', '\\\\host\\a\\b'])(
    'an address “%s” is no repository on GitHub',
    (url) => expect(remotesOf(folderOf({ '.git/config': `[remote "o"]\n\turl = ${url}\n` })).size).toBe(0),
  )
})

describe('a .git that is a file', () => {
  const elsewhere = () => folderOf({ config: remote('origin'), HEAD: CLONE['.git/HEAD'], 'x/config': remote('x') })

  test.each(['/etc', '\\\\server\\share', '//server/share/.git/worktrees/x', '..', '../..', '.git', '\0'])(
    'that says %s leads nowhere',
    (target) => expect(remotesOf(`${folderOf({ 'a/.git': `gitdir: ${target}\n` })}/a`).size).toBe(0),
  )

  test('leads only to where git puts such folders', () => {
    const other = elsewhere()
    expect(remotesOf(folderOf({ '.git': `gitdir: ${other}\n` })).size).toBe(0)
    expect(remotesOf(folderOf({ '.git': `gitdir: ${other}/x\n` })).size).toBe(0)
  })

  test('and from there not on to another one', () => {
    const other = elsewhere()
    const root = folderOf({
      'main/.git/worktrees/t/HEAD': CLONE['.git/HEAD'],
      'main/.git/worktrees/t/commondir': `${other}\n`,
      'tree/.git': 'gitdir: ../main/.git/worktrees/t\n',
    })
    expect(remotesOf(join(root, 'tree')).size).toBe(0)
  })

  test('a submodule is a clone of its own', () => {
    const root = folderOf({
      '.git/modules/charts/config': remote('origin'),
      '.git/modules/charts/HEAD': CLONE['.git/HEAD'],
      'charts/.git': 'gitdir: ../.git/modules/charts\n',
    })
    expect([...remotesOf(join(root, 'charts')).keys()]).toEqual([NAME])
  })
})

// Where there are none of these things there is nothing to wait for.
describe.skipIf(process.platform === 'win32')('what is read of a clone', () => {
  test('no pipe and no device, in place of whichever file', () => {
    for (const name of ['HEAD', 'config', 'packed-refs', 'index', 'FETCH_HEAD', 'commondir'])
      for (const make of [
        (path: string) => execFileSync('mkfifo', [path]),
        (path: string) => symlinkSync('/dev/zero', path),
      ]) {
        const files = Object.fromEntries(Object.entries(CLONE).filter(([path]) => path !== `.git/${name}`))
        const root = folderOf(files)
        make(join(root, '.git', name))
        const folder = href(root)
        const clone = lookAtClone(folder, NAME, [{ path: 'b.md', lines: true }])
        expect(clone?.paths.get('b.md') ?? { kind: 'missing' }, name).toEqual({ kind: 'missing' })
      }
  })

  test('nothing that a link leads to outside, not even whether it is there', () => {
    const outside = folderOf({ 'secret.md': 'a\nb\n', 'docs/README.md': '' })
    const root = folderOf({ ...CLONE, 'docs/b.md': 'b\n' })
    symlinkSync(join(outside, 'secret.md'), join(root, 'file.md'))
    symlinkSync(join(outside, 'nothing.md'), join(root, 'gone.md'))
    symlinkSync(outside, join(root, 'folder'))
    symlinkSync('../../../../../../etc', join(root, 'docs/up'))
    symlinkSync('docs', join(root, 'inside'))
    symlinkSync('one', join(root, 'two'))
    symlinkSync('two', join(root, 'one'))
    const at = (path: string) => lookAtClone(href(root), NAME, [{ path, lines: true }])?.paths.get(path)
    for (const path of ['file.md', 'gone.md', 'folder', 'folder/secret.md', 'folder/no.md', 'docs/up/passwd', 'one']) {
      expect(at(path), path).toEqual({ kind: 'left-out' })
      expect(inClone(href(root), path), path).toBeUndefined()
    }
    expect(at('inside/b.md')).toMatchObject({ kind: 'file', lines: 1 })
    for (const path of ['../a.md', 'docs/../../a.md', 'a\0.md', '..']) {
      expect(at(path), path).toEqual({ kind: 'missing' })
      expect(inClone(href(root), path), path).toBeUndefined()
    }
  })

  test('a folder that may not be listed, and names that are no words', () => {
    const root = folderOf({ 'manual/a.md': '', 'n\u001b[2J\n/.git/config': remote('origin'), 'shut/.git/config': '' })
    chmodSync(join(root, 'shut'), 0)
    try {
      expect([...clonesNear([href(join(root, 'manual'))]).keys()]).toEqual([NAME])
    } finally {
      chmodSync(join(root, 'shut'), 0o700)
    }
  })
})

describe('paths', () => {
  test.each([
    ['a/b.md', true, true],
    ['a/../b', false, false],
    ['a\0b', false, false],
    ['..\\..\\x', true, false],
    ['a\\b', true, false],
    ['C:x', true, false],
    ['a.md:stream', true, false],
    ['nul', true, false],
    ['docs/CON.md', true, false],
    ['com1', true, false],
    ['a. ', true, false],
    ['contents/console.md', true, true],
    ['', true, true],
  ])('%j leads down: %s; on Windows: %s', (path, posix, windows) => {
    expect(leadsDown(path, 'linux')).toBe(posix)
    expect(leadsDown(path, 'win32')).toBe(windows)
  })

  test('a link to another machine is told from its text alone', () => {
    const root = folderOf({ 'a.md': '' })
    symlinkSync('//server/share/x', join(root, 'share'))
    expect(within(root, 'share')).toBeUndefined()
    expect(within(root, 'a.md')).toBe('a.md')
    expect(within(root, './/a.md')).toBe('a.md')
  })
})
