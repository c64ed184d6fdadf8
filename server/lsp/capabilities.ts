// What the server can do, told to a client by what that client can do. Imports nothing but types: a client hears it before the protocol is loaded.

import type {
  ClientCapabilities,
  CodeActionKind,
  FileOperationRegistrationOptions,
  InitializeResult,
  SemanticTokensLegend,
  ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'

const QUICK_FIX = 'quickfix' satisfies typeof CodeActionKind.QuickFix
export const FIX_ALL = `${'source.fixAll' satisfies typeof CodeActionKind.SourceFixAll}.manualLens`
const INCREMENTAL = 2 satisfies typeof TextDocumentSyncKind.Incremental

/** One type of token of our own, which package.json gives a theme's colour, and the protocol's `deprecated` for environments that are gone. */
const LEGEND: SemanticTokensLegend = { tokenTypes: ['environment'], tokenModifiers: ['deprecated'] }

/** What may be linked to: pages, pictures and files beside them, and folders. */
export const MOVABLE: FileOperationRegistrationOptions = {
  filters: [
    {
      pattern: {
        glob: '**/*.{md,markdown,erb,haml,slim,html,yml,yaml,json,png,jpg,jpeg,gif,svg,webp,pdf,csv,txt}',
        matches: 'file',
        options: { ignoreCase: true },
      },
    },
    { pattern: { glob: '**/*', matches: 'folder' } },
  ],
}

/** Diagnostics by pull only where the client pulls, renaming with a question before it only where the client asks. */
export function capabilitiesFor(client: ClientCapabilities): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: INCREMENTAL, save: true },
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
    codeActionProvider: { codeActionKinds: [QUICK_FIX, FIX_ALL] },
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

/** The answer to a client's `initialize`: who the server is and what it can do. */
export function introduction(version: string, client: ClientCapabilities): InitializeResult {
  return { serverInfo: { name: 'Manual Lens', version }, capabilities: capabilitiesFor(client) }
}
