// Every question that can be asked of a workspace, asked: of the page as a whole, and at offsets of it.

import {
  asKnown,
  badgesOf,
  baselineText,
  cellsIn,
  clonePlaceAt,
  commandsIn,
  completionAt,
  configCompletionAt,
  configHoverAt,
  createChecker,
  definitionAt,
  describe,
  describeKey,
  environmentAt,
  environmentsMatching,
  familiesOf,
  familyOf,
  frontMatterCompletionAt,
  frontMatterDefinitionAt,
  highlightsAt,
  hoverAt,
  isHidden,
  isInAddress,
  keysOf,
  lensesOf,
  linkCompletionAt,
  linksTo,
  mapFamiliesOf,
  matrixAt,
  matrixOf,
  moveEdits,
  namedIn,
  newPage,
  newPageChoices,
  outlineOf,
  type Page,
  type Place,
  pageTargetAt,
  placesOfRepository,
  placesOfValue,
  presencesOf,
  quickLinks,
  readBaseline,
  referenceAt,
  referencesAt,
  renamableAt,
  renamableHeadingAt,
  renamableValueAt,
  renameAt,
  renameHeading,
  renameValueAt,
  repositoryAt,
  type Span,
  schemaOf,
  selectionsAt,
  sharedValueAt,
  textLinks,
  type Workspace,
  wantedOfClones,
} from '../../server/engine'
import { coloursAnswer, hintsAnswer } from '../../server/lsp/colours'
import { attempt, expectInside, inEdits, type Say } from './promises'

/** Asks everything; an exception, or an answer that is not in the text, is said. */
export function ask(workspace: Workspace, path: string, offsets: readonly number[], say: Say): void {
  const page = workspace.pages.get(path)
  const whole = { start: 0, end: page?.text.length ?? 0 }
  const here = (what: string, span: Span | undefined): void => {
    if (span) expectInside(what, span, whole, say)
  }
  const there = (what: string, places: readonly { readonly path: string; readonly span: Span }[]): void => {
    for (const place of places) {
      const length = workspace.pages.get(place.path)?.text.length
      if (length === undefined) say(`${what} in ${place.path}, which is no page`)
      else expectInside(what, place.span, { start: 0, end: length }, say)
    }
  }
  if (page) ofPage(workspace, page, here, there, say)
  for (const offset of offsets) at(workspace, path, offset, here, there, say)
}

type Here = (what: string, span: Span | undefined) => void
type There = (what: string, places: readonly Place[]) => void

function ofPage(workspace: Workspace, page: Page, here: Here, there: There, say: Say): void {
  const { path } = page
  const asked = (what: string, question: () => void): void => attempt(what, say, question)
  asked('links', () => {
    for (const { span } of textLinks(workspace, path)) here('text link', span)
  })
  asked('lenses', () => {
    for (const { span } of lensesOf(workspace, path)) here('lens', span)
  })
  asked('symbols', () => {
    const outline = outlineOf(page)
    here('outline', outline?.span)
    for (const { span } of outline?.keys ?? []) here('outline key', span)
  })
  asked('commands', () => {
    for (const { span, destructive } of commandsIn(workspace, page)) {
      here('command', span)
      here('destructive word', destructive)
    }
  })
  asked('cells', () => {
    for (const { keySpan, span } of cellsIn(page).byId.values()) {
      here('cell key', keySpan)
      here('cell', span)
    }
  })
  asked('families', () => {
    const own = familyOf(workspace, path)
    for (const family of [...familiesOf(workspace), ...mapFamiliesOf(workspace, page), ...(own ? [own] : [])])
      for (const row of matrixOf(workspace, family).rows) for (const cell of row.cells) if (cell) isHidden(row, cell)
  })
  asked('presences', () => {
    for (const { pages } of presencesOf(workspace))
      there(
        'presence',
        pages.flatMap(({ path, spans }) => spans.map((span) => ({ path, span }))),
      )
  })
  asked('environments', () => {
    const { environments } = workspace.catalogue
    badgesOf(environments)
    quickLinks(workspace)
    for (const environment of environments.slice(0, 8)) {
      describe(environment, workspace, 'full', path)
      there('named', namedIn(workspace, environment.name))
    }
    there(
      'matching',
      environmentsMatching(workspace, 'st').map(({ place }) => place),
    )
  })
  asked('schema', () => {
    schemaOf(page, workspace)
    for (const spec of keysOf(page, workspace)) describeKey(spec, 'a schema')
  })
  asked('clones', () => wantedOfClones(workspace, new Map()))
  asked('new page', () => {
    const choices = newPageChoices(workspace, path)
    if (choices) newPage(workspace, choices.folder, { title: page.text.slice(0, 80) })
  })
  asked('move', () => {
    const slash = path.lastIndexOf('/') + 1
    for (const to of [`${path.slice(0, slash)}moved-${path.slice(slash)}`, `deeper/${path}`])
      inEdits('move', workspace, moveEdits(workspace, [{ from: path, to }]), say)
  })
  asked('baseline', () => {
    const known = asKnown(page, createChecker().checkPage(workspace, path))
    const read = readBaseline(baselineText(known))
    if (read.problem !== undefined || read.known.length !== known.length) say('a baseline of our own is not read back')
  })
  asked('colours', () => {
    const place = { root: { workspace }, path } as Parameters<typeof coloursAnswer>[0]
    if (coloursAnswer(place).data.some((number) => !Number.isInteger(number) || number < 0))
      say('colours: out of order')
    const end = { line: page.lineStarts.length, character: 0 }
    hintsAnswer(place, { start: { line: 0, character: 0 }, end })
  })
}

