// The language server: what it can do, and which question goes where.

import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Connection,
  DidChangeWatchedFilesNotification,
  ErrorCodes,
  type InitializeParams,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { BASELINE, visible } from '../engine'
import { actionsAnswer, baselinesOf, hoverAnswer, linksAnswer, quickLinksAnswer } from './answers'
import { capabilitiesFor } from './capabilities'
import { createNews } from './changed'
import { catalogueWatch, coloursAnswer, fileEnvironmentAnswer, hintsAnswer } from './colours'
import { configCompletionAnswer } from './configuration'
import { exploreAnswer } from './explorer'
import { foldingAnswer, frontMatterCompletionAnswer, selectionsAnswer, symbolsOf } from './front-matter'
import { willRenameAnswer } from './move'
import {
  completionAnswer,
  definitionAnswer,
  highlightsAnswer,
  lensesAnswer,
  referencesAnswer,
  symbolsAnswer,
} from './navigation'
import { answerNewPages } from './new-page'
import { linkCompletion, pageDefinition, pageReferences } from './pages'
import type { Surroundings } from './port'
import {
  CHANGED,
  EXPLORE,
  type ExploreParams,
  FILE_ENVIRONMENT,
  QUICK_LINKS,
  type QuickLinksParams,
  type QuickLinksResult,
  STATUS,
  type StatusParams,
} from './protocol/messages'
import { unlinked } from './protocol/unlinked'
import { createPublisher } from './publish'
import { prepareRenameAnswer, renameAnswer } from './rename'
import { createSession, type Place } from './session'
import { DEFAULTS, type Settings, settingsFrom } from './settings'

/** How long somebody has to stop typing before a client that is sent diagnostics gets them (milliseconds). */
const QUIET = 150

