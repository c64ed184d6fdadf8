// The baseline in the editor: the same findings are left out as on the command line, and it is followed as it changes.

import { afterEach, expect, test } from 'vitest'
import { startClient, type TestClient } from './client'

const BASELINE = 'manual-lens-baseline.json'
const PAGE = 'source/manual/a.html.md'
const KNOWN = `{"path":"${PAGE}","rule":"page/brand-spelling","text":"Gov.uk"}`
const MANUAL = `== config/tech-docs.yml
service_name: Manual
== ${PAGE}
---
owner_slack: "#a-team"
title: A
section: B
layout: manual_layout
---

Gov.uk and Gov.uk.
== ${BASELINE}
{ "version": 1, "findings": [${KNOWN}] }
`

let client: TestClient
afterEach(() => client.stop())

async function columns(): Promise<number[]> {
  return (await client.items(PAGE)).map(({ range }) => range.start.character)
}

/** Resolves with the next status that the server tells. */
async function changed(type: 1 | 2 | 3): Promise<unknown> {
  const before = client.statuses.length
  await client.changed(type, BASELINE)
  while (client.statuses.length === before) await client.pull(PAGE)
  return client.statuses.at(-1)
}

test('what is known is left out, and counted in the status; it is followed as it changes', async () => {
  client = await startClient(MANUAL)
  expect(await client.ready).toMatchObject({ known: 1 })
  expect(await columns()).toEqual([11])
  client.disk.set(
    client.uri(BASELINE),
    `{ "version": 1, "findings": [${KNOWN}, ${KNOWN.replace('}', ',"occurrence":2}')}] }`,
  )
  expect(await changed(2)).toMatchObject({ known: 2 })
  expect(await columns()).toEqual([])
  client.disk.delete(client.uri(BASELINE))
  expect(await changed(3)).not.toHaveProperty('known')
  expect(await columns()).toEqual([0, 11])
})

test('one that can’t be used is told once, and leaves nothing out', async () => {
  client = await startClient(MANUAL)
  const said: string[] = []
  client.connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
    said.push(message)
  })
  await client.ready
  client.disk.set(client.uri(BASELINE), '{}')
  const problem = `${BASELINE} is no baseline: it has no “version”. Restore it. Until then no finding is left out.`
  expect(await changed(2)).toMatchObject({ known: 0, problems: [problem] })
  await changed(2)
  expect(await columns()).toEqual([0, 11])
  expect(said).toEqual([problem])
})

test('an open one counts as it is in the editor', async () => {
  client = await startClient(MANUAL)
  await client.ready
  await client.open(BASELINE)
  expect(await columns()).toEqual([11])
  await client.change(BASELINE, 2, '{ "version": 1, "findings": [] }')
  expect(await columns()).toEqual([0, 11])
  const before = client.statuses.length
  await client.save(BASELINE)
  await columns()
  expect(client.statuses.slice(before)).toMatchObject([{ known: 0 }])
  expect(await client.items(BASELINE)).toEqual([])
})
