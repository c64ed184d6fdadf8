// The language server by its protocol: what a client sends, and what it gets back.

import { afterEach, describe, expect, test } from 'vitest'
import type { CodeAction, DocumentLink, Hover, TextDocumentEdit } from 'vscode-languageserver'
import { rulePage } from '../../server/engine'
import { MOVABLE } from '../../server/lsp/capabilities'
import { QUICK_LINKS, type QuickLinksResult } from '../../server/lsp/protocol/messages'
import { type Options, startClient, type TestClient } from './client'

const MANUAL = `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.html.md
---
owner_slack: #a-team
title: Deploy an application
section: Deployment
layout: manual_layout
---

It goes to staging. First [log in](manual/log-in.html).
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---

See govuk-helm-charts.
== node_modules/x/README.md
Ignored.
`
const DEPLOY = 'source/manual/deploy.html.md'
const LOG_IN = 'source/manual/log-in.html.md'

let client: TestClient | undefined
afterEach(() => {
  client?.stop()
  client = undefined
})

async function started(options: Options = {}, fixture = MANUAL): Promise<TestClient> {
  client = await startClient(fixture, options)
  await client.ready
  return client
}

async function codes(path: string): Promise<unknown[]> {
  return (await client!.items(path)).map(({ code }) => code)
}

describe('initialize', () => {
  test('says what the server can do; diagnostics by pull where the client pulls', async () => {
    const { initialized } = await started()
    expect(initialized.serverInfo).toEqual({ name: 'Manual Lens', version: '1.2.3' })
    expect(initialized.capabilities).toEqual({
      textDocumentSync: { openClose: true, change: 2, save: true },
      hoverProvider: true,
      documentSymbolProvider: { label: 'Manual Lens' },
      foldingRangeProvider: { documentSelector: [{ language: 'markdown' }] },
      selectionRangeProvider: { documentSelector: [{ language: 'markdown' }] },
      renameProvider: true,
      documentLinkProvider: {},
      definitionProvider: true,
      referencesProvider: true,
      documentHighlightProvider: true,
      workspaceSymbolProvider: true,
      completionProvider: { triggerCharacters: [' ', '.', '=', '"', "'", '/', '-', '(', '#'] },
      codeLensProvider: {},
      inlayHintProvider: true,
      semanticTokensProvider: {
        legend: { tokenTypes: ['environment'], tokenModifiers: ['deprecated'] },
        full: true,
        documentSelector: [{ language: '*' }],
      },
      codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.manualLens'] },
      diagnosticProvider: { identifier: 'manual-lens', interFileDependencies: true, workspaceDiagnostics: true },
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { willRename: MOVABLE },
      },
    })
  })

  test('tells when it has read the workspace, and what it is', async () => {
    const { ready } = await started()
    expect(await ready).toEqual({ state: 'ready', files: 4, failures: 0, profiles: ['GOV.UK developer manual'] })
  })
})

