// Inside manual-lens.yml, by the protocol.

import { afterEach, expect, test } from 'vitest'
import type { CompletionItem, Hover } from 'vscode-languageserver'
import { YAML_SCHEMAS } from '../../server/lsp/protocol/messages'
import { type Options, startClient, type TestClient } from './client'

const CONFIG = `== manual-lens.yml
extends: none
environments:
  test:
    summary: For testing.
  attic:
    state: retired
    replacedBy: t
rules:
  links/relative: off
`

let client: TestClient | undefined
afterEach(() => client?.stop())

async function ask<R>(method: string, line: number, character: number, options: Options = {}): Promise<R> {
  client = await startClient(CONFIG, options)
  await client.ready
  return client.connection.sendRequest<R>(method, {
    textDocument: { uri: client.uri('manual-lens.yml') },
    position: { line, character },
  })
}

const OTHER_EXTENSION: Options = { experimental: { [YAML_SCHEMAS]: true } }

test('completion replaces the word', async () => {
  const found = await ask<CompletionItem[]>('textDocument/completion', 5, 14)
  expect(found.map(({ label, textEdit }) => [label, textEdit])).toEqual(
    ['active', 'deprecated', 'retired'].map((newText) => [
      newText,
      { range: { start: { line: 5, character: 11 }, end: { line: 5, character: 18 } }, newText },
    ]),
  )
})

test('hover explains keys and rules', async () => {
  expect((await ask<Hover>('textDocument/hover', 3, 6)).contents).toEqual({
    kind: 'markdown',
    value: '**summary** of environments › test\n\nWhat it is for, in a sentence.',
  })
  client?.stop()
  const { contents, range } = await ask<Hover>('textDocument/hover', 8, 6)
  expect(contents).toEqual({ kind: 'markdown', value: expect.stringContaining('**links/relative** rule\n\n') })
  expect(range).toEqual({ start: { line: 8, character: 2 }, end: { line: 8, character: 16 } })
})

test('what another extension says from the schema is left to it', async () => {
  expect(await ask('textDocument/hover', 3, 6, OTHER_EXTENSION)).toBeNull()
  client?.stop()
  expect(await ask('textDocument/completion', 5, 14, OTHER_EXTENSION)).toEqual([])
  client?.stop()
  const names = await ask<CompletionItem[]>('textDocument/completion', 6, 17, OTHER_EXTENSION)
  expect(names.map(({ label }) => label)).toEqual(['test'])
})
