// A server as a process, and a client that says whatever it is told to, right or wrong: for what no well-made client would send.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import { StreamMessageReader } from 'vscode-languageserver/node'

export interface Message {
  readonly id?: number | string | null
  readonly method?: string
  readonly params?: unknown
  readonly result?: unknown
  readonly error?: { readonly code: number; readonly message: string }
}

export interface RawServer {
  readonly process: ChildProcessWithoutNullStreams
  /** Everything the server has said, in order. */
  readonly said: readonly Message[]
  /** What it wrote to standard error. */
  readonly complaints: () => string
  /** The exit code, or the signal, once it has ended. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  raw(bytes: string | Uint8Array): void
  notify(method: string, params?: unknown): void
  /** Sends a request and resolves with its whole answer, result or error. */
  ask(method: string, params?: unknown): Promise<Message>
  /** As `ask`, for the id that is given back at once. */
  request(method: string, params?: unknown): { readonly id: number; readonly answer: Promise<Message> }
  /** The first message, said already or yet to come, for which this holds. */
  until(holds: (message: Message) => boolean): Promise<Message>
  /** Initializes it with a folder (or none) and waits until that is read. */
  start(folder?: string, params?: Record<string, unknown>): Promise<Message>
}

/** Starts a bundled server, ended with the test at the latest. What it asks of the client is answered with null, or with an error by a client that `refuses`. */
export function rawServer(program: string, refuses = false): RawServer {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: 'pipe' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: Message[] = []
  const waiting: { holds(message: Message): boolean; resolve(message: Message): void }[] = []
  let complaints = ''
  let ids = 0
  child.stderr.on('data', (data) => {
    complaints += data
  })
  // Writing to a server that has just ended is part of some tests.
  child.stdin.on('error', () => {})
  const raw = (bytes: string | Uint8Array): void => void child.stdin.write(bytes)
  const send = (message: object): void => raw(framed({ jsonrpc: '2.0', ...message }))
  const until = (holds: (message: Message) => boolean): Promise<Message> => {
    const found = said.find(holds)
    return found ? Promise.resolve(found) : new Promise((resolve) => waiting.push({ holds, resolve }))
  }
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) =>
    child.on('close', (code, signal) => resolve(code ?? signal)),
  )
  new StreamMessageReader(child.stdout).listen((heard) => {
    const message = heard as Message
    said.push(message)
    if (message.method !== undefined && message.id !== undefined)
      send({ id: message.id, ...(refuses ? { error: { code: -32603, message: 'No.' } } : { result: null }) })
    for (const one of waiting.splice(0)) {
      if (one.holds(message)) one.resolve(message)
      else waiting.push(one)
    }
  })
  const request = (method: string, params?: unknown): { id: number; answer: Promise<Message> } => {
    const id = ++ids
    const answer = until((message) => message.id === id && message.method === undefined)
    send({ id, method, params })
    return { id, answer }
  }
  const ask = (method: string, params?: unknown): Promise<Message> => request(method, params).answer
  const server: RawServer = {
    process: child,
    said,
    complaints: () => complaints,
    ended,
    raw,
    notify: (method, params) => send({ method, params }),
    ask,
    request,
    until,
    async start(folder, params = {}) {
      const uri = folder === undefined ? null : pathToFileURL(folder).href
      const initialized = await ask('initialize', { processId: null, rootUri: uri, capabilities: {}, ...params })
      send({ method: 'initialized', params: {} })
      await until(
        ({ method, params: status }) => method === 'manualLens/status' && (status as Status).state === 'ready',
      )
      return initialized
    },
  }
  return server
}

interface Status {
  readonly state: string
}

/** A message as it goes over the wire. */
export function framed(message: object | string): string {
  const body = typeof message === 'string' ? message : JSON.stringify(message)
  return `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}
