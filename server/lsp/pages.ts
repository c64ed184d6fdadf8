// Answers about pages and headings: where a link leads, every link to a page, what a link that is being written can lead to.

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type Location,
  type Position,
  Range,
} from 'vscode-languageserver'
import { anchorPlace, type LinkItem, linkCompletionAt, linksTo, offsetAt, pageTargetAt, shown } from '../engine'
import { FILE_LINKS } from './protocol/messages'
import type { Place, Session } from './session'
import { rangeOf } from './translate'

/** Whether something else in the editor answers for links from file to file. */
function followsFiles({ experimental }: ClientCapabilities): boolean {
  return (experimental as Readonly<Record<string, unknown>> | undefined)?.[FILE_LINKS] === true
}

function targetAt({ root, path }: Place, position: Position): ReturnType<typeof pageTargetAt> {
  const page = root.workspace.pages.get(path)
  return page && pageTargetAt(root.workspace, path, offsetAt(page.lineStarts, page.text.length, position))
}

/** The page that the link at a position leads to, at its heading if it has that. Links that the editor follows itself are left to it. */
export function pageDefinition(
  session: Session,
  place: Place,
  position: Position,
  client: ClientCapabilities,
): Location[] {
  const target = targetAt(place, position)
  if (!target || (target.isPlain && followsFiles(client))) return []
  return placeOf(session, place, target)
}

function placeOf(
  session: Session,
  { root }: Place,
  { path, anchor }: { readonly path: string; readonly anchor: string | undefined },
): Location[] {
  const page = root.workspace.pages.get(path)
  const uri = session.places(root).uri(path)
  if (!page) return root.workspace.files.has(path) ? [{ uri, range: Range.create(0, 0, 0, 0) }] : []
  const span = anchorPlace(page, anchor, root.workspace)
  return [{ uri, range: span ? rangeOf(page, span) : Range.create(0, 0, 0, 0) }]
}

/** Every link to the page or heading at a position, with the place itself if that is asked for. */
export function pageReferences(
  session: Session,
  place: Place,
  position: Position,
  declaration: boolean,
  client: ClientCapabilities,
): Location[] {
  const target = targetAt(place, position)
  if (!target) return []
  const { root } = place
  const places = session.places(root)
  const links = linksTo(root.workspace, target)
    .filter(({ link }) => !link.isPlain || !followsFiles(client))
    .flatMap(({ path, link: { span } }) => {
      const page = places.page(path)
      return page ? [{ uri: places.uri(path), range: rangeOf(page, span) }] : []
    })
  return [...(declaration ? placeOf(session, place, target) : []), ...links]
}

const KINDS: Readonly<Record<LinkItem['kind'], CompletionItemKind>> = {
  page: CompletionItemKind.File,
  anchor: CompletionItemKind.Reference,
  repository: CompletionItemKind.Module,
}

/** Pages, anchors and repositories for the link that is being written at a position; asked again with every letter while there are more than are shown. */
export function linkCompletion({ root, path }: Place, position: Position): CompletionList | undefined {
  const page = root.workspace.pages.get(path)
  const found = page && linkCompletionAt(root.workspace, path, offsetAt(page.lineStarts, page.text.length, position))
  if (!page || !found) return undefined
  const range = rangeOf(page, found.span)
  const items = found.items.map(
    ({ kind, text, title, detail }, index): CompletionItem => ({
      label: shown(title),
      labelDetails: { description: shown(text) },
      kind: KINDS[kind],
      detail: shown(detail),
      filterText: `${text} ${title}`,
      sortText: `!${String(index).padStart(4, '0')}`,
      textEdit: { range, newText: text },
    }),
  )
  return { items, isIncomplete: found.isCut }
}
