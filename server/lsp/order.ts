// What a client sends, looked at before anything else sees it: out of order, or without what the handlers rely on, it is refused.

import { type Connection, ErrorCodes, Message, type MessageStrategy, ResponseError } from 'vscode-languageserver'
import { problemIn } from './shapes'

/** The method under which a refused message goes on: a strategy can't answer by itself, a handler can. */
const REFUSED = 'manualLens/refused'

interface Refusal {
  readonly code: number
  readonly message: string
}

/** For `createConnection`: one for each connection, for it remembers what has been sent. `onDown` is told when the client has asked to shut down. */
export function inOrder(onDown: () => void = () => {}): { readonly messageStrategy: MessageStrategy } {
  let state: 'new' | 'up' | 'down' = 'new'

  function refusal(method: string, params: unknown, isRequest: boolean): Refusal | undefined {
    if (state === 'down' && method !== 'exit')
      return { code: ErrorCodes.InvalidRequest, message: `${method} was sent after shutdown. Only exit may follow it.` }
    if (method === 'initialize' && state === 'up')
      return { code: ErrorCodes.InvalidRequest, message: 'initialize was sent twice. Start another server instead.' }
    if (method !== 'initialize' && method !== 'exit' && state === 'new')
      return {
        code: ErrorCodes.ServerNotInitialized,
        message: `${method} was sent before initialize. Send that first.`,
      }
    const problem = problemIn(method, params)
    if (problem !== undefined)
      return {
        code: ErrorCodes.InvalidParams,
        message: `${method} can’t be ${isRequest ? 'answered' : 'followed'}: ${problem}`,
      }
    if (method === 'initialize') state = 'up'
    if (method === 'shutdown') {
      state = 'down'
      onDown()
    }
    return undefined
  }

  return {
    messageStrategy: {
      handleMessage(message, next) {
        const isRequest = Message.isRequest(message)
        if (!isRequest && !Message.isNotification(message)) return next(message)
        // The protocol's own (cancelling, tracing) may come at any time.
        if (!isRequest && message.method.startsWith('$/')) return next(message)
        const refused = refusal(message.method, message.params, isRequest)
        const passed = refused ? { ...message, method: REFUSED, params: refused } : message
        return next(passed)
      },
    },
  }
}

/** Answers what `inOrder` has refused, and logs notifications among it, which nobody can be answered. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, message }: Refusal) => new ResponseError(code, message))
  connection.onNotification(REFUSED, ({ code, message }: Refusal) => {
    // A client that doesn't listen yet, or no longer, is not told either.
    if (code === ErrorCodes.InvalidParams) connection.console.warn(message)
  })
}
