// The desktop's client, whose server is a Node process: a bundle of its own, because the library takes long to load.

import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import { withCompiledCode } from './compiled'
import { CLIENT_OPTIONS, start } from './start'

/** Registers what users see and starts the server. */
export function connect(context: ExtensionContext): void {
  const module = context.asAbsolutePath('dist/server.js')
  const server = { module, transport: TransportKind.ipc, options: { env: withCompiledCode(context) } }
  start(context, new LanguageClient('manualLens', 'Manual Lens', { run: server, debug: server }, CLIENT_OPTIONS))
}
