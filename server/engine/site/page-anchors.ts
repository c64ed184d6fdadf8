// All anchors that a page has once the site is built, with what layouts and partials add; and the links to ones that it doesn't have.

import type { Page, Span, Workspace } from '../model'
import { anchorsOf, partialsOf } from './anchors'
import { type Site, siteOf } from './site'
import { siteLinksOf } from './site-links'

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

/** A page's links into the site whose anchor the page they lead to doesn't have. Remembered until one of those pages changes. */
export function lostAnchorsOf(page: Page, workspace: Workspace): readonly LostAnchor[] {
  const site = siteOf(workspace)
  if (!site) return []
  const before = remembered.get(page)
  if (before?.site === site && isSame(before.targets, workspace)) return before.lost
  const targets = new Map<string, Page | undefined>()
  const asked = new Map<string, KnownAnchors | undefined>()
  const lost: LostAnchor[] = []
  for (const { fragment, fragmentSpan, span, landing } of siteLinksOf(page, workspace).anchored) {
    if (landing.kind !== 'page' || fragment === undefined) continue
    const { path, address } = landing
    const target = workspace.pages.get(path)
    targets.set(path, target)
    // What partials say may change without the page: those few are looked at each time.
    if (target?.path.endsWith('.erb')) targets.set(path, undefined)
    if (target && !asked.has(path)) asked.set(path, knownAnchors(target, site, workspace))
    const known = asked.get(path)
    if (target && known && !known.has(fragment))
      lost.push({ span, fragment, fragmentSpan, target, address, anchors: known.own })
  }
  remembered.set(page, { site, targets, lost })
  return lost
}

function isSame(targets: ReadonlyMap<string, Page | undefined>, { pages }: Workspace): boolean {
  for (const [path, page] of targets) if (pages.get(path) !== page) return false
  return true
}
