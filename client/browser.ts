// The extension in VS Code for the web: the server is a web worker, and this side reads the files for it.

import { type ExtensionContext, FileSystemError, RelativePattern, Uri, workspace } from 'vscode'
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from 'vscode-languageclient/browser'
import {
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../server/lsp/protocol/messages'
import { CLIENT_OPTIONS, start } from './start'

/** Longer files (in bytes) are dumps, not pages. */
const SIZE_LIMIT = 10_000_000

/** Called by VS Code when the extension is first needed. */
export function activate(context: ExtensionContext): void {
  let worker: Worker | undefined
  /** A new one each time: a server that has been shut down answers no more. Not given as a worker, since VS Code's are none by `instanceof`. */
  const server = async (): Promise<MessageTransports> => {
    worker?.terminate()
    worker = new Worker(Uri.joinPath(context.extensionUri, 'dist/web/server.js').toString(true))
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) }
  }
  const client = new LanguageClient('manualLens', 'Manual Lens', server, CLIENT_OPTIONS)
  client.onRequest(LIST_FILES, async ({ root }: ListFilesParams): Promise<readonly string[]> => {
    const folder = Uri.parse(root)
    const files = await workspace.findFiles(
      new RelativePattern(folder, '**/*'),
      '**/{.git,node_modules,.cache,.yarn}/**',
    )
    return files.map(({ path }) => path.slice(folder.path.replace(/(?<!\/)\/+$/, '').length + 1))
  })
  client.onRequest<ReadFileResult, void>(READ_FILE, ({ uri }: ReadFileParams) => read(Uri.parse(uri)))
  start(context, client)
}

async function read(uri: Uri): Promise<ReadFileResult> {
  try {
    const { size } = await workspace.fs.stat(uri)
    if (size > SIZE_LIMIT) return { failed: 'it is larger than 10 MB', missing: false }
    const bytes = await workspace.fs.readFile(uri)
    if (bytes.subarray(0, 8192).includes(0)) return {}
    return { text: new TextDecoder().decode(bytes) }
  } catch (error) {
    const missing = error instanceof FileSystemError && error.code === 'FileNotFound'
    return { failed: error instanceof Error ? error.message : String(error), missing }
  }
}
