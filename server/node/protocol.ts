// Serving over the protocol: a bundle of its own, loaded once a client has been greeted.

import { createConnection, IPCMessageReader, IPCMessageWriter, ProposedFeatures } from 'vscode-languageserver/node'
import type { GreetedId } from './first-answer'
import { serveInTwoSteps } from './in-two-steps'
import { withoutGreeting } from './without-greeting'

// Of one bundle the other has the protocol: two copies of it would not know each other's errors. By name, since what nobody
// asks for is left out then; test/cli/bundles.test.ts tells when one is missing.
export {
  CodeAction,
  CodeActionKind,
  CodeLensRefreshRequest,
  CompletionItemKind,
  CreateFile,
  DiagnosticSeverity,
  DiagnosticTag,
  DidChangeWatchedFilesNotification,
  DocumentDiagnosticReportKind,
  DocumentHighlightKind,
  ErrorCodes,
  FoldingRangeKind,
  InsertTextFormat,
  LSPErrorCodes,
  MarkupKind,
  Message,
  MessageType,
  Range,
  ResponseError,
  SemanticTokensBuilder,
  ShowMessageNotification,
  SymbolKind,
  TextDocuments,
} from 'vscode-languageserver/node'
export { serveOverStdio } from './stdio'

/** Serves over the channel of the process that started this one. `greeted`: whose answer has been sent already. */
export function serveOverIpc(version: string, greeted: GreetedId | undefined): void {
  const writer = withoutGreeting(new IPCMessageWriter(process), greeted)
  serveInTwoSteps(
    (options) => createConnection(ProposedFeatures.all, new IPCMessageReader(process), writer, options),
    version,
  )
}

/** Serves as the command line says. */
export function serveAsAsked(version: string): void {
  serveInTwoSteps((options) => createConnection(ProposedFeatures.all, options), version)
}
