// The language server over standard input and output, for `manual-lens lsp --stdio` and `server.js --stdio`.

import {
  createConnection,
  type MessageStrategy,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node'
import type { GreetedId } from './first-answer'
import { serveInTwoSteps } from './in-two-steps'
import { withoutGreeting } from './without-greeting'

/** Serves until the client says so or goes away; then the process ends with the exit code that the protocol asks for, so this never resolves. `greeted`: whose answer has been sent already. */
export function serveOverStdio(version: string, greeted?: GreetedId): Promise<void> {
  let isDown = false
  const end = (): never => process.exit(isDown ? 0 : 1)
  const reader = new StreamMessageReader(process.stdin)
  const listen = reader.listen.bind(reader)
  // The library trips over a `$/cancelRequest` without an id, and would call that a fault of the stream.
  reader.listen = (callback) =>
    listen((message) => {
      try {
        callback(message)
      } catch (error) {
        process.stderr.write(`manual-lens: a message was left out: ${String(error)}\n`)
      }
    })
  const writer = withoutGreeting(new StreamMessageWriter(process.stdout), greeted)
  reader.onError((error) => {
    if (error instanceof SyntaxError) {
      // The message has come whole, and the next one can be read: whoever sent it is told, though nobody knows for which request.
      const message = `A message is no JSON and was left out: ${error.message}`
      void writer.write({ jsonrpc: '2.0', id: null, error: { code: -32_700, message } } as never)
      return
    }
    // Where the next message begins can't be known any more. A client that notices the end can start anew.
    process.stderr.write(
      `manual-lens: the input is no messages of the protocol, so the server ends: ${error.message}\n`,
    )
    process.exit(1)
  })
  // Nobody is there any more: half a message that may have come will never be whole.
  process.stdin.on('end', end)
  process.stdin.on('close', end)
  process.stdout.on('error', end)
  const connect = (options: { readonly messageStrategy: MessageStrategy }) =>
    createConnection(ProposedFeatures.all, reader, writer, options)
  serveInTwoSteps(connect, version, () => {
    isDown = true
  })
  // Paused by whoever has greeted the client.
  process.stdin.resume()
  return new Promise(() => {})
}
