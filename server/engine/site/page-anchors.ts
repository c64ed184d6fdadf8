// All anchors that a page has once the site is built, with what layouts and partials add; and the links to ones that it doesn't have.

import type { Definition, Link, Page, Span, Workspace } from '../model'
import { anchorsOf, partialsOf } from './anchors'
import { doubtfulIn } from './plain-addresses'
import { hasPlainHeading } from './plain-headings'
import { type Site, siteOf } from './site'
import { siteLinkOf } from './site-links'

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
  /** Where its anchors were looked for, but in itself, and what was there. */
  readonly paths: readonly string[]
  readonly pages: readonly (Page | undefined)[]
  readonly lost: readonly LostAnchor[]
}

const remembered = new WeakMap<Page, Remembered>()

/** A page's links into the site whose anchor the page they lead to doesn't have, in order of place. Remembered until one of those pages changes. */
export function lostAnchorsOf(page: Page, workspace: Workspace): readonly LostAnchor[] {
  const site = page.kind === 'markdown' ? siteOf(workspace) : undefined
  if (!site) return NONE
  const before = remembered.get(page)
  if (before?.site === site && isSame(before, workspace)) return before.lost
  const paths: string[] = []
  const pages: (Page | undefined)[] = []
  const lost: LostAnchor[] = []
  const note = (path: string, target: Page | undefined): void => {
    // Most lead to the same few pages; one that is noted twice does no harm.
    if (target === page || paths.includes(path, Math.max(0, paths.length - 20))) return
    paths.push(path)
    pages.push(target)
  }
  const { anchored, targets } = doubtfulIn(page, site)
  for (let at = 0; at < anchored.length; at++) {
    const one = anchored[at]!
    const path = targets[at]
    const target = path === undefined ? undefined : workspace.pages.get(path)
    if (target && site.anchors && hasPlainHeading(target, anchorIn(one.destination), site.anchors)) {
      note(target.path, target)
      continue
    }
    const found = lostIn(one, page, site, workspace, note)
    if (found) lost.push(found)
  }
  lost.sort((one, other) => one.span.start - other.span.start)
  remembered.set(page, lost.length + paths.length === 0 ? nothingIn(site) : { site, paths, pages, lost })
  return lost
}

const NONE: readonly LostAnchor[] = []
const nothing = new WeakMap<Site, Remembered>()

/** What is remembered of all pages that have no such link. */
function nothingIn(site: Site): Remembered {
  const known = nothing.get(site) ?? { site, paths: [], pages: [], lost: NONE }
  nothing.set(site, known)
  return known
}

/** What stands behind the hash of an address that is written plainly. */
function anchorIn(destination: string): string {
  return destination.slice(destination.indexOf('#') + 1)
}

function lostIn(
  one: Link | Definition,
  page: Page,
  site: Site,
  workspace: Workspace,
  note: (path: string, target: Page | undefined) => void,
): LostAnchor | undefined {
  const link = siteLinkOf(one, page, site)
  if (!link?.fragment || link.image || link.landing.kind !== 'page') return undefined
  const { fragment, fragmentSpan, span, landing } = link
  const target = workspace.pages.get(landing.path)
  // What partials say may change without the page: those few are looked at each time.
  note(landing.path, target?.path.endsWith('.erb') ? undefined : target)
  const known = target && knownAnchors(target, site, workspace)
  if (!target || !known || known.has(fragment)) return undefined
  return { span, fragment, fragmentSpan, target, address: landing.address, anchors: known.own }
}

function isSame({ paths, pages }: Remembered, workspace: Workspace): boolean {
  return paths.every((path, at) => workspace.pages.get(path) === pages[at])
}
