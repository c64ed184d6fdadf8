// What may befall a server in use: documents that don't behave, files that can't be read, folders and settings that go away under it.

import { truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WorkspaceDiagnosticReport } from 'vscode-languageserver'
import { folderOf } from '../cli/folder'
import { type Program, programOf } from '../cli/program'
import { ROOT, startClient, type TestClient } from './client'
import { type RawServer, rawServer } from './raw'

const BAD = '---\ntitle: a: b\n---\n\nSee staging.\n'
const FOUND = 'front-matter/syntax'

let program: Program
beforeAll(async () => {
  program = await programOf('server/node/server.ts')
})
afterAll(() => program.remove())

/** URI -> codes, of the whole workspace, for those that have any. */
function codesOf(report: WorkspaceDiagnosticReport): Record<string, unknown[]> {
  const items = report.items.flatMap((item) => (item.kind === 'full' && item.items.length > 0 ? [item] : []))
  return Object.fromEntries(items.map(({ uri, items }) => [uri, items.map(({ code }) => code)]))
}

async function everything(server: RawServer): Promise<Record<string, unknown[]>> {
  const { result } = await server.ask('workspace/diagnostic', { previousResultIds: [] })
  return codesOf(result as WorkspaceDiagnosticReport)
}

async function all({ connection }: TestClient): Promise<Record<string, unknown[]>> {
  return codesOf(
    await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds: [] }),
  )
}

/** Resolves once the server has said so many times that it is ready. */
async function ready({ statuses, connection, uri }: TestClient, count: number): Promise<void> {
  while (statuses.filter(({ state }) => state === 'ready').length < count)
    await connection.sendRequest('textDocument/documentLink', { textDocument: { uri: uri('none.md') } })
}

describe('documents', () => {
  test('opened twice, changed before they are opened, closed twice', async () => {
    const client = await startClient(`== a.md\n${BAD}`)
    await client.ready
    const codes = async (path: string) => (await client.items(path)).map(({ code }) => code)
    await client.change('b.md', 2, BAD)
    await client.close('b.md')
    await client.save('b.md')
    expect(await codes('b.md')).toEqual([])
    await client.open('a.md', 'Nothing.\n')
    await client.open('a.md', BAD)
    expect(await codes('a.md')).toEqual([FOUND])
    await client.close('a.md')
    await client.close('a.md')
    await client.change('a.md', 9, 'Nothing.\n')
    expect(await codes('a.md')).toEqual([FOUND])
    client.stop()
  })

  test('changed in places that are outside of them', async () => {
    const client = await startClient(`== a.md\n${BAD}`)
    await client.ready
    await client.open('a.md')
    const far = { line: 2 ** 31 - 1, character: 2 ** 31 - 1 }
    const before = { line: -7, character: -7 }
    let version = 1
    for (const range of [
      { start: far, end: far },
      { start: far, end: before },
      { start: before, end: before },
      { start: { line: 0, character: 99 }, end: { line: 0, character: 50 } },
    ])
      await client.connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: client.uri('a.md'), version: ++version },
        contentChanges: [{ range, text: '' }],
      })
    await client.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: client.uri('a.md'), version: ++version },
      contentChanges: [{ text: 'Nothing.\n' }, { range: { start: before, end: before }, text: BAD }],
    })
    await client.save('a.md')
    expect((await client.items('a.md')).map(({ code }) => code)).toEqual([FOUND])
    client.stop()
  })

  test('asked about in places that are outside of them', async () => {
    const client = await startClient(`== a.md\n${BAD}`)
    await client.ready
    const textDocument = { uri: client.uri('a.md') }
    for (const [line, character] of [
      [0, 999],
      [999, 0],
      [-1, -1],
      [4, 2 ** 31],
      [2 ** 53 - 1, 2 ** 53 - 1],
    ] as const) {
      const position = { line, character }
      const range = { start: position, end: position }
      for (const [method, more] of Object.entries({
        hover: { position },
        definition: { position },
        references: { position, context: { includeDeclaration: true } },
        documentHighlight: { position },
        completion: { position },
        prepareRename: { position },
        codeAction: { range, context: { diagnostics: [] } },
        inlayHint: { range },
        selectionRange: { positions: [position] },
      }))
        expect(
          await client.connection.sendRequest(`textDocument/${method}`, { textDocument, ...more }),
          method,
        ).toBeDefined()
    }
    client.stop()
  })

  test('with addresses of every kind, and of none', async () => {
    const client = await startClient(`== a.md\n${BAD}`)
    await client.ready
    for (const uri of [
      'untitled:Untitled-1',
      'untitled:/manual/new.md',
      `git:${ROOT.slice(5)}/a.md?%7B%22ref%22%3A%22~%22%7D`,
      'vscode-notebook-cell:/manual/book.ipynb#W0sZmlsZQ%3D%3D',
      'vscode-vfs://github/x/y/a.md',
      'file:///',
      'file:',
      'http://example.org/a.md',
      'no address at all',
      '',
      '%',
      'file:///%E0%A4%A',
      'file:///manual/%00.md',
      `${ROOT}/../a.md`,
      `${ROOT}`,
      `${ROOT}//a.md`,
    ]) {
      await client.open(uri || ':', BAD)
      const textDocument = { uri: uri || ':' }
      const position = { line: 4, character: 5 }
      const report = await client.pull(textDocument.uri)
      expect(report.kind, uri).toBe('full')
      expect(await client.connection.sendRequest('textDocument/hover', { textDocument, position }), uri).toBeDefined()
      await client.changed(2, textDocument.uri)
      await client.close(textDocument.uri)
    }
    expect(Object.keys(await all(client))).toEqual([client.uri('a.md')])
    client.stop()
  })
})

