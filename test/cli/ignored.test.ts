// .gitignore rules: by hand, and against Git itself.

import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { noIgnoreRules } from '../../server/files/ignored'
import { filesOnDisk } from '../../server/node/disk'
import { folderOf } from './folder'

test('without rules nothing is ignored', () => {
  expect(noIgnoreRules().ignores('a/b', false)).toBe(false)
})

test('a deeper file brings back what a higher one leaves out, a folder with all that is in it', () => {
  const root = noIgnoreRules().within('', 'build\n*.log\n')
  const sub = root.within('sub', '!build\n!keep.log\n')
  expect(root.ignores('sub/build', true)).toBe(true)
  expect(sub.ignores('sub/build', true)).toBe(false)
  expect(sub.ignores('sub/build/a.md', false)).toBe(false)
  expect([sub.ignores('sub/x/keep.log', false), sub.ignores('sub/x/other.log', false)]).toEqual([false, true])
  // The rules above are what they were: another folder sees nothing of them.
  expect(root.ignores('sub/keep.log', false)).toBe(true)
})

const TREE = {
  '.gitignore': '# comment\n*.log\n/only-here\nbuild/\n\\#odd.md\ndocs/**/draft.md\ntrailing.md   \n!important.log\r\n',
  'a.md': '',
  'a.log': '',
  'important.log': '',
  'only-here': '',
  'x/only-here': '',
  'build/out.md': '',
  'x/build/out.md': '',
  'x/build.md': '',
  '#odd.md': '',
  'x/#odd.md': '',
  'docs/draft.md': '',
  'docs/a/b/draft.md': '',
  'trailing.md': '',
  'sub/.gitignore': '/local.md\n!a.log\n\\!bang.md\n\\#hash.md\ndeep/er.md\n*.tmp\n!build/\n[a]?z.md\n',
  'sub/local.md': '',
  'sub/x/local.md': '',
  'sub/a.log': '',
  'sub/b.log': '',
  'sub/!bang.md': '',
  'sub/x/!bang.md': '',
  'sub/#hash.md': '',
  'sub/deep/er.md': '',
  'sub/x/deep/er.md': '',
  'sub/x/y.tmp': '',
  'sub/build/out.md': '',
  'sub/abz.md': '',
  'sub/bbz.md': '',
  'o[d]d *n/.gitignore': 'a.md\n/b.md\nc/\n',
  'o[d]d *n/a.md': '',
  'o[d]d *n/x/a.md': '',
  'o[d]d *n/b.md': '',
  'o[d]d *n/x/b.md': '',
  'o[d]d *n/c/d.md': '',
  'od *n/a.md': '',
  'odd n/a.md': '',
  'BUILD/Upper.md': '',
  '.github/workflows/ci.yml': '',
}

const git = spawnSync('git', ['--version']).status === 0

test.skipIf(!git)('the same files as Git', () => {
  const root = folderOf(TREE)
  execFileSync('git', ['init', '-q'], { cwd: root })
  const listed = execFileSync('git', ['ls-files', '-z', '--others', '--exclude-per-directory=.gitignore'], {
    cwd: root,
  })
  const expected = listed.toString().split('\0').filter(Boolean).sort()
  expect([...(filesOnDisk(root).list() as Iterable<string>)].sort()).toEqual(expected)
  expect(expected).toContain('sub/build/out.md')
  // Seen from a folder in it, the rules above still hold.
  const sub = expected.filter((path) => path.startsWith('sub/')).map((path) => path.slice(4))
  expect([...(filesOnDisk(`${root}/sub`).list() as Iterable<string>)].sort()).toEqual(sub)
})

test('a path counts if the walk finds it, asked for one by one or all in one go', async () => {
  const vendored = { 'vendor/bundle/a.md': '', 'vendor/k8s.io/a.md': '' }
  const root = folderOf({ ...TREE, 'node_modules/x/a.md': '', 'sub/.git/HEAD': '', ...vendored })
  const files = filesOnDisk(root)
  const found = new Set(files.list() as Iterable<string>)
  const paths = [...Object.keys(TREE), 'node_modules/x/a.md', 'sub/.git/HEAD', 'sub/.git', ...Object.keys(vendored)]
  expect(paths.filter((path) => files.counts(path)).sort()).toEqual([...found].sort())
  // What is remembered is forgotten before anybody else has a turn.
  writeFileSync(join(root, '.gitignore'), 'a.md\n')
  await new Promise((resolve) => setImmediate(resolve))
  expect([files.counts('a.md'), files.counts('a.log')]).toEqual([false, true])
})
