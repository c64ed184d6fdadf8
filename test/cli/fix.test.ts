// check --fix: what is written, what is not, and what stays as it is when writing fails or somebody else is quicker.

import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Rule } from '../../server/engine'
import { replaceText, writeText } from '../../server/node/write'
import { folderOf } from './folder'
import { cli, ruleOf } from './memory'
import { hasNobody, NOBODY, type Program, programOf } from './program'

const SLIP = '---\ntitle: a: b\n---\n\nText.\n'
const RIGHT = '---\ntitle: "a: b"\n---\n\nText.\n'
const RULE = ['--rule', 'front-matter/syntax']

let program: Program
beforeAll(async () => {
  program = await programOf('server/node/cli.ts')
})
afterAll(() => program.remove())

/** What is in a folder: names and texts, and links as what they lead to. */
function inside(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { withFileTypes: true }).filter((entry) => !entry.isDirectory())
  return Object.fromEntries(entries.map(({ name }) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const many = (count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`page-${String(index).padStart(3, '0')}.md`, SLIP]))

describe('in memory', () => {
  /** Marks every x; safe to fix for a small one, not for a big one. */
  const letters: Rule = ruleOf('words/x', function* (page) {
    for (const { 0: word, index } of page.text.matchAll(/x/gi)) {
      const span = { start: index, end: index + 1 }
      const edits = [{ path: page.path, span, text: 'y' }]
      yield { span, message: 'No x.', fixes: [{ title: 'y', edits, safe: word === 'x' }] }
    }
  })

  test('what is safe is written, what is left is shown, and counted', async () => {
    const files = { '/manual/a.md': 'x X\n\nx\n', '/manual/b.md': 'none\n' }
    expect(await cli(['check', '--fix'], files, { rules: [letters] })).toEqual({
      code: 1,
      out: 'a.md:1:3  warning  No x.  words/x\n\n2 files checked: 1 warning.\n',
      err: 'manual-lens: 2 findings in 1 file fixed.\n',
      written: { '/manual/a.md': 'y X\n\ny\n' },
    })
  })

  test('only what would be shown is fixed: paths, --rule, --severity, the baseline', async () => {
    const files = { '/manual/a.md': 'x\n', '/manual/b.md': 'x\n' }
    const world = { rules: [letters] }
    expect((await cli(['check', '--fix', 'b.md'], files, world)).written).toEqual({ '/manual/b.md': 'y\n' })
    expect((await cli(['check', '--fix', '--severity', 'error'], files, world)).written).toBeUndefined()
    const { written } = await cli(['baseline'], files, world)
    expect((await cli(['check', '--fix'], { ...files, ...written }, world)).written).toBeUndefined()
  })

  test('what touches another fix has its turn after it; one that goes round for ever ends', async () => {
    const world = { rules: [letters] }
    expect((await cli(['check', '--fix'], { '/manual/a.md': 'xxxx\n' }, world)).written).toEqual({
      '/manual/a.md': 'yyyy\n',
    })
    const restless = ruleOf('words/more', function* (page) {
      const edits = [{ path: page.path, span: { start: 0, end: 0 }, text: 'x' }]
      yield { span: { start: 0, end: 1 }, message: 'More.', fixes: [{ title: 'x', edits, safe: true }] }
    })
    const outcome = await cli(['check', '--fix'], { '/manual/a.md': 'x\n' }, { rules: [restless] })
    expect(outcome).toMatchObject({ code: 1, written: { '/manual/a.md': 'xxxxxxxxxxx\n' } })
  })

  test('a fix that concerns other files too is left to people', async () => {
    const wide = ruleOf('words/wide', function* (page) {
      const edit = { span: { start: 0, end: 0 }, text: '!' }
      const edits = ['a.md', 'b.md'].map((path) => ({ ...edit, path }))
      if (page.path === 'a.md') yield { span: edit.span, message: 'W.', fixes: [{ title: '!', edits, safe: true }] }
    })
    const files = { '/manual/a.md': 'a\n', '/manual/b.md': 'b\n' }
    expect(await cli(['check', '--fix'], files, { rules: [wide] })).toMatchObject({
      code: 1,
      err: 'manual-lens: nothing fixed.\n',
    })
  })

  test('what can’t be written is said, still shown, and the exit code is 2', async () => {
    const outcome = await cli(['check', '--fix'], { '/manual/a.md': 'x\n' }, { rules: [letters], unwritable: 'denied' })
    expect(outcome).toEqual({
      code: 2,
      out: 'a.md:1:1  warning  No x.  words/x\n\n1 file checked: 1 warning.\n',
      err: 'manual-lens: a.md fails (denied).\nmanual-lens: nothing fixed.\n',
    })
  })
})

