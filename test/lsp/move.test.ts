// Moving pages by the protocol: the edit that is asked for before files move.

import { afterEach, expect, test } from 'vitest'
import type { WorkspaceEdit } from 'vscode-languageserver'
import { type Options, ROOT, startClient, type TestClient } from './client'

const FROM = 'source/manual/deploy.html.md'
const TO = 'source/manual/ship.html.md'
const MANUAL = `== config/tech-docs.yml
redirects:
  /manual/old.html: /manual/deploy.html
== ${FROM}
---
title: Deploy
---
== source/manual/other.html.md
---
title: Other
---
See [deploying](/manual/deploy.html#steps).
`
const ANNOTATING: Options = { edits: { documentChanges: true, changeAnnotationSupport: {} } }

let client: TestClient | undefined
afterEach(() => client?.stop())

async function move(oldUri: string, newUri: string, options: Options = ANNOTATING): Promise<WorkspaceEdit | null> {
  client = await startClient(MANUAL, options)
  await client.ready
  return client.connection.sendRequest('workspace/willRenameFiles', { files: [{ oldUri, newUri }] })
}

test('what is asked about', async () => {
  client = await startClient(MANUAL)
  const { filters } = client.initialized.capabilities.workspace?.fileOperations?.willRename ?? { filters: [] }
  expect(filters.map(({ pattern }) => pattern.matches)).toEqual(['file', 'folder'])
})

test('links, redirects and the old address, each with its group', async () => {
  const edit = await move(`${ROOT}/${FROM}`, `${ROOT}/${TO}`)
  const place = (line: number, start: number, end = start) => ({
    start: { line, character: start },
    end: { line, character: end },
  })
  expect(edit?.documentChanges).toEqual([
    {
      textDocument: { uri: `${ROOT}/config/tech-docs.yml`, version: null },
      edits: [
        { range: place(1, 0), newText: '  /manual/deploy.html: /manual/ship.html\n', annotationId: 'old-address' },
        { range: place(1, 20, 39), newText: '/manual/ship.html', annotationId: 'settings' },
      ],
    },
    {
      textDocument: { uri: `${ROOT}/source/manual/other.html.md`, version: null },
      edits: [{ range: place(3, 16, 35), newText: '/manual/ship.html', annotationId: 'links' }],
    },
  ])
  expect(Object.keys(edit?.changeAnnotations ?? {})).toEqual(['links', 'settings', 'old-address'])
})

test('an open document counts as it is, in its version', async () => {
  client = await startClient(MANUAL, ANNOTATING)
  await client.ready
  const other = 'source/manual/other.html.md'
  await client.open(other)
  await client.change(other, 4, '[now](deploy.html)\n')
  const edit = await client.connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
    files: [{ oldUri: client.uri(FROM), newUri: client.uri(TO) }],
  })
  expect(edit.documentChanges?.at(-1)).toMatchObject({
    textDocument: { version: 4 },
    edits: [{ newText: 'ship.html' }],
  })
})

test('a client that knows plain changes only', async () => {
  const edit = await move(`${ROOT}/${FROM}`, `${ROOT}/${TO}`, { edits: {} })
  expect(edit?.documentChanges).toBeUndefined()
  expect(edit?.changes?.[`${ROOT}/source/manual/other.html.md`]).toEqual([
    expect.objectContaining({ newText: '/manual/ship.html' }),
  ])
})

test.each([
  ['nothing links to it', `${ROOT}/data/x.yml`, `${ROOT}/data/y.yml`],
  ['it leaves the workspace', `${ROOT}/${FROM}`, `file:///elsewhere/deploy.html.md`],
])('nothing to change: %s', async (_, from, to) => {
  expect(await move(from, to)).toBeNull()
})
