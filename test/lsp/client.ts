// A client in memory: talks to the real server over streams, with files in memory and a record of all it was told.

import { PassThrough } from 'node:stream'
import {
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  type DocumentDiagnosticReport,
  type InitializeParams,
  type InitializeResult,
  ProposedFeatures,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceEditClientCapabilities,
} from 'vscode-languageserver/node'
import type { InClone, WantedPath } from '../../server/engine'
import { inOrder } from '../../server/lsp/order'
import type { Surroundings } from '../../server/lsp/port'
import { STATUS, type StatusParams } from '../../server/lsp/protocol/messages'
import { serve } from '../../server/lsp/serve'
import { parseFixture } from '../harness/fixture'

export const ROOT = 'file:///manual'

export interface Options {
  readonly pull?: boolean
  readonly settings?: unknown
  readonly folders?: readonly string[]
  /** Clones beside the workspace: `owner/name` -> their files. */
  readonly clones?: Readonly<Record<string, readonly string[]>>
  readonly hoverFormat?: 'markdown' | 'plaintext'
  readonly experimental?: Readonly<Record<string, unknown>>
  /** What the client can do with edits of the workspace. */
  readonly edits?: WorkspaceEditClientCapabilities
  /** Whether the client shows places to fill in. */
  readonly snippets?: boolean
  /** Whether the client shows symbols as a tree. */
  readonly trees?: boolean
}

export interface TestClient {
  readonly connection: ProtocolConnection
  readonly initialized: InitializeResult
  /** The files on disk: change them, then call `changed`. */
  readonly disk: Map<string, string>
  readonly published: PublishDiagnosticsParams[]
  /** What the server said of itself, in order. */
  readonly statuses: readonly StatusParams[]
  /** Resolves once the server has read the workspace. */
  readonly ready: Promise<StatusParams>
  uri(path: string): string
  /** Opens a document; its text from disk unless given. */
  open(path: string, text?: string): Promise<void>
  change(path: string, version: number, text: string): Promise<void>
  save(path: string): Promise<void>
  close(path: string): Promise<void>
  /** Tells of files created or changed (1, 2) or deleted (3). */
  changed(type: 1 | 2 | 3, ...paths: string[]): Promise<void>
  pull(path: string, previous?: string): Promise<DocumentDiagnosticReport>
  items(path: string): Promise<readonly Diagnostic[]>
  /** The next publication for a path that holds so many diagnostics. */
  publication(path: string, count: number): Promise<PublishDiagnosticsParams>
  stop(): void
}

