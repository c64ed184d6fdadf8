// All anchors that a page has once the site is built, with what layouts and partials add; and the links to ones that it doesn't have.

import type { Definition, Link, Page, Span, Workspace } from '../model'
import { anchorsOf } from './anchors'
import { asMarkdown, linkText, mayHaveLinks, partsOf } from './parts'
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

interface Known {
  readonly site: Site
  /** The pages that it is put together from, the page itself first; undefined when that can't be told. */
  readonly made: readonly Page[] | undefined
  readonly anchors: KnownAnchors | undefined
}

const known = new WeakMap<Page, Known>()

/** The anchors of a page of the site; undefined when they can't be told from files. Remembered per Page, as long as its parts stay. */
export function knownAnchors(page: Page, site: Site, workspace: Workspace): KnownAnchors | undefined {
  const before = known.get(page)
  if (before?.site === site && !page.path.endsWith('.erb')) return before.anchors
  const parts = partsOf(page, site, workspace.pages)
  const made = parts && [asMarkdown(page), ...parts]
  if (before?.site === site && isSameList(before.made, made)) return before.anchors
  const anchors = made && readAnchors(made, site)
  known.set(page, { site, made, anchors })
  return anchors
}

function isSameList(one: readonly Page[] | undefined, other: readonly Page[] | undefined): boolean {
  if (!one || !other) return one === other
  return one.length === other.length && one.every((page, at) => page === other[at])
}

function readAnchors(made: readonly Page[], site: Site): KnownAnchors | undefined {
  const { anchors: style, layoutAnchors } = site
  if (!style) return undefined
  const parts = made.map((page) => anchorsOf(page, style))
  if (parts.some(({ open }) => open)) return undefined
  const all = parts.length === 1 ? parts[0]!.places : new Set(parts.flatMap(({ places }) => [...places.keys()]))
  let own: readonly string[] | undefined
  return {
    // Which of several parts comes first decides which of two equal headings gets the one above it in front of its name.
    has: (anchor) =>
      anchor.startsWith(':~:') ||
      layoutAnchors.has(anchor) ||
      all.has(anchor) ||
      (parts.length > 1 && endsOf(anchor).some((end) => all.has(end))),
    get own() {
      own ??= [...all.keys()].slice(0, 500)
      return own
    },
  }
}

/** What is behind each hyphen of an anchor, the last number left out. */
function endsOf(anchor: string): readonly string[] {
  const words = anchor.replace(/-\d+$/, '').split('-')
  return words.length > 100 ? [] : words.map((_, at) => words.slice(at).join('-'))
}

/** Whether a part's own anchor may be in another part of a page that shows both. */
function isElsewhere(page: Page, anchor: string, site: Site, workspace: Workspace): boolean {
  const shown = site.shownAt.get(page.path)
  if (!shown?.isWhole) return shown !== undefined
  return shown.addresses.some((address) => {
    const taker = workspace.pages.get(site.routes.get(address) ?? '')
    const anchors = taker && knownAnchors(taker, site, workspace)
    return !anchors || anchors.has(anchor)
  })
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
  const site = mayHaveLinks(page) ? siteOf(workspace) : undefined
  const text = site && linkText(page, site)
  if (!site || !text) return NONE
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
  const { anchored, targets } = doubtfulIn(text, site)
  for (let at = 0; at < anchored.length; at++) {
    const one = anchored[at]!
    const path = targets[at]
    const target = path === undefined ? undefined : workspace.pages.get(path)
    if (target && site.anchors && hasPlainHeading(target, anchorIn(one.destination), site.anchors)) {
      note(target.path, target)
      continue
    }
    const found = lostIn(one, text, site, workspace, note)
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
  if (target.path === page.path && site.shownAt.has(page.path)) {
    note(page.path, undefined)
    if (isElsewhere(page, fragment, site, workspace)) return undefined
  }
  return { span, fragment, fragmentSpan, target, address: landing.address, anchors: known.own }
}

function isSame({ paths, pages }: Remembered, workspace: Workspace): boolean {
  return paths.every((path, at) => workspace.pages.get(path) === pages[at])
}
