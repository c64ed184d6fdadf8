// All anchors that a page has once the site is built, with what layouts and partials add; and the links to ones that it doesn't have.

import type { Definition, Link, Page, Span, Workspace } from '../model'
import { anchorsOf, partialsOf } from './anchors'
import { isElsewhere, plainTarget } from './plain-addresses'
import { hasPlainHeading } from './plain-headings'
import { type Site, siteOf } from './site'
import { listsOf, siteLinkOf } from './site-links'

export interface KnownAnchors {
  /** Whether a link may name it. Text fragments (`:~:text=`) are the browser's. */
  has(anchor: string): boolean
  /** Those of the page's own text, to guess from: of very many the first. */
  readonly own: readonly string[]
}

const known = new WeakMap<Page, { readonly site: Site; readonly anchors: KnownAnchors | undefined }>()

/** The anchors of a page of the site; undefined when they can't be told from files. Remembered per Page, but for those that take in partials. */
export function knownAnchors(page: Page, site: Site, workspace: Workspace): KnownAnchors | undefined {
  if (page.path.endsWith('.erb')) return readAnchors(page, site, workspace)
  const before = known.get(page)
  if (before?.site === site) return before.anchors
  const anchors = readAnchors(page, site, workspace)
  known.set(page, { site, anchors })
  return anchors
}

function readAnchors(page: Page, site: Site, workspace: Workspace): KnownAnchors | undefined {
  if (!site.anchors) return undefined
  const parts = [anchorsOf(page, site.anchors)]
  for (const name of page.path.endsWith('.erb') ? partialsOf(page) : []) {
    const folder = page.path.slice(site.source.length, page.path.lastIndexOf('/') + 1)
    const partial = workspace.pages.get(site.partials.get(folder + name) ?? site.partials.get(name) ?? '')
    if (!partial) return undefined
    // A partial's own calls for more are one too many to follow.
    if (partialsOf(partial).length > 0) return undefined
    parts.push(anchorsOf(partial, site.anchors))
  }
  if (parts.some(({ open }) => open)) return undefined
  let own: readonly string[] | undefined
  return {
    has: (anchor) =>
      anchor.startsWith(':~:') || site.layoutAnchors.has(anchor) || parts.some(({ places }) => places.has(anchor)),
    get own() {
      own ??= [...parts[0]!.places.keys()].slice(0, 500)
      return own
    },
  }
}

export interface LostAnchor {
  readonly span: Span
  readonly fragment: string
  readonly fragmentSpan: Span
  /** The page that was meant, and its address. */
  readonly target: Page
  readonly address: string
  /** Those that the page has, to guess from. */
  readonly anchors: readonly string[]
}

interface Remembered {
  readonly site: Site
  readonly targets: ReadonlyMap<string, Page | undefined>
  readonly lost: readonly LostAnchor[]
}

const remembered = new WeakMap<Page, Remembered>()

/** A page's links into the site whose anchor the page they lead to doesn't have, in order of place. Remembered until one of those pages changes. */
export function lostAnchorsOf(page: Page, workspace: Workspace): readonly LostAnchor[] {
  const site = page.kind === 'markdown' ? siteOf(workspace) : undefined
  if (!site) return NONE
  const before = remembered.get(page)
  if (before?.site === site && isSame(before.targets, workspace)) return before.lost
  const targets = new Map<string, Page | undefined>()
  const lost: LostAnchor[] = []
  for (const list of listsOf(page))
    for (const one of list) {
      if (isSurelyThere(one, page, site, workspace, targets)) continue
      const found = lostIn(one, page, site, workspace, targets)
      if (found) lost.push(found)
    }
  lost.sort((one, other) => one.span.start - other.span.start)
  remembered.set(page, { site, targets: targets.size === 0 ? NOWHERE : targets, lost: lost.length === 0 ? NONE : lost })
  return lost
}

const NONE: readonly LostAnchor[] = []
const NOWHERE: ReadonlyMap<string, Page | undefined> = new Map()

/** A quick look, since nearly all links have no anchor, or one that a heading of the page they plainly lead to makes. */
function isSurelyThere(
  { destination, destinationSpan: span }: Link | Definition,
  page: Page,
  site: Site,
  workspace: Workspace,
  targets: Map<string, Page | undefined>,
): boolean {
  if (!span) return true
  // Of the same length it is as written: what escapes and entities resolve to is shorter.
  if (destination.length !== span.end - span.start) return false
  const hash = destination.indexOf('#')
  if (hash === -1 || isElsewhere(destination, site)) return true
  const path = site.anchors && plainTarget(destination, hash, page, site)
  const target = path && workspace.pages.get(path)
  if (!target || !hasPlainHeading(target, destination.slice(hash + 1), site.anchors)) return false
  targets.set(path, target)
  return true
}

function lostIn(
  one: Link | Definition,
  page: Page,
  site: Site,
  workspace: Workspace,
  targets: Map<string, Page | undefined>,
): LostAnchor | undefined {
  const link = siteLinkOf(one, page, site)
  if (!link?.fragment || link.image || link.landing.kind !== 'page') return undefined
  const { fragment, fragmentSpan, span, landing } = link
  const target = workspace.pages.get(landing.path)
  // What partials say may change without the page: those few are looked at each time.
  targets.set(landing.path, target?.path.endsWith('.erb') ? undefined : target)
  const known = target && knownAnchors(target, site, workspace)
  if (!target || !known || known.has(fragment)) return undefined
  return { span, fragment, fragmentSpan, target, address: landing.address, anchors: known.own }
}

function isSame(targets: ReadonlyMap<string, Page | undefined>, { pages }: Workspace): boolean {
  for (const [path, page] of targets) if (pages.get(path) !== page) return false
  return true
}
