// Addresses on GitHub: which repository, branch, path and lines they lead to, and whether what is there can change.

import { atHand } from './at-hand'
import type { Definition, Link, Page, Span } from './model'

export interface GitHubTarget {
  /** `owner/name` as written. */
  readonly repository: string
  /** `repository`: its front page. `file`: a path of it, `folder` among them. `fixed`: a commit, pull request, release or the like, which stays as it is. `other`: lists, settings, packages. */
  readonly kind: 'repository' | 'file' | 'fixed' | 'other'
  /** Branch, tag or commit, for `file`; a branch with a slash in its name shows only its first part. */
  readonly ref: string | undefined
  /** Relative to the repository's root, without slashes at its ends; '' for the root. */
  readonly path: string
  /** 1-based, both inclusive. */
  readonly lines: { readonly from: number; readonly to: number } | undefined
  /** Where the ref is written, counted from the start of the address. */
  readonly refSpan: Span | undefined
}

/** What stands between repository and ref where a path of the repository is shown. */
const VIEWS = new Set(['blob', 'tree', 'blame', 'raw', 'edit'])

/** What stays as it is once it is there. */
const FIXED = new Set(['commit', 'pull', 'issues', 'discussions', 'releases', 'compare', 'runs'])

const ADDRESS =
  /^(?:https?:)?\/\/(?:www\.)?(?:github\.com|(raw\.githubusercontent\.com))\/([A-Za-z0-9][\w-]*\/[\w.-]+)((?:\/[^?#]*)?)(\?[^#]*)?(#.*)?$/i

/** How nearly all addresses on GitHub begin. */
const USUAL = 'https://github.com/'

/**
 * A quick look at an address: what stands in it as `owner/name`, '' where it surely names no
 * repository on GitHub; undefined where only `githubTarget` can tell.
 */
export function repositoryIn(address: string): string | undefined {
  if (!address.startsWith(USUAL)) return mayBeGitHub(address) ? undefined : ''
  const slash = address.indexOf('/', USUAL.length)
  if (slash === -1) return ''
  const end = address.indexOf('/', slash + 1)
  const name = address.slice(USUAL.length, end === -1 ? address.length : end)
  return /[?#]/.test(name) ? undefined : name
}

/** Whether an address may have a host of GitHub's: with `http:`, `www.` or as a raw file. */
function mayBeGitHub(address: string): boolean {
  const first = address.charCodeAt(0)
  return (first === SLASH || (first | 32) === LETTER_H) && /^(?:https?:)?\/\/(?:www\.)?(?:raw\.)?github/i.test(address)
}

const SLASH = 47
const LETTER_H = 104

/** What an address leads to; undefined for one that isn't on GitHub or names no repository. Never throws. */
export function githubTarget(address: string): GitHubTarget | undefined {
  // Nearly all others are told by this.
  const match = mayBeGitHub(address) ? ADDRESS.exec(address) : null
  // Templates make the address later.
  if (!match || /[<>{}$\s]/.test(address)) return undefined
  const [, raw, owned = '', rest = '', , hash = ''] = match
  const repository = owned.replace(/\.git$/, '')
  const parts = rest.split('/').slice(1)
  const target = { repository, ref: undefined, path: '', lines: undefined, refSpan: undefined }
  const [view = '', first] = raw ? ['raw', parts[0]] : parts
  const depth = raw ? 1 : 2
  if (view === '') return { ...target, kind: 'repository' }
  if (FIXED.has(view) || (view === 'actions' && first === 'runs'))
    return { ...target, kind: first === undefined || first === '' ? 'other' : 'fixed' }
  if (!VIEWS.has(view) || first === undefined || first === '') return { ...target, kind: 'other' }
  const start = address.indexOf(owned) + owned.length + (raw ? 1 : view.length + 2)
  return {
    repository,
    kind: 'file',
    ref: decoded(first),
    path: decoded(parts.slice(depth).filter(Boolean).join('/')),
    lines: linesIn(hash),
    refSpan: { start, end: start + first.length },
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

/** `#L10`, `#L10-L20`, `#L10-20`, `#L22C22-L22C43`. */
function linesIn(hash: string): GitHubTarget['lines'] {
  const match = /^#L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7})(?:C\d+)?)?$/.exec(hash)
  if (!match) return undefined
  const [one, other] = [Number(match[1]), Number(match[2] ?? match[1])]
  return one === 0 || other === 0 ? undefined : { from: Math.min(one, other), to: Math.max(one, other) }
}

/** Whether a ref names a commit, or looks like a tag: what it shows doesn't change. */
export function isPinned(ref: string): boolean {
  return /^[0-9a-f]{7,40}$/.test(ref) || /^(?:v|release[-_]?)?\d[\w.+-]*$/.test(ref)
}

/** An address on GitHub where it is written: in a link, or in the definition that links use. */
export interface GitHubLink {
  /** The address itself, without `<>`. */
  readonly span: Span
  /** The whole links that lead there, text included: itself, or those that use the definition. */
  readonly uses: readonly Span[]
  readonly address: string
  readonly target: GitHubTarget
}

const remembered = atHand<readonly GitHubLink[]>()

/** Every address on GitHub that a page links to, in order of place; one in a definition once, and only if it is used. Remembered per Page. */
export function githubLinksIn(page: Page): readonly GitHubLink[] {
  const known = remembered.get(page)
  if (known) return known
  const links = githubLinksWith(page, () => true)
  remembered.set(page, links)
  return links
}

const NONE: readonly never[] = []

interface Suspects {
  readonly links: readonly Link[]
  readonly definitions: readonly Definition[]
}

const suspects = atHand<Suspects>()

/** The links of a page whose address may be one on GitHub, by a look at how it begins, and the definitions, if one of them has such an address. Remembered per Page. */
function suspectsIn(page: Page): Suspects {
  const known = suspects.get(page)
  if (known) return known
  const links = page.links.filter(mayLead)
  // All, because of two of one label the first counts, wherever it leads.
  const definitions = page.definitions.some(mayLead) ? page.definitions : NONE
  const found = links.length + definitions.length === 0 ? NOTHING : { links, definitions }
  suspects.set(page, found)
  return found
}

const NOTHING = { links: NONE, definitions: NONE }

function mayLead({ destination }: Link | Definition): boolean {
  return destination.startsWith(USUAL) || mayBeGitHub(destination)
}

/** Whether a page has links that may lead to GitHub. */
export function linksToGitHub(page: Page): boolean {
  return suspectsIn(page) !== NOTHING
}

/** Those of `githubLinksIn` whose address passes a quick test first, so that the others need not be taken apart. */
export function githubLinksWith(page: Page, isAsked: (address: string) => boolean): readonly GitHubLink[] {
  let found: GitHubLink[] | undefined
  const note = ({ start, end }: Span, uses: readonly Span[], address: string): void => {
    const target = githubTarget(address)
    if (!target) return
    const bracket = page.text[start] === '<' ? 1 : 0
    found ??= []
    found.push({ span: { start: start + bracket, end: end - bracket }, uses, address, target })
  }
  const { links, definitions } = suspectsIn(page)
  for (const { destination, destinationSpan, span } of links)
    if (destinationSpan && isAsked(destination)) note(destinationSpan, [span], destination)
  let uses: Map<string, Span[]> | undefined
  if (definitions.some(({ destination }) => isAsked(destination))) uses = usesOfLabels(page)
  for (const { label, destination, destinationSpan } of uses ? definitions : []) {
    const spans = uses?.get(label)
    // Of two definitions the first one counts.
    uses?.delete(label)
    if (spans && isAsked(destination)) note(destinationSpan, spans, destination)
  }
  return found?.sort((one, other) => one.span.start - other.span.start) ?? NONE
}

function usesOfLabels({ links }: Page): Map<string, Span[]> {
  const uses = new Map<string, Span[]>()
  for (const { label, span } of links) {
    if (label === undefined) continue
    const same = uses.get(label)
    if (same) same.push(span)
    else uses.set(label, [span])
  }
  return uses
}
