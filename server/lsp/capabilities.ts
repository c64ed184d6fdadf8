// What the server can do, told to a client by what that client can do.

import {
  type ClientCapabilities,
  CodeActionKind,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { LEGEND } from './colours'
import { MOVABLE } from './move'
import { FIX_ALL } from './translate'

/** Diagnostics by pull only where the client pulls, renaming with a question before it only where the client asks. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
    hoverProvider: true,
    documentLinkProvider: {},
    definitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
    documentSymbolProvider: { label: 'Manual Lens' },
    // Only where there is front matter: in other languages the mere offer would take the place of folding by indentation.
    foldingRangeProvider: { documentSelector: [{ language: 'markdown' }] },
    selectionRangeProvider: { documentSelector: [{ language: 'markdown' }] },
    workspaceSymbolProvider: true,
    completionProvider: { triggerCharacters: [' ', '.', '=', '"', "'", '/', '-', '(', '#'] },
    codeLensProvider: {},
    inlayHintProvider: true,
    // Tokens of several extensions aren't merged: `*` ranks lowest, so that ours never take the place of another's.
    semanticTokensProvider: { legend: LEGEND, full: true, documentSelector: [{ language: '*' }] },
    renameProvider: client.textDocument?.rename?.prepareSupport ? { prepareProvider: true } : true,
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
    ...(client.textDocument?.diagnostic
      ? {
          diagnosticProvider: {
            identifier: 'manual-lens',
            interFileDependencies: true,
            workspaceDiagnostics: true,
          },
        }
      : {}),
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      ...(client.workspace?.fileOperations?.willRename ? { fileOperations: { willRename: MOVABLE } } : {}),
    },
  }
}
