// What the server asks of its client, which may say no: a client that can't do what it said it can is no reason to end, or to leave a folder unread.

import type { Connection } from 'vscode-languageserver'

/** The answer; undefined, and a line in the log, where the client refuses. Never rejects. */
export async function ifWilling<T>(connection: Connection, what: string, answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer
  } catch (error) {
    connection.console.log(`The client refused to ${what}: ${error instanceof Error ? error.message : String(error)}`)
    return undefined
  }
}
