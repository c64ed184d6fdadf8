// What a disk may have in store for a check: each ends, says what it could not do, and checks the rest.

import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { load } from '../../server/files/load'
import { filesOnDisk } from '../../server/node/disk'
import { folderOf } from './folder'
import { hasNobody, NOBODY, type Program, programOf } from './program'

const BAD = '---\ntitle: a: b\n---\n'
const FOUND = 'front-matter/syntax'
let program: Program
beforeAll(async () => {
  program = await programOf('server/node/cli.ts')
})
afterAll(() => program.remove())

/** Path -> rules found there, from a run that answers in JSON. */
function found(stdout: string): Record<string, string[]> {
  const byPath: Record<string, string[]> = {}
  for (const { path, rule } of JSON.parse(stdout).findings) {
    byPath[path] ??= []
    byPath[path].push(rule)
  }
  return byPath
}

test('files that vanish, change their kind or their text under the load', async () => {
  const root = folderOf({ 'a.md': BAD, 'b.md': BAD, 'c.md': BAD, 'd.md': BAD, 'e.md': BAD, 'f.md': 'old' })
  const disk = filesOnDisk(root)
  const { workspace, failures } = await load(
    {
      ...disk,
      *list() {
        // All are listed; then somebody switches the branch.
        const listed = [...(disk.list() as Iterable<string>)]
        rmSync(join(root, 'b.md'))
        rmSync(join(root, 'c.md'))
        mkdirSync(join(root, 'c.md'))
        rmSync(join(root, 'd.md'))
        if (process.platform !== 'win32') execFileSync('mkfifo', [join(root, 'd.md')])
        rmSync(join(root, 'e.md'))
        symlinkSync('e.md', join(root, 'e.md'))
        writeFileSync(join(root, 'f.md'), 'new')
        yield* listed
      },
    },
    '2026-11-24',
  )
  expect(failures.map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual([
    'b.md missing',
    'c.md other',
    'd.md other',
    'e.md other',
  ])
  expect([...workspace.pages.values()].map(({ path, text }) => `${path}: ${text}`).sort()).toEqual([
    `a.md: ${BAD}`,
    'f.md: new',
  ])
  // What has gone is not there, so links to it are broken; the rest is there, if unread.
  expect([...workspace.files].sort()).toEqual(['a.md', 'c.md', 'd.md', 'e.md', 'f.md'])
})

test('somebody else makes, renames and deletes files all the while', async () => {
  const root = folderOf({ 'a.md': BAD })
  const churn = spawn(process.execPath, [
    '-e',
    `const fs = require('node:fs')
    process.stdout.write('on')
    for (let i = 0; ; i++) {
      const name = (n) => ${JSON.stringify(root)} + '/churn-' + (n % 50) + '.md'
      try { fs.writeFileSync(name(i), 'words '.repeat(i % 3000)) } catch {}
      try { fs.renameSync(name(i), name(i * 7)) } catch {}
      try { fs.rmSync(name(i * 3)) } catch {}
    }`,
  ])
  try {
    await new Promise((resolve) => churn.stdout.once('data', resolve))
    for (let round = 0; round < 5; round++) {
      const { status, stdout } = program.run(['check', '--format', 'json'], root)
      expect(status).toBe(1)
      expect(found(stdout)['a.md']).toEqual([FOUND])
    }
  } finally {
    churn.kill('SIGKILL')
  }
})

test.skipIf(!hasNobody)('what may not be read is said, the rest is checked, and the exit code is 2', () => {
  const root = folderOf({ 'a.md': BAD, 'secret.md': BAD, 'locked/b.md': BAD, 'locked/.gitignore': '' })
  chmodSync(root, 0o755)
  chmodSync(join(root, 'secret.md'), 0)
  chmodSync(join(root, 'locked'), 0)
  const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root, NOBODY)
  chmodSync(join(root, 'locked'), 0o755)
  expect(status).toBe(2)
  expect(found(stdout)).toEqual({ 'a.md': [FOUND] })
  const reason = 'may not be read: permission denied. Change its permissions to have it checked.'
  expect(stderr).toContain(`manual-lens: secret.md ${reason}\n`)
  expect(stderr).toContain(`manual-lens: locked ${reason}\n`)
})

test('a folder that links to itself, to what is above it, and in a ring with another', () => {
  const root = folderOf({ 'a/page.md': BAD, 'b/page.md': BAD })
  symlinkSync('.', join(root, 'a', 'self'))
  symlinkSync('..', join(root, 'a', 'up'))
  symlinkSync('../b', join(root, 'a', 'ring'))
  symlinkSync('../a', join(root, 'b', 'ring'))
  symlinkSync('two', join(root, 'one'))
  symlinkSync('one', join(root, 'two'))
  const { status, stdout } = program.run(['check', '--format', 'json'], root)
  expect(found(stdout)).toEqual({ 'a/page.md': [FOUND], 'b/page.md': [FOUND] })
  // A link that leads nowhere for ever can't be read: said, as what it is.
  expect(status).toBe(2)
})

