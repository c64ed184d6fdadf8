// Answers about where an environment is named and described, and what can be written at the cursor.

import {
  type CodeLens,
  type CompletionItem,
  CompletionItemKind,
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  MarkupKind,
  type Position,
  Range,
  SymbolKind,
  type WorkspaceSymbol,
} from 'vscode-languageserver'
import {
  clonePlaceAt,
  completionAt,
  definitionAt,
  describe,
  environmentsMatching,
  frontMatterDefinitionAt,
  highlightsAt,
  isInAddress,
  lensesOf,
  nameAt,
  namedIn,
  offsetAt,
  placesOfRepository,
  placesOfValue,
  repositoryAt,
  type Place as Spot,
  sharedValueAt,
  shown,
} from '../engine'
import { FIND_REFERENCES, OPEN_PROVISIONING } from './protocol/messages'
import type { Place, Root, Session } from './session'
import { rangeOf } from './translate'

function offsetIn({ root, path }: Place, position: Position): number | undefined {
  const page = root.workspace.pages.get(path)
  return page && offsetAt(page.lineStarts, page.text.length, position)
}

function locations(session: Session, root: Root, spots: readonly Spot[]): Location[] {
  const places = session.places(root)
  return spots.flatMap(({ path, span }) => {
    const page = places.page(path)
    return page ? [{ uri: places.uri(path), range: rangeOf(page, span) }] : []
  })
}

/** The heading or entry that describes the environment at a position, or what the repository's local clone has of a link or name there, or what a front matter value stands for. In an address the clone comes first. */
export function definitionAnswer(session: Session, place: Place, position: Position): Location[] {
  const offset = offsetIn(place, position)
  const { root, path } = place
  if (offset === undefined) return []
  const clone = clonePlaceAt(root.workspace, path, offset)
  const described = clone && isInAddress(root.workspace, path, offset) ? [] : definitionAt(root.workspace, path, offset)
  if (described.length === 0 && !clone)
    return locations(session, root, frontMatterDefinitionAt(root.workspace, path, offset))
  if (described.length > 0 || !clone) return locations(session, root, described)
  return [{ uri: clone.uri, range: Range.create(clone.from, 0, clone.to, 0) }]
}

/** Every place in any folder that names the environment or repository at a position, or every page that has the front matter value there; where an environment is described too, if that is asked for. */
export function referencesAnswer(session: Session, place: Place, position: Position, declaration: boolean): Location[] {
  const offset = offsetIn(place, position)
  if (offset === undefined) return []
  const { root, path } = place
  const name = nameAt(root.workspace, path, offset)
  if (name === undefined) {
    const repositories = everywhere(session, root).flatMap((folder) =>
      locations(session, folder, repositoryPlaces(root, path, offset, folder)),
    )
    const value = repositories.length > 0 ? undefined : sharedValueAt(root.workspace, path, offset)
    return value ? locations(session, root, placesOfValue(root.workspace, value)) : repositories
  }
  const described = definitionAt(root.workspace, path, offset)
  const isDeclaration = (spot: Spot): boolean =>
    described.some(
      (one) => one.path === spot.path && one.span.start <= spot.span.start && spot.span.end <= one.span.end,
    )
  return everywhere(session, root).flatMap((folder) => {
    const all = namedIn(folder.workspace, name)
    return locations(session, folder, declaration || folder !== root ? all : all.filter((spot) => !isDeclaration(spot)))
  })
}

/** The folder itself, then the others: a manual and the configuration beside it are often open together. */
function everywhere(session: Session, root: Root): readonly Root[] {
  return [root, ...session.roots().filter((one) => one !== root)]
}

/** Every place of a folder that names the repository at an offset of a page of `root`, or links to it. */
function repositoryPlaces({ workspace }: Root, path: string, offset: number, folder: Root): readonly Spot[] {
  const mention = repositoryAt(workspace, path, offset)
  return mention ? placesOfRepository(folder.workspace, mention.target.repository) : []
}

/** The same environment elsewhere in the document. */
export function highlightsAnswer(place: Place, position: Position): DocumentHighlight[] {
  const offset = offsetIn(place, position)
  const page = place.root.workspace.pages.get(place.path)
  if (!page || offset === undefined) return []
  const spans = highlightsAt(place.root.workspace, place.path, offset)
  return spans.map((span) => ({ range: rangeOf(page, span), kind: DocumentHighlightKind.Text }))
}

/** Environments that the workspaces describe, by name. */
export function symbolsAnswer(session: Session, query: string): WorkspaceSymbol[] {
  return session.roots().flatMap((root) =>
    environmentsMatching(root.workspace, query).flatMap(({ environment, place }) =>
      locations(session, root, [place]).map((location) => ({
        name: shown(environment.title),
        kind: SymbolKind.Namespace,
        containerName: 'environment',
        location,
      })),
    ),
  )
}

/** The environments where one is expected, in the catalogue's order, each explained. */
export function completionAnswer({ root, path }: Place, position: Position): CompletionItem[] {
  const page = root.workspace.pages.get(path)
  const offset = offsetIn({ root, path }, position)
  const found = page && offset !== undefined ? completionAt(root.workspace, path, offset) : undefined
  if (!page || !found) return []
  const range = rangeOf(page, found.span)
  return found.environments.map((environment, index) => ({
    label: environment.name,
    kind: CompletionItemKind.EnumMember,
    detail: shown(`${environment.title} environment`),
    documentation: { kind: MarkupKind.Markdown, value: describe(environment, root.workspace, 'compact', path) },
    sortText: String(index).padStart(3, '0'),
    textEdit: { range, newText: environment.name },
  }))
}

/** Above each place that describes an environment: how often the folders name it, and the way to its provisioning. */
export function lensesAnswer(session: Session, { root, path }: Place, uri: string): CodeLens[] {
  const page = root.workspace.pages.get(path)
  if (!page) return []
  return lensesOf(root.workspace, path).flatMap(({ environment, span }) => {
    const range = rangeOf(page, span)
    const own = root.workspace
      .referencesOf(page)
      .find((one) => span.start <= one.span.start && one.span.end <= span.end)
    const position = own ? rangeOf(page, own.span).start : range.start
    const count = everywhere(session, root).reduce(
      (sum, folder) => sum + namedIn(folder.workspace, environment.name).length,
      0,
    )
    const lenses: CodeLens[] = [
      {
        range,
        command: {
          title: `${count} reference${count === 1 ? '' : 's'}`,
          command: FIND_REFERENCES,
          arguments: [uri, position],
        },
      },
    ]
    if (environment.pointers.some(({ role }) => role === 'provisioning'))
      lenses.push({
        range,
        command: { title: 'open provisioning', command: OPEN_PROVISIONING, arguments: [environment.name] },
      })
    return lenses
  })
}
