// The server's two bundles as they are shipped: greeted at once, everything else after the second one is there, whatever a client sends before.

import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'

const DIST = join(__dirname, '../../dist')

beforeAll(() => void execFileSync(process.execPath, [join(__dirname, '../../scripts/build.mjs')]), 60_000)

/** All that a server answers to messages that are sent in one go, before it has answered anything; and its exit code. */
async function answersOf(program: readonly string[], messages: readonly object[]) {
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const bodies = messages.map((message) => JSON.stringify({ jsonrpc: '2.0', ...message }))
  child.stdin.write(bodies.map((body) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`).join(''))
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
