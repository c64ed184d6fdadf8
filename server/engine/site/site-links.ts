// A page's links into its own site, and where each leads.

import { atHand } from '../at-hand'
import type { Definition, Link, Page, Workspace } from '../model'
import { countBefore } from '../read/search'
import { type Landing, landingAt, listFor } from './landing'
import { linkText, mayHaveLinks } from './parts'
import { doubtfulIn, listsOf } from './plain-addresses'
import { addressOf, type Site, siteOf } from './site'
import { type Way, type WrittenLink, writtenLink } from './written-links'

export interface SiteLink extends Omit<WrittenLink, 'places'> {
  readonly way: Way
  /** The address it leads to, from the site's top, without leading slash. */
  readonly address: string
  readonly landing: Landing
}

/** A page's links into the site, sorted by what may be said of them, so that a rule looks only at the few that concern it. Each list in order of place. */
export interface SiteLinks {
  readonly all: readonly SiteLink[]
  /** Those that lead nowhere or to a redirect. */
  readonly astray: readonly SiteLink[]
  /** Those to a page, without its `.html`. */
  readonly short: readonly SiteLink[]
}

const NONE: readonly SiteLink[] = []
const NOWHERE: SiteLinks = { all: NONE, astray: NONE, short: NONE }

interface Remembered {
  readonly site: Site
  readonly links: SiteLinks
}

const remembered = atHand<Remembered>()

/** The links and definitions of a page that lead into the site and can be judged from files. Remembered while the site stays. */
export function siteLinksOf(page: Page, workspace: Workspace): SiteLinks {
  const site = mayHaveLinks(page) ? siteOf(workspace) : undefined
  const text = site && linkText(page, site)
  if (!site || !text) return NOWHERE
  const known = remembered.get(page)
  if (known?.site === site) return known.links
  const links = sorted(text, site)
  remembered.set(page, { site, links })
  return links
}

/** Most links are written plainly to what is surely there: of these nothing is said, so nothing is made until somebody asks for all. */
function sorted(page: Page, site: Site): SiteLinks {
  const { loud } = doubtfulIn(page, site)
  const some = loud.length === 0 ? NONE : loud.flatMap((one) => siteLinkOf(one, page, site) ?? []).sort(byPlace)
  return new PageSiteLinks(page, site, some)
}

/** A class, because an object with a getter of its own takes longer to make than all else here. */
class PageSiteLinks implements SiteLinks {
  readonly astray: readonly SiteLink[]
  readonly short: readonly SiteLink[]
  readonly #page: Page
  readonly #site: Site
  #all: readonly SiteLink[] | undefined

  /** `some`: all those that are not surely well. */
  constructor(page: Page, site: Site, some: readonly SiteLink[]) {
    this.#page = page
    this.#site = site
    this.astray = some.length === 0 ? NONE : some.filter(isAstray)
    this.short = some.length === 0 ? NONE : some.filter(isShort)
  }

  get all(): readonly SiteLink[] {
    this.#all ??= allOf(this.#page, this.#site, [...this.astray, ...this.short])
    return this.#all
  }
}

/** Every link, those that are known already among them as they are. */
function allOf(page: Page, site: Site, known: readonly SiteLink[]): readonly SiteLink[] {
  const byPlaces = new Map(known.map((link) => [keyOf(link), link]))
  const all = listsOf(page).flatMap((list) => list.flatMap((one) => siteLinkOf(one, page, site) ?? []))
  return all.map((link) => byPlaces.get(keyOf(link)) ?? link).sort(byPlace)
}

function keyOf({ span }: SiteLink): string {
  return `${span.start} ${span.end}`
}

/** Where a link or definition of a page leads; undefined when it leads out of the site, or can't be judged from files. Spreading hundreds of thousands of these would cost most, so they are written out. */
export function siteLinkOf(one: Link | Definition, page: Page, site: Site): SiteLink | undefined {
  const link = writtenLink(one, page, addressOf(page.path, site), site)
  if (!link) return undefined
  const { image, span, pathSpan, path, fragment, fragmentSpan } = link
  const { way, address, landing } = placeOf(link, site)
  return { image, span, pathSpan, path, fragment, fragmentSpan, way, address, landing }
}

function byPlace(one: SiteLink, other: SiteLink): number {
  return one.span.start - other.span.start
}

function isAstray({ landing }: SiteLink): boolean {
  return landing.kind === 'missing' || landing.kind === 'redirect'
}

function isShort({ landing, way, path }: SiteLink): boolean {
  if (landing.kind !== 'page' || way === 'id' || way === 'anchor') return false
  const { address } = landing
  return address.endsWith('.html') && !path.endsWith('.html') && !/(?:^|\/)index\.html$/.test(address)
}

/** The link into the site whose destination begins at an offset; undefined when none does. */
export function siteLinkAt(page: Page, workspace: Workspace, start: number): SiteLink | undefined {
  const { all } = siteLinksOf(page, workspace)
  const found = all[countBefore(all, ({ span }) => span.start < start)]
  return found?.span.start === start ? found : undefined
}

/** The first of a link's places at which something is; if nothing is anywhere, the first that isn't a page's id. */
function placeOf({ places }: WrittenLink, site: Site): Pick<SiteLink, 'way' | 'address' | 'landing'> {
  for (const { way, address } of places) {
    const landing = landingAt(site, address)
    if (landing.kind !== 'missing') return { way, address, landing }
  }
  const { way, address } = places.find((place) => place.way !== 'id')!
  return { way, address, landing: { kind: 'missing' } }
}

/**
 * Whether a relative address has lost its leading slash: it leads nowhere as it stands, and with the slash somewhere, or
 * to what a list of the site decides.
 */
export function hasLostSlash({ way, image, landing, address, path }: SiteLink, site: Site): boolean {
  if (way !== 'relative' || image || landing.kind !== 'missing' || address === path || !/^\w[^/]*\//.test(path))
    return false
  if (!site.top.has(path.slice(0, path.indexOf('/')))) return false
  return landingAt(site, path).kind !== 'missing' || listFor(site, path) !== undefined
}
