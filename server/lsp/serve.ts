// The language server: when it reads, checks and tells. Which question goes where stands in questions.ts.

import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { BASELINE, visible } from '../engine'
import { baselinesOf } from './answers'
import { askingAgain } from './asking-again'
import { createNews } from './changed'
import { catalogueWatch } from './colours'
import { gathering } from './gather'
import { greet } from './greet'
import type { Surroundings } from './port'
import { CHANGED, STATUS, type StatusParams } from './protocol/messages'
import { unlinked } from './protocol/unlinked'
import { createPublisher } from './publish'
import { answerQuestions } from './questions'
import { createSession } from './session'
import { type Settings, settingsFrom } from './settings'
import { ifWilling } from './willing'

/** How long somebody has to stop typing before a client that is sent diagnostics gets them (milliseconds). */
const QUIET = 150

/** Runs the server on a connection that nothing listens to yet. `version` is told to the client. */
export function serve(connection: Connection, surroundings: Surroundings, version: string): void {
  greet(connection, version, (params) => answer(connection, surroundings, params))
  connection.listen()
}

/** Answers everything but the client's `initialize`, which said `params`. */
export function answer(connection: Connection, surroundings: Surroundings, params: InitializeParams): void {
  const client = params.capabilities
  // Older clients know one folder only.
  const folders = params.workspaceFolders?.map(({ uri }) => uri) ?? []
  if (folders.length === 0 && params.rootUri) folders.push(params.rootUri)
  let settings: Settings = settingsFrom(params.initializationOptions, (message) => connection.console.warn(message))
  let isDown = false
  /** Folders are being read, so many times over. */
  let loads = 0
  /** What was last said of baselines that can't be used: said once. */
  let lastProblem: string | undefined
  const documents = new TextDocuments(TextDocument)
  const session = createSession(surroundings, ({ path, reason }) => connection.console.warn(`${path} ${reason}`))
  const cataloguesChanged = catalogueWatch(session)
  const publisher = createPublisher(
    session,
    surroundings.giveWay,
    () => settings,
    () =>
      client.textDocument?.diagnostic?.relatedInformation ??
      client.textDocument?.publishDiagnostics?.relatedInformation ??
      false,
  )
  const news = createNews(session, () => isDown || connection.sendNotification(CHANGED))
  const pulls = (): boolean => client.textDocument?.diagnostic !== undefined

  const asked = <T>(what: string, answer: Promise<T>) => ifWilling(connection, what, answer)
  const again = askingAgain(connection, client)

  // ------------------------------------------------------------ coming and going

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await asked(
        'watch files',
        connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] }),
      )
    if (client.workspace?.workspaceFolders)
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        session.removeRoots(removed.map(({ uri }) => uri))
        return add(added.map(({ uri }) => uri))
      })
    await configure(undefined)
    await add(folders)
  })

  connection.onShutdown(() => {
    isDown = true
  })

  async function add(uris: readonly string[]): Promise<void> {
    loads++
    report()
    const progress =
      client.window?.workDoneProgress && uris.length > 0
        ? await asked('show progress', connection.window.createWorkDoneProgress())
        : undefined
    progress?.begin('Manual Lens: reading the workspace', 0)
    await session.addRoots(uris, (done, total) => {
      progress?.report(Math.round((done / total) * 100), `${done} of ${total} files`)
    })
    progress?.done()
    loads--
    relens()
    report()
    tell()
  }

  function report(): void {
    const roots = session.roots()
    const status: StatusParams = {
      state: loads > 0 ? 'loading' : 'ready',
      files: roots.reduce((sum, { workspace }) => sum + workspace.files.size, 0),
      failures: roots.reduce((sum, { unread }) => sum + unread.size, 0),
      profiles: [...new Set(roots.flatMap(({ workspace }) => workspace.profile?.title ?? []))],
      ...baselinesOf(roots.map(({ workspace }) => workspace)),
    }
    void connection.sendNotification(STATUS, status)
    const problem = status.problems?.join(' ')
    if (problem !== undefined && problem !== lastProblem)
      void connection.sendNotification(ShowMessageNotification.type, {
        type: MessageType.Warning,
        message: unlinked(visible(problem)),
      })
    lastProblem = problem
  }

  async function configure(given: unknown): Promise<void> {
    const section = client.workspace?.configuration
      ? await asked('tell settings', connection.workspace.getConfiguration('manualLens'))
      : given
    if (section !== undefined && section !== null)
      settings = settingsFrom(section, (message) => connection.console.warn(message))
  }

  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    await configure((sent as { manualLens?: unknown } | undefined)?.manualLens)
    relens()
    again.hints()
    tell()
  })

  // ------------------------------------------------------------ documents

  documents.onDidOpen(({ document }) => {
    session.open(document.uri, document.version, document.getText(), document.languageId)
    if (!pulls()) tell()
  })
  documents.onDidChangeContent(({ document }) => {
    // Opening a document tells of its content as well.
    if (session.opened(document.uri)?.text === document.getText()) return
    session.change(document.uri, document.version, document.getText())
    if (recolour()) report()
    news.look()
    tellSoon()
  })
  documents.onDidSave(({ document }) => {
    session.saved(document.uri)
    // Nobody tells of a file that is open here.
    if (document.uri.endsWith(`/${BASELINE}`)) report()
    tell()
  })
  /** What is on disk is read again for documents that were closed. */
  let closing: Promise<unknown> = Promise.resolve()
  documents.onDidClose(({ document }) => {
    const closed = session
      .close(document.uri)
      .then(tell, (error: unknown) => failed('A document that was closed could not be read again', error))
    closing = Promise.all([closing, closed])
  })
  const changedOnDisk = gathering(async (uris: readonly string[]) => {
    try {
      if (isDown || !(await session.refresh(uris))) return
      relens()
      report()
      tell()
    } catch (error) {
      failed('Files that changed on disk could not be read again', error)
    }
  })
  connection.onDidChangeWatchedFiles(({ changes }) => changedOnDisk.add(changes.map(({ uri }) => uri)))

  /** A defect of our own, told once and not hidden; the server goes on. */
  function failed(what: string, error: unknown): void {
    connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
  }

  // ------------------------------------------------------------ telling

  let waiting: ReturnType<typeof setTimeout> | undefined

  /** Colours and names beside numbers hang on the catalogue as well as on their document, so clients ask again when it is another: then true. */
  function recolour(): boolean {
    if (!cataloguesChanged()) return false
    again.colours()
    again.hints()
    return true
  }

  /** Lenses hang on which files there are, and on the settings. What siblings have does on other files, too. */
  function relens(): void {
    again.lenses()
    if (settings.siblingHints) again.hints()
  }

  /** Diagnostics may have changed: clients that pull are asked to, others are sent what is new. */
  function tell(): void {
    clearTimeout(waiting)
    waiting = undefined
    if (isDown) return
    recolour()
    news.look()
    if (!pulls()) void send()
    else again.findings()
  }

  async function send(): Promise<void> {
    try {
      await publisher.changes((params) => isDown || void connection.sendDiagnostics(params))
    } catch (error) {
      failed('The workspace could not be checked', error)
    }
  }

  /** As `tell`, once nobody types. Clients that pull do so by themselves when a document changes. */
  function tellSoon(): void {
    if (pulls()) return
    clearTimeout(waiting)
    waiting = setTimeout(tell, QUIET)
  }

  // ------------------------------------------------------------ being asked

  /** What was told of before a question counts for its answer, unless it is so much that the question would wait. */
  const upToDate = (): Promise<unknown> =>
    Promise.race([Promise.all([closing, changedOnDisk.flush()]), surroundings.giveWay()])

  connection.languages.diagnostics.on(async ({ textDocument, previousResultId }) => {
    await upToDate()
    return publisher.document(textDocument.uri, previousResultId)
  })
  connection.languages.diagnostics.onWorkspace(async ({ previousResultIds }, token, _, parts) => {
    await upToDate()
    const stopped = (): boolean => isDown || token.isCancellationRequested
    const items = await publisher.workspace(previousResultIds, stopped, parts && ((items) => parts.report({ items })))
    return items ? { items } : new ResponseError(LSPErrorCodes.RequestCancelled, 'The check was cancelled.')
  })

  answerQuestions(connection, session, news, { client, settings: () => settings, isDown: () => isDown })
  documents.listen(connection)
}