describe('the file', () => {
  test('keeps its byte order mark, line endings, permissions, owner and link', () => {
    const root = folderOf({ 'real/a.md': `\ufeff${SLIP.replaceAll('\n', '\r\n')}` })
    symlinkSync('real/a.md', join(root, 'linked.md'))
    chmodSync(join(root, 'real/a.md'), 0o640)
    if (process.getuid?.() === 0) chownSync(join(root, 'real/a.md'), 1234, 2345)
    const before = statSync(join(root, 'real/a.md'))
    const { status, stderr } = program.run(['check', '--fix', ...RULE], root)
    expect({ status, stderr }).toEqual({ status: 0, stderr: 'manual-lens: 2 findings in 2 files fixed.\n' })
    expect(readFileSync(join(root, 'real/a.md'), 'utf8')).toBe(`\ufeff${RIGHT.replaceAll('\n', '\r\n')}`)
    const { mode, uid, gid } = statSync(join(root, 'real/a.md'))
    expect({ mode, uid, gid }).toEqual({ mode: before.mode, uid: before.uid, gid: before.gid })
    expect(lstatSync(join(root, 'linked.md')).isSymbolicLink()).toBe(true)
    expect(readdirSync(join(root, 'real'))).toEqual(['a.md'])
  })

  test('with a name as long as can be, or an odd one, is fixed', () => {
    const names = [`${'n'.repeat(252)}.md`, 'two\nlines %41 #.md']
    const root = folderOf(Object.fromEntries(names.map((name) => [name, SLIP])))
    expect(program.run(['check', '--fix', ...RULE], root).status).toBe(0)
    expect(inside(root)).toEqual(Object.fromEntries(names.map((name) => [name, RIGHT])))
  })

  test('that is not UTF-8 is left as it is, for its other bytes would be lost', () => {
    const bytes = Buffer.concat([Buffer.from(SLIP), Buffer.from([0xe9, 0x0a])])
    const root = folderOf({ 'a.md': bytes })
    const { status, stderr } = program.run(['check', '--fix', ...RULE], root)
    expect(status).toBe(2)
    expect(stderr).toContain('a.md has bytes that are not UTF-8, so it was not changed. Save it as UTF-8.')
    expect(readFileSync(join(root, 'a.md')).equals(bytes)).toBe(true)
  })

  test('that was changed or deleted between check and fix is not overwritten', () => {
    const root = folderOf({ 'a.md': 'mine now\n', 'b.md': 'after\n' })
    expect(replaceText(join(root, 'a.md'), 'before\n', 'after\n')).toMatchObject({
      kind: 'other',
      reason: expect.stringContaining('was changed by somebody else'),
    })
    // Somebody else has done the same already.
    expect(replaceText(join(root, 'b.md'), 'before\n', 'after\n')).toBeUndefined()
    expect(replaceText(join(root, 'gone.md'), 'before\n', 'after\n')).toMatchObject({ kind: 'missing' })
    expect(inside(root)).toEqual({ 'a.md': 'mine now\n', 'b.md': 'after\n' })
  })

  test('that is changed while its new text is being written is not overwritten', () => {
    const root = folderOf({ 'a.md': SLIP })
    const env = program.before(`const { fsyncSync } = fs
      fs.fsyncSync = (file) => { fsyncSync(file); fs.writeFileSync('a.md', 'mine now') }`)
    const { status, stderr } = program.run(['check', '--fix', ...RULE], root, { env })
    expect(status).toBe(2)
    expect(stderr).toContain('manual-lens: a.md was changed by somebody else while it was checked')
    expect(inside(root)).toEqual({ 'a.md': 'mine now' })
  })

  test('that is read-only stays as it is, also for root', () => {
    const root = folderOf({ 'a.md': SLIP, 'b.md': SLIP })
    chmodSync(join(root, 'a.md'), 0o444)
    const { status, stdout, stderr } = program.run(['check', '--fix', ...RULE], root)
    expect(status).toBe(2)
    expect(stdout).toContain('a.md:2:8')
    expect(stderr).toContain(
      'manual-lens: a.md is read-only, so it was not changed. Make it writable to have it fixed.',
    )
    expect(inside(root)).toEqual({ 'a.md': SLIP, 'b.md': RIGHT })
  })

  test.skipIf(!hasNobody)('in a folder that may not be written to stays as it is', () => {
    const root = folderOf({ 'in/a.md': SLIP })
    for (const folder of [root, join(root, 'in')]) chmodSync(folder, 0o555)
    const { status, stderr } = program.run(['check', '--fix', ...RULE], root, NOBODY)
    expect(status).toBe(2)
    expect(stderr).toContain(
      'manual-lens: in/a.md may not be written: permission denied. Change the permissions of its folder.',
    )
    for (const folder of [root, join(root, 'in')]) chmodSync(folder, 0o755)
    expect(inside(join(root, 'in'))).toEqual({ 'a.md': SLIP })
  })
})