describe('diagnostics', () => {
  test('have a code that leads to its rule, an exact range and our name', async () => {
    const { open, items } = await started()
    await open(DEPLOY)
    expect(await items(DEPLOY)).toEqual([
      {
        range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } },
        severity: 1,
        code: 'front-matter/owner',
        codeDescription: { href: rulePage('front-matter/owner') },
        source: 'Manual Lens',
        message: 'Without quotes “#a-team” is a comment to YAML, so this page has no owner. Put it in quotes.',
      },
      {
        range: { start: { line: 7, character: 35 }, end: { line: 7, character: 53 } },
        severity: 2,
        code: 'links/relative',
        codeDescription: { href: rulePage('links/relative') },
        source: 'Manual Lens',
        message:
          'This leads to /manual/manual/log-in.html, which is not there. With its leading slash, /manual/log-in.html, it leads to source/manual/log-in.html.md.',
      },
    ])
  })

  test('count columns in UTF-16, with every line ending', async () => {
    const { open, items } = await started()
    const page = (await import('../harness/fixture')).parseFixture(MANUAL).files.get(LOG_IN)!
    await open(LOG_IN, page.replace('See', '😀 Gov.uk, see').replaceAll('\n', '\r\n'))
    expect((await items(LOG_IN)).map(({ range }) => range)).toEqual([
      { start: { line: 7, character: 3 }, end: { line: 7, character: 9 } },
    ])
  })

  test('point at related places', async () => {
    const { open, items, uri } = await started()
    await open(LOG_IN, '---\nowner_slack: "#a"\ntitle: A\nsection: B\nlayout: manual_layout\nsection: C\n---\n')
    expect((await items(LOG_IN)).map(({ relatedInformation }) => relatedInformation)).toEqual([
      [
        {
          location: { uri: uri(LOG_IN), range: { start: { line: 3, character: 0 }, end: { line: 3, character: 7 } } },
          message: 'The first one',
        },
      ],
    ])
  })

  test('stay while somebody types, and are new on save', async () => {
    const { open, change, save, pull } = await started()
    await open(DEPLOY)
    const first = await pull(DEPLOY)
    expect(first.kind).toBe('full')
    await change(DEPLOY, 2, '---\n---\n')
    expect(await pull(DEPLOY, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
    await save(DEPLOY)
    const after = await pull(DEPLOY, first.resultId)
    expect(after.kind === 'full' && after.items.map(({ code }) => code)).toEqual([
      'front-matter/required-key',
      'front-matter/required-key',
      'front-matter/required-key',
      'front-matter/required-key',
    ])
    expect(await pull(DEPLOY, after.resultId!)).toEqual({ kind: 'unchanged', resultId: after.resultId })
  })

  test('are new when the file of an open document is changed on disk', async () => {
    const { open, change, changed, disk, uri, pull } = await started()
    await open(DEPLOY)
    const first = await pull(DEPLOY)
    // A branch is switched: the editor shows the new text, and the watcher tells of the file, in either order.
    const switched = disk.get(uri(DEPLOY))!.replace('layout:', 'layuot:')
    disk.set(uri(DEPLOY), switched)
    await change(DEPLOY, 2, switched)
    expect(await pull(DEPLOY, first.resultId)).toEqual({ kind: 'unchanged', resultId: first.resultId })
    await changed(2, DEPLOY)
    expect(await codes(DEPLOY)).toContain('front-matter/unknown-key')
  })

  test('follow every edit with validate.run onType', async () => {
    const { open, change } = await started({ settings: { validate: { run: 'onType' } } })
    await open(DEPLOY)
    expect(await codes(DEPLOY)).toEqual(['front-matter/owner', 'links/relative'])
    await change(DEPLOY, 2, 'Nothing.\n')
    expect(await codes(DEPLOY)).toEqual(['front-matter/required-key'])
  })

  test('of the whole workspace, and only what changed the next time', async () => {
    const { connection, uri, disk, changed, open, close } = await started()
    const all = await connection.sendRequest<{ items: { uri: string; kind: string; resultId: string }[] }>(
      'workspace/diagnostic',
      { previousResultIds: [] },
    )
    expect(all.items.map((one) => [one.uri, one.kind])).toEqual([[uri('source/manual/deploy.html.md'), 'full']])
    const previousResultIds = all.items.map((one) => ({ uri: one.uri, value: one.resultId }))
    const again = await connection.sendRequest('workspace/diagnostic', { previousResultIds })
    expect(again).toEqual({ items: [] })
    await open(DEPLOY)
    const opened = await connection.sendRequest('workspace/diagnostic', { previousResultIds })
    expect(opened).toMatchObject({ items: [{ kind: 'unchanged', version: 1 }] })
    await close(DEPLOY)
    disk.delete(uri(DEPLOY))
    await changed(3, DEPLOY)
    expect(await connection.sendRequest('workspace/diagnostic', { previousResultIds })).toEqual({
      items: [{ kind: 'full', uri: uri(DEPLOY), version: null, resultId: 'none', items: [] }],
    })
  })

  test('of a document in no folder: page rules alone', async () => {
    const { open } = await started()
    await open('untitled:Untitled-1', '---\ntitle: a: b\n---\n\nSee https://x.cloudapps.digital/.\n')
    expect(await codes('untitled:Untitled-1')).toEqual(['front-matter/syntax', 'environments/retired-host'])
  })

  test('of an open file of a kind that is not read: none, as on the command line', async () => {
    const { open } = await started()
    await open('notes', 'See https://x.cloudapps.digital/.\n')
    expect(await codes('notes')).toEqual([])
  })

  test('of a document nobody knows: none, and no error', async () => {
    const { pull } = await started()
    expect(await pull('file:///elsewhere/x.md')).toEqual({ kind: 'full', items: [] })
  })
})

