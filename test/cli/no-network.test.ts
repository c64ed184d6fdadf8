// The programs as they are shipped, over a whole workspace of somebody else's: no socket, no other program, no code made of text, no file outside the workspace and its neighbours.

import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node'
import { STATUS } from '../../server/lsp/protocol/messages'
import { folderOf } from './folder'

const ROOT = join(__dirname, '../..')
const GUARD = join(__dirname, 'guard.cjs')
const PROGRAMS = { cli: 'server/node/cli.ts', server: 'server/node/server.ts' } as const
const built = (name: keyof typeof PROGRAMS): string => join(ROOT, '.cache', `test-guarded-${name}.cjs`)

beforeAll(async () => {
  for (const [name, entry] of Object.entries(PROGRAMS))
    await build({
      entryPoints: [join(ROOT, entry)],
      outfile: built(name as keyof typeof PROGRAMS),
      bundle: true,
      platform: 'node',
      format: 'cjs',
      logLevel: 'warning',
    })
}, 60_000)

/** The sample manual with what would tempt a careless reader, and a clone beside it. */
function workspace(): { readonly root: string; readonly manual: string } {
  const root = folderOf({
    'charts/.git/HEAD': 'ref: refs/heads/main\n',
    'charts/.git/config': `[core]\n\tfsmonitor = "touch ran"\n\thooksPath = ../..\n\tsshCommand = touch ran\n[include]\n\tpath = /etc/gitconfig\n[credential]\n\thelper = !touch ran\n[filter "x"]\n\tclean = touch ran\n[remote "origin"]\n\turl = https://github.com/alphagov/govuk-helm-charts\n`,
    'charts/values.yaml': 'a: 1\n',
    'tree/.git': 'gitdir: /etc\n',
  })
  const manual = join(root, 'manual')
  cpSync(join(ROOT, 'examples/manual'), manual, { recursive: true })
  const more = folderOf({
    'source/manual/tempting.html.md': `---\n# $schema: https://evil.example/schema.json\ntitle: Tempting\n---\n![x](https://evil.example/x.png) <script src="https://evil.example/x.js"></script>\n\n[a](file:///etc/passwd) [b](../../../../../../etc/passwd) [c](https://github.com/alphagov/govuk-helm-charts/blob/main/values.yaml) on staging\n\n<%= require 'x'; system('touch ran') %> {{ lookup('pipe', 'touch ran') }}\n`,
    'manual-lens.yml': `frontMatter:\n  - { files: "**/tempting.html.md", schema: "https://evil.example/s.json" }\n  - { files: "**/*.md", schema: { $ref: "https://evil.example/s.json" }, extends: site }\nenvironments: { staging: { page: ../../etc/passwd.md, provisioning: "https://evil.example/x" } }\n`,
    'package.json': '{"scripts": {"postinstall": "touch ran"}, "main": "evil.js"}',
    'evil.js': 'require("fs").writeFileSync("ran", "")',
    '.vscode/settings.json': '{"manualLens.hover": {"toString": 1}, "manualLens.server": "/bin/sh"}',
    '.vscode/tasks.json': '{"tasks": [{"command": "touch ran", "runOptions": {"runOn": "folderOpen"}}]}',
  })
  cpSync(more, manual, { recursive: true })
  symlinkSync('/etc', join(manual, 'source/etc'))
  symlinkSync('/etc/passwd', join(manual, 'source/manual/passwd.html.md'))
  symlinkSync('/etc', join(root, 'charts/etc'))
  return { root, manual }
}

function environment(root: string) {
  const log = join(root, 'guard.log')
  return { log, env: { ...process.env, GUARD_LOG: log, GUARD_ROOT: root, NODE_OPTIONS: '' } }
}

const noted = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8') : '')

test.each([
  ["require('net').connect(1)", 'node:net connect'],
  ["require('https').get('https://x.example')", 'node:https get'],
  ["fetch('https://x.example')", 'fetch'],
  ["require('dns').lookup('x.example', () => {})", 'node:dns lookup'],
  ["require('child_process').exec('true')", 'node:child_process exec'],
  ["require('fs').readFileSync('/etc/passwd')", 'fs readFileSync /etc/passwd'],
  ["require('fs').readdirSync('link')", 'fs readdirSync link'],
  ["require('fs').promises.writeFile('/tmp/x', '')", 'fs writeFile /tmp/x'],
])('the guard notices %s', (code, what) => {
  const root = folderOf({})
  symlinkSync('/etc', join(root, 'link'))
  const { log, env } = environment(root)
  spawnSync(process.execPath, ['--require', GUARD, '-e', code], { env, cwd: root })
  expect(noted(log)).toContain(what)
})