/** Starts a server on a fixture's files (`== path` lines) and initializes it. */
export async function startClient(fixture: string, options: Options = {}): Promise<TestClient> {
  const { pull = true, settings, clones = {}, hoverFormat = 'markdown', edits = { documentChanges: true } } = options
  const { files } = parseFixture(fixture)
  const disk = new Map([...files].map(([path, text]) => [`${ROOT}/${path}`, text]))
  const toServer = new PassThrough()
  const toClient = new PassThrough()
  serve(createConnection(ProposedFeatures.all, toServer, toClient, inOrder()), surroundings(disk, clones), '1.2.3')
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer))

  const published: PublishDiagnosticsParams[] = []
  const statuses: StatusParams[] = []
  const waiting: (() => void)[] = []
  connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
    published.push(params)
    for (const wake of waiting.splice(0)) wake()
  })
  const ready = new Promise<StatusParams>((resolve) => {
    connection.onNotification(STATUS, (status: StatusParams) => {
      statuses.push(status)
      if (status.state === 'ready') resolve(status)
    })
  })
  connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
    items.map(() => settings ?? null),
  )
  for (const what of ['diagnostic', 'semanticTokens', 'inlayHint', 'codeLens'])
    connection.onRequest(`workspace/${what}/refresh`, () => null)
  connection.onRequest('client/registerCapability', () => null)
  connection.listen()

  const params: InitializeParams = {
    processId: null,
    rootUri: null,
    workspaceFolders: (options.folders ?? [ROOT]).map((uri) => ({ uri, name: 'manual' })),
    capabilities: {
      workspace: {
        configuration: settings !== undefined,
        workspaceFolders: true,
        diagnostics: { refreshSupport: true },
        semanticTokens: { refreshSupport: true },
        inlayHint: { refreshSupport: true },
        codeLens: { refreshSupport: true },
        workspaceEdit: edits,
        fileOperations: { willRename: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        hover: { contentFormat: [hoverFormat] },
        documentSymbol: { hierarchicalDocumentSymbolSupport: options.trees ?? false },
        completion: { completionItem: { snippetSupport: options.snippets ?? false } },
        publishDiagnostics: { relatedInformation: true },
        ...(pull ? { diagnostic: { relatedInformation: true } } : {}),
      },
      ...(options.experimental ? { experimental: options.experimental } : {}),
    },
  }
  const initialized: InitializeResult = await connection.sendRequest('initialize', params)
  await connection.sendNotification('initialized', {})
  const uri = (path: string): string => (/^[a-z]+:/.test(path) ? path : `${ROOT}/${path}`)
  const client: TestClient = {
    connection,
    initialized,
    disk,
    published,
    statuses,
    ready,
    uri,
    open: (path, text = disk.get(uri(path)) ?? '') =>
      connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'markdown', version: 1, text },
      }),
    change: (path, version, text) =>
      connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: [{ text }],
      }),
    save: (path) => connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri(path) } }),
    close: (path) => connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(path) } }),
    changed: (type, ...paths) =>
      connection.sendNotification('workspace/didChangeWatchedFiles', {
        changes: paths.map((path) => ({ uri: uri(path), type })),
      }),
    pull: (path, previous) =>
      connection.sendRequest('textDocument/diagnostic', {
        textDocument: { uri: uri(path) },
        ...(previous === undefined ? {} : { previousResultId: previous }),
      }),
    async items(path) {
      const report = await client.pull(path)
      return report.kind === 'full' ? report.items : []
    },
    async publication(path, count) {
      for (;;) {
        const index = published.findIndex((one) => one.uri === uri(path) && one.diagnostics.length === count)
        if (index !== -1) return published.splice(0, index + 1).at(-1)!
        await new Promise<void>((resolve) => waiting.push(resolve))
      }
    },
    stop: () => connection.dispose(),
  }
  return client
}

function surroundings(disk: Map<string, string>, clones: Readonly<Record<string, readonly string[]>>): Surroundings {
  return {
    filesOf: (folder) => ({
      list: () =>
        [...disk.keys()].filter((uri) => uri.startsWith(`${folder}/`)).map((uri) => uri.slice(folder.length + 1)),
      counts: (path) => !path.startsWith('node_modules/'),
      read(path) {
        const text = disk.get(`${folder}/${path}`)
        return text === undefined ? { path, kind: 'missing', reason: 'does not exist.' } : { text }
      },
    }),
    clonesNear: () => new Map(Object.keys(clones).map((name) => [name, `file:///clones/${name}`])),
    inClone(clone, path) {
      const files = clones[clone.slice('file:///clones/'.length)] ?? []
      return files.includes(path) ? `${clone}/${path}` : undefined
    },
    lookAtClone(folder, repository, wanted) {
      const files = clones[repository] ?? []
      const at = ({ path }: WantedPath): InClone => {
        if (path === '') return { kind: 'folder', uri: files.includes('') ? `${folder}/` : undefined }
        return files.includes(path) ? { kind: 'file', uri: `${folder}/${path}`, lines: 30 } : { kind: 'missing' }
      }
      return {
        uri: folder,
        branch: 'main',
        defaultBranch: 'main',
        commit: '0123456789abcdef0123456789abcdef01234567',
        fetched: '2026-11-20',
        isDefault: true,
        isWhole: true,
        branches: new Set(['main']),
        tags: new Set(),
        paths: new Map(wanted.map((one) => [one.path, at(one)])),
      }
    },
    giveWay: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
    today: () => '2026-11-24',
  }
}
