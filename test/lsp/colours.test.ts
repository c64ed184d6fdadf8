// Colours of environment names and the names beside numbers, by the protocol.

import { afterEach, expect, test } from 'vitest'
import type { InlayHint, SemanticTokens } from 'vscode-languageserver'
import { FILE_ENVIRONMENT, type FileEnvironmentResult } from '../../server/lsp/protocol/messages'
import { startClient, type TestClient } from './client'

let client: TestClient | undefined
afterEach(() => client?.stop())

/** The tokens as `line:column length`, those of environments that are gone with a mark. */
async function tokens(path: string): Promise<string[]> {
  const { data } = await client!.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
    textDocument: { uri: client!.uri(path) },
  })
  let line = 0
  let column = 0
  const found: string[] = []
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, length = 0, type = 0, modifiers = 0] = data.slice(at, at + 5)
    column = down > 0 ? right : column + right
    line += down
    expect(type).toBe(0)
    found.push(`${line}:${column} ${length}${modifiers === 1 ? ' deprecated' : ''}`)
  }
  return found
}

async function hints(path: string, from: number, to: number): Promise<string[]> {
  const found = await client!.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
    textDocument: { uri: client!.uri(path) },
    range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
  })
  return found.map(({ position: { line, character }, label }) => `${line}:${character} ${label}`)
}

async function start(fixture: string): Promise<void> {
  client = await startClient(fixture)
  await client.ready
}

test('every name of an environment is coloured, whatever the language; one that nobody has is not', async () => {
  await start(`== config/tech-docs.yml
== page.md
From staging to
production, once on Carrenza. A non
production copy.
== values.yaml
govukEnvironment: stagng
database: publisher_production
bucket: govuk-production-assets
== main.tf
bucket = "govuk-integration-assets"
`)
  expect(await tokens('page.md')).toEqual(['0:5 7', '1:0 10', '1:20 8 deprecated', '1:32 3', '2:0 10'])
  expect(await tokens('values.yaml')).toEqual(['2:14 10'])
  expect(await tokens('main.tf')).toEqual(['0:16 11'])
  expect(await tokens('nowhere.yaml')).toEqual([])
})

test('an organisation’s own names are coloured as soon as its catalogue has them, and clients are told to ask again', async () => {
  const catalogue = (name: string): string =>
    `extends: none\nenvironments:\n  ${name}:\n    summary: For trying things out.\n`
  await start(`== manual-lens.yml
${catalogue('green')}== values.yaml
environment: rehearsal
`)
  expect(await tokens('values.yaml')).toEqual([])
  const told = new Promise<void>((resolve) => {
    client!.connection.onRequest('workspace/semanticTokens/refresh', () => {
      resolve()
      return null
    })
  })
  await client!.open('manual-lens.yml')
  await client!.change('manual-lens.yml', 2, catalogue('rehearsal'))
  await told
  expect(await tokens('values.yaml')).toEqual(['0:13 9'])
})

test('the environment’s name stands behind an alias that doesn’t show it, in configuration', async () => {
  await start(`== manual-lens.yml
extends: none
environments:
  production:
    summary: What everybody uses.
    aliases: [prod, liveservice]
== values.yaml
one: liveservice
two: prod
three: liveservice
== page.md
On liveservice.
`)
  expect(await hints('values.yaml', 0, 9)).toEqual(['0:16 Production', '2:18 Production'])
  expect(await hints('values.yaml', 1, 2)).toEqual([])
  expect(await hints('page.md', 0, 1)).toEqual([])
})

test('… and behind an account’s number and a host without a label', async () => {
  await start(`== config/tech-docs.yml
== values.yaml
account: "172025368201"
host: www.publishing.service.gov.uk
`)
  expect(await hints('values.yaml', 0, 9)).toEqual(['0:22 Production', '1:35 Production'])
})

test('a file that belongs to one environment has a badge that says so, and why', async () => {
  await start(`== variables/test/common.tfvars
a = 1
== values-staging.yaml
a: 1
== values.yaml
a: 1
== variables/non-production/common.tfvars
a = 1
`)
  const badge = (path: string): Promise<FileEnvironmentResult> =>
    client!.connection.sendRequest<FileEnvironmentResult>(FILE_ENVIRONMENT, {
      textDocument: { uri: client!.uri(path) },
    })
  expect(await badge('variables/test/common.tfvars')).toEqual({
    environment: 'test',
    badge: 'Te',
    tooltip: 'Test environment: the folder name says “test”',
  })
  expect(await badge('values-staging.yaml')).toEqual({
    environment: 'staging',
    badge: 'St',
    tooltip: 'Staging environment: the file name says “staging”',
  })
  expect(await badge('variables/non-production/common.tfvars')).toMatchObject({ badge: 'Np' })
  for (const path of ['values.yaml', 'variables/test', 'file:///elsewhere/a.yaml']) expect(await badge(path)).toBeNull()
})
