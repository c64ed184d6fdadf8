// The language server over standard input and output, for `manual-lens lsp --stdio`.

import { createConnection, ProposedFeatures } from 'vscode-languageserver/node'
import { serve } from '../lsp/serve'
import { surroundings } from './surroundings'

/** Serves until the client says so or goes away; then the process ends with the exit code that the protocol asks for, so this never resolves. */
export function serveOverStdio(version: string): Promise<void> {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), surroundings, version)
  return new Promise(() => {})
}