test('10,000 events of a branch that is switched are one check, with the findings of a fresh one', async () => {
  const client = await startClient(`== a.md\n${BAD}`)
  await client.ready
  const { disk, uri } = client
  const names = (kind: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => uri(`${kind}/page-${index}.md`))
  const goes = names('goes', 1000)
  const comes = names('comes', 1000)
  const stays = names('stays', 1000)
  for (const name of goes) disk.set(name, BAD)
  for (const name of stays) disk.set(name, 'Nothing.\n')
  const told = client.statuses.length
  await client.changed(1, ...disk.keys())
  await ready(client, 2)
  expect(Object.keys(await all(client))).toHaveLength(1001)
  for (const name of goes) disk.delete(name)
  for (const [index, name] of comes.entries()) disk.set(name, index % 5 === 0 ? BAD : 'Nothing.\n')
  for (const name of stays.slice(0, 100)) disk.set(name, BAD)
  await client.changed(2, ...goes, ...comes, ...stays, ...names('node_modules', 4000), ...names('unheard-of', 3000))
  await ready(client, 3)
  expect(client.statuses.length - told).toBe(2)
  const switched = await all(client)
  client.stop()
  const again = await startClient([...disk].map(([at, text]) => `== ${at.slice(ROOT.length + 1)}\n${text}`).join(''))
  await again.ready
  expect(Object.keys(switched)).toHaveLength(1 + 200 + 100)
  expect(switched).toEqual(await all(again))
  again.stop()
})

test('a configuration that is broken, mended and deleted while in use', async () => {
  const client = await startClient(`== a.md\n${BAD}== b.md\n${BAD}`)
  await client.ready
  const { disk, uri } = client
  const CONFIG = uri('manual-lens.yml')
  const a = { [uri('a.md')]: [FOUND] }
  const b = { [uri('b.md')]: [FOUND] }
  const steps: [string | undefined, Record<string, unknown[]>][] = [
    ['exclude: [b.md]\n', a],
    // What can still be read of it holds.
    ['exclude: [b.md\n', { ...a, [CONFIG]: ['config/invalid'] }],
    ['\u0000\u0001', { ...a, ...b, [CONFIG]: expect.arrayContaining(['config/invalid']) }],
    ['exclude: 5\nrules: []\n', { ...a, ...b, [CONFIG]: ['config/invalid'] }],
    ['', { ...a, ...b }],
    ['exclude: [a.md]\n', b],
    [undefined, { ...a, ...b }],
  ]
  for (const [index, [text, found]] of steps.entries()) {
    if (text === undefined) disk.delete(CONFIG)
    else disk.set(CONFIG, text)
    await client.changed(text === undefined ? 3 : 2, CONFIG)
    await ready(client, index + 2)
    expect(await all(client), String(text)).toEqual(found)
  }
  client.stop()
})

