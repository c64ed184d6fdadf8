// Going from a name to its places, by the protocol.

import { afterEach, describe, expect, test } from 'vitest'
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

describe('a repository', () => {
  const TEXT = `== config/tech-docs.yml
service_name: Manual
== ${ENVIRONMENTS}
# Environments

## Staging

The last stop.
== ${PAGE}
See [the staging values](https://github.com/alphagov/govuk-helm-charts/blob/main/charts/staging.yaml#L3-L90).
All of govuk-helm-charts.
See [the other one](https://github.com/alphagov/govuk-helm-charts/blob/main/gone.yaml).
== values.yaml
from: alphagov/govuk-helm-charts
`
  const clones = { 'alphagov/govuk-helm-charts': ['', 'charts/staging.yaml'] }
  const CLONE = 'file:///clones/alphagov/govuk-helm-charts'
  const at = (line: number, character: number, more: object = {}) => ({
    textDocument: { uri: client!.uri(PAGE) },
    position: { line, character },
    ...more,
  })

  test('definition leads into the clone, at path and lines; words of the link’s text keep their own', async () => {
    client = await startClient(TEXT, { clones })
    await client.ready
    const definition = (line: number, character: number) =>
      client!.connection.sendRequest<Location[]>('textDocument/definition', at(line, character))
    const chart = {
      uri: `${CLONE}/charts/staging.yaml`,
      range: { start: { line: 2, character: 0 }, end: { line: 29, character: 0 } },
    }
    expect(await definition(0, 6)).toEqual([chart])
    expect(await definition(0, 90)).toEqual([chart])
    expect(short(await definition(0, 12))).toEqual(['environments.html.md 2:0-10'])
    const start = { line: 0, character: 0 }
    expect(await definition(1, 10)).toEqual([{ uri: `${CLONE}/`, range: { start, end: start } }])
    expect(await definition(2, 40)).toEqual([])
  })

  test('hover, and findings about the clone that follow it', async () => {
    const here: Record<string, string[]> = { 'alphagov/govuk-helm-charts': ['', 'charts/staging.yaml'] }
    client = await startClient(TEXT, { clones: here })
    await client.ready
    const hover = await client.connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', at(1, 10))
    expect(hover.contents.value).toContain(
      '- Local clone: [govuk-helm-charts](file:///clones/alphagov/govuk-helm-charts/)',
    )
    const rules = async () => (await client!.items(PAGE)).slice(1).map(({ code, severity }) => `${severity} ${code}`)
    expect(await rules()).toEqual(['2 links/line-drift', '2 links/repository-path'])
    here['alphagov/govuk-helm-charts']!.push('gone.yaml')
    await client.open(PAGE)
    expect(await rules()).toEqual(['2 links/line-drift', '2 links/repository-path'])
    await client.save(PAGE)
    expect(await rules()).toEqual(['2 links/line-drift'])
  })

  test('a link that is typed is looked for in the clone', async () => {
    client = await startClient(TEXT, { clones, settings: { validate: { run: 'onType' } } })
    await client.ready
    await client.open(PAGE)
    await client.change(PAGE, 2, '[x](https://github.com/alphagov/govuk-helm-charts/tree/main/nowhere)\n')
    expect((await client.items(PAGE)).map(({ code }) => code)).toContain('links/repository-path')
  })

  test('references are all places that name it or link to it', async () => {
    client = await startClient(TEXT, {})
    await client.ready
    const found = await client.connection.sendRequest<Location[]>(
      'textDocument/references',
      at(1, 10, { context: { includeDeclaration: true } }),
    )
    expect(short(found)).toEqual(['a.html.md 0:4-108', 'a.html.md 1:7-24', 'a.html.md 2:4-86', 'values.yaml 0:6-32'])
  })
})
