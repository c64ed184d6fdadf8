// The program itself, bundled as it is shipped and started as a process of its own.

import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { folderOf } from './folder'

const ROOT = join(__dirname, '../..')
const PROGRAM = join(ROOT, '.cache', 'test-cli.cjs')
const SAMPLE = join(ROOT, 'examples', 'manual')
const CORPUS = join(ROOT, '../shared/corpus/govuk-developer-docs')

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

function run(args: readonly string[], cwd = SAMPLE) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [PROGRAM, ...args], { cwd, encoding: 'utf8' })
  return { status, stdout, stderr }
}

describe('clones beside the manual', () => {
  const commit = '0123456789abcdef0123456789abcdef01234567'
  const clone = {
    'charts/.git/HEAD': 'ref: refs/heads/main\n',
    'charts/.git/config': '[remote "origin"]\n\turl = git@github.com:alphagov/govuk-helm-charts.git\n',
    'charts/.git/refs/heads/main': `${commit}\n`,
    'charts/values.yaml': 'a: 1\nb: 2\n',
  }
  const address = 'https://github.com/alphagov/govuk-helm-charts/blob/main'
  const page = {
    'manual/a.md': `[1](${address}/values.yaml) [2](${address}/gone.yaml)\n[3](${address}/values.yaml#L3)\n`,
  }
  const found = (files: Readonly<Record<string, string>>) => {
    const { stdout } = run(['check', '--format', 'json', '--quiet'], join(folderOf(files), 'manual'))
    return JSON.parse(stdout).findings.map(
      ({ rule, severity, line, column, fixable }: Record<string, unknown>) =>
        `${line}:${column} ${severity} ${rule} ${fixable}`,
    )
  }

  test('tell what is not there', () => {
    expect(found({ ...clone, ...page })).toEqual([
      '1:78 warning links/repository-path false',
      '2:5 warning links/line-drift false',
    ])
    expect(found({ ...clone, ...page, 'charts/gone.yaml': '', 'charts/values.yaml': '\n\n\n' })).toEqual([
      '2:5 hint links/line-drift true',
    ])
  })

  test('tell nothing where they are no clones', () => {
    const { 'charts/.git/HEAD': _, 'charts/.git/config': __, ...plain } = clone
    expect(found({ ...plain, ...page })).toEqual(['2:5 hint links/line-drift false'])
  })
})

