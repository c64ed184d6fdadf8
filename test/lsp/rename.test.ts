// Renaming an environment by the protocol: as much of it as a client can do.

import { afterEach, expect, test } from 'vitest'
import type { Range, WorkspaceEdit } from 'vscode-languageserver'
import { type Options, startClient, type TestClient } from './client'

const PAGE = 'source/manual/a.html.md'
const MANUAL = `== config/tech-docs.yml
service_name: Manual
== ${PAGE}
On Staging, see charts/values-staging.yaml.
== charts/values-staging.yaml
host: x.staging.publishing.service.gov.uk
== charts/values-production.yaml
environment: production
== variables/staging/a.tfvars
x = 1
== variables/production/a.tfvars
x = 1
`
const EVERYTHING: Options = {
  edits: {
    documentChanges: true,
    resourceOperations: ['create', 'rename', 'delete'],
    changeAnnotationSupport: { groupsOnLabel: true },
  },
}

let client: TestClient | undefined
afterEach(() => client?.stop())

async function ask<R>(method: string, more: object = {}, options: Options = EVERYTHING): Promise<R> {
  client = await startClient(MANUAL, options)
  await client.ready
  return client.connection.sendRequest<R>(method, {
    textDocument: { uri: client.uri(PAGE) },
    position: { line: 0, character: 5 },
    ...more,
  })
}

const rename = (newName: string, options?: Options, more: object = {}): Promise<WorkspaceEdit> =>
  ask('textDocument/rename', { newName, ...more }, options)

const short = ({ start, end }: Range): string => `${start.line}:${start.character}-${end.character}`

test('what would be renamed', async () => {
  expect(await ask('textDocument/prepareRename')).toEqual({
    range: { start: { line: 0, character: 3 }, end: { line: 0, character: 10 } },
    placeholder: 'staging',
  })
  client?.stop()
  expect(await ask('textDocument/prepareRename', { position: { line: 0, character: 12 } })).toBeNull()
})

test('text first, by the names that files have now, then files and folders; each with its group', async () => {
  const { documentChanges, changeAnnotations } = await rename('preprod')
  const said = documentChanges?.map((change) =>
    'kind' in change
      ? [change.kind, ...('oldUri' in change ? [change.oldUri, change.newUri] : []), change.annotationId]
      : [
          change.textDocument.uri,
          ...change.edits.map((edit) =>
            'newText' in edit
              ? `${short(edit.range)} ${edit.newText} ${'annotationId' in edit && edit.annotationId}`
              : edit,
          ),
        ],
  )
  expect(said).toEqual([
    ['file:///manual/charts/values-staging.yaml', '0:8-15 preprod elsewhere'],
    [`file:///manual/${PAGE}`, '0:3-10 Preprod prose', '0:30-37 preprod paths'],
    ['rename', 'file:///manual/charts/values-staging.yaml', 'file:///manual/charts/values-preprod.yaml', 'paths'],
    ['rename', 'file:///manual/variables/staging', 'file:///manual/variables/preprod', 'paths'],
  ])
  expect(changeAnnotations).toEqual({
    prose: {
      label: 'Words in text and comments',
      needsConfirmation: false,
      description: 'staging → preprod: what readers see',
    },
    paths: { label: 'Files, folders and paths to them', needsConfirmation: false, description: expect.any(String) },
    elsewhere: {
      label: 'Hosts, web addresses, paths elsewhere',
      needsConfirmation: true,
      description: 'staging → preprod: not in this workspace; then describe “preprod” in manual-lens.yml',
    },
  })
})

test('a client that can’t rename files: they stay, and so do paths to them', async () => {
  const { documentChanges, changeAnnotations } = await rename('preprod', { edits: { documentChanges: true } })
  expect(changeAnnotations).toBeUndefined()
  expect(documentChanges).toEqual([
    {
      textDocument: { uri: 'file:///manual/charts/values-staging.yaml', version: null },
      edits: [{ range: { start: { line: 0, character: 8 }, end: { line: 0, character: 15 } }, newText: 'preprod' }],
    },
    {
      textDocument: { uri: `file:///manual/${PAGE}`, version: null },
      edits: [{ range: { start: { line: 0, character: 3 }, end: { line: 0, character: 10 } }, newText: 'Preprod' }],
    },
  ])
})

test('a client that knows plain changes only', async () => {
  const { changes, documentChanges } = await rename('preprod', { edits: {} })
  expect(documentChanges).toBeUndefined()
  expect(Object.entries(changes ?? {}).map(([uri, edits]) => [uri, ...edits.map(({ newText }) => newText)])).toEqual([
    ['file:///manual/charts/values-staging.yaml', 'preprod'],
    [`file:///manual/${PAGE}`, 'Preprod'],
  ])
})

test('an open document is edited in the version that was looked at', async () => {
  client = await startClient(MANUAL, EVERYTHING)
  await client.ready
  await client.open(PAGE)
  await client.change(PAGE, 7, 'Now on staging.\n')
  const edit = await client.connection.sendRequest<WorkspaceEdit>('textDocument/rename', {
    textDocument: { uri: client.uri(PAGE) },
    position: { line: 0, character: 8 },
    newName: 'preprod',
  })
  const own = edit.documentChanges?.find((one) => 'textDocument' in one && one.textDocument.uri === client?.uri(PAGE))
  expect(own).toMatchObject({ textDocument: { version: 7 }, edits: [{ newText: 'preprod' }] })
})

test.each([
  ['pre prod', 'can’t be an environment’s name'],
  ['production', 'is another environment already'],
])('%j is refused with the reason', async (newName, reason) => {
  await expect(rename(newName)).rejects.toThrow(reason)
})

test('renaming nothing gives nothing', async () => {
  expect(await rename('preprod', EVERYTHING, { position: { line: 0, character: 12 } })).toBeNull()
})
