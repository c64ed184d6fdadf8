// Which root, which files, and what happens with those that can't be read.

import { expect, test } from 'vitest'
import { cli, type World } from './memory'

const FILES = {
  '/home/manual/config/tech-docs.yml': '',
  '/home/manual/source/a.md': 'BAD',
  '/home/manual/source/sub/b.md': 'BAD',
  '/home/manual/source/sub two/-c ü.md': 'BAD',
  '/home/other/.git/config': '',
  '/home/other/docs/d.md': 'BAD',
  '/plain/e.md': 'BAD',
}

/** What is shown of which root, and what is said. */
async function shown(args: readonly string[], cwd: string, world: World = {}) {
  const { code, out, err } = await cli(['check', '--format=json', ...args], FILES, { cwd, ...world })
  const report = JSON.parse(out) as { root: string; findings: { path: string }[] }
  return { code, root: report.root, paths: report.findings.map((finding) => finding.path), err }
}

const ALL = ['source/a.md', 'source/sub two/-c ü.md', 'source/sub/b.md']

test.each<[string, readonly string[], string, string, readonly string[]]>([
  ['nothing given: all of the current folder', [], '/home/manual', '/home/manual', ALL],
  ['a dot', ['.'], '/home/manual', '/home/manual', ALL],
  ['a file', ['source/a.md'], '/home/manual', '/home/manual', ['source/a.md']],
  ['a folder with a slash behind it', ['source/sub/'], '/home/manual', '/home/manual', ['source/sub/b.md']],
  ['only whole names', ['./source/sub'], '/home/manual', '/home/manual', ['source/sub/b.md']],
  ['there and back', ['source/sub/../a.md'], '/home/manual', '/home/manual', ['source/a.md']],
  [
    'the same twice, and the folder around it',
    ['source/a.md', './source/a.md', 'source'],
    '/home/manual',
    '/home/manual',
    ALL,
  ],
  [
    'an absolute path in the current folder',
    ['/home/manual/source/a.md'],
    '/home/manual',
    '/home/manual',
    ['source/a.md'],
  ],
  ['elsewhere: the nearest manual', ['/home/manual/source/a.md'], '/plain', '/home/manual', ['source/a.md']],
  ['elsewhere: a repository', ['../home/other/docs'], '/plain', '/home/other', ['docs/d.md']],
  ['elsewhere: the folder itself', ['/plain'], '/home', '/plain', ['e.md']],
  ['elsewhere: the folder of the file', ['/plain/e.md'], '/home', '/plain', ['e.md']],
  ['in a folder of clones, a clone', ['manual/'], '/home', '/home/manual', ALL],
  ['part of a clone there', ['manual/source/sub'], '/home', '/home', ['manual/source/sub/b.md']],
  ['two clones there', ['other', 'manual/source/sub'], '/home', '/home', ['manual/source/sub/b.md', 'other/docs/d.md']],
  ['a named root', ['--root', 'manual', 'manual/source/sub'], '/home', '/home/manual', ['source/sub/b.md']],
  [
    'spaces, letters and a dash',
    ['--', 'source/sub two/-c ü.md'],
    '/home/manual',
    '/home/manual',
    ['source/sub two/-c ü.md'],
  ],
  ['Windows separators', ['source\\sub\\b.md'], '/home/manual', '/home/manual', ['source/sub/b.md']],
])('%s', async (_title, args, cwd, root, paths) => {
  expect(await shown(args, cwd)).toEqual({ code: 1, root, paths, err: '' })
})

test('on Windows', async () => {
  const files = { 'C:/manual/docs/a.md': 'BAD', 'C:/manual/b.md': 'BAD' }
  const { code, out, err } = await cli(['check', 'docs\\', 'c:\\manual\\b.md'], files, { cwd: 'C:/manual' })
  expect({ code, err, lines: out.split('\n').filter((line) => line.includes('BAD')) }).toEqual({
    code: 1,
    err: '',
    lines: ['b.md:1:1  warning  “BAD” is no good.  words/bad', 'docs/a.md:1:1  warning  “BAD” is no good.  words/bad'],
  })
})

test('a missing path is said, the rest is checked, and 2 wins', async () => {
  expect(await shown(['nope.md', 'source/a.md'], '/home/manual')).toEqual({
    code: 2,
    root: '/home/manual',
    paths: ['source/a.md'],
    err: 'manual-lens: nope.md does not exist.\n',
  })
  const { out, code } = await cli(['check', 'nope.md'], FILES, { cwd: '/home/manual' })
  expect([code, out]).toEqual([
    2,
    'No files were checked. 1 could not be read or found, and so was not checked: see above.\n',
  ])
})