test.skipIf(process.platform === 'win32')('a pipe or folder is not replaced by a file', () => {
  const root = folderOf({ 'folder/a.md': '' })
  execFileSync('mkfifo', [join(root, 'pipe')])
  const pipe = join(root, 'pipe')
  for (const path of [pipe, join(root, 'folder')]) {
    const reason = 'could not be written: it is not a file.'
    expect(writeText(path, 'new')).toEqual({ path, kind: 'other', reason })
    expect(replaceText(path, 'old', 'new')).toMatchObject({ kind: 'other' })
  }
  expect([lstatSync(pipe).isFIFO(), readdirSync(root).sort()]).toEqual([true, ['folder', 'pipe']])
})

describe('a full disk', () => {
  /** A disk of a few kB, where we may mount one. */
  function tinyDisk(): string | undefined {
    const folder = folderOf({})
    if (process.platform !== 'linux') return undefined
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=32k', 'tmpfs', folder]).status !== 0) return undefined
    onTestFinished(() => void execFileSync('umount', [folder]))
    return folder
  }

  test('leaves every file as it was, and nothing beside it', ({ skip }) => {
    const disk = tinyDisk()
    skip(disk === undefined, 'no disk may be mounted here')
    const text = SLIP + 'words '.repeat(2500)
    writeFileSync(join(disk!, 'a.md'), text)
    writeFileSync(join(disk!, 'b.md'), 'x'.repeat(8000))
    const { status, stdout, stderr } = program.run(['check', '--fix', ...RULE], disk!)
    expect(status).toBe(2)
    expect(stderr).toBe(
      'manual-lens: a.md could not be written: the disk is full. It is as it was. Make room and run this again.\nmanual-lens: nothing fixed.\n',
    )
    expect(stdout).toContain('a.md:2:8')
    expect(Object.keys(inside(disk!)).sort()).toEqual(['a.md', 'b.md'])
    expect(readFileSync(join(disk!, 'a.md'), 'utf8')).toBe(text)
  })

  test.each(['writeFileSync', 'fsyncSync', 'renameSync'])('that shows at %s leaves every file as it was', (call) => {
    const root = folderOf({ 'a.md': SLIP, 'b.md': SLIP })
    const env = program.before(`fs.${call} = (file) => {
      if (typeof file === 'number') fs.writeSync(file, 'half of')
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    }`)
    const { status, stderr } = program.run(['check', '--fix', ...RULE], root, { env })
    expect(status).toBe(2)
    expect(stderr.match(/could not be written: the disk is full/g)).toHaveLength(2)
    expect(inside(root)).toEqual({ 'a.md': SLIP, 'b.md': SLIP })
  })

  test.skipIf(process.platform === 'win32')('in the form of a limit of the process leaves the file as it was', () => {
    const root = folderOf({ 'a.md': SLIP + 'words '.repeat(500) })
    const before = inside(root)
    const { status, stderr } = spawnSync(
      'sh',
      ['-c', 'ulimit -f 1; exec "$0" "$1" check --fix', process.execPath, program.path],
      { cwd: root, encoding: 'utf8' },
    )
    expect(status).toBe(2)
    expect(stderr).toContain('a.md could not be written: EFBIG')
    expect(inside(root)).toEqual(before)
  })

  test('leaves the baseline as it was, too', () => {
    const root = folderOf({ 'manual-lens-baseline.json': 'old' })
    mkdirSync(join(root, 'folder'))
    expect(writeText(join(root, 'folder'), 'new')).toMatchObject({ kind: 'other' })
    expect(readdirSync(root).sort()).toEqual(['folder', 'manual-lens-baseline.json'])
    const env = program.before(`fs.fsyncSync = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    }`)
    writeFileSync(join(root, 'manual-lens-baseline.json'), '{"version":1,"findings":[]}\n')
    const { status, stderr } = program.run(['baseline'], root, { env })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringContaining('manual-lens-baseline.json could not be written: the disk is full.'),
    })
    expect(inside(root)).toEqual({ 'manual-lens-baseline.json': '{"version":1,"findings":[]}\n' })
  })
})