describe('for a client that does not pull', () => {
  test('diagnostics are sent: of all files, after saving, and taken back', async () => {
    const { open, change, save, publication, uri, disk, changed } = await started({ pull: false })
    expect((await publication(DEPLOY, 2)).version).toBeUndefined()
    await open(LOG_IN)
    await change(LOG_IN, 2, 'Nothing.\n')
    await save(LOG_IN)
    expect(await publication(LOG_IN, 1)).toMatchObject({
      version: 2,
      diagnostics: [{ code: 'front-matter/required-key' }],
    })
    disk.delete(uri(DEPLOY))
    await changed(3, DEPLOY)
    expect(await publication(DEPLOY, 0)).toEqual({ uri: uri(DEPLOY), diagnostics: [] })
  })

  test('while typing with onType', async () => {
    const { open, change, publication } = await started({ pull: false, settings: { validate: { run: 'onType' } } })
    await open(LOG_IN)
    await change(LOG_IN, 7, 'Nothing.\n')
    expect((await publication(LOG_IN, 1)).version).toBe(7)
  })
})

describe('files', () => {
  test('what is open counts, and after closing what is on disk', async () => {
    const { open, close, change, save } = await started()
    await open(DEPLOY)
    await change(DEPLOY, 2, 'Nothing.\n')
    await save(DEPLOY)
    expect(await codes(DEPLOY)).toEqual(['front-matter/required-key'])
    await close(DEPLOY)
    expect(await codes(DEPLOY)).toEqual(['front-matter/owner', 'links/relative'])
  })

  test('a file that appears or goes changes what others are told', async () => {
    const { disk, uri, changed } = await started()
    const page = disk.get(uri(LOG_IN))!
    disk.set(uri('source/manual/manual/log-in.html.md'), page)
    await changed(1, 'source/manual/manual/log-in.html.md')
    expect(await codes(DEPLOY)).toEqual(['front-matter/owner'])
    disk.delete(uri('source/manual/manual/log-in.html.md'))
    await changed(3, 'source/manual/manual')
    expect(await codes(DEPLOY)).toEqual(['front-matter/owner', 'links/relative'])
  })

  test('an ignored file is no file', async () => {
    const { disk, uri, changed } = await started()
    disk.set(uri('node_modules/a.md'), '---\ntitle: a: b\n---\n')
    await changed(1, 'node_modules/a.md')
    expect(await codes('node_modules/a.md')).toEqual([])
  })

  test('a folder that is removed takes its findings along', async () => {
    const { connection, uri } = await started()
    await connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: [{ uri: uri('').replace(/\/$/, ''), name: 'manual' }] },
    })
    expect(await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] })).toEqual({ items: [] })
  })
})

describe('hover', () => {
  const at = (line: number, character: number, path = DEPLOY) => ({
    textDocument: { uri: client!.uri(path) },
    position: { line, character },
  })

  test('on an environment and on a key', async () => {
    const { connection } = await started()
    const hover = await connection.sendRequest<Hover>('textDocument/hover', at(7, 12))
    expect(hover.range).toEqual({ start: { line: 7, character: 11 }, end: { line: 7, character: 18 } })
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringMatching(/^\*\*Staging\*\* environment\n/),
    })
    expect(await connection.sendRequest('textDocument/hover', at(2, 1))).toMatchObject({
      contents: { value: expect.stringMatching(/^\*\*title\*\* front matter key\n/) },
    })
    expect(await connection.sendRequest('textDocument/hover', at(7, 0))).toBeNull()
    expect(await connection.sendRequest('textDocument/hover', at(70_000, 9))).toBeNull()
  })

  test('compact, off, and without markup for a client that shows none', async () => {
    const compact = await started({ settings: { hover: 'compact' } })
    const { contents } = await compact.connection.sendRequest<Hover>('textDocument/hover', at(7, 12))
    expect((contents as { value: string }).value).not.toContain('AWS account')
    compact.stop()
    const off = await started({ settings: { hover: 'off' } })
    expect(await off.connection.sendRequest('textDocument/hover', at(7, 12))).toBeNull()
    off.stop()
    const plain = await started({ hoverFormat: 'plaintext' })
    const text = await plain.connection.sendRequest<Hover>('textDocument/hover', at(7, 12))
    expect(text.contents).toMatchObject({ kind: 'plaintext', value: expect.stringMatching(/^Staging environment\n/) })
    expect((text.contents as { value: string }).value).toContain('Grafana <https://grafana.eks.staging.govuk.digital/>')
  })
})

