// Going from a name to its places, by the protocol.

import { afterEach, expect, test } from 'vitest'
import type { CodeLens, CompletionItem, DocumentHighlight, Location, WorkspaceSymbol } from 'vscode-languageserver'
import { type Options, startClient, type TestClient } from './client'

const ENVIRONMENTS = 'source/manual/environments.html.md'
const PAGE = 'source/manual/a.html.md'
const MANUAL = `== config/tech-docs.yml
service_name: Manual
== ${ENVIRONMENTS}
# Environments

## Staging

The last stop.
== ${PAGE}
From staging to staging.
== values.yaml
environment: staging
`

let client: TestClient | undefined
afterEach(() => client?.stop())

async function ask<R>(
  method: string,
  path: string,
  line: number,
  character: number,
  more: object = {},
  options: Options = {},
): Promise<R> {
  client = await startClient(MANUAL, options)
  await client.ready
  return client.connection.sendRequest<R>(method, {
    textDocument: { uri: client.uri(path) },
    position: { line, character },
    ...more,
  })
}

const short = (locations: readonly Location[]): string[] =>
  locations.map(
    ({ uri, range }) => `${uri.split('/').at(-1)} ${range.start.line}:${range.start.character}-${range.end.character}`,
  )

test('definition', async () => {
  expect(short(await ask('textDocument/definition', PAGE, 0, 7))).toEqual(['environments.html.md 2:0-10'])
  client?.stop()
  expect(await ask('textDocument/definition', PAGE, 0, 1)).toEqual([])
})

test('references, with and without the heading that describes it', async () => {
  const all = ['a.html.md 0:5-12', 'a.html.md 0:16-23', 'environments.html.md 2:3-10', 'values.yaml 0:13-20']
  expect(
    short(await ask('textDocument/references', 'values.yaml', 0, 14, { context: { includeDeclaration: true } })),
  ).toEqual(all)
  client?.stop()
  const used = await ask<Location[]>('textDocument/references', 'values.yaml', 0, 14, {
    context: { includeDeclaration: false },
  })
  expect(short(used)).toEqual(all.filter((one) => !one.startsWith('environments')))
})

test('highlights', async () => {
  const found = await ask<DocumentHighlight[]>('textDocument/documentHighlight', PAGE, 0, 5)
  expect(found.map(({ range }) => range.start.character)).toEqual([5, 16])
})

test('completion where an environment is expected', async () => {
  const found = await ask<CompletionItem[]>('textDocument/completion', 'values.yaml', 0, 16)
  expect(found.map(({ label }) => label)).toContain('production')
  expect(found.find(({ label }) => label === 'staging')).toMatchObject({
    detail: 'Staging environment',
    documentation: { value: expect.stringContaining('The last stop.') },
    textEdit: { newText: 'staging', range: { start: { line: 0, character: 13 }, end: { line: 0, character: 20 } } },
  })
})

test('code lenses on the environments page count and lead on; they can be switched off', async () => {
  const lenses = await ask<CodeLens[]>('textDocument/codeLens', ENVIRONMENTS, 0, 0)
  expect(lenses.map(({ command, range }) => [range.start.line, command?.title, command?.command])).toEqual([
    [2, '4 references', 'manualLens.findReferences'],
    [2, 'open provisioning', 'manualLens.openProvisioningRepository'],
  ])
  expect(lenses[0]?.command?.arguments).toEqual([client!.uri(ENVIRONMENTS), { line: 2, character: 3 }])
  client?.stop()
  expect(await ask('textDocument/codeLens', ENVIRONMENTS, 0, 0, {}, { settings: { codeLens: false } })).toEqual([])
})

test('workspace symbols', async () => {
  const found = await ask<WorkspaceSymbol[]>('workspace/symbol', PAGE, 0, 0, { query: 'stag' })
  expect(found).toMatchObject([{ name: 'Staging', containerName: 'environment' }])
})

test('references and lenses count in every folder that is open', async () => {
  client = await startClient(
    '== one/source/environments.html.md\n## Staging\n\nAn environment.\n== two/values.yaml\nenvironment: staging\n',
    { folders: ['file:///manual/one', 'file:///manual/two'] },
  )
  await client.ready
  const about = { textDocument: { uri: client.uri('two/values.yaml') }, position: { line: 0, character: 14 } }
  const context = { includeDeclaration: true }
  const found = await client.connection.sendRequest<Location[]>('textDocument/references', { ...about, context })
  expect(short(found)).toEqual(['values.yaml 0:13-20', 'environments.html.md 0:3-10'])
  const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
    textDocument: { uri: client.uri('one/source/environments.html.md') },
  })
  expect(lenses[0]?.command?.title).toBe('2 references')
})
