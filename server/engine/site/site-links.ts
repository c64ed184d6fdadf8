// A page's links into its own site, and where each leads. Worked out once per page while the site stays the same.

import { looseDefinitions } from '../loose-definitions'
import type { Definition, Link, Page, Span, Workspace } from '../model'
import { addressParts, decoded, hasScheme, isTemplate, resolved, webAddress } from './address'
import { type Landing, landingAt, listFor, ownRest } from './landing'
import { addressOf, type Site, siteOf } from './site'

/** How an address is written: with the site's host, from its top, from the page's folder, as a page's id, as an anchor alone. */
export type Way = 'whole' | 'root' | 'relative' | 'id' | 'anchor'

export interface SiteLink {
  readonly image: boolean
  readonly html: boolean
  readonly way: Way
  /** The destination without `<>`. */
  readonly span: Span
  /** Its path alone, without host, `?` and `#`. */
  readonly pathSpan: Span
  /** The path as written. */
  readonly path: string
  /** Behind `#`, percent signs resolved; undefined when there is none. */
  readonly fragment: string | undefined
  /** Of what stands behind `#`. */
  readonly fragmentSpan: Span
  /** The address it leads to, from the site's top, without leading slash. */
  readonly address: string
  readonly landing: Landing
}

const remembered = new WeakMap<Page, { readonly site: Site; readonly links: readonly SiteLink[] }>()

/** The links and definitions of a page that lead into the site and can be judged from files, in order of place. Templates and other sites are left out. */
export function siteLinksOf(page: Page, workspace: Workspace): readonly SiteLink[] {
  const site = page.kind === 'markdown' ? siteOf(workspace) : undefined
  if (!site) return []
  const known = remembered.get(page)
  if (known?.site === site) return known.links
  const from = addressOf(page.path, site)
  const links = [...page.links, ...page.definitions, ...looseDefinitions(page)].flatMap(
    (one) => siteLink(one, page, from, site) ?? [],
  )
  links.sort((one, other) => one.span.start - other.span.start)
  remembered.set(page, { site, links })
  return links
}

function siteLink(one: Link | Definition, page: Page, from: string | undefined, site: Site): SiteLink | undefined {
  const { destination, destinationSpan } = one
  if (!destinationSpan || destination === '') return undefined
  const bracket = page.text[destinationSpan.start] === '<' ? 1 : 0
  const span = { start: destinationSpan.start + bracket, end: destinationSpan.end - bracket }
  const written = page.text.slice(span.start, span.end)
  if (isTemplate(written)) return undefined
  const web = webAddress(written)
  // Words of the text that look like an address, or a mail address in `<>`.
  if ('kind' in one && (one.kind === 'bare' || one.kind === 'autolink') && !web) return undefined
  // Outside the site's own folder addresses are GitHub's business, but for those with the site's host.
  if (!web && !page.path.startsWith(site.source)) return undefined
  const rest = web ? ownRest(site, web.host, web.rest) : written
  if (rest === undefined || (!web && hasScheme(written))) return undefined
  const at = span.end - rest.length
  const { path, fragment } = addressParts(rest)
  const clean = decoded(path.replaceAll('&amp;', '&'))
  const anchor = fragment === undefined ? undefined : decoded(fragment)
  if (clean === undefined || (fragment !== undefined && anchor === undefined)) return undefined
  const isHtml = 'kind' in one && one.kind === 'html'
  const image = 'image' in one && one.image
  const to = leadsTo(clean, rest, web !== undefined, from, site, image, isHtml)
  if (!to) return undefined
  return {
    ...to,
    image,
    html: isHtml,
    span,
    path: clean,
    pathSpan: { start: at, end: at + path.length },
    fragment: anchor,
    fragmentSpan: { start: span.end - (fragment?.length ?? 0), end: span.end },
  }
}

type To = Pick<SiteLink, 'way' | 'address' | 'landing'>

function leadsTo(
  path: string,
  written: string,
  isWhole: boolean,
  from: string | undefined,
  site: Site,
  image: boolean,
  isHtml: boolean,
): To | undefined {
  if (isWhole || path.startsWith('/')) {
    const address = path.replace(/^\/+/, '')
    return { way: isWhole ? 'whole' : 'root', address, landing: landingAt(site, address) }
  }
  // In a partial it depends on the page that takes it in.
  if (from === undefined) return undefined
  if (path === '') return { way: 'anchor', address: from, landing: landingAt(site, from) }
  // Middleman looks a link's whole text up as the id of a page first.
  if (!isHtml && !image && !/[#?]|\.html$|\/$/.test(written)) {
    const landing = landingAt(site, `${written}.html`)
    if (landing.kind !== 'missing' && !written.startsWith('.'))
      return { way: 'id', address: `${written}.html`, landing }
  }
  const places = relativePlaces(path, from, site, image && !isHtml)
  if (places.length === 0) return undefined
  for (const address of places) {
    const landing = landingAt(site, address)
    if (landing.kind !== 'missing') return { way: 'relative', address, landing }
  }
  return { way: 'relative', address: places[0]!, landing: { kind: 'missing' } }
}

/** The addresses at which Middleman, or else the browser, looks for a relative one; the first is the plainest. Empty when it leads out of the site. */
function relativePlaces(path: string, from: string, site: Site, isImage: boolean): string[] {
  const beside = resolved(from, path)
  // With directory indexes a page is at an address one folder deeper than its file.
  const below =
    site.hasFolders && !from.endsWith('index.html') ? resolved(from.replace(/\.html$/, '/'), path) : undefined
  const pictures = isImage ? [path, `images/${path}`].map((place) => resolved('', place)) : []
  return [beside, below, ...pictures].filter((place) => place !== undefined)
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