describe.skipIf(process.platform === 'win32')('a process', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('told to end by %s finishes the file at hand and no other', (signal) => {
    const root = folderOf(many(20))
    const env = program.before(`const { renameSync } = fs
      let count = 0
      fs.renameSync = (from, to) => {
        if (++count === 3) process.kill(process.pid, '${signal}')
        renameSync(from, to)
      }`)
    const { signal: by, stderr } = program.run(['check', '--fix', ...RULE], root, { env })
    expect(by).toBe(signal)
    expect(stderr).toContain(`page-003.md was not fixed: stopped by ${signal}.`)
    expect(Object.values(inside(root))).toEqual([...Array(3).fill(RIGHT), ...Array(17).fill(SLIP)])
  })

  test('killed outright leaves whole files, old or new', () => {
    const root = folderOf(many(5))
    const env = program.before(`const { fsyncSync } = fs
      let count = 0
      fs.fsyncSync = (file) => {
        if (++count === 3) process.kill(process.pid, 'SIGKILL')
        fsyncSync(file)
      }`)
    expect(program.run(['check', '--fix', ...RULE], root, { env }).signal).toBe('SIGKILL')
    const left = Object.entries(inside(root)).filter(([name]) => !name.endsWith('.tmp'))
    expect(left.map(([, text]) => text)).toEqual([RIGHT, RIGHT, SLIP, SLIP, SLIP])
    // What it left is in nobody's way.
    expect(program.run(['check', '--fix', ...RULE], root).status).toBe(0)
  })

  test('and three others at once fix everything once', async () => {
    const root = folderOf(many(60))
    const runs = await Promise.all(
      Array.from({ length: 4 }, () => {
        const child = program.start(['check', '--fix', ...RULE], root)
        child.stdout?.resume()
        let stderr = ''
        child.stderr?.on('data', (data) => {
          stderr += data
        })
        return new Promise((resolve) => child.on('close', (code) => resolve({ code, stderr })))
      }),
    )
    for (const run of runs)
      expect(run).toEqual({ code: 0, stderr: expect.stringMatching(/^manual-lens: .* fixed\.\n$/) })
    expect(Object.values(inside(root))).toEqual(Array(60).fill(RIGHT))
    expect(existsSync(join(root, 'page-060.md'))).toBe(false)
  })
})