test.skipIf(process.platform === 'win32')('pipes, sockets and devices are not waited for', async () => {
  const root = folderOf({ 'a.md': BAD })
  execFileSync('mkfifo', [join(root, 'pipe.md')])
  symlinkSync('/dev/zero', join(root, 'zero.md'))
  symlinkSync('pipe.md', join(root, 'linked.md'))
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(join(root, 'socket.md'), resolve))
  try {
    const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root)
    expect({ status, stderr, found: found(stdout) }).toEqual({ status: 1, stderr: '', found: { 'a.md': [FOUND] } })
    // Asked for by name none of them looks checked.
    for (const name of ['pipe.md', 'socket.md', 'linked.md', '/dev/zero'])
      expect(program.run(['check', name], root).stderr, name).toMatch(/is not|could not|kind/)
  } finally {
    server.close()
  }
})

test('2 GB are not read, and said to be left out; asked for by name they are a failure', () => {
  const root = folderOf({ 'a.md': BAD, 'huge.md': '' })
  truncateSync(join(root, 'huge.md'), 2 ** 31)
  const said = 'manual-lens: huge.md is too large to be checked (2147.5 MB; the limit is 10 MB).'
  const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root)
  expect({ status, stderr, found: found(stdout) }).toEqual({
    status: 1,
    stderr: `${said} It was left out.\n`,
    found: { 'a.md': [FOUND] },
  })
  expect(program.run(['check', 'huge.md'], root)).toMatchObject({ status: 2, stderr: expect.stringContaining(said) })
})

test('text that is no UTF-8, or UTF-16', () => {
  const root = folderOf({
    'a.md': BAD,
    'latin.md': Buffer.from('# Caf\xe9\n\nText.\n', 'latin1'),
    'cut.md': new Uint8Array([0x23, 0x20, 0xf0, 0x9f, 0x98]),
    'wide.md': new Uint8Array([0xff, 0xfe, 0x61, 0, 0x0a, 0]),
    'odd.md': new Uint8Array([0xff, 0xfe, 0x61]),
    'surrogate.md': new Uint8Array([0x61, 0xed, 0xa0, 0x80, 0x0a]),
  })
  const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root)
  expect(found(stdout)['a.md']).toEqual([FOUND])
  expect(status).toBe(2)
  for (const name of ['wide.md', 'odd.md'])
    expect(stderr).toContain(`manual-lens: ${name} is not UTF-8 but UTF-16. Save it as UTF-8 to have it checked.\n`)
  expect(stderr).not.toContain('internal error')
})

test('a page or configuration with a NUL in it is damaged, and says so; what else has one is no text', () => {
  const root = folderOf({
    'a.md': BAD,
    'page.md': '# Deploying\n\nTo \0staging.\n',
    'manual-lens.yml': 'environments:\n  staging: {}\n\0\n',
    'program.sh': '\0\0\0',
  })
  const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root)
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
  const { findings } = JSON.parse(stdout) as { findings: { path: string; rule: string; line: number }[] }
  expect(findings.map(({ path, rule, line }) => `${path}:${line} ${rule}`)).toEqual([
    'a.md:2 front-matter/syntax',
    'manual-lens.yml:3 config/invalid',
    'manual-lens.yml:3 page/unreadable',
    'page.md:3 page/unreadable',
  ])
})

const ODD = [
  'two\nlines.md',
  'tab\there.md',
  `quo"te's.md`,
  '100%.md',
  '%41.md',
  'a#b?c=d.md',
  ' spaces  in it .md',
  '-x.md',
  '\u001b[31mred.md',
  'ü 🎉 \u202e.md',
  '[x](y).md',
  `${'long'.repeat(63)}.md`,
]

test.skipIf(process.platform === 'win32')('file names with odd characters', () => {
  const root = folderOf(Object.fromEntries(ODD.map((name) => [name, BAD])))
  const json = program.run(['check', '--format', 'json'], root)
  expect({ status: json.status, stderr: json.stderr }).toEqual({ status: 1, stderr: '' })
  expect(Object.keys(found(json.stdout)).sort()).toEqual([...ODD].sort())
  // One line a finding, and to people nothing that steers a terminal, whatever the names say.
  for (const format of ['text', 'github']) {
    const { stdout } = program.run(['check', '--quiet', '--format', format], root)
    expect(
      stdout.split('\n').filter((line) => line !== ''),
      format,
    ).toHaveLength(ODD.length)
    if (format === 'text') expect(stdout).not.toContain('\u001b')
  }
  for (const name of ['-x.md', 'two\nlines.md', '%41.md'])
    expect(found(program.run(['check', '--format', 'json', '--', name], root).stdout), name).toEqual({
      [name]: [FOUND],
    })
})

