// The extension on the desktop and on remote machines: the server is a Node process.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { CLIENT_OPTIONS, start } from './start'

/** Called by VS Code when the extension is first needed. */
export function activate(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc }
  start(context, new LanguageClient('manualLens', 'Manual Lens', { run: server, debug: server }, CLIENT_OPTIONS))
}
