// The environments view by the protocol: what stands below each node, and when a client is told to ask again.

import { afterEach, describe, expect, it } from 'vitest'
import { CHANGED, EXPLORE, type ExploreNode, type ExploreResult } from '../../server/lsp/protocol/messages'
import { startClient, type TestClient } from './client'

let client: TestClient | undefined
afterEach(() => client?.stop())

async function explore(...node: string[]): Promise<readonly ExploreNode[]> {
  const params = node.length > 0 ? { node } : {}
  const { nodes } = await client!.connection.sendRequest<ExploreResult>(EXPLORE, params)
  return nodes
}

const labels = (nodes: readonly ExploreNode[]): string[] =>
  nodes.map(({ label, description }) => (description ? `${label} (${description})` : label))

const MILL = `== manual-lens.yml
extends: none
environments:
  rehearsal:
    title: Rehearsal
    summary: "For trying [things] out."
    aliases: [reh]
    access: millers only
    hosts: ["{app}.rehearsal.mill.example"]
    accounts: ["123456789012"]
    provisioning:
      - https://github.com/mill/machines/blob/main/values-rehearsal.yaml
  production:
    summary: What everybody uses.
== values-rehearsal.yaml
a: 1
== values-production.yaml
host: grain.rehearsal.mill.example
other: grain.production.mill.example
more: flour.production.mill.example
== docs/page.md
The rehearsal environment and reh, again rehearsal.

Then rehearsal.
== docs/other.md
Nothing.
`

async function start(fixture: string, options: Parameters<typeof startClient>[1] = {}): Promise<void> {
  client = await startClient(fixture, options)
  await client.ready
}

describe('the environments', () => {
  it('are listed with what the workspace has of them, each explained below', async () => {
    await start(MILL)
    expect(labels(await explore())).toEqual(['Rehearsal (1 file, 1 page)', 'Production (1 file)'])
    const parts = await explore('rehearsal')
    expect(labels(parts)).toEqual([
      'Purpose (For trying [things] out.)',
      'Access (millers only)',
      'Hosts (1)',
      'Accounts (1)',
      'Provisioning (1)',
      'Configuration files (1)',
      'Pages that mention it (1)',
    ])
    expect(parts[0]).toMatchObject({
      spoken: 'Purpose: For trying [things] out.',
      hasChildren: false,
      place: { uri: client!.uri('manual-lens.yml'), line: 2, character: 2 },
    })
    expect(parts[4]).toMatchObject({ spoken: 'Provisioning: 1 link', hasChildren: true })
    expect(labels(await explore('rehearsal', 'hosts'))).toEqual(['{app}.rehearsal.mill.example'])
    expect(await explore('rehearsal', 'accounts')).toMatchObject([{ label: '123456789012', value: '123456789012' }])
  })

  it('lead to files, and to each line of a page that names them', async () => {
    await start(MILL)
    const [file] = await explore('rehearsal', 'files')
    expect(file).toMatchObject({
      label: 'values-rehearsal.yaml',
      place: { uri: client!.uri('values-rehearsal.yaml'), line: 0, character: 0 },
    })
    const [page] = await explore('rehearsal', 'pages')
    expect(page).toMatchObject({ label: 'page.md', description: '4 mentions', spoken: 'page.md: 4 mentions' })
    const lines = await explore(...page!.node)
    expect(labels(lines)).toEqual([
      'The rehearsal environment and reh, again rehearsal. (line 1)',
      'Then rehearsal. (line 3)',
    ])
    expect(lines[1]).toMatchObject({ place: { uri: client!.uri('docs/page.md'), line: 2, character: 5 } })
  })

  it('lead to the local clone of where they are provisioned', async () => {
    const clones = { 'mill/machines': ['values-rehearsal.yaml'] }
    await start(MILL, { clones })
    expect(await explore('rehearsal', 'provisioning')).toMatchObject([
      {
        description: 'local clone',
        url: 'https://github.com/mill/machines/blob/main/values-rehearsal.yaml',
        place: { uri: 'file:///clones/mill/machines/values-rehearsal.yaml' },
      },
    ])
  })

  it('show the findings in their files', async () => {
    await start(`== config/tech-docs.yml
== values-staging.yaml
environment: stagng
`)
    const group = (await explore('staging')).at(-1)
    expect(group).toMatchObject({
      label: 'Findings in its files',
      description: '1',
      spoken: 'Findings in its files: 1 finding',
    })
    const [finding] = await explore(...group!.node)
    expect(finding).toMatchObject({
      kind: 'finding',
      description: 'values-staging.yaml, line 1',
      place: { uri: client!.uri('values-staging.yaml'), line: 0, character: 13 },
    })
    expect(finding?.spoken.startsWith(`${finding.severity}: `)).toBe(true)
  })

  it('are one over all folders, the folder that describes one first', async () => {
    await start(
      `== one/values-staging.yaml
a: 1
== two/source/manual/environments.html.md
---
title: Environments
---
## Staging

Two’s own words.
`,
      { folders: ['file:///manual/one', 'file:///manual/two'] },
    )
    const staging = (await explore()).find(({ label }) => label === 'Staging')
    expect(staging).toMatchObject({ description: '1 file, 1 page', tooltip: 'Two’s own words.' })
    expect(labels(await explore('staging', 'files'))).toEqual(['values-staging.yaml (one)'])
  })

  it('are none where nothing is about them, and nothing is below what is not there', async () => {
    await start('== readme.md\nHello.\n')
    expect(await explore()).toEqual([])
    expect(await explore('staging')).toEqual([])
    expect(await explore('staging', 'hosts')).toEqual([])
  })

  it('may be other after an edit: that is told once, until somebody asks again', async () => {
    await start(MILL)
    let told = 0
    const waiting: (() => void)[] = []
    client!.connection.onNotification(CHANGED, () => {
      told++
      for (const wake of waiting.splice(0)) wake()
    })
    const next = (): Promise<void> => new Promise((resolve) => waiting.push(resolve))
    await explore()
    const first = next()
    await client!.open('docs/page.md')
    for (let version = 2; version < 6; version++) await client!.change('docs/page.md', version, 'On production.\n')
    await first
    expect(told).toBe(1)
    expect(labels(await explore())).toEqual(['Rehearsal (1 file)', 'Production (1 file, 1 page)'])
    const second = next()
    await client!.change('docs/page.md', 6, 'Nothing.\n')
    await second
    expect(told).toBe(2)
  })
})