describe('exit codes and streams', () => {
  test('findings: 1, on standard output alone', () => {
    const { status, stdout, stderr } = run(['check', '--quiet'])
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' })
    expect(
      stdout
        .trim()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => /^(\S+:\d+:\d+)\s+\w+\s.*\s(\S+)$/.exec(line)?.slice(1).join(' ')),
    ).toEqual([
      'source/manual/deploy-an-application.html.md:2:14 front-matter/owner',
      'source/manual/deploy-an-application.html.md:9:50 links/relative',
      'source/manual/deploy-an-application.html.md:15:11 environments/retired-host',
      'source/manual/deploy-an-application.html.md:24:37 environments/unknown',
      'source/manual/deploy-an-application.html.md:28:2 links/text-mismatch',
      'source/manual/roll-back.html.md:1:1 front-matter/required-key',
    ])
  })

  test('nothing found: 0', () => {
    expect(run(['check', 'source/manual/environments.html.md', '--quiet'])).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    })
  })

  test('what can’t be done: 2 with a message, and the rest is still checked', () => {
    const { status, stdout, stderr } = run(['check', 'nowhere', 'source/manual/roll-back.html.md', '--quiet'])
    expect(status).toBe(2)
    expect(stderr).toMatch(/^manual-lens: nowhere does not exist/)
    expect(stdout).toContain('front-matter/required-key')
    expect(run(['chekc'])).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('check') })
  })

  test('the JSON of the contract', () => {
    const { version, root, summary, findings } = JSON.parse(run(['check', '--format', 'json']).stdout)
    expect({ version, root: root.endsWith('examples/manual'), summary }).toEqual({
      version: 1,
      root: true,
      summary: { files: 11, errors: 1, warnings: 5, infos: 0, hints: 0 },
    })
    expect(findings[1]).toEqual({
      rule: 'links/relative',
      severity: 'warning',
      path: 'source/manual/deploy-an-application.html.md',
      line: 9,
      column: 50,
      endLine: 9,
      endColumn: 74,
      message: expect.stringContaining('leading slash'),
      url: expect.stringMatching(/\/docs\/rules\/links\/relative\.md$/),
      fixable: true,
    })
    const { references } = JSON.parse(run(['references', 'charts', '--format', 'json']).stdout)
    expect(references[0]).toEqual({
      path: 'charts/app-config/values-integration.yaml',
      line: 2,
      column: 19,
      endLine: 2,
      endColumn: 30,
      text: 'integration',
      environment: 'integration',
      form: 'value',
      status: 'active',
    })
  })

  test('a reader that goes away early is no error', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" references | head -n 1', process.execPath, PROGRAM], {
      cwd: SAMPLE,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })

  test('folders that contain themselves, links to nothing, pipes and 11 MB files end well', () => {
    const folder = folderOf({
      'docs/large.md': 'words '.repeat(1_900_000),
      'docs/page.md': '---\ntitle: a: b\n---\n',
    })
    symlinkSync('..', join(folder, 'docs', 'again'))
    symlinkSync('nowhere.md', join(folder, 'docs', 'gone.md'))
    spawnSync('mkfifo', [join(folder, 'docs', 'pipe.md')])
    const { status, stdout, stderr } = run(['check', '--quiet'], folder)
    expect(status).toBe(1)
    expect(stdout).toMatch(/^docs\/page\.md:2:8 {2}error .* front-matter\/syntax\n$/)
    expect(stderr).toBe('')
    expect(run(['check'], folder).stderr).toContain(
      'docs/large.md is too large to be checked (11.4 MB; the limit is 10 MB).',
    )
  })
})

describe('lsp --stdio', () => {
  /** What a hover at the first place of `word` in a file of the folder says. */
  async function hover(
    folder: string,
    path: string,
    line: number,
    character: number,
  ): Promise<{ said: string; code: number | null }> {
    const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const connection = createProtocolConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    )
    const ready = new Promise<void>((resolve) =>
      connection.onNotification('manualLens/status', ({ state }: { state: string }) => {
        if (state === 'ready') resolve()
      }),
    )
    connection.listen()
    const uri = (name: string): string => `file://${join(folder, name)}`
    await connection.sendRequest('initialize', { processId: null, rootUri: uri(''), capabilities: {} })
    await connection.sendNotification('initialized', {})
    await ready
    const answer = await connection.sendRequest<{ contents: { value: string } } | null>('textDocument/hover', {
      textDocument: { uri: uri(path) },
      position: { line, character },
    })
    await connection.sendRequest('shutdown')
    await connection.sendNotification('exit')
    const code = await ended
    connection.dispose()
    return { said: answer?.contents.value ?? '', code }
  }

  test('answers, and ends with 0 after shutdown and exit', async () => {
    const { said, code } = await hover(SAMPLE, 'source/manual/roll-back.html.md', 6, 70)
    expect(said).toContain('Staging is the last stop before production')
    expect(code).toBe(0)
  })

  test.skipIf(!existsSync(CORPUS))(
    'on “Staging” in the developer manual’s own environments page quotes it and links to its provisioning',
    async () => {
      const path = 'source/manual/environments.html.md'
      const lines = readFileSync(join(CORPUS, path), 'utf8').split('\n')
      const line = lines.findIndex((text) => /^#+ .*Staging/.test(text))
      const { said } = await hover(CORPUS, path, line, lines[line]!.indexOf('Staging') + 2)
      const paragraph = lines.slice(line + 1).find((text) => text.trim() !== '')!
      expect(said.split('\n')[0]).toBe('**Staging** environment')
      expect(said).toContain(`${paragraph.replace(/[*_`[\]]/g, '').slice(0, 40)}`)
      expect(said).toContain('— this page')
      expect(said).toContain('https://github.com/alphagov/govuk-infrastructure/tree/main/terraform/variables/staging')
    },
  )
})
