// A server that ends though nobody told it to: it is started again, but not for ever, and the user is told how to go on.

import { commands, window } from 'vscode'
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  type ErrorHandler,
  type ErrorHandlerResult,
  State,
} from 'vscode-languageclient'

export const RESTART = 'manualLens.restartServer'
export const SHOW_OUTPUT = 'manualLens.showOutput'

/** After so many ends within so many milliseconds it is no accident. */
const LIMIT = 5
const SPAN = 3 * 60 * 1000

const GIVEN_UP = `The language server of Manual Lens ended ${LIMIT} times within 3 minutes and was not started again, so nothing is checked.`

export interface Crashes extends ErrorHandler {
  /** Forgets those there were: somebody wants it to run again. */
  forget(): void
}

/** What the client does when the connection breaks. */
export function afterCrashes(): Crashes {
  let ends: number[] = []
  return {
    forget() {
      ends = []
    },
    error(_error, _message, count): ErrorHandlerResult {
      return { action: count !== undefined && count <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown }
    },
    closed(): CloseHandlerResult {
      const now = Date.now()
      ends = [...ends.filter((one) => now - one < SPAN), now]
      if (ends.length < LIMIT)
        // In the log only: everything comes back by itself.
        return {
          action: CloseAction.Restart,
          handled: true,
          message: 'The language server ended; it is started again.',
        }
      void window.showErrorMessage(GIVEN_UP, 'Restart Server', 'Show Output').then((choice) => {
        if (choice === 'Restart Server') void commands.executeCommand(RESTART)
        if (choice === 'Show Output') void commands.executeCommand(SHOW_OUTPUT)
      })
      return { action: CloseAction.DoNotRestart, handled: true, message: GIVEN_UP }
    },
  }
}

/** Does what needs the server; where it has ended for good that is said instead, with the way to bring it back. */
export async function withServer(client: BaseLanguageClient, action: () => Promise<void>): Promise<void> {
  if (client.state !== State.Stopped && client.state !== State.StartFailed) return action()
  const message = 'The language server of Manual Lens is not running.'
  const choice = await window.showErrorMessage(message, 'Restart Server', 'Show Output')
  if (choice === 'Restart Server') await commands.executeCommand(RESTART)
  if (choice === 'Show Output') await commands.executeCommand(SHOW_OUTPUT)
}
