// A new name for an environment: which word is renamed, every edit, and the files and folders that move with it.

import { isConfig } from './catalogue/config'
import { mentionsIn } from './catalogue/config-mentions'
import { headingAt } from './code-at'
import { environmentNamed } from './links'
import type { Edit, Environment, Form, Page, Span, Workspace } from './model'
import { namingAt, namingsOf } from './named'
import { type Move, movesFor, withFolders } from './rename-files'
import { type PathReader, readPaths } from './rename-paths'
import { respelled, squashed } from './respell'
import { headingAnchor } from './site/anchors'

/** What kind of text an edit changes, so that a user can take some and leave others. `paths` lead to what moves; `elsewhere` is what is not in this workspace: hosts, web addresses, other repositories' paths. */
export type RenameGroup = 'prose' | 'values' | 'identifiers' | 'paths' | 'elsewhere'

export interface RenameEdit extends Edit {
  readonly group: RenameGroup
}

export interface Rename {
  readonly environment: Environment
  /** The word that is renamed, and what it becomes; both as the catalogue has them, in small letters. */
  readonly from: string
  readonly to: string
  /** In order of path and place; none overlaps another. All or none. */
  readonly edits: readonly RenameEdit[]
  /** To be done behind the edits, in this order. */
  readonly moves: readonly Move[]
  /** Only the built-in catalogue describes it: manual-lens.yml has to describe the new name. */
  readonly builtIn: boolean
}

/** Why something can't be renamed, for the user. */
export interface Refusal {
  readonly refused: string
}

export interface Renamable {
  readonly span: Span
  readonly environment: Environment
  /** The name or alias that stands there, in small letters. */
  readonly word: string
}

/** What a rename at an offset (0-based, UTF-16) would rename: the environment's name or, on an alias, that alias. Undefined where no environment is named, a refusal where one is meant but can't be renamed. */
export function renamableAt(workspace: Workspace, path: string, offset: number): Renamable | Refusal | undefined {
  const reference = namingAt(workspace, path, offset)
  if (!reference) return undefined
  const environment = environmentNamed(workspace, reference.name)
  if (!environment) return { refused: `“${reference.text}” is no environment that Manual Lens knows here.` }
  if (environment.kind === 'hosting')
    return { refused: `${environment.title} is a hosting company, not an environment: it keeps its name.` }
  const word = wordIn(environment, reference.text)
  if (word === undefined)
    return {
      refused: `“${reference.text}” belongs to ${environment.name} but is not its name. Rename it where “${environment.name}” is written.`,
    }
  return { span: reference.span, environment, word }
}

function wordIn({ name, aliases }: Environment, text: string): string | undefined {
  const spelt = squashed(text)
  return [name, ...aliases].find((word) => squashed(word) === spelt)
}

/**
 * The rename of what stands at an offset to a name that a user typed: every place that spells the word in whatever
 * case, over the whole workspace. Other words for the same environment stay, as do numbers and hosts that mean it without
 * naming it. `canMove`: whether files can be renamed too; without that, what names such files stays as well. A refusal
 * says what is wrong with the name or in the way; undefined where there is nothing to rename.
 */
export function renameAt(
  workspace: Workspace,
  path: string,
  offset: number,
  typed: string,
  canMove = true,
): Rename | Refusal | undefined {
  const found = renamableAt(workspace, path, offset)
  if (!found || 'refused' in found) return found
  const { environment, word: from } = found
  const to = typed.trim().toLowerCase()
  const wrong = faultOf(workspace, environment, typed.trim())
  if (wrong !== undefined) return { refused: wrong }
  const builtIn = isBuiltIn(workspace, environment, from)
  if (squashed(from) === squashed(to)) return { environment, from, to, edits: [], moves: [], builtIn }
  const moving = movesFor(workspace, environment, from, to)
  const blocked = canMove ? collision(workspace, moving) : undefined
  if (blocked !== undefined) return { refused: blocked }
  const spots = placesOf(workspace, environment, from)
  const paths = readPaths(workspace, from, moving, canMove, anchorsIn(spots))
  const edits = spots.flatMap((spot) => editOf(spot, to, paths) ?? [])
  return { environment, from, to, edits, moves: canMove ? moving : [], builtIn }
}

