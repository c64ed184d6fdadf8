// What may come over the wire that no client should send: the server answers clearly, or ends clearly, and never hangs.

import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { folderOf } from '../cli/folder'
import { type Program, programOf } from '../cli/program'
import { framed, rawServer } from './raw'

const PAGE = '---\ntitle: a: b\n---\n\nSee staging.\n'
const NOT_INITIALIZED = -32002
const INVALID_REQUEST = -32600
const NO_METHOD = -32601
const INVALID_PARAMS = -32602
const PARSE_ERROR = -32700

let program: Program
beforeAll(async () => {
  program = await programOf('server/node/server.ts')
})
afterAll(() => program.remove())
const server = (refuses = false) => rawServer(program.path, refuses)

/** Whether it still answers, and rightly. */
async function isWell(one: ReturnType<typeof server>): Promise<boolean> {
  one.notify('textDocument/didOpen', {
    textDocument: { uri: 'untitled:well', languageId: 'markdown', version: 1, text: PAGE },
  })
  const { result } = await one.ask('textDocument/diagnostic', { textDocument: { uri: 'untitled:well' } })
  return (result as { items: { code: string }[] }).items[0]?.code === 'front-matter/syntax'
}

describe('out of order', () => {
  test('a request before initialize is ServerNotInitialized; notifications are dropped', async () => {
    const one = server()
    one.notify('textDocument/didOpen', {
      textDocument: { uri: 'untitled:a', languageId: 'markdown', version: 1, text: PAGE },
    })
    for (const method of ['textDocument/hover', 'shutdown', 'manualLens/explore', 'no/such/method'])
      expect((await one.ask(method, {})).error, method).toEqual({
        code: NOT_INITIALIZED,
        message: `${method} was sent before initialize. Send that first.`,
      })
    await one.start()
    const { result } = await one.ask('textDocument/diagnostic', { textDocument: { uri: 'untitled:a' } })
    expect(result).toEqual({ kind: 'full', items: [] })
    expect(await isWell(one)).toBe(true)
  })

  test('initialize without what it needs is refused, and may come again; a second one is refused', async () => {
    const one = server()
    expect((await one.ask('initialize')).error?.code).toBe(INVALID_PARAMS)
    expect((await one.ask('initialize', { capabilities: null })).error).toEqual({
      code: INVALID_PARAMS,
      message: 'initialize can’t be answered: capabilities should be an object.',
    })
    await one.start()
    expect((await one.ask('initialize', { capabilities: {} })).error?.code).toBe(INVALID_REQUEST)
    expect(await isWell(one)).toBe(true)
  })

  test('a request after shutdown is InvalidRequest; exit then ends it with 0', async () => {
    const one = server()
    await one.start()
    expect(await one.ask('shutdown')).toMatchObject({ result: null })
    for (const method of ['textDocument/hover', 'shutdown', 'workspace/symbol', 'manualLens/explore', 'initialize'])
      expect((await one.ask(method, { capabilities: {} })).error?.code, method).toBe(INVALID_REQUEST)
    one.notify('exit')
    expect(await one.ended).toBe(0)
  })

  test('exit without shutdown ends it with 1, before and after initialize', async () => {
    const one = server()
    await one.start()
    one.notify('exit')
    expect(await one.ended).toBe(1)
    const other = server()
    other.notify('exit')
    expect(await other.ended).toBe(1)
  })
})

