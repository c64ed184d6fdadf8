// Reports over files of somebody else's: nothing in them commands a terminal or a build, and programs can read them.

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { folderOf } from './folder'

const ROOT = join(__dirname, '../..')
const PROGRAM = join(ROOT, '.cache', 'test-hostile-cli.cjs')

beforeAll(async () => {
  await build({
    entryPoints: [join(ROOT, 'server/node/cli.ts')],
    outfile: PROGRAM,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
})

function run(cwd: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8' })
  return { status, stdout, stderr, all: stdout + stderr }
}

/** Links, colours, titles, bells, controls of eight bits, other directions, what can't be seen. */
const TERMINAL = '\u001b]8;;https://evil.example\u0007x\u001b[31m\u009b2J\r\u0008\u202eb\u200b\u007f'
const COMMANDS = ['::error file=a::x', '##[error]x', '##vso[task.setvariable variable=PATH]x', '##teamcity[x]']

function folderWith(words: string): string {
  const yaml = JSON.stringify(words)
  const name = words.replace(/[/\0\r\n]/g, '_').slice(0, 100)
  return folderOf({
    'manual-lens.yml': `environments:\n  staging: { title: ${yaml}, aliases: [${yaml}], summary: ${yaml}, state: retired, since: ${yaml}, hosting: ${yaml} }\nfrontMatter:\n  - { files: "source/**", keys: { must: { description: ${yaml}, enum: [${yaml}], examples: [${yaml}] } }, required: [must] }\n${yaml}: 1\n`,
    'config/tech-docs.yml': 'service_name: x\n',
    [`source/manual/${name}.html.md`]: `---\ntitle: ${yaml}\n${yaml}: ${yaml}\nsection: x\n---\n${words.replace(/[\r\n]/g, ' ')}\n\n${words.replace(/[\r\n]/g, ' ')} [${words}](/no/${words}.html) on staging\n`,
    [`${name}/values-staging.yaml`]: `url: https://a.production.example.org/${words}\n`,
  })
}

const RUNS: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--verbose'],
  ['check', 'no-such-file'],
  ['references'],
  ['explain', 'staging'],
  ['explain', 'must'],
  ['explain', 'stagingg'],
  ['explain', TERMINAL.slice(0, -1)],
]

describe('text', () => {
  test('holds no control character and nothing that can’t be seen', () => {
    const folder = folderWith(TERMINAL)
    for (const args of [...RUNS, ['check', '--format', 'github']]) {
      const { all, status } = run(folder, ...args)
      expect(all.length, args.join(' ')).toBeGreaterThan(20)
      expect([0, 1, 2]).toContain(status)
      expect(all.match(/[\0-\x09\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069]/g) ?? [], args.join(' ')).toEqual(
        [],
      )
    }
    expect(run(folder, 'check').stdout).toContain('�]8;;https:')
  })

  test.each(['::error file=a::x', COMMANDS.slice(1).join(' ')])('“%s” commands no build', (words) => {
    const folder = folderWith(words)
    for (const args of RUNS) {
      const { all } = run(folder, ...args)
      // As GitHub's runner reads a log (v2 at the beginning of a line, v1 anywhere), and those of Azure and TeamCity.
      for (const line of all.split(/\r?\n|\r/)) {
        expect(line.trimStart().startsWith('::'), line).toBe(false)
        expect(line, args.join(' ')).not.toMatch(/##\w*\[/)
      }
    }
  })

  test('a file whose name begins with a command', () => {
    const folder = folderOf({ '::stop-commands::x.md': '---\na: [\n---\n', '##[group]a.md': '---\na: [\n---\n' })
    const { stdout } = run(folder, 'check')
    expect(stdout).toContain('�:stop-commands::x.md:')
    expect(stdout).not.toMatch(/^\s*::|##\w*\[/m)
  })
})

describe('the format for GitHub', () => {
  test('has one command a line, whatever files and messages hold', () => {
    const folder = folderOf({
      'manual-lens.yml': `${JSON.stringify('a\n::error file=x::y\r\n%0A::z')}: 1\n`,
      'a,line=1::b%0Ac:d\n::warning::x.md': '---\na: [\n---\n',
    })
    const lines = run(folder, 'check', '--format', 'github').stdout.trimEnd().split('\n')
    expect(lines).toHaveLength(3)
    for (const line of lines.slice(0, -1)) {
      const [, properties = '', message = ''] = /^::(?:error|warning|notice) ([^:]*)::(.*)$/.exec(line) ?? []
      expect(properties.split(',').map((one) => one.split('=')[0])).toEqual(
        expect.arrayContaining(['file', 'line', 'endLine', 'title']),
      )
      expect(properties.match(/file=([^,]*)/)?.[1]).not.toMatch(/[\n\r:]|%(?!25|0A|0D|3A|2C)/)
      expect(message).not.toMatch(/%(?!25|0A|0D)/)
    }
  })
})

describe('JSON', () => {
  test.each([TERMINAL, COMMANDS.join(' '), '"\\\\"\\u0000\u2028', '\ud800 lone \udc00', '\\##[x]', '__proto__'])(
    'of %j is JSON, says it as it is, and commands nothing',
    (words) => {
      const folder = folderWith(words)
      for (const args of [['check'], ['references'], ['explain', 'staging']]) {
        const { stdout } = run(folder, ...args, '--format', 'json')
        expect(stdout).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u202a-\u202e]/)
        expect(stdout).not.toMatch(/##\w*\[|^\s*::/m)
        const data = JSON.parse(stdout)
        expect(data.version).toBe(1)
        if (args[0] === 'explain') expect(data.explanations[0].title).toBe(words.trim())
      }
    },
  )
})

test.skipIf(process.platform === 'win32')(
  'a baseline that is a link out of the folder is neither read nor written through',
  () => {
    const outside = folderOf({ 'target.json': '{"version": 1, "findings": []}', '.bashrc': 'echo\n' })
    for (const target of ['target.json', '.bashrc', 'nothing.json']) {
      const folder = folderOf({ 'a.md': '---\na: [\n---\n' })
      symlinkSync(join(outside, target), join(folder, 'manual-lens-baseline.json'))
      run(folder, 'baseline')
      expect(readFileSync(join(outside, 'target.json'), 'utf8')).toBe('{"version": 1, "findings": []}')
      expect(readFileSync(join(outside, '.bashrc'), 'utf8')).toBe('echo\n')
      expect(existsSync(join(outside, 'nothing.json'))).toBe(false)
    }
  },
)

test.skipIf(process.platform === 'win32')('files behind links that lead out are not checked', () => {
  const outside = folderOf({ 'secret.md': '---\na: [\n---\n', 'in/secret.md': '---\na: [\n---\n' })
  const folder = folderOf({ 'a.md': 'x\n' })
  symlinkSync(join(outside, 'secret.md'), join(folder, 'b.md'))
  symlinkSync(join(outside, 'in'), join(folder, 'c'))
  symlinkSync('/dev/zero', join(folder, 'd.md'))
  symlinkSync('/dev/zero', join(folder, '.gitignore'))
  const { stdout } = run(folder, 'check', '--format', 'json')
  expect(JSON.parse(stdout)).toMatchObject({ summary: { files: 1 }, findings: [] })
})
