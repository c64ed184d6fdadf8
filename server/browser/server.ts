// The language server in a web worker: the files come from VS Code, by way of the client.

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser'
import { version } from '../../package.json'
import type { Files, Reading } from '../files/port'
import { isInSkipped } from '../files/skipped'
import { inOrder } from '../lsp/order'
import {
  LIST_FILES,
  type ListFilesParams,
  READ_FILE,
  type ReadFileParams,
  type ReadFileResult,
} from '../lsp/protocol/messages'
import { serve } from '../lsp/serve'

const worker = self as unknown as DedicatedWorkerGlobalScope
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
  inOrder(),
)

/** The files of a workspace folder, asked of the client. */
function filesOf(folder: string): Files {
  const root = folder.replace(/(?<!\/)\/+$/, '')
  return {
    async *list() {
      const params: ListFilesParams = { root: folder }
      try {
        for (const path of await connection.sendRequest<readonly string[]>(LIST_FILES, params))
          if (!isInSkipped(path)) yield path
      } catch (error) {
        yield { path: '.', kind: 'other', reason: `could not be listed: ${String(error)}.` }
      }
    },
    // VS Code's watcher leaves ignored folders out already.
    counts: (path) => !isInSkipped(path),
    async read(path): Promise<Reading> {
      const params: ReadFileParams = { uri: `${root}/${path.split('/').map(encodeURIComponent).join('/')}` }
      const result = await connection.sendRequest<ReadFileResult>(READ_FILE, params)
      if ('failed' in result)
        return { path, kind: result.missing ? 'missing' : 'other', reason: `could not be read: ${result.failed}.` }
      return { text: result.text }
    },
  }
}

/** By a message to itself, which stands in the same queue as the client's; a timer that is set again and again waits 4 ms at least. */
const { port1, port2 } = new MessageChannel()
const waiting: (() => void)[] = []
port1.onmessage = () => waiting.shift()?.()
function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    port2.postMessage(undefined)
  })
}

serve(
  connection,
  {
    filesOf,
    // There is no disk beside a worker, so there are no clones.
    clonesNear: () => new Map(),
    inClone: () => undefined,
    lookAtClone: () => undefined,
    giveWay,
    today: () => new Date().toISOString().slice(0, 10),
  },
  version,
)
