// A page's links into its own site, and where each leads.

import { atHand } from '../at-hand'
import type { Page, Workspace } from '../model'
import { countBefore } from '../read/search'
import { type Landing, landingAt, listFor } from './landing'
import { type Site, siteOf } from './site'
import { type Way, type WrittenLink, writtenLinksOf } from './written-links'

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
  /** Those to an anchor of a page. */
  readonly anchored: readonly SiteLink[]
}

const NONE: SiteLinks = { all: [], astray: [], short: [], anchored: [] }

type Place = Pick<SiteLink, 'way' | 'address' | 'landing'>

interface Remembered {
  readonly site: Site
  readonly written: readonly WrittenLink[]
  readonly landings: readonly Landing[]
  readonly links: SiteLinks
}

const remembered = atHand<Remembered>()

/** The links and definitions of a page that lead into the site and can be judged from files. Remembered while they lead to the same. */
export function siteLinksOf(page: Page, workspace: Workspace): SiteLinks {
  const site = page.kind === 'markdown' ? siteOf(workspace) : undefined
  if (!site) return NONE
  const known = remembered.get(page)
  if (known?.site === site) return known.links
  const written = writtenLinksOf(page, site)
  const found = written.map((link) => placeOf(link, site))
  const landings = found.map(({ landing }) => landing)
  const isSame =
    known?.written === written && landings.every((landing, index) => isSameLanding(landing, known.landings[index]!))
  const links = isSame ? known.links : sorted(written.map((link, index) => siteLink(link, found[index]!)))
  remembered.set(page, { site, written, landings, links })
  return links
}

/** Written out, because spreading hundreds of thousands of these is what costs most. */
function siteLink(
  { image, span, pathSpan, path, fragment, fragmentSpan }: WrittenLink,
  { way, address, landing }: Place,
): SiteLink {
  return { image, span, pathSpan, path, fragment, fragmentSpan, way, address, landing }
}

/** The link into the site whose destination begins at an offset; undefined when none does. */
export function siteLinkAt(page: Page, workspace: Workspace, start: number): SiteLink | undefined {
  const { all } = siteLinksOf(page, workspace)
  const found = all[countBefore(all, ({ span }) => span.start < start)]
  return found?.span.start === start ? found : undefined
}

/** The first of a link's places at which something is; if nothing is anywhere, the first that isn't a page's id. */
function placeOf({ places }: WrittenLink, site: Site): Place {
  for (const { way, address } of places) {
    const landing = landingAt(site, address)
    if (landing.kind !== 'missing') return { way, address, landing }
  }
  const { way, address } = places.find((place) => place.way !== 'id')!
  return { way, address, landing: { kind: 'missing' } }
}

function isSameLanding(one: Landing, other: Landing): boolean {
  if (one.kind === 'page') return other.kind === 'page' && one.path === other.path
  if (one.kind === 'redirect') return other.kind === 'redirect' && one.redirect === other.redirect
  return one.kind === other.kind
}

function sorted(all: readonly SiteLink[]): SiteLinks {
  if (all.length === 0) return NONE
  return {
    all,
    astray: all.filter(({ landing }) => landing.kind === 'missing' || landing.kind === 'redirect'),
    short: all.filter(({ landing, way, path }) => {
      if (landing.kind !== 'page' || way === 'id' || way === 'anchor') return false
      const { address } = landing
      return address.endsWith('.html') && !path.endsWith('.html') && !/(?:^|\/)index\.html$/.test(address)
    }),
    anchored: all.filter(({ fragment, landing, image }) => fragment && !image && landing.kind === 'page'),
  }
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
