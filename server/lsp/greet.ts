// The first answer: who the server is and what it can do, told before anything else is looked at.

import type { Connection, InitializeParams } from 'vscode-languageserver'
import { introduction } from './capabilities'
import { answerRefused } from './order'

/** Answers a client's `initialize`, and what comes out of order; `begin` is told what it said. `version` is told to the client. */
export function greet(connection: Connection, version: string, begin: (params: InitializeParams) => void): void {
  answerRefused(connection)
  connection.onInitialize((params) => {
    begin(params)
    return introduction(version, params.capabilities)
  })
}
