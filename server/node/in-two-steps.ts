// Starting in two steps: a client is greeted at once, and while it gets ready itself what answers its questions is loaded.

import type { Connection, MessageStrategy } from 'vscode-languageserver'
import { greet } from '../lsp/greet'
import { giveWay } from './give-way'

/** Serves on the connection that `connect` makes with these options. `version` is told to the client. */
export function serveInTwoSteps(
  connect: (options: { readonly messageStrategy: MessageStrategy }) => Connection,
  version: string,
): void {
  /** Loads the second step, once; undefined before it is called for, and once it is there. */
  let begin: (() => Promise<void>) | undefined
  const connection = connect({
    messageStrategy: {
      // No message is handed on before there is somebody to answer it, also of a client that doesn't wait to be greeted.
      async handleMessage(message, next) {
        await begin?.()
        return next(message)
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
