// Clones as git's own files describe them, on a real disk; git itself is never run.

import { mkdirSync, symlinkSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import type { InClone } from '../../server/engine'
import { clonesNear, lookAtClone } from '../../server/node/clones'
import { remotesOf } from '../../server/node/git'
import { trackedIn } from '../../server/node/git-index'
import { folderOf } from './folder'

const ONE = '1111111111111111111111111111111111111111'
const TWO = '2222222222222222222222222222222222222222'
const NAME = 'alphagov/charts'
const CONFIG = `[core]\n\tbare = false\n[remote "origin"]\n\turl = https://github.com/alphagov/charts\n`

/** What a fresh clone has, as `git clone` leaves it. */
const CLONED: Readonly<Record<string, string | Uint8Array>> = {
  '.git/HEAD': 'ref: refs/heads/main\n',
  '.git/config': CONFIG,
  '.git/packed-refs': `# pack-refs with: peeled fully-peeled sorted \n${ONE} refs/remotes/origin/main\n${TWO} refs/remotes/origin/old\n${TWO} refs/tags/v1\n^${ONE}\n`,
  '.git/refs/heads/main': `${ONE}\n`,
  '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/main\n',
  '.git/logs/refs/remotes/origin/HEAD': `${'0'.repeat(40)} ${ONE} A. <a@example.org> 1795651200 +0000\tclone: from https://github.com/alphagov/charts\n`,
  '.git/index': index(2, ['README.md', 'charts/a.yaml', 'charts/left-out.yaml']),
  'README.md': '# Charts\n',
  'charts/a.yaml': 'a: 1\nb: 2\nc: 3',
}

function look(files: Readonly<Record<string, string | Uint8Array>>, paths: readonly string[] = [], below = '') {
  const root = folderOf(files)
  const folder = pathToFileURL(join(root, below)).href
  const clone = lookAtClone(
    folder,
    NAME,
    paths.map((path) => ({ path, lines: true })),
  )
  return { root, folder, clone }
}

test('branch, default branch, commit, fetch, branches and tags', () => {
  const { clone, folder } = look(CLONED)
  expect(clone).toEqual({
    uri: folder,
    branch: 'main',
    defaultBranch: 'main',
    commit: ONE,
    fetched: '2026-11-26',
    isDefault: true,
    isWhole: true,
    branches: new Set(['main', 'old']),
    tags: new Set(['v1']),
    paths: new Map(),
  })
})

test('files, folders, what is missing, what is only in the repository, and nothing outside', () => {
  const { clone, folder } = look(CLONED, [
    '',
    'charts',
    'charts/a.yaml',
    'charts/b.yaml',
    'charts/left-out.yaml',
    '../x',
  ])
  expect(clone?.paths).toEqual(
    new Map<string, InClone>([
      ['', { kind: 'folder', uri: `${folder}/README.md` }],
      ['charts', { kind: 'folder', uri: `${folder}/charts/a.yaml` }],
      ['charts/a.yaml', { kind: 'file', uri: `${folder}/charts/a.yaml`, lines: 3 }],
      ['charts/b.yaml', { kind: 'missing' }],
      ['charts/left-out.yaml', { kind: 'left-out' }],
      ['../x', { kind: 'missing' }],
    ]),
  )
})

test.each([
  ['a commit of one’s own on top', { '.git/refs/heads/main': `${TWO}\n` }, { isDefault: false }],
  ['another branch', { '.git/HEAD': 'ref: refs/heads/feature/x\n' }, { branch: 'feature/x', isDefault: false }],
  ['a detached head', { '.git/HEAD': `${ONE}\n` }, { branch: undefined, isDefault: false }],
  ['a HEAD that is nothing', { '.git/HEAD': 'what?\n' }, { branch: undefined, isDefault: false }],
  ['a loose ref over a packed one', { '.git/refs/remotes/origin/main': `${TWO}\n` }, { commit: TWO, isDefault: false }],
  [
    'a default branch of another name',
    { '.git/refs/remotes/origin/HEAD': 'ref: refs/remotes/origin/old\n' },
    { defaultBranch: 'old', commit: TWO, isDefault: false },
  ],
  [
    'no note of the default branch',
    { '.git/refs/remotes/origin/HEAD': '' },
    { defaultBranch: 'main', isDefault: true },
  ],
])('%s', (_, files, expected) => {
  expect(look({ ...CLONED, ...files }).clone).toMatchObject(expected)
})

test('one that broke off while it was unpacked, and one made by hand', () => {
  const { '.git/index': _, ...broken } = CLONED
  expect(look(broken).clone).toMatchObject({ isDefault: true, isWhole: false })
  const byHand = { '.git/HEAD': 'ref: refs/heads/master\n', '.git/config': CONFIG, '.git/refs/heads/master': ONE }
  expect(look(byHand).clone).toMatchObject({
    defaultBranch: 'master',
    commit: ONE,
    isDefault: true,
    isWhole: true,
    fetched: undefined,
  })
})

test('the last fetch is what git noted last', () => {
  const { root, folder } = look({ ...CLONED, '.git/FETCH_HEAD': '' })
  const noted = new Date('2026-12-01T10:00:00Z')
  utimesSync(join(root, '.git/FETCH_HEAD'), noted, noted)
  expect(lookAtClone(folder, NAME, [])?.fetched).toBe('2026-12-01')
})

test('a linked work tree', () => {
  const files = Object.fromEntries(Object.entries(CLONED).map(([path, text]) => [`main/${path}`, text]))
  const { clone } = look(
    {
      ...files,
      'tree/.git': 'gitdir: ../main/.git/worktrees/tree\n',
      'tree/charts/a.yaml': 'a: 1\n',
      'main/.git/worktrees/tree/HEAD': 'ref: refs/heads/main\n',
      'main/.git/worktrees/tree/commondir': '../..\n',
      'main/.git/worktrees/tree/index': index(2, ['charts/a.yaml', 'charts/z.yaml']),
    },
    ['charts/z.yaml'],
    'tree',
  )
  expect(clone).toMatchObject({ branch: 'main', commit: ONE, isDefault: true, isWhole: true })
  expect(clone?.paths.get('charts/z.yaml')).toEqual({ kind: 'left-out' })
})

test('a fork is a clone of both, and a folder inside a repository has that repository’s neighbours', () => {
  const fork = `[remote "upstream"]\n\turl = git@github.com:alphagov/charts.git\n[remote "origin"]\n\turl = https://github.com/me/charts\n[branch "main"]\n\turl = https://github.com/no/remote\n`
  const root = folderOf({ 'fork/.git/config': fork, 'manual/.git/config': '', 'manual/docs/a.md': '' })
  expect([...remotesOf(join(root, 'fork'))]).toEqual([
    ['me/charts', 'origin'],
    ['alphagov/charts', 'upstream'],
  ])
  expect([...clonesNear([pathToFileURL(join(root, 'manual/docs')).href]).keys()]).toEqual([
    'me/charts',
    'alphagov/charts',
  ])
})

test('no clone, not of this repository, not on a disk', () => {
  expect(look({ 'a.md': '' }).clone).toBeUndefined()
  expect(
    look({ '.git/config': CONFIG.replace('charts', 'other'), '.git/HEAD': 'ref: refs/heads/main\n' }).clone,
  ).toBeUndefined()
  expect(look({ '.git': 'gitdir: nowhere\n' }).clone).toBeUndefined()
  expect(lookAtClone('vscode-vfs://github/alphagov/charts', NAME, [])).toBeUndefined()
})

test('binary files have no lines, and links that lead out are as if they were left out', () => {
  const { root, folder } = look({ ...CLONED, 'picture.png': new Uint8Array([1, 0, 2]), 'empty.txt': '' })
  mkdirSync(join(root, 'one.txt.d'))
  const elsewhere = folderOf({ 'secret.txt': 'a\nb\n' })
  symlinkSync(join(elsewhere, 'secret.txt'), join(root, 'link.txt'))
  symlinkSync(join(root, 'charts/a.yaml'), join(root, 'inside.yaml'))
  const at = (path: string) => lookAtClone(folder, NAME, [{ path, lines: true }])?.paths.get(path)
  expect(at('picture.png')).toMatchObject({ kind: 'file', lines: undefined })
  expect(at('empty.txt')).toMatchObject({ kind: 'file', lines: 0 })
  expect(at('link.txt')).toEqual({ kind: 'left-out' })
  expect(at('inside.yaml')).toMatchObject({ kind: 'file', lines: 3 })
  expect(at('one.txt.d')).toEqual({ kind: 'folder', uri: undefined })
})

test('the index in all its versions; damaged, split or of another kind it says nothing', () => {
  const paths = ['a/b.md', 'a/bc.md', 'a/é.md', `z/${'long/'.repeat(900)}name`]
  const root = folderOf({
    two: index(2, paths),
    three: index(3, paths),
    four: index(4, paths),
    sparse: index(3, ['a/b.md'], { sparse: 'c/' }),
    split: index(2, paths, { extension: 'link' }),
    other: index(2, paths, { extension: 'TREE' }),
    five: index(5, paths),
    cut: index(2, paths).subarray(0, 150),
    text: 'not an index at all',
  })
  for (const name of ['two', 'three', 'four', 'other']) {
    const tracked = trackedIn(join(root, name))
    expect(
      [...paths, 'a', 'z/long'].filter((path) => !tracked?.has(path)),
      name,
    ).toEqual([])
    expect(
      ['b', 'a/b', 'a/b.md/c', ''].filter((path) => tracked?.has(path)),
      name,
    ).toEqual([])
  }
  const sparse = trackedIn(join(root, 'sparse'))
  expect(['a/b.md', 'c', 'c/any', 'd'].map((path) => sparse?.has(path))).toEqual([true, true, true, false])
  for (const name of ['split', 'five', 'cut', 'text', 'nothing'])
    expect(trackedIn(join(root, name)), name).toBeUndefined()
})

/** An index of these paths (sorted), as git writes it; see gitformat-index(5). */
function index(
  version: number,
  paths: readonly string[],
  more: { extension?: string; sparse?: string } = {},
): Uint8Array {
  const entries = [...paths, ...(more.sparse ? [more.sparse] : [])]
  const head = Buffer.alloc(12)
  head.write('DIRC')
  head.writeUInt32BE(version, 4)
  head.writeUInt32BE(entries.length, 8)
  let before = Buffer.alloc(0)
  const body = entries.map((path) => {
    const name = Buffer.from(path)
    const extended = version > 2
    const fixed = Buffer.alloc(extended ? 64 : 62)
    fixed.writeUInt32BE(path === more.sparse ? 0o040000 : 0o100644, 24)
    fixed.writeUInt16BE(Math.min(name.length, 0xfff) | (extended ? 0x4000 : 0), 60)
    if (version === 4) {
      let common = 0
      while (common < before.length && before[common] === name[common]) common++
      const cut = before.length - common
      before = name
      // One or two bytes do for these lengths.
      const number = cut < 128 ? [cut] : [0x80 | (((cut >> 7) - 1) & 0x7f), cut & 0x7f]
      return Buffer.concat([fixed, Buffer.from(number), name.subarray(common), Buffer.from([0])])
    }
    const padding = 8 - ((fixed.length + name.length) % 8)
    return Buffer.concat([fixed, name, Buffer.alloc(padding)])
  })
  const extension = Buffer.alloc(more.extension ? 12 : 0)
  if (more.extension) {
    extension.write(more.extension)
    extension.writeUInt32BE(4, 4)
  }
  return Buffer.concat([head, ...body, extension, Buffer.alloc(20)])
}
