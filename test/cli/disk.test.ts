// The disk: what is walked, what is read, and what goes wrong.

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, symlinkSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { filesOnDisk } from '../../server/node/disk'
import { folderOf } from './folder'

function listed(root: string, also: readonly string[] = []) {
  const items = [...(filesOnDisk(root, also).list() as Iterable<string | object>)]
  const paths = items.filter((item) => typeof item === 'string')
  return { paths: paths.sort(), failures: items.filter((item) => typeof item !== 'string') }
}

test('folders with a dot are walked, tools and other people’s files are not', () => {
  const root = folderOf({
    '.github/workflows/ci.yml': '',
    '.cache/x.md': '',
    '.yarn/releases/yarn.md': '',
    '.git/HEAD': '',
    'a b/ü 🎉/-x.md': '',
    'node_modules/x/readme.md': '',
    'sub/node_modules/x.md': '',
    'sub/.git': 'gitdir: elsewhere',
    'vendor/bundle/gem.md': '',
    'vendor/github.com/x/go.md': '',
    'sub/vendor/src/k8s.io/go.md': '',
    'vendor/mine.md': '',
    'vendor/tool-1.2/mine.md': '',
    'vendor/v1/mine.md': '',
    'github.com/mine.md': '',
    'bundle/mine.md': '',
    'dist/mine.md': '',
  })
  expect(listed(root)).toEqual({
    paths: [
      '.github/workflows/ci.yml',
      'a b/ü 🎉/-x.md',
      'bundle/mine.md',
      'dist/mine.md',
      'github.com/mine.md',
      'vendor/mine.md',
      'vendor/tool-1.2/mine.md',
      'vendor/v1/mine.md',
    ],
    failures: [],
  })
})

test('what is named counts, though it is ignored or skipped, and counts once', () => {
  const root = folderOf({
    '.gitignore': 'out/\n*.txt\n',
    'a.md': '',
    'b.txt': '',
    'out/.gitignore': 'no.md\n',
    'out/no.md': '',
    'out/yes.md': '',
    'node_modules/x.md': '',
  })
  expect(listed(root).paths).toEqual(['.gitignore', 'a.md'])
  expect(listed(root, ['b.txt', 'a.md']).paths).toEqual(['.gitignore', 'a.md', 'b.txt'])
  expect(listed(root, ['out', 'node_modules', 'out']).paths).toEqual([
    '.gitignore',
    'a.md',
    'node_modules/x.md',
    'out/.gitignore',
    'out/yes.md',
  ])
})

test('a root that its own repository ignores is walked all the same', () => {
  const root = folderOf({
    '.git/HEAD': '',
    '.gitignore': 'tmp/\n*.log\n',
    'tmp/manual/a.md': '',
    'tmp/manual/b.log': '',
  })
  expect(listed(join(root, 'tmp/manual')).paths).toEqual(['a.md', 'b.log'])
})

test('links: no loops, files inside the root only', () => {
  const root = folderOf({ 'in/a.md': 'A', 'in/sub/b.md': '', 'out/c.md': '' })
  const inside = join(root, 'in')
  symlinkSync('..', join(inside, 'sub/loop'))
  symlinkSync('sub', join(inside, 'folder'))
  symlinkSync('a.md', join(inside, 'linked.md'))
  symlinkSync('../out/c.md', join(inside, 'escape.md'))
  symlinkSync('nothing', join(inside, 'dangling.md'))
  symlinkSync('self.md', join(inside, 'self.md'))
  const { paths, failures } = listed(inside)
  expect(paths).toEqual(['a.md', 'linked.md', 'sub/b.md'])
  expect(
    failures.map((failure) => [(failure as { path: string }).path, (failure as { kind: string }).kind]).sort(),
  ).toEqual([
    ['dangling.md', 'missing'],
    ['self.md', 'other'],
  ])
  expect(filesOnDisk(inside).read('linked.md')).toEqual({ text: 'A' })
})