describe('files', () => {
  test('that can’t be read: a line in the log each, a count, and the rest is checked', async () => {
    const folder = folderOf({
      'a.md': BAD,
      'huge.md': '',
      'wide.md': new Uint8Array([0xff, 0xfe, 0x61, 0]),
      'latin.md': Buffer.from('# Caf\xe9\n', 'latin1'),
    })
    truncateSync(join(folder, 'huge.md'), 2 ** 31)
    const server = rawServer(program.path)
    await server.start(folder)
    expect(Object.keys(await everything(server)).map((uri) => basename(uri))).toEqual(['a.md', 'latin.md'])
    const status = await server.until(
      ({ method, params }) => method === 'manualLens/status' && JSON.stringify(params).includes('ready'),
    )
    expect(status.params).toMatchObject({ files: 4, failures: 2 })
    const logged = server.said.filter(({ method }) => method === 'window/logMessage')
    expect(logged.map(({ params }) => (params as { message: string }).message).sort()).toEqual([
      'huge.md is too large to be checked (2147.5 MB; the limit is 10 MB).',
      'wide.md is not UTF-8 but UTF-16. Save it as UTF-8 to have it checked.',
    ])
  })

  test('that can’t be read any more, or can again, while the server runs: said once, and counted', async () => {
    const folder = folderOf({ 'a.md': BAD })
    const path = join(folder, 'a.md')
    const server = rawServer(program.path)
    await server.start(folder)
    const counts = () =>
      server.said.flatMap(({ method, params }) =>
        method === 'manualLens/status' ? [(params as { failures: number }).failures] : [],
      )
    const rewritten = async (bytes: string | Uint8Array, expected: number): Promise<void> => {
      writeFileSync(path, bytes)
      server.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: pathToFileURL(path).href, type: 2 }] })
      do await everything(server)
      while (counts().at(-1) !== expected)
    }
    const wide = new Uint8Array([0xff, 0xfe, 0x61, 0])
    expect(Object.values(await everything(server))).toEqual([[FOUND]])
    await rewritten(wide, 1)
    expect(await everything(server)).toEqual({})
    await rewritten(wide, 1)
    await rewritten(BAD, 0)
    expect(Object.values(await everything(server))).toEqual([[FOUND]])
    const logged = server.said.filter(({ method }) => method === 'window/logMessage')
    expect(logged.map(({ params }) => (params as { message: string }).message)).toEqual([
      'a.md is not UTF-8 but UTF-16. Save it as UTF-8 to have it checked.',
    ])
  })

  test.skipIf(process.platform === 'win32')('with odd names are known by their addresses', async () => {
    const names = [
      'two\nlines.md',
      `quo"te's.md`,
      '100%.md',
      '%41.md',
      'a#b?c=d.md',
      ' spaces  in it .md',
      'ü 🎉 \u202e.md',
      `${'long'.repeat(63)}.md`,
    ]
    const folder = folderOf(Object.fromEntries(names.map((name) => [name, BAD])))
    const server = rawServer(program.path)
    await server.start(folder)
    expect(
      Object.keys(await everything(server))
        .map((uri) => basename(fileURLToPath(uri)))
        .sort(),
    ).toEqual([...names].sort())
    for (const name of names) {
      const { href } = pathToFileURL(join(folder, name))
      server.notify('textDocument/didOpen', {
        textDocument: { uri: href, languageId: 'markdown', version: 1, text: 'Nothing.\n' },
      })
    }
    // Each was the very file, so that nothing is left.
    expect(await everything(server)).toEqual({})
  })
})

test('a folder that is removed while it is read, and added again', async () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`page-${index}.md`, BAD])))
  const server = rawServer(program.path)
  const uri = pathToFileURL(folder).href
  const it = [{ uri, name: 'manual' }]
  await server.ask('initialize', {
    processId: null,
    workspaceFolders: it,
    capabilities: { workspace: { workspaceFolders: true } },
  })
  server.notify('initialized', {})
  await server.until(({ method }) => method === 'manualLens/status')
  server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: it } })
  const last = (state: string, files: number) =>
    server.until(() => {
      const { params } = server.said.filter(({ method }) => method === 'manualLens/status').at(-1) ?? {}
      return (params as { state?: string })?.state === state && (params as { files: number }).files === files
    })
  await last('ready', 0)
  expect(await everything(server)).toEqual({})
  writeFileSync(join(folder, 'page-0.md'), 'Nothing.\n')
  server.notify('workspace/didChangeWorkspaceFolders', { event: { added: it, removed: [] } })
  server.notify('workspace/didChangeWorkspaceFolders', { event: { added: [], removed: it } })
  server.notify('workspace/didChangeWorkspaceFolders', { event: { added: it, removed: [] } })
  await last('ready', 600)
  expect(Object.keys(await everything(server))).toHaveLength(599)
})
