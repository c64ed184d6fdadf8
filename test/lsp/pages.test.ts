// Pages and headings by the protocol: definition, references and completion of links.

import { afterEach, expect, test } from 'vitest'
import type { CompletionList, Location } from 'vscode-languageserver'
import { FILE_LINKS } from '../../server/lsp/protocol/messages'
import { type Options, startClient, type TestClient } from './client'

const PAGE = 'source/manual/other.html.md'
const MANUAL = `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.html.md
---
title: Deploy
---
## Steps
== ${PAGE}
---
title: Other
---
See [deploying](/manual/deploy.html#steps) and [again](deploy.html).
`

let client: TestClient | undefined
afterEach(() => client?.stop())

async function ask<R>(method: string, line: number, character: number, options: Options = {}, more = {}): Promise<R> {
  client = await startClient(MANUAL, options)
  await client.ready
  return client.connection.sendRequest<R>(method, {
    textDocument: { uri: client.uri(PAGE) },
    position: { line, character },
    ...more,
  })
}

const short = (locations: readonly Location[]): string[] =>
  locations.map(
    ({ uri, range }) => `${uri.slice('file:///manual/'.length)} ${range.start.line}:${range.start.character}`,
  )

test('definition: the heading that a link leads to, and its page', async () => {
  expect(short(await ask('textDocument/definition', 3, 8))).toEqual(['source/manual/deploy.html.md 3:0'])
  client?.stop()
  expect(short(await ask('textDocument/definition', 3, 50))).toEqual(['source/manual/deploy.html.md 0:0'])
})

test('links that the editor follows itself are left to it', async () => {
  const options = { experimental: { [FILE_LINKS]: true } }
  expect(await ask('textDocument/definition', 3, 50, options)).toEqual([])
  client?.stop()
  expect(short(await ask('textDocument/definition', 3, 8, options))).toEqual(['source/manual/deploy.html.md 3:0'])
})

test('references of the page that a link leads to, itself included when asked for', async () => {
  const ask2 = (includeDeclaration: boolean): Promise<Location[]> =>
    ask('textDocument/references', 3, 50, {}, { context: { includeDeclaration } })
  expect(short(await ask2(false))).toEqual([`${PAGE} 3:16`, `${PAGE} 3:55`])
  client?.stop()
  expect(short(await ask2(true))).toEqual(['source/manual/deploy.html.md 0:0', `${PAGE} 3:16`, `${PAGE} 3:55`])
})

test('completion in a link', async () => {
  client = await startClient(MANUAL)
  await client.ready
  await client.open(PAGE, '[a](/dep')
  const list = await client.connection.sendRequest<CompletionList>('textDocument/completion', {
    textDocument: { uri: client.uri(PAGE) },
    position: { line: 0, character: 8 },
  })
  expect(list).toMatchObject({
    isIncomplete: false,
    items: [
      {
        label: 'Deploy',
        filterText: '/manual/deploy.html Deploy',
        textEdit: {
          range: { start: { line: 0, character: 4 }, end: { line: 0, character: 8 } },
          newText: '/manual/deploy.html',
        },
      },
    ],
  })
})

test('a heading is renamed with the links to it', async () => {
  client = await startClient(MANUAL)
  await client.ready
  const at = {
    textDocument: { uri: client.uri('source/manual/deploy.html.md') },
    position: { line: 3, character: 5 },
  }
  expect(await client.connection.sendRequest('textDocument/prepareRename', at)).toMatchObject({ placeholder: 'Steps' })
  expect(await client.connection.sendRequest('textDocument/rename', { ...at, newName: 'What to do' })).toMatchObject({
    documentChanges: [
      { textDocument: { uri: at.textDocument.uri }, edits: [{ newText: 'What to do' }] },
      {
        textDocument: { uri: client.uri(PAGE) },
        edits: [{ range: { start: { line: 3, character: 36 } }, newText: 'what-to-do' }],
      },
    ],
  })
})
