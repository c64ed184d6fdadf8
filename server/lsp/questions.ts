// Which question goes where.

import {
  type ClientCapabilities,
  type CompletionItem,
  type CompletionList,
  type CompletionParams,
  type Connection,
  ErrorCodes,
  ResponseError,
} from 'vscode-languageserver'
import { actionsAnswer, hoverAnswer, linksAnswer, quickLinksAnswer } from './answers'
import type { News } from './changed'
import { coloursAnswer, fileEnvironmentAnswer, hintsAnswer } from './colours'
import { answerComparisons, compareLenses } from './compare'
import { configCompletionAnswer } from './configuration'
import { answerExplorer } from './explorer'
import { foldingAnswer, frontMatterCompletionAnswer, selectionsAnswer, symbolsOf } from './front-matter'
import { commandHints, siblingHints } from './hints'
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
import { FILE_ENVIRONMENT, QUICK_LINKS, type QuickLinksParams, type QuickLinksResult } from './protocol/messages'
import { prepareRenameAnswer, renameAnswer } from './rename'
import type { Place, Session } from './session'
import type { Settings } from './settings'

/** What answers hang on besides the session, as it is when somebody asks. */
export interface Circumstances {
  readonly client: ClientCapabilities
  readonly settings: () => Settings
  /** Whether the client has asked to shut down. */
  readonly isDown: () => boolean
}

/** Answers all questions but those for diagnostics, each from what is known when it comes: nothing waits. */
export function answerQuestions(
  connection: Connection,
  session: Session,
  news: News,
  { client, settings, isDown }: Circumstances,
): void {
  /** Answers a question about a document that is known, with `nothing` for others, and refuses after shutdown. */
  function about<P extends { readonly textDocument: { readonly uri: string } }, R>(
    nothing: R,
    answer: (place: Place, params: P) => R,
  ): (params: P) => R | ResponseError {
    return (params) => {
      if (isDown()) return new ResponseError(ErrorCodes.InvalidRequest, 'The server has been shut down.')
      const place = session.locate(params.textDocument.uri)
      return place ? answer(place, params) : nothing
    }
  }

  connection.onHover(about(null, (place, { position }) => hoverAnswer(session, place, position, settings(), client)))
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
    about([], (place, { textDocument: { uri } }) => [
      ...(settings().codeLens ? lensesAnswer(session, place, uri) : []),
      ...(settings().compareLens ? compareLenses(place, uri) : []),
    ]),
  )
  connection.onPrepareRename(about(null, (place, { position }) => prepareRenameAnswer(place, position)))
  connection.onRenameRequest(
    about(null, (place, { position, newName }) => renameAnswer(session, place, position, newName, client)),
  )
  connection.workspace.onWillRenameFiles(({ files }) => (isDown() ? null : willRenameAnswer(session, files, client)))
  connection.languages.semanticTokens.on(about({ data: [] }, (place) => coloursAnswer(place)))
  connection.languages.inlayHint.on(
    about([], (place, { range }) => [
      ...hintsAnswer(place, range),
      ...(settings().commandHints ? commandHints(place, range) : []),
      ...(settings().siblingHints ? siblingHints(place, range) : []),
    ]),
  )
  connection.onDocumentSymbol(about([], (place, { textDocument }) => symbolsOf(place, textDocument.uri, client)))
  connection.onFoldingRanges(about([], (place) => foldingAnswer(place)))
  connection.onSelectionRanges(about([], (place, { positions }) => selectionsAnswer(place, positions)))
  answerNewPages(connection, session)
  connection.onWorkspaceSymbol(({ query }) => symbolsAnswer(session, query))
  connection.onRequest(
    FILE_ENVIRONMENT,
    about(null, (place) => fileEnvironmentAnswer(place)),
  )
  answerExplorer(connection, session, news)
  answerComparisons(connection, session, news)
  connection.onRequest(QUICK_LINKS, ({ textDocument, position }: QuickLinksParams): QuickLinksResult => {
    const place = textDocument && session.locate(textDocument.uri)
    const workspace = (place?.root ?? session.roots()[0])?.workspace
    return workspace ? quickLinksAnswer(workspace, place?.path, position) : { items: [] }
  })
}
