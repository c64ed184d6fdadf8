// The desktop's client, whose server is a Node process: a bundle of its own, because the library takes long to load.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { CLIENT_OPTIONS, start } from './start'

/** Registers what users see and starts the server. */
export function connect(context: ExtensionContext): void {
  const server = { module: context.asAbsolutePath('dist/server.js'), transport: TransportKind.ipc }
  start(context, new LanguageClient('manualLens', 'Manual Lens', { run: server, debug: server }, CLIENT_OPTIONS))
}
