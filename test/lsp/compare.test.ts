// Families side by side by the protocol: which there are, one as a table, lenses and hints.

import { afterEach, describe, expect, it } from 'vitest'
import type { CodeLens, Hover, InlayHint } from 'vscode-languageserver'
import {
  COMPARE,
  type CompareParams,
  type CompareResult,
  FAMILIES,
  type FamiliesParams,
  type FamiliesResult,
} from '../../server/lsp/protocol/comparisons'
import { startClient, type TestClient } from './client'

let client: TestClient | undefined
afterEach(() => client?.stop())

const FILES = `== values-staging.yaml
replicas: 3
name: a
token: abc
== values-production.yaml
replicas: 2
name: a
token: def
long: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
== accounts.yml
staging: { id: 1 }
production: { id: 2 }
== variables/staging/a.tfvars
a = 1
== variables/production/a.tfvars
a = 2
== page.md
# Deploy

\`\`\`sh
kubectl config use-context production
ls -la
kubectl --context staging delete deployment router
\`\`\`

Or \`gds aws govuk-integration-developer -- aws s3 ls\` instead.
`

async function start(settings?: unknown): Promise<TestClient> {
  client = await startClient(FILES, settings === undefined ? {} : { settings })
  await client.ready
  return client
}

const at = (path: string) => ({ textDocument: { uri: client!.uri(path) } })

async function families(params: FamiliesParams = {}): Promise<{ own: string[]; others: string[] }> {
  const { own, others } = await client!.connection.sendRequest<FamiliesResult>(FAMILIES, params)
  return { own: own.map(({ family }) => family), others: others.map(({ family }) => family) }
}

function compare(path: string, family: string, all?: boolean): Promise<CompareResult> {
  const params: CompareParams = { ...at(path), family, ...(all === undefined ? {} : { all }) }
  return client!.connection.sendRequest<CompareResult>(COMPARE, params)
}

describe('families', () => {
  it('of a document are listed, otherwise those of all folders', async () => {
    await start()
    expect(await families(at('values-staging.yaml'))).toEqual({ own: ['values-{environment}.yaml'], others: [] })
    expect(await families(at('accounts.yml'))).toEqual({ own: ['accounts.yml#'], others: [] })
    const all = { own: [], others: ['values-{environment}.yaml', 'variables/{environment}/a.tfvars'] }
    expect(await families(at('page.md'))).toEqual(all)
    expect(await families()).toEqual(all)
    const { own } = await client!.connection.sendRequest<FamiliesResult>(FAMILIES, at('values-staging.yaml'))
    expect(own[0]).toMatchObject({
      kind: 'files',
      members: [
        { title: 'Staging', uri: client!.uri('values-staging.yaml') },
        { title: 'Production', uri: client!.uri('values-production.yaml') },
      ],
    })
  })

  it('are shown as a table whose values lead to their lines', async () => {
    await start()
    const found = await compare('values-staging.yaml', 'values-{environment}.yaml')
    expect(found?.text.split('\n').slice(5, 8)).toEqual([
      'replicas  3          2',
      'token     ••••••     ••••••',
      'long      (missing)  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
    ])
    expect([found?.keys, found?.differing]).toEqual([4, 3])
    const target = { uri: client!.uri('values-production.yaml'), targetLine: 3 }
    expect(found?.links).toContainEqual({ line: 7, start: 21, end: 52, ...target })
    expect((await compare('values-production.yaml', 'values-{environment}.yaml', true))?.text).toContain('  name')
    expect(await compare('values-production.yaml', 'other')).toBeNull()
    expect(await compare('file:///elsewhere/a.yaml', 'other')).toBeNull()
  })

  it('follow what is edited', async () => {
    const { open, change } = await start()
    await open('values-staging.yaml')
    await change('values-staging.yaml', 2, 'replicas: 2\n')
    const found = await compare('values-staging.yaml', 'values-{environment}.yaml')
    expect(found?.text).not.toContain('replicas')
  })

  it('show in the hover of a key, with links into the siblings', async () => {
    await start()
    const hover = await client!.connection.sendRequest<Hover>('textDocument/hover', {
      ...at('values-staging.yaml'),
      position: { line: 0, character: 2 },
    })
    const row = `(${client!.uri('values-production.yaml')}#L1) | 2 |`
    expect(hover.contents).toMatchObject({ value: expect.stringContaining(row) })
  })
})

describe('lenses and hints', () => {
  const lenses = async (path: string): Promise<string[]> => {
    const found = await client!.connection.sendRequest<CodeLens[]>('textDocument/codeLens', at(path))
    return found.map(({ command }) => command?.title ?? '')
  }
  const hints = async (path: string): Promise<string[]> => {
    const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }
    const found = await client!.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', { ...at(path), range })
    return found.map(({ position, label }) => `${position.line}:${position.character} ${label}`)
  }

  it('lead from a file that has siblings to the comparison', async () => {
    await start()
    expect(await lenses('values-staging.yaml')).toEqual(['2 environments · compare'])
    expect(await lenses('page.md')).toEqual([])
  })

  it('are asked for again when a sibling comes', async () => {
    const { connection, disk, changed, uri } = await start()
    expect(await lenses('other-staging.yaml')).toEqual([])
    const told = new Promise<void>((resolve) => {
      connection.onRequest('workspace/codeLens/refresh', () => {
        resolve()
        return null
      })
    })
    for (const name of ['other-staging.yaml', 'other-production.yaml']) disk.set(uri(name), 'a: 1\n')
    await changed(1, 'other-staging.yaml', 'other-production.yaml')
    await told
    expect(await lenses('other-staging.yaml')).toEqual(['2 environments · compare'])
  })

  it('say which environment a command acts on', async () => {
    await start()
    expect(await hints('page.md')).toEqual(['3:37 Production', '5:50 Staging, destructive', '8:53 Integration'])
  })

  it('say what siblings have only when asked for; neither what is long nor what is secret', async () => {
    await start({ siblingHints: true })
    expect(await hints('values-staging.yaml')).toEqual(['0:11 Production 2'])
    client!.stop()
    await start()
    expect(await hints('values-staging.yaml')).toEqual([])
  })

  it('can be switched off', async () => {
    await start({ compareLens: false, commandHints: false })
    expect(await lenses('values-staging.yaml')).toEqual([])
    expect(await hints('page.md')).toEqual([])
  })
})