describe('links', () => {
  const CHART = 'charts/app-config/values-staging.yaml'
  const clones = { 'alphagov/govuk-helm-charts': ['', CHART] }

  test('on repository names, to GitHub or to the clone beside the workspace', async () => {
    const params = () => ({ textDocument: { uri: client!.uri(LOG_IN) } })
    const range = { start: { line: 7, character: 4 }, end: { line: 7, character: 21 } }
    const web = await started()
    expect(await web.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', params())).toEqual([
      {
        range,
        target: 'https://github.com/alphagov/govuk-helm-charts',
        tooltip: 'Open the repository alphagov/govuk-helm-charts',
      },
    ])
    web.stop()
    const local = await started({ clones })
    expect(await local.connection.sendRequest<DocumentLink[]>('textDocument/documentLink', params())).toEqual([
      {
        range,
        target: 'file:///clones/alphagov/govuk-helm-charts/',
        tooltip: 'Open the repository alphagov/govuk-helm-charts (local clone)',
      },
    ])
  })

  test('quick links name the environment at the cursor and the local clone', async () => {
    const { connection, uri } = await started({ clones })
    const { items, current } = await connection.sendRequest<QuickLinksResult>(QUICK_LINKS, {
      textDocument: { uri: uri(DEPLOY) },
      position: { line: 7, character: 18 },
    })
    expect(current).toBe('staging')
    expect(items.find(({ environment, title }) => environment === 'staging' && title === 'Helm values')).toEqual({
      environment: 'staging',
      environmentTitle: 'Staging',
      title: 'Helm values',
      role: 'provisioning',
      url: `https://github.com/alphagov/govuk-helm-charts/blob/main/${CHART}`,
      local: `file:///clones/alphagov/govuk-helm-charts/${CHART}`,
    })
    expect((await connection.sendRequest<QuickLinksResult>(QUICK_LINKS, {})).items.length).toBe(items.length)
  })
})

