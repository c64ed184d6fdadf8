// Editing front matter, by the protocol.

import { afterEach, describe, expect, test } from 'vitest'
import type {
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Location,
  Range,
  SelectionRange,
  SymbolInformation,
  TextDocumentEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { type Options, startClient, type TestClient } from './client'

const PAGE = 'source/manual/a.html.md'
const MANUAL = `== config/tech-docs.yml
service_name: Manual
default_owner_slack: "#b-team"
== data/repos.yml
- repo_name: frontend
  team: "#a-team"
== source/layouts/manual_layout.html.erb
== ${PAGE}
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

# Before you begin
== source/manual/b.html.md
---
owner_slack: '#a-team'
title: Roll back
section: "Deployment" # with quotes
layout: manual_layout
parent: /manual/a.html
---
`

let client: TestClient | undefined
afterEach(() => client?.stop())

async function ask<R>(
  method: string,
  [path, line, character]: readonly [string, number, number],
  more: object = {},
  options: Options = {},
): Promise<R> {
  client?.stop()
  client = await startClient(MANUAL, options)
  await client.ready
  return client.connection.sendRequest<R>(method, {
    textDocument: { uri: client.uri(path) },
    position: { line, character },
    ...more,
  })
}

describe('completion', () => {
  const complete = (line: number, character: number, options?: Options): Promise<CompletionItem[]> =>
    ask('textDocument/completion', [PAGE, line, character], {}, options)

  test('values replace what is there', async () => {
    const [item] = await complete(3, 11)
    expect(item).toMatchObject({
      label: 'Deployment',
      detail: '1 page',
      filterText: 'Deployment',
      textEdit: {
        range: { start: { line: 3, character: 9 }, end: { line: 3, character: 19 } },
        newText: 'Deployment',
      },
    })
  })

  test('keys, as a snippet only where the client takes one', async () => {
    const plain = await complete(4, 0)
    expect(plain.every(({ insertTextFormat }) => insertTextFormat === undefined)).toBe(true)
    expect(plain[0]?.textEdit).toMatchObject({ newText: 'layout' })
    client?.stop()
    client = await startClient(MANUAL, { snippets: true })
    await client.ready
    await client.open(PAGE, '---\ntitle: a\n\n---\n')
    const items: CompletionItem[] = await client.connection.sendRequest('textDocument/completion', {
      textDocument: { uri: client.uri(PAGE) },
      position: { line: 2, character: 0 },
    })
    expect(items[0]).toMatchObject({
      // Before the owner, for which the site has a default.
      label: 'section',
      detail: 'needed here',
      insertTextFormat: 2,
      textEdit: { newText: 'section: ${1:Deployment}' },
    })
  })
})

const short = ({ start, end }: Range): string =>
  `${start.line}:${start.character}-${end.line === start.line ? '' : `${end.line}:`}${end.character}`
const said = (locations: readonly Location[]): string[] =>
  locations.map(({ uri, range }) => `${uri.split('/').at(-1)} ${short(range)}`)

describe('going to what a value means', () => {
  const define = async (line: number, character: number, page = 'source/manual/b.html.md'): Promise<string[]> =>
    said(await ask('textDocument/definition', [page, line, character]))

  test('parent, layout, owner, section', async () => {
    expect(await define(5, 12)).toEqual(['a.html.md 0:0-0'])
    expect(await define(4, 12)).toEqual(['manual_layout.html.erb 0:0-0'])
    expect(await define(1, 18)).toEqual(['repos.yml 1:8-17'])
    expect(await define(3, 12)).toEqual(['a.html.md 3:9-19', 'b.html.md 3:9-21'])
    expect(await define(2, 10)).toEqual(['b.html.md 0:0-0'])
  })

  test('references of an owner, in the list of repositories too, and from there', async () => {
    const all = ['repos.yml 1:8-17', 'a.html.md 1:13-22', 'b.html.md 1:13-22']
    const context = { includeDeclaration: true }
    expect(said(await ask('textDocument/references', [PAGE, 1, 16], { context }))).toEqual(all)
    expect(said(await ask('textDocument/references', ['data/repos.yml', 1, 10], { context }))).toEqual(all)
  })
})

describe('renaming', () => {
  const rename = (newName: string, options?: Options, line = 3): Promise<WorkspaceEdit> =>
    ask('textDocument/rename', [PAGE, line, 14], { newName }, options)
  const edits = ({ documentChanges = [] }: WorkspaceEdit): string[] =>
    (documentChanges as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
      edits.map(
        (edit) =>
          `${textDocument.uri.split('/').at(-1)} ${'newText' in edit && `${short(edit.range)} ${edit.newText}`}`,
      ),
    )

  test('a section, on every page and in the quotes that are there', async () => {
    expect(await ask('textDocument/prepareRename', ['source/manual/b.html.md', 3, 12])).toEqual({
      range: { start: { line: 3, character: 10 }, end: { line: 3, character: 20 } },
      placeholder: 'Deployment',
    })
    expect(edits(await rename('Deploy and release'))).toEqual([
      'a.html.md 3:9-19 Deploy and release',
      'b.html.md 3:9-21 "Deploy and release"',
    ])
    expect(edits(await rename('Deploy: how'))).toEqual([
      'a.html.md 3:9-19 "Deploy: how"',
      'b.html.md 3:9-21 "Deploy: how"',
    ])
    expect(Object.keys((await rename('Deploy', { edits: {} })).changes ?? {})).toHaveLength(2)
  })

  test('an owner, with the repositories it has; only to what an owner can be', async () => {
    expect(edits(await rename('#c-team', {}, 1))).toEqual([
      'repos.yml 1:8-17 "#c-team"',
      'a.html.md 1:13-22 "#c-team"',
      "b.html.md 1:13-22 '#c-team'",
    ])
    await expect(rename('c team', {}, 1)).rejects.toThrow(/is no owner/)
    await expect(rename(' ')).rejects.toThrow(/needs a name/)
  })

  test('nothing else: no title, no key', async () => {
    expect(await ask('textDocument/prepareRename', [PAGE, 2, 10])).toBeNull()
    expect(await ask('textDocument/prepareRename', [PAGE, 3, 3])).toBeNull()
  })
})

describe('the front matter as a thing', () => {
  test('is one symbol with its keys, flat where the client has no trees', async () => {
    const flat: SymbolInformation[] = await ask('textDocument/documentSymbol', [PAGE, 0, 0])
    expect(flat.map(({ name, containerName }) => `${containerName}/${name}`)).toEqual(
      ['owner_slack', 'title', 'section', 'layout'].map((key) => `Front matter/${key}`),
    )
    const tree: DocumentSymbol[] = await ask('textDocument/documentSymbol', [PAGE, 0, 0], {}, { trees: true })
    expect(tree).toHaveLength(1)
    expect([
      tree[0]!.name,
      short(tree[0]!.range),
      tree[0]!.children?.map(({ name, detail }) => `${name} ${detail}`),
    ]).toEqual([
      'Front matter',
      '0:0-5:3',
      ['owner_slack "#a-team"', 'title Deploy an application', 'section Deployment', 'layout manual_layout'],
    ])
  })

  test('folds, fence to fence', async () => {
    const ranges: FoldingRange[] = await ask('textDocument/foldingRange', [PAGE, 0, 0])
    expect(ranges).toEqual([{ startLine: 0, endLine: 5, kind: 'region' }])
    expect(await ask('textDocument/foldingRange', ['data/repos.yml', 0, 0])).toEqual([])
  })

  test('a selection grows from the value to the block; elsewhere it doesn’t', async () => {
    const positions = [
      { line: 1, character: 16 },
      { line: 7, character: 4 },
    ]
    const [inside, outside]: SelectionRange[] = await ask('textDocument/selectionRange', [PAGE, 0, 0], { positions })
    const chain: string[] = []
    for (let one: SelectionRange | undefined = inside; one; one = one.parent) chain.push(short(one.range))
    expect(chain).toEqual(['1:14-21', '1:13-22', '1:0-22', '1:0-5:0', '0:0-5:3'])
    expect(outside).toEqual({ range: { start: positions[1], end: positions[1] } })
  })
})

describe('a new page', () => {
  const page = (
    more: object,
    options?: Options,
  ): Promise<{ uri: string; text: string; position: object; refused: string }> =>
    ask('manualLens/newPage', [PAGE, 0, 0], more, options)

  test('what may be chosen', async () => {
    expect(await ask('manualLens/newPageChoices', [PAGE, 0, 0])).toEqual({
      folder: 'source/manual/',
      sections: [{ value: 'Deployment', detail: '2 pages' }],
      // The site has a default.
      owners: [],
    })
  })

  test('its text and place', async () => {
    expect(await page({ title: 'Scale an application: how', section: 'Deployment' })).toEqual({
      uri: 'file:///manual/source/manual/scale-an-application-how.html.md',
      text: '---\ntitle: "Scale an application: how"\nsection: Deployment\nlayout: manual_layout\n---\n\n',
      position: { line: 6, character: 0 },
    })
  })

  test('what its title would be underlined for', async () => {
    expect(await page({ title: 'Restoring backups' })).toMatchObject({
      uri: 'file:///manual/source/manual/restoring-backups.html.md',
      advice:
        'A title begins with a plain verb, and the manual’s tests fail on “Restoring”. Write for example “Restore …”.',
    })
  })

  test('never one that is there, or one without an address', async () => {
    expect((await page({ title: 'B' })).refused).toMatch(/^source\/manual\/b\.html\.md has this address already/)
    expect((await page({ title: '…' })).refused).toMatch(/needs a title/)
    expect((await page({}))?.refused).toMatch(/needs a title/)
  })

  test('no site, no page', async () => {
    client = await startClient('== notes/a.md\nHello.\n')
    await client.ready
    expect(await client.connection.sendRequest('manualLens/newPageChoices', {})).toBeNull()
    expect(await client.connection.sendRequest('manualLens/newPage', { title: 'A' })).toEqual({
      refused: expect.stringContaining('config/tech-docs.yml'),
    })
  })
})
