// examples/mill through the program itself: an organisation with four environments of its own, served by its manual-lens.yml alone.
// The expected output lies beside this file, in mill/: every character of it.

import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { folderOf } from './folder'

const ROOT = join(__dirname, '../..')
const MILL = join(ROOT, 'examples', 'mill')
const PROGRAM = join(ROOT, '.cache', 'test-mill-cli.cjs')

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

function run(args: readonly string[], cwd = MILL) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('the mill', () => {
  test.each([
    ['check', ['check', '--verbose'], 1],
    ['references', ['references'], 0],
    ['explain-preproduction', ['explain', 'preprod'], 0],
    ['explain-uat', ['explain', 'uat'], 0],
    ['explain-production', ['explain', 'production', '--format', 'json'], 0],
  ] as const)('%s', async (name, args, code) => {
    const { status, stdout, stderr } = run(args)
    expect({ status, stderr }).toEqual({ status: code, stderr: '' })
    await expect(stdout).toMatchFileSnapshot(`mill/${name}.txt`)
  })

  test('an environment is explained by its title, too', () => {
    expect(run(['explain', 'pre-production'])).toEqual(run(['explain', 'preprod']))
    expect(run(['explain', 'Pre-production']).status).toBe(0)
  })

  test('a rule is explained without links that lead nowhere from a terminal', () => {
    expect(run(['explain', 'config/invalid']).stdout).toContain(' the file is described in Configuration.\n')
  })

  test('knows nothing of GOV.UK', () => {
    for (const name of ['integration', 'staging', 'carrenza', 'ephemeral'])
      expect(run(['explain', name])).toMatchObject({ status: 2, stdout: '' })
    expect(run(['explain', 'preprodution']).stderr).toContain('Did you mean preproduction')
  })
})

test('a wrong manual-lens.yml has its findings like any other file, and the rest of it counts', () => {
  const folder = folderOf({
    'manual-lens.yml': 'extends: none\nenvironments:\n  test:\n    sumary: x\n  attic:\n    state: old\n',
    'run.sh': 'millctl --environment attic\nmillctl --environment tset\n',
  })
  expect(run(['check'], folder)).toEqual({
    status: 1,
    stdout: `manual-lens.yml:4:5  error  There is no key “sumary” here. Did you mean “summary”?  config/invalid
manual-lens.yml:6:12  error  “state” takes active, deprecated, retired.  config/invalid

run.sh:2:23  warning  There is no environment “tset”. Did you mean “test”?  environments/unknown

2 files checked: 2 errors, 1 warning.
`,
    stderr: '',
  })
})

test('one that YAML can’t read is said once, and names in other files are not called unknown for it', () => {
  const folder = folderOf({
    'manual-lens.yml': 'extends: none\nenvironments:\n  test:\n    aliases: [a\n',
    'run.sh': 'millctl --environment tset\n',
  })
  const { status, stdout } = run(['check', '--quiet'], folder)
  expect(status).toBe(1)
  expect(stdout).toMatch(/^manual-lens\.yml:\d+:\d+ {2}error {2}YAML can’t read this: .* {2}config\/invalid\n$/)
})