test('a path outside the root, and a root that is none', async () => {
  expect(await shown(['--root', 'manual', 'other/docs/d.md', 'manual/source/a.md'], '/home')).toEqual({
    code: 2,
    root: '/home/manual',
    paths: ['source/a.md'],
    err: 'manual-lens: other/docs/d.md is not inside /home/manual. Give its root with --root.\n',
  })
  expect(await cli(['check', '--root', 'manuel'], FILES, { cwd: '/home' })).toEqual({
    code: 2,
    out: '',
    err: 'manual-lens: manuel does not exist.\n',
  })
  expect((await cli(['check', '--root', 'manual/source/a.md'], FILES, { cwd: '/home' })).err).toBe(
    'manual-lens: manual/source/a.md is not a folder. Give the folder that holds the manual.\n',
  )
})

test('in a part of a manual it is said that it is only a part', async () => {
  const { err, paths } = await shown([], '/home/manual/source')
  expect(paths).toEqual(['a.md', 'sub two/-c ü.md', 'sub/b.md'])
  expect(err).toBe(
    'manual-lens: /home/manual/source is only a part of the manual in /home/manual. To check it as such: --root /home/manual\n',
  )
  expect((await shown(['--quiet'], '/home/manual/source')).err).toBe('')
})

test('an ignored file is left out unless it is named', async () => {
  const world = { ignored: ['/home/manual/source/sub/b.md'] }
  expect((await shown(['source'], '/home/manual', world)).paths).toEqual(['source/a.md', 'source/sub two/-c ü.md'])
  expect((await shown(['source/sub/b.md'], '/home/manual', world)).paths).toEqual(['source/sub/b.md'])
})

test('an unreadable file or folder that was asked for gives 2; one beside it is only mentioned', async () => {
  const failures = { '/home/manual/source/a.md': 'denied', '/home/manual/source/locked': 'denied' } as const
  expect(await shown(['source'], '/home/manual', { failures })).toEqual({
    code: 2,
    root: '/home/manual',
    paths: ['source/sub two/-c ü.md', 'source/sub/b.md'],
    err: 'manual-lens: source/locked fails (denied).\nmanual-lens: source/a.md fails (denied).\n',
  })
  const beside = await shown(['source/sub'], '/home/manual', { failures })
  expect([beside.code, beside.err]).toEqual([
    1,
    'manual-lens: source/locked fails (denied). It was left out.\nmanual-lens: source/a.md fails (denied). It was left out.\n',
  ])
  expect((await shown(['source/sub', '--quiet'], '/home/manual', { failures })).err).toBe('')
})

test('too large or gone by now: mentioned, and 2 only for a file that was named', async () => {
  const failures = { '/home/manual/source/a.md': 'too-large', '/home/manual/source/sub/b.md': 'missing' } as const
  expect(await shown([], '/home/manual', { failures })).toEqual({
    code: 1,
    root: '/home/manual',
    paths: ['source/sub two/-c ü.md'],
    err: 'manual-lens: source/a.md fails (too-large). It was left out.\nmanual-lens: source/sub/b.md fails (missing). It was left out.\n',
  })
  expect(await shown(['source/a.md'], '/home/manual', { failures })).toMatchObject({
    code: 2,
    paths: [],
    err: 'manual-lens: source/a.md fails (too-large).\nmanual-lens: source/sub/b.md fails (missing). It was left out.\n',
  })
})

test('a named picture is no failure, but is not passed off as checked', async () => {
  const files = { '/manual/p.png': 'x', '/manual/a.md': '' }
  expect(await cli(['check', 'p.png', 'a.md'], files)).toEqual({
    code: 0,
    out: '1 file checked, no findings.\n',
    err: 'manual-lens: p.png is not of a kind that is read. It was left out.\n',
  })
})

test('for people, files are named as seen from the current folder, where the root is in it', async () => {
  const failures = { '/home/other/docs/d.md': 'denied' } as const
  expect(await cli(['check', 'other', 'other/docs/d.md'], FILES, { cwd: '/home', failures })).toMatchObject({
    err: 'manual-lens: other/docs/d.md fails (denied).\n',
  })
  expect(await cli(['check', 'other'], FILES, { cwd: '/home' })).toEqual({
    code: 1,
    out: 'other/docs/d.md:1:1  warning  “BAD” is no good.  words/bad\n\n1 file checked: 1 warning.\n',
    err: '',
  })
  expect(await cli(['check', 'other', '--quiet'], FILES, { cwd: '/home', failures })).toMatchObject({
    err: 'manual-lens: other/docs/d.md fails (denied).\n',
  })
  expect((await cli(['check', '/home/other', '--quiet'], FILES, { cwd: '/plain' })).out).toBe(
    'docs/d.md:1:1  warning  “BAD” is no good.  words/bad\n',
  )
})