/** Names as somebody might type them. */
const TYPED = ['preview', '', 'two words', '"quoted: #x']

function at(workspace: Workspace, path: string, offset: number, here: Here, there: There, say: Say): void {
  const page = workspace.pages.get(path)
  const asked = (what: string, question: () => void): void => attempt(`${what} at ${offset}`, say, question)
  asked('hover', () => {
    here('hover', hoverAt(workspace, path, offset)?.span)
    here('compact hover', hoverAt(workspace, path, offset, 'compact', () => 'file:///x')?.span)
    if (page) here('hover in the configuration', configHoverAt(page, offset)?.span)
  })
  asked('completion', () => {
    here('completion', completionAt(workspace, path, offset)?.span)
    here('front matter completion', frontMatterCompletionAt(workspace, path, offset)?.span)
    here('configuration completion', configCompletionAt(workspace, path, offset)?.span)
    here('link completion', linkCompletionAt(workspace, path, offset)?.span)
  })
  asked('definition', () => {
    there('definition', definitionAt(workspace, path, offset))
    there('front matter definition', frontMatterDefinitionAt(workspace, path, offset))
    clonePlaceAt(workspace, path, offset)
    const target = pageTargetAt(workspace, path, offset)
    here('target', target?.span)
    if (target)
      there(
        'link to it',
        linksTo(workspace, target).map(({ path, link }) => ({ path, span: link.span })),
      )
  })
  asked('references', () => {
    there('reference', referencesAt(workspace, path, offset))
    for (const span of highlightsAt(workspace, path, offset)) here('highlight', span)
    here('reference', referenceAt(workspace, path, offset)?.span)
    environmentAt(workspace, path, offset)
    isInAddress(workspace, path, offset)
    const mention = repositoryAt(workspace, path, offset)
    here('repository', mention?.span)
    if (mention) there('repository', placesOfRepository(workspace, mention.target.repository))
    const shared = sharedValueAt(workspace, path, offset)
    if (shared) there('shared value', placesOfValue(workspace, shared))
  })
  asked('rename', () => {
    const found = renamableAt(workspace, path, offset)
    if (found && 'span' in found) here('renamable', found.span)
    here('renamable value', renamableValueAt(workspace, path, offset)?.span)
    here('renamable heading', renamableHeadingAt(workspace, path, offset))
    for (const typed of TYPED) {
      const renamed = renameAt(workspace, path, offset, typed, true)
      if (renamed && 'edits' in renamed) inEdits('rename', workspace, renamed.edits, say)
      const value = renameValueAt(workspace, path, offset, typed)
      if (value && 'edits' in value) inEdits('rename of a value', workspace, value.edits, say)
      const heading = renameHeading(workspace, path, offset, typed)
      if (heading && !('refused' in heading)) inEdits('rename of a heading', workspace, heading, say)
    }
  })
  asked('matrix', () => {
    if (page) matrixAt(workspace, page, offset)
  })
  asked('selections', () => {
    let outer: Span | undefined
    for (const span of page ? selectionsAt(page, offset).toReversed() : []) {
      here('selection', span)
      if (outer) expectInside('selection in selection', span, outer, say)
      outer = span
    }
  })
}