describe('malformed', () => {
  test('an unknown method is MethodNotFound; an unknown notification is passed over', async () => {
    const one = server()
    await one.start()
    for (const method of ['no/such/method', 'textDocument/implementation', '__proto__', 'toString', ''])
      expect((await one.ask(method, {})).error?.code, method).toBe(NO_METHOD)
    one.notify('no/such/notification', { x: 1 })
    one.notify('$/unknown', {})
    expect(await isWell(one)).toBe(true)
  })

  test('parameters that are missing or of the wrong type are InvalidParams, and say which', async () => {
    const one = server()
    await one.start()
    const uri = 'untitled:well'
    await isWell(one)
    const textDocument = { uri }
    const position = { line: 0, character: 0 }
    const context = { includeDeclaration: true }
    const wrong: [string, unknown, string][] = [
      ['textDocument/hover', undefined, 'params should be an object.'],
      ['textDocument/hover', [], 'params should be an object.'],
      ['textDocument/hover', { position }, 'textDocument should be an object.'],
      ['textDocument/hover', { textDocument: { uri: 7 }, position }, 'textDocument.uri should be a text.'],
      ['textDocument/hover', { textDocument }, 'position should be an object.'],
      [
        'textDocument/completion',
        { textDocument, position: { line: 0.5, character: 0 } },
        'position.line should be a whole number.',
      ],
      [
        'textDocument/definition',
        { textDocument, position: { line: 0 } },
        'position.character should be a whole number.',
      ],
      ['textDocument/references', { textDocument, position }, 'context should be an object.'],
      ['textDocument/rename', { textDocument, position, context }, 'newName should be a text.'],
      [
        'textDocument/codeAction',
        { textDocument, range: { start: position, end: null }, context },
        'range.end should be an object.',
      ],
      [
        'textDocument/selectionRange',
        { textDocument, positions: [position, null] },
        'positions[1] should be an object.',
      ],
      ['workspace/diagnostic', {}, 'previousResultIds should be a list.'],
      ['workspace/symbol', { query: null }, 'query should be a text.'],
      ['workspace/willRenameFiles', { files: [{ oldUri: uri }] }, 'files[0].newUri should be a text.'],
      ['manualLens/newPage', { title: 'A', owner: 1 }, 'owner should be a text.'],
    ]
    for (const [method, params, message] of wrong)
      expect((await one.ask(method, params)).error, method).toEqual({
        code: INVALID_PARAMS,
        message: `${method} can’t be answered: ${message}`,
      })
    one.notify('textDocument/didChange', { textDocument: { uri }, contentChanges: 'x' })
    one.notify('textDocument/didOpen', { textDocument: { uri: 'untitled:b' } })
    one.notify('workspace/didChangeWatchedFiles', { changes: null })
    one.notify('workspace/didChangeConfiguration')
    one.notify('$/cancelRequest')
    one.notify('$/setTrace', 5)
    expect(await isWell(one)).toBe(true)
    const logged = one.said.flatMap(({ method, params }) =>
      method === 'window/logMessage' ? [(params as { message: string }).message] : [],
    )
    expect(logged).toContain('textDocument/didChange can’t be followed: textDocument.version should be a whole number.')
    for (const node of [null, ['x'], ['environment'], [1, {}], 'x', {}])
      expect(await one.ask('manualLens/explore', { node })).toHaveProperty('id')
    expect(await isWell(one)).toBe(true)
  })

  test('JSON that is none is a ParseError, and the next message is read', async () => {
    const one = server()
    await one.start()
    for (const [index, body] of ['{"jsonrpc": "2.0", "id": 1', 'no json', '', '\u0000', '{"a":}'].entries()) {
      one.raw(framed(body))
      await one.until(() => one.said.filter(({ error }) => error?.code === PARSE_ERROR).length === index + 1)
    }
    for (const odd of ['null', '5', '[]', '{}', '[{"jsonrpc":"2.0","method":"x"}]', '{"id":1}', '"text"'])
      one.raw(framed(odd))
    expect(await isWell(one)).toBe(true)
  })

  test.each([
    ['no length', 'Content-Type: x\r\n\r\n{}'],
    ['a length that is no number', 'Content-Length: many\r\n\r\n{}'],
    ['a line that is no header', 'hello\r\n\r\n'],
    ['a length that is too small', `Content-Length: 10\r\n\r\n{"jsonrpc":"2.0","method":"x"}${framed({ id: 1 })}`],
  ])('%s: where messages begin is lost, so the server says so and ends with 1', async (_, bytes) => {
    const one = server()
    one.raw(bytes)
    // Whatever comes next is not taken for what it isn't.
    one.raw(framed({ id: 3 }))
    one.raw(framed({ id: 4 }))
    expect(await one.ended).toBe(1)
    expect(one.complaints()).toMatch(/^manual-lens: the input is no messages of the protocol, so the server ends: /)
  })

  test('half a message and then nothing: the server ends with 1, or with 0 after shutdown', async () => {
    for (const [isDown, code] of [
      [false, 1],
      [true, 0],
    ] as const) {
      const one = server()
      await one.start()
      if (isDown) await one.ask('shutdown')
      one.raw('Content-Length: 5000\r\n\r\n{"jsonrpc":"2.0","id":')
      one.process.stdin.end()
      expect(await one.ended).toBe(code)
      expect(one.complaints()).toBe('')
    }
  })

  test('a message that comes byte by byte, and many that come at once', async () => {
    const one = server()
    await one.start()
    for (const byte of Buffer.from(framed({ jsonrpc: '2.0', method: 'no/such', params: { text: 'ü🎉' } })))
      one.raw(new Uint8Array([byte]))
    const together = Array.from({ length: 50 }, (_, index) =>
      framed({ jsonrpc: '2.0', id: `m${index}`, method: 'workspace/symbol', params: { query: '' } }),
    )
    one.raw(together.join(''))
    await one.until(({ id }) => id === 'm49')
    expect(await isWell(one)).toBe(true)
  })
})