describe('fixes', () => {
  const all = { start: { line: 0, character: 0 }, end: { line: 100, character: 0 } }
  const actions = (context: object, range = all) =>
    client!.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: client!.uri(DEPLOY) },
      range,
      context: { diagnostics: [], ...context },
    })

  const withoutIgnores = (found: readonly CodeAction[]): CodeAction[] =>
    found.filter(({ title }) => !title.startsWith('Ignore '))

  test('quick fixes where the range touches, each with its finding and an edit of this very version', async () => {
    const { open, change, uri } = await started()
    await open(DEPLOY)
    await change(DEPLOY, 5, '---\nowner_slack: #a-team\ntitle: A\nsection: B\nlayout: manual_layout\n---\n')
    const at = { start: { line: 1, character: 15 }, end: { line: 1, character: 15 } }
    const found = withoutIgnores(await actions({}, at))
    expect(found.map(({ title, kind, isPreferred, edit }) => ({ title, kind, isPreferred, edit }))).toEqual([
      {
        title: 'Write "#a-team"',
        kind: 'quickfix',
        isPreferred: true,
        edit: {
          documentChanges: [
            {
              textDocument: { uri: uri(DEPLOY), version: 5 },
              edits: [
                { range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } }, newText: '"#a-team"' },
              ],
            },
          ],
        },
      },
    ])
    expect(found[0]?.diagnostics?.map(({ code }) => code)).toEqual(['front-matter/owner'])
    expect(await actions({}, { start: { line: 3, character: 0 }, end: { line: 3, character: 1 } })).toEqual([])
  })

  test('fix-all has the safe ones, and only when asked for', async () => {
    await started()
    expect(withoutIgnores(await actions({})).map(({ kind }) => kind)).toEqual(['quickfix', 'quickfix'])
    for (const only of ['source.fixAll.manualLens', 'source.fixAll', 'source']) {
      const [action, ...rest] = await actions({ only: [only] })
      expect(rest).toEqual([])
      expect((action!.edit!.documentChanges as TextDocumentEdit[]).map(({ edits }) => edits)).toEqual([
        [
          { range: { start: { line: 1, character: 13 }, end: { line: 1, character: 20 } }, newText: '"#a-team"' },
          { range: { start: { line: 7, character: 35 }, end: { line: 7, character: 35 } }, newText: '/' },
        ],
      ])
    }
    expect(await actions({ only: ['refactor'] })).toEqual([])
  })

  test('the last ones keep the finding quiet; none of them is preferred or done by fix-all', async () => {
    const { uri, open } = await started({ edits: { documentChanges: true, resourceOperations: ['create'] } })
    await open(DEPLOY)
    const at = { start: { line: 7, character: 40 }, end: { line: 7, character: 40 } }
    const found = await actions({}, at)
    expect(found.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
      ['Add the leading slash', true],
      ['Ignore links/relative on this line', undefined],
      ['Ignore links/relative in this file', undefined],
      ['Ignore links/relative for this file in manual-lens.yml', undefined],
    ])
    expect(found.slice(1).map(({ edit }) => edit?.documentChanges)).toEqual([
      [
        {
          textDocument: { uri: uri(DEPLOY), version: 1 },
          edits: [
            {
              range: { start: { line: 7, character: 55 }, end: { line: 7, character: 55 } },
              newText: ' <!-- manual-lens-disable-line links/relative -->',
            },
          ],
        },
      ],
      [
        {
          textDocument: { uri: uri(DEPLOY), version: 1 },
          edits: [
            {
              range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } },
              newText: '# manual-lens-disable-file links/relative\n',
            },
          ],
        },
      ],
      [
        { kind: 'create', uri: uri('manual-lens.yml'), options: { ignoreIfExists: true } },
        {
          textDocument: { uri: uri('manual-lens.yml'), version: null },
          edits: [
            {
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
              newText: `ignore:\n  - rule: links/relative\n    paths: [${DEPLOY}]\n`,
            },
          ],
        },
      ],
    ])
    const [all] = await actions({ only: ['source.fixAll'] })
    expect(JSON.stringify(all)).not.toContain('manual-lens-disable')
  })

  test('a client that can make no files is not offered one that is not there; of two findings of a rule the first has them', async () => {
    client = await startClient(MANUAL)
    await client.ready
    await client.open(DEPLOY, `${client.disk.get(client.uri(DEPLOY))}And [again](manual/log-in.html).\n`)
    const whole = { start: { line: 7, character: 0 }, end: { line: 9, character: 0 } }
    expect((await actions({}, whole)).map(({ title }) => title).filter((title) => title.startsWith('Ignore'))).toEqual([
      'Ignore links/relative on this line',
      'Ignore links/relative in this file',
    ])
  })
})

describe('at its edges', () => {
  test('after shutdown every question is refused', async () => {
    const { connection, uri } = await started()
    await connection.sendRequest('shutdown')
    const asked = connection.sendRequest('textDocument/hover', {
      textDocument: { uri: uri(DEPLOY) },
      position: { line: 0, character: 0 },
    })
    await expect(asked).rejects.toMatchObject({ code: -32600 })
  })

  test('settings that are no settings are told of and do no harm', async () => {
    client = await startClient(MANUAL, { settings: { validate: { run: 'always' }, hover: 7 } })
    const said: string[] = []
    client.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      said.push(message)
    })
    await client.ready
    expect(said).toEqual([
      'The setting manualLens.validate.run is "always"; it takes onSave, onType. Using onSave.',
      'The setting manualLens.hover is 7; it takes off, compact, full. Using full.',
    ])
  })

  test('URIs in another spelling are the same document', async () => {
    const { open, items } = await started()
    await open('file:///manual/source/manual/deploy%2Ehtml.md', 'Nothing.\n')
    expect((await items('file:///manual/source/manual/deploy.html.md')).map(({ code }) => code)).toEqual([
      'front-matter/required-key',
    ])
  })
})