describe.skipIf(process.platform === 'win32')('with the guard', () => {
  test.each([
    ['check'],
    ['check', '--format', 'json', '--verbose'],
    ['references'],
    ['explain', 'staging'],
    ['baseline'],
  ])('manual-lens %s %s %s', (...args) => {
    const { root, manual } = workspace()
    const { log, env } = environment(root)
    const all = args.filter((one) => typeof one === 'string')
    const { status, stdout } = spawnSync(process.execPath, ['--require', GUARD, built('cli'), ...all], {
      env,
      cwd: manual,
      encoding: 'utf8',
    })
    expect(noted(log)).toBe('')
    expect([0, 1]).toContain(status)
    expect(stdout.length).toBeGreaterThan(30)
    expect(stdout).not.toContain('root:')
    expect(['ran', '../ran', '../charts/ran'].filter((name) => existsSync(join(manual, name)))).toEqual([])
  })

  test('the language server, asked for everything', async () => {
    const { root, manual } = workspace()
    const { log, env } = environment(root)
    const server = spawn(process.execPath, ['--require', GUARD, built('server'), '--stdio'], { env, cwd: manual })
    const answers = await everything(server, manual)
    expect(noted(log)).toBe('')
    expect(answers).toBeGreaterThan(500)
    expect(['ran', '../ran', '../charts/ran'].filter((name) => existsSync(join(manual, name)))).toEqual([])
  }, 60_000)
})

/** Opens pages, asks whatever an editor asks, changes, saves, tells of changed files, and ends the server; how much was answered, in characters. */
async function everything(server: ChildProcess, manual: string): Promise<number> {
  const connection = createProtocolConnection(
    new StreamMessageReader(server.stdout!),
    new StreamMessageWriter(server.stdin!),
  )
  const ready = new Promise<void>((resolve) =>
    connection.onNotification(STATUS, ({ state }: { state: string }) => {
      if (state === 'ready') resolve()
    }),
  )
  for (const request of ['client/registerCapability', 'workspace/diagnostic/refresh', 'window/workDoneProgress/create'])
    connection.onRequest(request, () => null)
  connection.listen()
  const folder = pathToFileURL(manual).href
  await connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri: folder, name: 'manual' }],
    capabilities: { textDocument: { diagnostic: {} }, workspace: { workspaceFolders: true } },
  })
  await connection.sendNotification('initialized', {})
  await ready
  let length = 0
  const ask = async (method: string, params: object): Promise<void> => {
    length += JSON.stringify((await connection.sendRequest(method, params)) ?? null).length
  }
  const paths = ['source/manual/tempting.html.md', 'manual-lens.yml', 'source/manual/environments.html.md']
  for (const path of paths.filter((one) => existsSync(join(manual, one)))) {
    const uri = `${folder}/${path}`
    const text = readFileSync(join(manual, path), 'utf8')
    const textDocument = { uri, languageId: 'markdown', version: 1, text }
    await connection.sendNotification('textDocument/didOpen', { textDocument })
    for (const method of ['diagnostic', 'documentLink', 'codeLens', 'documentSymbol', 'semanticTokens/full'])
      await ask(`textDocument/${method}`, { textDocument: { uri } })
    const end = { line: text.split('\n').length, character: 0 }
    const range = { start: { line: 0, character: 0 }, end }
    await ask('textDocument/codeAction', { textDocument: { uri }, range, context: { diagnostics: [] } })
    for (const [line, words] of text.split('\n').entries())
      for (const { index } of words.matchAll(/(?<=^|\W)\w/g))
        for (const method of ['hover', 'definition', 'completion'])
          await ask(`textDocument/${method}`, { textDocument: { uri }, position: { line, character: index } })
    const changed = { textDocument: { uri, version: 2 }, contentChanges: [{ text: `${text}\nstaging\n` }] }
    await connection.sendNotification('textDocument/didChange', changed)
    await connection.sendNotification('textDocument/didSave', { textDocument: { uri } })
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }
  // Places outside, as somebody could name them who controls what an editor tells.
  const outside = [
    `${folder}/source/manual/passwd.html.md`,
    `${folder}/source/etc/passwd.md`,
    `${folder}/../../../../../../etc/passwd.md`,
    `${folder}/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/x.md`,
    `${folder}/..%2f..%2f..%2f..%2f..%2fetc%2fx.md`,
    'file:///etc/passwd',
    'file:///etc/hosts.md',
    'untitled:/etc/hosts.md',
    'vscode-vfs://github/etc/hosts.md',
  ]
  for (const uri of outside) {
    const textDocument = { uri, languageId: 'markdown', version: 1, text: 'staging' }
    await connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 1 }] })
    await connection.sendNotification('textDocument/didOpen', { textDocument })
    await ask('textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 1 } })
    await ask('manualLens/newPage', { textDocument: { uri }, title: '../../x' })
    await connection.sendNotification('textDocument/didClose', { textDocument: { uri } })
  }
  await ask('workspace/diagnostic', { previousResultIds: [] })
  await connection.sendRequest('shutdown')
  await connection.sendNotification('exit')
  await new Promise((resolve) => server.once('exit', resolve))
  connection.dispose()
  return length
}