describe('a client that goes', () => {
  test('without a word: the server ends by itself', async () => {
    const one = server()
    await one.start()
    one.process.stdin.destroy()
    expect(await one.ended).toBe(1)
  })

  test('and leaves its end of the pipe open: the server sees that the process is gone, and ends', async () => {
    const client = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    onTestFinished(() => void client.kill('SIGKILL'))
    const one = server()
    await one.start(undefined, { processId: client.pid })
    client.kill('SIGKILL')
    expect(await one.ended).toBe(1)
  })

  test('and takes its end of the output with it: no exception, the server ends', async () => {
    const one = server()
    await one.start()
    one.process.stdout.destroy()
    for (let index = 0; index < 20; index++) one.notify('no/such', {})
    for (let index = 0; index < 20; index++) void one.ask('workspace/symbol', { query: '' })
    expect(await one.ended).toBe(1)
    expect(one.complaints()).toBe('')
  })
})

test('1,000 requests at once, all cancelled: each is answered, and the next one rightly', async () => {
  const folder = folderOf({ 'a.md': PAGE, 'b.md': `${PAGE}\n[x](nowhere.md)\n` })
  const one = server()
  await one.start(folder)
  const textDocument = { uri: pathToFileURL(`${folder}/a.md`).href }
  const position = { line: 4, character: 6 }
  const answers: Promise<{ error?: { code: number } }>[] = []
  for (let index = 0; index < 1000; index++) {
    const method = ['textDocument/hover', 'textDocument/diagnostic', 'textDocument/references'][index % 3]!
    const { id, answer } = one.request(method, { textDocument, position, context: { includeDeclaration: true } })
    answers.push(answer)
    one.notify('$/cancelRequest', { id })
  }
  one.notify('$/cancelRequest', { id: 'never sent' })
  const codes = new Set((await Promise.all(answers)).map(({ error }) => error?.code))
  for (const code of codes) expect([undefined, -32800]).toContain(code)
  expect(await one.ask('textDocument/diagnostic', { textDocument })).toMatchObject({
    result: { items: [{ code: 'front-matter/syntax' }] },
  })
})

test('a client that says no to everything it is asked has its findings all the same', async () => {
  const folder = folderOf({ 'a.md': PAGE })
  const one = server(true)
  const can = { dynamicRegistration: true, refreshSupport: true }
  await one.start(folder, {
    capabilities: {
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeWatchedFiles: can,
        diagnostics: can,
        semanticTokens: can,
        inlayHint: can,
        codeLens: can,
      },
      textDocument: { diagnostic: {} },
    },
  })
  const uri = pathToFileURL(`${folder}/a.md`).href
  one.notify('workspace/didChangeWatchedFiles', { changes: [{ uri, type: 2 }] })
  one.notify('workspace/didChangeConfiguration', { settings: null })
  one.notify('textDocument/didSave', { textDocument: { uri } })
  for (let round = 0; round < 3; round++)
    expect(await one.ask('textDocument/diagnostic', { textDocument: { uri } })).toMatchObject({
      result: { items: [{ code: 'front-matter/syntax' }] },
    })
  expect(one.complaints()).toBe('')
})
