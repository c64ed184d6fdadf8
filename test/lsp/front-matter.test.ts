// Editing front matter, by the protocol.

import { afterEach, describe, expect, test } from 'vitest'
import type { CompletionItem } from 'vscode-languageserver'
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
