// The language server over standard input and output, for `manual-lens lsp --stdio` and `server.js --stdio`.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serveInTwoSteps } from './in-two-steps'

/** Serves until the client says so or goes away; then the process ends with the exit code that the protocol asks for, so this never resolves. */
export function serveOverStdio(version: string): Promise<void> {
  serveInTwoSteps((options) => createConnection(ProposedFeatures.all, process.stdin, process.stdout, options), version)
  return new Promise(() => {})
}
