// Families of files side by side: which there are, one as a table, and the way there from a file.

import type { CodeLens, Connection } from 'vscode-languageserver'
import {
  environmentNamed,
  type Family,
  familiesOf,
  familyOf,
  isConfig,
  lineStartsOf,
  mapFamiliesOf,
  matrixAt,
  offsetAt,
  positionAt,
  shown,
  tableOf,
} from '../engine'
import type { News } from './changed'
import {
  COMPARE,
  COMPARE_ENVIRONMENTS,
  type CompareParams,
  type CompareResult,
  FAMILIES,
  type FamiliesParams,
  type FamiliesResult,
  type FamilyItem,
} from './protocol/comparisons'
import type { Place, Root, Session } from './session'

/** Answers what clients ask about families. */
export function answerComparisons(connection: Connection, session: Session, news: News): void {
  connection.onRequest(FAMILIES, (params: FamiliesParams | null) => familiesAnswer(session, params ?? {}))
  connection.onRequest(COMPARE, (params: CompareParams) => news.asked(() => compareAnswer(session, params)))
}

/** The families of a document, the one at the cursor first; where it has none, all there are. */
function familiesAnswer(session: Session, { textDocument, position }: FamiliesParams): FamiliesResult {
  const place = textDocument && session.locate(textDocument.uri)
  const own = place ? familiesIn(place) : []
  if (!place || own.length === 0)
    return {
      own: [],
      others: session.roots().flatMap((root) => familiesOf(root.workspace).map(itemIn(session, root))),
    }
  const { workspace } = place.root
  const page = workspace.pages.get(place.path)
  const offset = page && position && offsetAt(page.lineStarts, page.text.length, position)
  const here = page && offset !== undefined ? matrixAt(workspace, page, offset)?.matrix.family.id : undefined
  const sorted = [...own].sort((one, other) => Number(other.id === here) - Number(one.id === here))
  return { own: sorted.map(itemIn(session, place.root)), others: [] }
}

/** The family of files that a document is one of, then the maps in it. */
function familiesIn({ root: { workspace }, path }: Place): readonly Family[] {
  const page = workspace.pages.get(path)
  const files = familyOf(workspace, path)
  // Our own configuration tells environments apart on purpose.
  return [...(files ? [files] : []), ...(page && !isConfig(path) ? mapFamiliesOf(workspace, page) : [])]
}

function itemIn(session: Session, root: Root): (family: Family) => FamilyItem {
  const { uri } = session.places(root)
  return ({ id, kind, members }) => ({
    family: id,
    label: shown(id),
    kind,
    members: members.map(({ environment, path }) => {
      const title = environmentNamed(root.workspace, environment)?.title ?? environment
      return { environment, title: shown(title), uri: uri(path) }
    }),
  })
}

/** The table of a family that a document belongs to; null where it is in no such family any more. */
function compareAnswer(session: Session, { textDocument, family, all }: CompareParams): CompareResult {
  const place = session.locate(textDocument.uri)
  const found = place && familiesIn(place).find(({ id }) => id === family)
  if (!place || !found) return null
  const { text, keys, differing, links } = tableOf(place.root.workspace, found, all ? 'all' : 'differing')
  const { uri } = session.places(place.root)
  const lineStarts = lineStartsOf(text)
  return {
    text,
    keys,
    differing,
    links: links.map(({ span, path, line }) => {
      const start = positionAt(lineStarts, span.start)
      const end = start.character + span.end - span.start
      return { line: start.line, start: start.character, end, uri: uri(path), targetLine: line - 1 }
    }),
  }
}

/** Above a file that has siblings in other environments: the way to compare them. Files only, so that nothing has to be read. */
export function compareLenses({ root, path }: Place, uri: string): CodeLens[] {
  const count = familyOf(root.workspace, path)?.members.length
  if (count === undefined) return []
  const start = { line: 0, character: 0 }
  const command = { title: `${count} environments · compare`, command: COMPARE_ENVIRONMENTS, arguments: [uri] }
  return [{ range: { start, end: start }, command }]
}
