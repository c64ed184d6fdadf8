// What can reach the server beside words: places outside the workspace, titles that are paths, settings of any shape, names that notifications would make commands of.

import { afterEach, describe, expect, test } from 'vitest'
import { BASELINE } from '../../server/engine'
import { NEW_PAGE, NEW_PAGE_CHOICES, type NewPageResult } from '../../server/lsp/protocol/messages'
import { unlinked } from '../../server/lsp/protocol/unlinked'
import { settingsFrom } from '../../server/lsp/settings'
import { normalised, pathBelow } from '../../server/lsp/translate'
import { surroundings } from '../../server/node/surroundings'
import { ROOT, startClient, type TestClient } from './client'

let client: TestClient | undefined
afterEach(() => {
  client?.stop()
  client = undefined
})

const COMMAND = '[x](command:workbench.action.terminal.sendSequence?%7B%7D)'
/** As VS Code finds links in notifications and input boxes (`parseLinkedText`). */
const LINKED = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i

const SITE = `== config/tech-docs.yml
service_name: Manual
== source/manual/a.html.md
---
title: A
---
`

async function started(fixture: string): Promise<TestClient> {
  client = await startClient(fixture)
  await client.ready
  return client
}

describe('a place outside', () => {
  test.each([
    'file:///manual/../etc/passwd',
    'file:///manual/%2e%2e/etc/passwd',
    'file:///manual/source/..%2f..%2f..%2fetc/passwd',
    'file:///manual/..%5C..%5Cx.md',
    'file:///manual/a/../../x.md',
    'file:///manual2/x.md',
    'file:///manua',
    'git:///manual/a.md',
    'vscode-vfs:///manual/a.md',
    'untitled:/manual/a.md',
  ])('%s is in no folder of the workspace', (uri) => {
    expect(pathBelow(normalised(ROOT), normalised(uri))).toBeUndefined()
  })

  test.each(['file:///manual/..a.md', 'file:///manual/a..b/c.md', 'file:///manual/%252e%252e/x.md'])(
    '%s is in it',
    (uri) => {
      expect(pathBelow(normalised(ROOT), normalised(uri))).toBeDefined()
    },
  )

  test('is known only as what an editor shows of it, and never read', async () => {
    const one = await started(SITE)
    for (const scheme of ['git', 'untitled', 'vscode-vfs', 'vscode-notebook-cell', 'http'])
      one.disk.set(`${scheme}:/manual/source/manual/b.html.md`, '---\na: [\n---\n')
    for (const uri of [...one.disk.keys()].filter((each) => !each.startsWith('file:'))) {
      await one.open(uri, 'x')
      expect(await one.items(uri)).toEqual([])
      await one.close(uri)
      await one.changed(1, uri)
      expect(await one.items(uri)).toEqual([])
    }
  })

  test.each(['file://server/share/manual', 'file:///manual%2F..', 'vscode-vfs://github/a/b', 'http://x/', ''])(
    'a folder %s is no reason to fail',
    (uri) => {
      if (process.platform !== 'win32') expect(surroundings.filesOf(uri)?.list).toBeUndefined()
      expect([...surroundings.clonesNear([uri]).keys()]).toEqual([])
    },
  )
})

describe('a new page', () => {
  const make = (one: TestClient, title: unknown, uri = one.uri('source/manual/a.html.md')) =>
    one.connection.sendRequest<NewPageResult>(NEW_PAGE, {
      textDocument: { uri },
      title,
      section: '../x',
      owner: '${x}',
    })

  test.each([
    '../../../etc/x',
    '..\\..\\x',
    '/etc/passwd',
    'C:\\x',
    'nul',
    'a\0b',
    '%2e%2e%2fx',
    'x.html.md/../../y',
    '[x](command:y)',
    'a\n---\nb: c\n---\n',
    'b: [',
    '\u202ex',
    '"; touch x; "',
    '${CLIPBOARD} $TM_SELECTED_TEXT',
    'x'.repeat(10_000),
  ])('called %j stays in its folder, with its title as a title', async (title) => {
    const one = await started(SITE)
    const page = await make(one, title)
    if ('refused' in page) throw new Error(page.refused)
    expect(page.uri).toMatch(/^file:\/\/\/manual\/source\/manual\/[a-z0-9-]{1,80}\.html\.md$/)
    expect(page.text.split('\n').filter((line) => line === '---')).toHaveLength(2)
    expect(
      page.text
        .match(/^\w+:/gm)
        ?.filter((key) => !/^(?:title|section|owner_slack|layout|parent|last_|review_)/.test(key)) ?? [],
    ).toEqual([])
  })

  test.each([42, null, ['x'], { toString: 'x' }, '', '---', '../..'])('called %j is refused', async (title) => {
    expect(await make(await started(SITE), title)).toHaveProperty('refused')
  })

  test('what is said of a folder with a command for a name is no command', async () => {
    const folder = `source/manual/${COMMAND.replace(/\?.*\)/, ')')}`
    const one = await started(
      `${SITE}== ${folder}/a.html.md\n---\ntitle: A\n---\n== ${folder}/b.html.md\n---\ntitle: B\n---\n`,
    )
    const uri = one.uri(`${folder.split('/').map(encodeURIComponent).join('/')}/a.html.md`)
    expect(JSON.stringify(await one.connection.sendRequest(NEW_PAGE_CHOICES, { textDocument: { uri } }))).toContain(
      'command:',
    )
    const page = await make(one, 'B', uri)
    if (!('refused' in page)) throw new Error('It is there already.')
    expect(page.refused).toContain('(command:')
    expect(page.refused).not.toMatch(LINKED)
  })
})

test('a notification quotes a file without making links of it', async () => {
  const one = await startClient(`${SITE}== ${BASELINE}\n${'[a](command:b)'}\n`)
  client = one
  const shown = new Promise<string>((resolve) =>
    one.connection.onNotification('window/showMessage', ({ message }: { message: string }) => resolve(message)),
  )
  const message = await shown
  expect(message).toContain(BASELINE)
  expect(message).not.toMatch(LINKED)
  expect(unlinked(`a ${COMMAND} [b](https://x "t") ](`)).not.toMatch(LINKED)
})

test.each([
  null,
  42,
  'x',
  [],
  { validate: 'x', hover: { toString: null }, codeLens: 'yes', __proto__: { hover: 'off' } },
  { validate: { run: ['onType'] }, hover: ['off'], codeLens: 1 },
  JSON.parse('{"__proto__": {"hover": "off"}, "constructor": 1}'),
])('settings of any shape are made safe: %j', (section) => {
  const { run, hover, codeLens } = settingsFrom(section, () => {})
  expect(['onSave', 'onType']).toContain(run)
  expect(['off', 'compact', 'full']).toContain(hover)
  expect(typeof codeLens).toBe('boolean')
})
