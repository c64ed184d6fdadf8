// The first answer, before the protocol's library is loaded, which takes as long as all of Node's own start. The library then hears everything from the beginning.

import type { ClientCapabilities } from 'vscode-languageserver'
import { introduction } from '../lsp/capabilities'
import { problemIn } from '../lsp/shapes'

/** The id of a client's `initialize`. */
export type GreetedId = number | string

/** What is answered to a message, if it is a client's `initialize` without fault; undefined for all else, which is the library's to answer. */
function answerTo(message: unknown, version: string): { readonly id: GreetedId; readonly answer: object } | undefined {
  if (typeof message !== 'object' || message === null) return undefined
  const { id, method, params } = message as Readonly<Record<string, unknown>>
  if (method !== 'initialize' || (typeof id !== 'number' && typeof id !== 'string')) return undefined
  if (problemIn(method, params) !== undefined) return undefined
  const { capabilities } = params as { readonly capabilities: ClientCapabilities }
  return { id, answer: { jsonrpc: '2.0', id, result: introduction(version, capabilities) } }
}

/** Answers what comes first over standard input, and leaves all of it there to be read again. Resolves with the id of what was answered; undefined when it is something else. */
export function greetOverStdio(version: string): Promise<GreetedId | undefined> {
  const { stdin, stdout } = process
  let read = Buffer.alloc(0)
  return new Promise((resolve) => {
    // Nobody is there any more.
    const end = (): never => process.exit(1)
    const hear = (chunk: Buffer): void => {
      read = Buffer.concat([read, chunk])
      const body = bodyIn(read)
      if (body === 'incomplete') return
      stdin.off('data', hear).off('end', end).off('close', end).pause().unshift(read)
      const found = body === undefined ? undefined : answerTo(parsed(body), version)
      if (found) {
        const text = JSON.stringify(found.answer)
        stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
      }
      stdout.off('error', end)
      resolve(found?.id)
    }
    stdin.on('data', hear).on('end', end).on('close', end)
    stdout.on('error', end)
  })
}

/** The body of the first message; undefined where its header is not the usual one, or tells of more than any client says of itself. */
function bodyIn(read: Buffer): string | 'incomplete' | undefined {
  const [header, length] = /^Content-Length: (\d{1,6})\r\n\r\n/.exec(read.toString('latin1', 0, 64)) ?? []
  if (header === undefined) return undefined
  const end = header.length + Number(length)
  return read.length < end ? 'incomplete' : read.toString('utf8', header.length, end)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // The library says what is wrong with it.
    return undefined
  }
}

/** As `greetOverStdio`, over the channel of the process that started this one. `replay` has to be called once somebody else listens. */
export function greetOverIpc(
  version: string,
): Promise<{ readonly greeted: GreetedId | undefined; readonly replay: () => void }> {
  const heard: unknown[] = []
  return new Promise((resolve) => {
    const hear = (message: unknown): void => {
      heard.push(message)
      if (heard.length > 1) return
      const found = answerTo(message, version)
      if (found) process.send?.(found.answer)
      const replay = (): void => {
        process.off('message', hear)
        for (const one of heard.splice(0)) process.emit('message', one, undefined)
      }
      resolve({ greeted: found?.id, replay })
    }
    process.on('message', hear)
  })
}
