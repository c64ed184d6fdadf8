// Starting in two steps: a client is greeted at once, and while it gets ready itself what answers its questions is loaded.

import type { Connection, MessageStrategy } from 'vscode-languageserver'
import { greet } from '../lsp/greet'
import { inOrder } from '../lsp/order'
import { giveWay } from './give-way'

/** Serves on the connection that `connect` makes with these options. `version` is told to the client; `onDown` is called when it has asked to shut down. */
export function serveInTwoSteps(
  connect: (options: { readonly messageStrategy: MessageStrategy }) => Connection,
  version: string,
  onDown?: () => void,
): void {
  /** Loads the second step, once; undefined before it is called for, and once it is there. */
  let begin: (() => Promise<void>) | undefined
  const { messageStrategy: order } = inOrder(onDown)
  const connection = connect({
    messageStrategy: {
      handleMessage(message, next) {
        // No message is handed on before there is somebody to answer it, also of a client that doesn't wait to be greeted.
        return order.handleMessage(message, async (passed) => {
          await begin?.()
          // What has been answered before is written in the next turn.
          if ('method' in passed && passed.method === 'exit') await giveWay()
          return next(passed)
        })
      },
    },
  })
  greet(connection, version, (params) => {
    let begun: Promise<void> | undefined
    begin = () => {
      begun ??= import('./serving').then(({ answer, surroundings }) => {
        answer(connection, surroundings, params)
        begin = undefined
      })
      return begun
    }
    // The greeting is written in the second turn.
    void giveWay()
      .then(giveWay)
      .then(() => begin?.())
  })
  connection.listen()
}
