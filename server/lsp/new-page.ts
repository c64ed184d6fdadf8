// A new page, for a client that makes the file.

import type { Connection } from 'vscode-languageserver'
import {
  allRules,
  createChecker,
  lineStartsOf,
  type NewPage,
  newPage,
  newPageChoices,
  positionAt,
  visible,
  type Workspace,
  withFiles,
} from '../engine'
import {
  NEW_PAGE,
  NEW_PAGE_CHOICES,
  type NewPageChoicesParams,
  type NewPageChoicesResult,
  type NewPageParams,
  type NewPageResult,
} from './protocol/messages'
import { unlinked } from './protocol/unlinked'
import type { Root, Session } from './session'
import { uriBelow } from './translate'

/** Answers both requests. */
export function answerNewPages(connection: Connection, session: Session): void {
  connection.onRequest(NEW_PAGE_CHOICES, (params: NewPageChoicesParams) => newPageChoicesAnswer(session, params))
  // Said to be an object, since the two kinds of answer have nothing in common.
  connection.onRequest(NEW_PAGE, (params: NewPageParams): object => newPageAnswer(session, params))
}

interface Spot {
  readonly root: Root
  readonly near: string | undefined
}

/** The site of the document in front, else the first that is open. */
function spotOf(session: Session, { textDocument }: NewPageChoicesParams): Spot | undefined {
  const place = textDocument && session.locate(textDocument.uri)
  if (place?.root.files && newPageChoices(place.root.workspace)) return { root: place.root, near: place.path }
  const root = session.roots().find(({ workspace }) => newPageChoices(workspace))
  return root && { root, near: undefined }
}

/** What may be chosen; null where no folder is a site. */
function newPageChoicesAnswer(session: Session, params: NewPageChoicesParams): NewPageChoicesResult {
  const spot = spotOf(session, params)
  const choices = spot && newPageChoices(spot.root.workspace, spot.near)
  if (!choices) return null
  const plain = (values: typeof choices.sections) => values.map(({ value, detail }) => ({ value, detail }))
  return { folder: choices.folder, sections: plain(choices.sections), owners: plain(choices.owners) }
}

/** The page's text and place, or why there can't be one. */
function newPageAnswer(session: Session, params: NewPageParams): NewPageResult {
  const spot = spotOf(session, params)
  const choices = spot && newPageChoices(spot.root.workspace, spot.near)
  if (!spot || !choices)
    return { refused: 'No folder that is open is a site that Manual Lens knows: it needs config/tech-docs.yml.' }
  if (typeof params.title !== 'string') return { refused: 'A page needs a title.' }
  if (!spot.root.workspace.loaded)
    return {
      refused: 'The workspace is still being read. Make the page once that is done, so that none is overwritten.',
    }
  const page = newPage(spot.root.workspace, choices.folder, params)
  if ('refused' in page) return { refused: unlinked(visible(page.refused)) }
  const position = positionAt(lineStartsOf(page.text), page.cursor)
  const advice = adviceOn(page, spot.root.workspace)
  return { uri: uriBelow(spot.root.uri, page.path), text: page.text, position, ...(advice && { advice }) }
}

const TITLES = createChecker(allRules.filter(({ card }) => card.id === 'front-matter/title-style'))

/** What would be underlined in the title as soon as the page is there. */
function adviceOn(page: NewPage, workspace: Workspace): string | undefined {
  const [found] = TITLES.checkPage(withFiles(workspace, [page]), page.path)
  return found?.severity === 'warning' || found?.severity === 'error' ? unlinked(visible(found.message)) : undefined
}