/** What is wrong with a new name. */
function faultOf(workspace: Workspace, environment: Environment, typed: string): string | undefined {
  if (!workspace.loaded)
    return 'The workspace is still being read. Rename once that is done, so that no place is missed.'
  if (typed === '') return 'An environment needs a name.'
  if (!/^[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*$/.test(typed) || typed.length < 2)
    return `“${typed}” can’t be an environment’s name: two or more letters and digits, words joined by - or _, beginning with a letter.`
  const taken = workspace.catalogue.environments.find(
    (other) => other.name !== environment.name && wordIn(other, typed) !== undefined,
  )
  if (!taken || !isInUse(workspace, taken)) return undefined
  const what = taken.kind === 'hosting' ? 'a hosting company' : 'another environment'
  return `“${typed.toLowerCase()}” is ${what} already (${taken.title}); two with one name could not be told apart.`
}

/** A name that is built in and nowhere in the workspace is free: so a rename can be taken back by another. */
function isInUse(workspace: Workspace, environment: Environment): boolean {
  if (environment.kind === 'hosting' || environment.sources.some(({ span }) => span)) return true
  for (const page of workspace.pages.values())
    if (
      workspace
        .referencesOf(page)
        .some(({ name, text }) => environmentNamed(workspace, name) === environment && wordIn(environment, text))
    )
      return true
  return false
}

function collision(workspace: Workspace, moves: readonly Move[]): string | undefined {
  const known = withFolders(workspace.files)
  const targets = new Set<string>()
  for (const { from, to } of moves) {
    if (known.has(to) || targets.has(to))
      return `${from} would become ${to}, which exists already. Rename or delete that first; nothing has been changed.`
    targets.add(to)
  }
  return undefined
}

function isBuiltIn(workspace: Workspace, { sources }: Environment, word: string): boolean {
  if (!sources.some(({ origin }) => origin === 'built-in')) return false
  const config = [...workspace.pages.values()].find(({ path }) => isConfig(path))
  return !config || !mentionsIn(config).some((mention) => mention.word.toLowerCase() === word)
}

interface Spot {
  readonly page: Page
  readonly span: Span
  readonly form: Form
}

/** Every place that spells the word and means the environment, in order of path and place. */
function placesOf(workspace: Workspace, environment: Environment, word: string): readonly Spot[] {
  const spelt = squashed(word)
  const pages = [...workspace.pages.values()].sort((one, other) => (one.path < other.path ? -1 : 1))
  return pages.flatMap((page) =>
    namingsOf(workspace, page)
      .filter(({ name, text }) => squashed(text) === spelt && environmentNamed(workspace, name) === environment)
      .map(({ span, form }) => ({ page, span, form })),
  )
}

/** The anchors that change: of headings with such a place in them, and those written out. */
function anchorsIn(spots: readonly Spot[]): ReadonlySet<string> {
  const anchors = new Set<string>()
  for (const { page, span } of spots) {
    if (page.kind !== 'markdown') continue
    const heading = headingAt(page, span.start)
    if (heading && span.end <= heading.span.end)
      for (const style of ['developer-docs', 'tech-docs', 'github'] as const)
        anchors.add(headingAnchor(heading.text, style))
    const written = /\b(?:id|name)=["']?[\w-]*$/.exec(page.text.slice(Math.max(0, span.start - 80), span.start))?.[0]
    const rest = /^[\w-]*/.exec(page.text.slice(span.start, span.start + 160))![0]
    if (written) anchors.add(written.replace(/^\w+=["']?/, '') + rest)
  }
  return anchors
}

/** Undefined for a place that has to stay as it is, since what it leads to does. */
function editOf({ page, span, form }: Spot, to: string, paths: PathReader): RenameEdit | undefined {
  if (paths.isStaying(page, span, form)) return undefined
  const setting = {
    before: page.text.slice(Math.max(0, span.start - 80), span.start),
    after: page.text.slice(span.end, span.end + 80),
    host: form === 'host',
  }
  const text = respelled(to, page.text.slice(span.start, span.end), setting)
  return { path: page.path, span, text, group: groupOf(page, span, form, paths) }
}

/** A link's fragment goes with its heading, so with prose. */
function groupOf(page: Page, span: Span, form: Form, paths: PathReader): RenameGroup {
  if (form === 'host' || paths.isInWebAddress(page, span)) return 'elsewhere'
  if (paths.isMoving(page, span)) return 'paths'
  if (form === 'url' && /#[\w\\-]*$/.test(page.text.slice(Math.max(0, span.start - 80), span.start))) return 'prose'
  switch (form) {
    case 'prose':
    case 'heading':
    case 'link-text':
    case 'comment':
      return 'prose'
    case 'url':
      return 'elsewhere'
    case 'path':
      return !paths.isListed(page, span) ? 'elsewhere' : page.kind === 'markdown' ? 'prose' : 'values'
    case 'identifier':
      return 'identifiers'
    default:
      return 'values'
  }
}