/** Runs the server on a connection that nothing listens to yet. `version` is told to the client. */
export function serve(connection: Connection, surroundings: Surroundings, version: string): void {
  let client: ClientCapabilities = {}
  let settings: Settings = DEFAULTS
  let isDown = false
  let folders: string[] = []
  /** Folders are being read, so many times over. */
  let loads = 0
  /** What was last said of baselines that can't be used: said once. */
  let lastProblem: string | undefined
  const documents = new TextDocuments(TextDocument)
  const session = createSession(surroundings)
  const cataloguesChanged = catalogueWatch(session)
  const publisher = createPublisher(
    session,
    () => settings,
    () =>
      client.textDocument?.diagnostic?.relatedInformation ??
      client.textDocument?.publishDiagnostics?.relatedInformation ??
      false,
  )
  const news = createNews(session, () => isDown || connection.sendNotification(CHANGED))
  const pulls = (): boolean => client.textDocument?.diagnostic !== undefined

  // ------------------------------------------------------------ coming and going

  connection.onInitialize((params: InitializeParams) => {
    client = params.capabilities
    folders = (params.workspaceFolders ?? []).map(({ uri }) => uri)
    // Older clients know one folder only.
    if (folders.length === 0 && params.rootUri) folders = [params.rootUri]
    settings = settingsFrom(params.initializationOptions, (message) => connection.console.warn(message))
    return {
      serverInfo: { name: 'Manual Lens', version },
      capabilities: capabilitiesFor(client),
    }
  })

  connection.onInitialized(async () => {
    if (client.workspace?.didChangeWatchedFiles?.dynamicRegistration)
      await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers: [{ globPattern: '**/*' }] })
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
    report('loading')
    const progress =
      client.window?.workDoneProgress && uris.length > 0 ? await connection.window.createWorkDoneProgress() : undefined
    progress?.begin('Manual Lens: reading the workspace', 0)
    await session.addRoots(uris, (done, total) => {
      progress?.report(Math.round((done / total) * 100), `${done} of ${total} files`)
      // Lets requests in between.
      return new Promise((resolve) => setTimeout(resolve, 0))
    })
    progress?.done()
    loads--
    report('ready')
    tell()
  }

  function report(state: StatusParams['state']): void {
    const roots = session.roots()
    const status: StatusParams = {
      state,
      files: roots.reduce((sum, { workspace }) => sum + workspace.files.size, 0),
      failures: roots.reduce((sum, { failures }) => sum + failures, 0),
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
    const section = client.workspace?.configuration ? await connection.workspace.getConfiguration('manualLens') : given
    if (section !== undefined && section !== null)
      settings = settingsFrom(section, (message) => connection.console.warn(message))
  }

  connection.onDidChangeConfiguration(async ({ settings: sent }) => {
    await configure((sent as { manualLens?: unknown } | undefined)?.manualLens)
    tell()
  })

  // ------------------------------------------------------------ documents

  documents.onDidOpen(({ document }) => {
    session.open(document.uri, document.version, document.getText(), document.languageId)
    tellSoon()
  })
  documents.onDidChangeContent(({ document }) => {
    // Opening a document tells of its content as well.
    if (session.opened(document.uri)?.text === document.getText()) return
    session.change(document.uri, document.version, document.getText())
    if (recolour() && loads === 0) report('ready')
    news.look()
    tellSoon()
  })
  documents.onDidSave(({ document }) => {
    session.saved(document.uri)
    // Nobody tells of a file that is open here.
    if (document.uri.endsWith(`/${BASELINE}`)) report('ready')
    tell()
  })
  documents.onDidClose(async ({ document }) => {
    await session.close(document.uri)
    tell()
  })
  connection.onDidChangeWatchedFiles(async ({ changes }) => {
    if (!(await session.refresh(changes.map(({ uri }) => uri)))) return
    report('ready')
    tell()
  })

  // ------------------------------------------------------------ telling

  let waiting: ReturnType<typeof setTimeout> | undefined

  /** Colours and names beside numbers hang on the catalogue as well as on their document, so clients ask again when it is another: then true. */
  function recolour(): boolean {
    if (!cataloguesChanged()) return false
    if (client.workspace?.semanticTokens?.refreshSupport) connection.languages.semanticTokens.refresh()
    if (client.workspace?.inlayHint?.refreshSupport) void connection.languages.inlayHint.refresh()
    return true
  }

  /** Diagnostics may have changed: clients that pull are asked to, others are sent what is new. */
  function tell(): void {
    clearTimeout(waiting)
    waiting = undefined
    if (isDown) return
    recolour()
    news.look()
    if (!pulls()) for (const params of publisher.changes()) void connection.sendDiagnostics(params)
    else if (client.workspace?.diagnostics?.refreshSupport) connection.languages.diagnostics.refresh()
  }

  /** As `tell`, once nobody types. Clients that pull do so by themselves when a document changes. */
  function tellSoon(): void {
    if (pulls()) return
    clearTimeout(waiting)
    waiting = setTimeout(tell, QUIET)
  }

  // ------------------------------------------------------------ questions

  /** Answers a question about a document that is known, with `nothing` for others, and refuses after shutdown. */
  function about<P extends { readonly textDocument: { readonly uri: string } }, R>(
    nothing: R,
    answer: (place: Place, params: P) => R,
  ): (params: P) => R | ResponseError {
    return (params) => {
      if (isDown) return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.')
      const place = session.locate(params.textDocument.uri)
      return place ? answer(place, params) : nothing
    }
  }

  connection.languages.diagnostics.on(({ textDocument, previousResultId }) =>
    publisher.document(textDocument.uri, previousResultId),
  )
  connection.languages.diagnostics.onWorkspace(({ previousResultIds }) => ({
    items: publisher.workspace(previousResultIds),
  }))

  connection.onHover(about(null, (place, { position }) => hoverAnswer(session, place, position, settings, client)))
  connection.onDocumentLinks(about([], (place) => linksAnswer(place)))
  connection.onCodeAction(about([], (place, params) => actionsAnswer(session, place, params, client)))
  connection.onDefinition(
    about([], (place, { position }) => {
      const found = definitionAnswer(session, place, position)
      return found.length > 0 ? found : pageDefinition(session, place, position, client)
    }),
  )
  connection.onReferences(
    about([], (place, { position, context: { includeDeclaration } }) => {
      const found = referencesAnswer(session, place, position, includeDeclaration)
      return found.length > 0 ? found : pageReferences(session, place, position, includeDeclaration, client)
    }),
  )
  connection.onDocumentHighlight(about([], (place, { position }) => highlightsAnswer(place, position)))
  connection.onCompletion(
    about<CompletionParams, CompletionItem[] | CompletionList>([], (place, { position }) => {
      const names = [
        ...configCompletionAnswer(place, position, client),
        ...frontMatterCompletionAnswer(place, position, client),
        ...completionAnswer(place, position),
      ]
      return names.length > 0 ? names : (linkCompletion(place, position) ?? [])
    }),
  )
  connection.onCodeLens(
    about([], (place, { textDocument }) => (settings.codeLens ? lensesAnswer(session, place, textDocument.uri) : [])),
  )
  connection.onPrepareRename(about(null, (place, { position }) => prepareRenameAnswer(place, position)))
  connection.onRenameRequest(
    about(null, (place, { position, newName }) => renameAnswer(session, place, position, newName, client)),
  )
  connection.workspace.onWillRenameFiles(({ files }) => (isDown ? null : willRenameAnswer(session, files, client)))
  connection.languages.semanticTokens.on(about({ data: [] }, (place) => coloursAnswer(place)))
  connection.languages.inlayHint.on(about([], (place, { range }) => hintsAnswer(place, range)))
  connection.onDocumentSymbol(about([], (place, { textDocument }) => symbolsOf(place, textDocument.uri, client)))
  connection.onFoldingRanges(about([], (place) => foldingAnswer(place)))
  connection.onSelectionRanges(about([], (place, { positions }) => selectionsAnswer(place, positions)))
  answerNewPages(connection, session)
  connection.onWorkspaceSymbol(({ query }) => symbolsAnswer(session, query))
  connection.onRequest(
    FILE_ENVIRONMENT,
    about(null, (place) => fileEnvironmentAnswer(place)),
  )
  connection.onRequest(EXPLORE, (params: ExploreParams | null) =>
    news.asked(() => exploreAnswer(session, params ?? {})),
  )
  connection.onRequest(QUICK_LINKS, ({ textDocument, position }: QuickLinksParams): QuickLinksResult => {
    const place = textDocument && session.locate(textDocument.uri)
    const workspace = (place?.root ?? session.roots()[0])?.workspace
    return workspace ? quickLinksAnswer(workspace, place?.path, position) : { items: [] }
  })

  documents.listen(connection)
  connection.listen()
}
