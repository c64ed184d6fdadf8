// The server's bundles as they are shipped: greeted at once, everything else after the others are there, whatever a client sends before.

import { execFileSync, fork, spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const DIST = join(__dirname, '../../dist')

beforeAll(() => void execFileSync(process.execPath, [join(__dirname, '../../scripts/build.mjs')]), 60_000)

/** All that a server answers to messages that are sent in one go, before it has answered anything; and its exit code. */
async function answersOf(program: readonly string[], messages: readonly object[], header = 'Content-Length') {
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const bodies = messages.map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  child.stdin.write(bodies.map((body) => `${header}: ${Buffer.byteLength(body)}\r\n\r\n${body}`).join(''))
  const code = await ended
  const answers = said
    .split(/Content-Length: \d+\r\n\r\n/)
    .filter((text) => text !== '')
    .map((text) => JSON.parse(text) as { id?: unknown; result?: unknown; error?: { code: number } })
    .filter(({ id, error, result }) => id !== undefined && (error !== undefined || result !== undefined))
  return { answers, code }
}

test.each([
  [[join(DIST, 'server.js'), '--stdio']],
  [[join(DIST, 'cli.js'), 'lsp', '--stdio']],
  [[join(DIST, 'cli.js'), 'lsp']],
])('%j answers in order what was sent before it was greeted', async (program) => {
  const textDocument = { uri: 'untitled:a.md' }
  const { answers, code } = await answersOf(program, [
    { id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } },
    { method: 'initialized', params: {} },
    {
      method: 'textDocument/didOpen',
      params: { textDocument: { ...textDocument, languageId: 'markdown', version: 1, text: 'On staging.\n' } },
    },
    { id: 2, method: 'textDocument/hover', params: { textDocument, position: { line: 0, character: 4 } } },
    { id: 3, method: 'nobody/knows' },
    { id: 4, method: 'shutdown' },
    // Errors of one bundle are known in the other: this one has a code.
    { id: 5, method: 'textDocument/hover', params: { textDocument, position: { line: 0, character: 4 } } },
    { method: 'exit' },
  ])
  expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
    [1, undefined],
    [2, undefined],
    [3, -32601],
    [4, undefined],
    [5, -32600],
  ])
  expect(JSON.stringify(answers[1]!.result)).toContain('**Staging** environment')
  expect(code).toBe(0)
})

const MESSAGES = [
  { id: 'a', method: 'initialize', params: { processId: null, rootUri: null, capabilities: { workspace: {} } } },
  { method: 'initialized', params: {} },
  { id: 2, method: 'shutdown' },
  { method: 'exit' },
]

test('the first answer is the one that the library would give, and comes once', async () => {
  const program = [join(DIST, 'server.js'), '--stdio']
  const early = await answersOf(program, MESSAGES)
  // With another header before it, the first message is left to the library.
  const late = await answersOf(
    program,
    MESSAGES,
    'Content-Type: application/vscode-jsonrpc; charset=utf-8\r\nContent-Length',
  )
  expect(early.answers.map(({ id }) => id)).toEqual(['a', 2])
  expect(early).toEqual(late)
})

test.each([
  [{ id: 1, method: 'initialize', params: {} }, -32602],
  [{ id: 1, method: 'textDocument/hover', params: {} }, -32002],
])('what comes first and is no good is refused: %j', async (first, code) => {
  const { answers } = await answersOf([join(DIST, 'server.js'), '--stdio'], [first, ...MESSAGES])
  expect(answers.map(({ id, error }) => [id, error?.code])).toEqual([
    [1, code],
    ['a', undefined],
    [2, undefined],
  ])
})

test('over the channel of its parent it is greeted at once, too', async () => {
  const child = fork(join(DIST, 'server.js'), ['--node-ipc'], { execArgv: [] })
  const answers: { id?: unknown; result?: unknown }[] = []
  child.on('message', (message) => answers.push(message as { id?: unknown }))
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve))
  for (const message of MESSAGES) child.send({ jsonrpc: '2.0', ...message })
  expect(await ended).toBe(0)
  expect(answers.flatMap(({ id, result }) => (result === undefined ? [] : [id]))).toEqual(['a', 2])
})