test.skipIf(process.platform === 'win32')('a pipe is no file, and reading it waits for nobody', () => {
  const root = folderOf({ 'a.md': '' })
  execFileSync('mkfifo', [join(root, 'pipe.md')])
  expect(listed(root).paths).toEqual(['a.md'])
  expect(filesOnDisk(root).read('pipe.md')).toEqual({ path: 'pipe.md', kind: 'other', reason: 'is not a file.' })
})

test('text, as an editor has it', () => {
  const root = folderOf({
    'empty.md': '',
    'crlf.md': 'a\r\nb\rc\n',
    'bom.md': '\ufeffa\ufeff',
    'emoji.md': '😀',
    'latin.md': new Uint8Array([0x63, 0x61, 0x66, 0xe9, 0x0a]),
    'program.sh': new Uint8Array([0x89, 0x50, 0, 0x47]),
    'damaged.md': new Uint8Array([0x61, 0, 0x62]),
    'utf16le.md': new Uint8Array([0xff, 0xfe, 0x61, 0]),
    'utf16be.md': new Uint8Array([0xfe, 0xff, 0, 0x61]),
    'long.md': 'ü'.repeat(100_000),
  })
  const { read } = filesOnDisk(root)
  // The long one first: what it leaves in the buffer must not show up in the next.
  expect(read('long.md')).toEqual({ text: 'ü'.repeat(100_000) })
  expect(read('empty.md')).toEqual({ text: '' })
  expect(read('crlf.md')).toEqual({ text: 'a\r\nb\rc\n' })
  expect(read('bom.md')).toEqual({ text: 'a\ufeff' })
  expect(read('emoji.md')).toEqual({ text: '😀' })
  expect(read('latin.md')).toEqual({ text: 'caf\ufffd\n' })
  expect(read('program.sh')).toEqual({ text: undefined })
  expect(read('damaged.md')).toEqual({ text: 'a\0b' })
  for (const path of ['utf16le.md', 'utf16be.md'])
    expect(read(path)).toEqual({
      path,
      kind: 'encoding',
      reason: 'is not UTF-8 but UTF-16. Save it as UTF-8 to have it checked.',
    })
})

test('what is too large, a folder or gone is a failure with its reason', () => {
  const root = folderOf({ 'limit.sh': '', 'large.md': '', 'folder/x.md': '' })
  truncateSync(join(root, 'limit.sh'), 10_000_000)
  truncateSync(join(root, 'large.md'), 12_340_000)
  const { read } = filesOnDisk(root)
  expect(read('limit.sh')).toEqual({ text: undefined })
  expect(read('large.md')).toEqual({
    path: 'large.md',
    kind: 'too-large',
    reason: 'is too large to be checked (12.3 MB; the limit is 10 MB).',
  })
  expect(read('folder')).toMatchObject({ path: 'folder', kind: 'other' })
  expect(read('gone.md')).toEqual({
    path: 'gone.md',
    kind: 'missing',
    reason: 'does not exist (any more), or is a link to a file that does not.',
  })
})

test('a root that vanishes is a failure, not an exception', () => {
  const root = folderOf({ 'a/b.md': '' })
  rmSync(join(root, 'a'), { recursive: true })
  expect(listed(join(root, 'a'))).toEqual({
    paths: [],
    failures: [
      { path: '.', kind: 'missing', reason: 'does not exist (any more), or is a link to a folder that does not.' },
    ],
  })
})

// Nothing is denied to root; there the same is shown by program.test.ts, which runs as somebody else.
test.skipIf(process.getuid?.() === 0)('what may not be read is a failure, and the rest goes on', () => {
  const root = folderOf({ 'a.md': 'A', 'secret.md': '', 'locked/b.md': '' })
  mkdirSync(join(root, 'open'))
  chmodSync(join(root, 'secret.md'), 0)
  chmodSync(join(root, 'locked'), 0)
  const reason = 'may not be read: permission denied. Change its permissions to have it checked.'
  expect(listed(root)).toEqual({ paths: ['a.md', 'secret.md'], failures: [{ path: 'locked', kind: 'denied', reason }] })
  expect(filesOnDisk(root).read('secret.md')).toEqual({ path: 'secret.md', kind: 'denied', reason })
  chmodSync(join(root, 'locked'), 0o700)
})