test.skipIf(process.platform !== 'linux')('file names that are not UTF-8 are said, and not taken for clean', () => {
  const root = folderOf({ 'a.md': BAD })
  const bytes = (name: string): Buffer => Buffer.concat([Buffer.from(`${root}/`), Buffer.from(name, 'latin1')])
  writeFileSync(bytes('caf\xe9.md'), BAD)
  mkdirSync(bytes('dossi\xe9'))
  writeFileSync(bytes('dossi\xe9/b.md'), BAD)
  // This one is UTF-8, and has the character that stands for what isn't.
  writeFileSync(join(root, 'real\ufffd.md'), BAD)
  const { status, stdout, stderr } = program.run(['check', '--format', 'json'], root)
  expect(status).toBe(2)
  expect(found(stdout)).toEqual({ 'a.md': [FOUND], 'real\ufffd.md': [FOUND] })
  const said = 'has a name that is not UTF-8. Rename it to have it checked.'
  expect(stderr.split('\n').sort()).toEqual([
    '',
    `manual-lens: caf\ufffd.md ${said}`,
    `manual-lens: dossi\ufffd ${said}`,
  ])
})

test.skipIf(process.platform === 'win32')('nobody reads the output: it ends, and quietly', () => {
  // More than a pipe holds.
  const root = folderOf({ 'a.md': `# A\n\n${'Carrenza. '.repeat(3000)}\n` })
  for (const format of ['text', 'json', 'github']) {
    const script = `{ "$0" "$1" check --format ${format}; echo "code $?" >&2; } | head -c 10`
    const { stdout, stderr } = spawnSync('sh', ['-c', script, process.execPath, program.path], {
      cwd: root,
      encoding: 'utf8',
    })
    expect([stdout.length, stderr]).toEqual([10, 'code 1\n'])
  }
})

test.skipIf(process.platform !== 'linux')('output to a full disk is a failure that is said', () => {
  const root = folderOf({ 'a.md': BAD })
  const full = openSync('/dev/full', 'w')
  const { status, stderr } = program.run(['check'], root, { stdio: ['ignore', full, 'pipe'] })
  expect(status).toBe(2)
  expect(stderr).toContain('manual-lens: the output could not be written: ENOSPC')
})

test.skipIf(process.platform === 'win32').each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a check at once, and nothing is left behind',
  async (signal) => {
    // More than a pipe holds, so that the program is still at it when the signal comes.
    const root = folderOf({ 'a.md': `# A\n\n${'Carrenza. '.repeat(20_000)}\n` })
    const child = program.start(['check'], root)
    const ended = new Promise<unknown>((resolve) => child.on('exit', (_, by) => resolve(by)))
    await new Promise((resolve) => child.stdout?.once('readable', resolve))
    child.kill(signal)
    expect(await ended).toBe(signal)
    expect(readdirSync(root)).toEqual(['a.md'])
  },
)

test.skipIf(process.platform !== 'linux')('a current folder that was deleted is said', () => {
  const script = 'mkdir here && cd here && rmdir ../here && exec "$0" "$1" check'
  const { status, stderr } = spawnSync('sh', ['-c', script, process.execPath, program.path], {
    cwd: folderOf({}),
    encoding: 'utf8',
  })
  expect([status, stderr]).toEqual([
    2,
    'manual-lens: the current folder does not exist any more. Go to one that does.\n',
  ])
})

test('an exception that nobody caught is no finding: exit code 2', () => {
  const root = folderOf({ 'a.md': BAD })
  const env = program.before(`fs.readdirSync = () => { setImmediate(() => { throw new Error('oh') }); return [] }`)
  const { status, stderr } = program.run(['check'], root, { env })
  expect([status, stderr.includes('manual-lens: internal error, please report it: Error: oh')]).toEqual([2, true])
})

test('a root that is renamed away under the load', async () => {
  const root = folderOf({ 'in/a.md': BAD, 'in/b.md': BAD })
  const disk = filesOnDisk(join(root, 'in'))
  const { workspace, failures } = await load(
    {
      ...disk,
      *list() {
        const listed = [...(disk.list() as Iterable<string>)]
        renameSync(join(root, 'in'), join(root, 'out'))
        yield* listed
      },
    },
    '2026-11-24',
  )
  expect([workspace.pages.size, failures.map(({ kind }) => kind)]).toEqual([0, ['missing', 'missing']])
})
