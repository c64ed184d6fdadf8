// Asks a client to ask again for what has changed, as far as it can be asked.

import { type ClientCapabilities, CodeLensRefreshRequest, type Connection } from 'vscode-languageserver'
import { ifWilling } from './willing'

export interface AskingAgain {
  colours(): void
  hints(): void
  lenses(): void
  findings(): void
}

/** For a client of these capabilities; what it can't do, or refuses, is left. Never throws. */
export function askingAgain(connection: Connection, { workspace }: ClientCapabilities): AskingAgain {
  const { languages } = connection
  const ask = (can: { refreshSupport?: boolean } | undefined, what: string, refresh: () => Promise<unknown>): void => {
    if (can?.refreshSupport) void ifWilling(connection, what, refresh())
  }
  return {
    colours: () => ask(workspace?.semanticTokens, 'colour anew', () => languages.semanticTokens.refresh()),
    hints: () => ask(workspace?.inlayHint, 'show hints anew', () => languages.inlayHint.refresh()),
    lenses: () =>
      ask(workspace?.codeLens, 'show lenses anew', () => connection.sendRequest(CodeLensRefreshRequest.type)),
    findings: () => ask(workspace?.diagnostics, 'ask for findings anew', () => languages.diagnostics.refresh()),
  }
}
