// A page's links into its own site as they are written: what each asks for, before anybody has looked whether it is there.

import type { Definition, Link, Page, Span } from '../model'
import { addressParts, decoded, hasScheme, isTemplate, resolved, webAddress } from './address'
import { landingAt, ownRest } from './landing'
import type { Shown } from './parts'
import type { Site } from './site'

/** How an address is written: with the site's host, from its top, from the page's folder, as a page's id, as an anchor alone. */
export type Way = 'whole' | 'root' | 'relative' | 'id' | 'anchor'

export interface WrittenLink {
  readonly image: boolean
  /** The destination without `<>`. */
  readonly span: Span
  /** Its path alone, without host, `?` and `#`. */
  readonly pathSpan: Span
  /** The path, percent signs resolved. */
  readonly path: string
  /** Behind `#`, percent signs resolved; undefined when there is none. */
  readonly fragment: string | undefined
  /** Of what stands behind `#`. */
  readonly fragmentSpan: Span
  /** Where it is looked for, in this order: addresses from the site's top, without leading slash. At least one that is no id. */
  readonly places: readonly { readonly way: Way; readonly address: string }[]
}

/** A link or definition of a page (`from`: the page's address) that leads into the site and can be judged from files; undefined for templates and other sites. */
export function writtenLink(
  one: Link | Definition,
  page: Page,
  from: string | undefined,
  site: Site,
): WrittenLink | undefined {
  const { destination, destinationSpan } = one
  if (!destinationSpan || destination === '') return undefined
  const kind = 'kind' in one ? one.kind : 'definition'
  const bracket = page.text[destinationSpan.start] === '<' ? 1 : 0
  const span = { start: destinationSpan.start + bracket, end: destinationSpan.end - bracket }
  const written = page.text.slice(span.start, span.end)
  const web = webAddress(written)
  const rest = web ? ownRest(site, web.host, web.rest) : written
  if (rest === undefined || (!web && hasScheme(written)) || isTemplate(written)) return undefined
  // Words of the text that look like an address, or a mail address in `<>`.
  if ((kind === 'bare' || kind === 'autolink') && !web) return undefined
  // Outside the site's own folder addresses are GitHub's business, but for those with the site's host.
  if (!web && !page.path.startsWith(site.source)) return undefined
  const { path, fragment } = addressParts(rest)
  const clean = decoded(path.replaceAll('&amp;', '&'))
  const anchor = fragment === undefined ? undefined : decoded(fragment)
  if (clean === undefined || (fragment !== undefined && anchor === undefined)) return undefined
  const image = 'image' in one && one.image
  const shown = site.shownAt.get(page.path)
  const places = placesOf(clean, rest, web !== undefined, { own: from, shown }, site, { image, html: kind === 'html' })
  if (places.length === 0) return undefined
  const at = span.end - rest.length
  return {
    image,
    span,
    pathSpan: { start: at, end: at + path.length },
    path: clean,
    fragment: anchor,
    fragmentSpan: { start: span.end - (fragment?.length ?? 0), end: span.end },
    places,
  }
}

/** Where Middleman, or else the browser, looks; nothing when that can't be told or leads out of the site. */
function placesOf(
  path: string,
  written: string,
  isWhole: boolean,
  { own, shown }: { readonly own: string | undefined; readonly shown: Shown | undefined },
  site: Site,
  { image, html }: { readonly image: boolean; readonly html: boolean },
): WrittenLink['places'] {
  if (isWhole || path.startsWith('/')) return fromTop(path.replace(/^\/+/, ''), isWhole, site)
  // An anchor may be in any part of the page that is shown.
  if (path === '') return own === undefined ? [] : [{ way: 'anchor', address: own }]
  // What other pages take in is looked at there; its own page may be one that nobody visits.
  const bases = [...(shown?.addresses ?? []), ...(own === undefined ? [] : [own])]
  if (bases.length === 0 || shown?.isWhole === false) return []
  const relative = bases.map((from) => resolved(from, path))
  // With directory indexes a page is at an address one folder deeper than its file.
  if (site.hasFolders)
    for (const from of bases)
      if (!from.endsWith('index.html')) relative.push(resolved(from.replace(/\.html$/, '/'), path))
  if (image && !html) relative.push(resolved('', path), resolved('images/', path))
  const places = relative.flatMap((address) => (address === undefined ? [] : { way: 'relative' as const, address }))
  // A link's whole text is looked up as the id of a page first.
  const isId = !html && !image && !/[#?]|\.html$|\/$|^\./.test(written)
  return isId && places.length > 0 ? [{ way: 'id', address: `${written}.html` }, ...places] : places
}

/** Where an address from the site's top is looked for. */
function fromTop(address: string, isWhole: boolean, site: Site): WrittenLink['places'] {
  const { host = '', top } = site
  const first = address.split('/', 1)[0]!
  if (isWhole) return isShared(host) && !top.has(first) ? [] : [{ way: 'whole', address }]
  // Where the site is published in a folder of its host, some write that folder too.
  const folder = host.slice(host.indexOf('/') + 1)
  const isInside = host.includes('/') && address.startsWith(`${folder}/`)
  const inside = { way: 'root', address: address.slice(folder.length + 1) } as const
  // Nor is everything there a page of the site: `/api/v1/openapi` is the application's.
  if (host.startsWith('www.') && /(?:^|\/)[\w-]+$/.test(address) && landingAt(site, address).kind === 'missing')
    return []
  return isInside ? [{ way: 'root', address }, inside] : [{ way: 'root', address }]
}

/** Whether there may well be something else beside a site: on `www.`, and on GitHub Pages what every repository has of its own. */
function isShared(host: string): boolean {
  return host.startsWith('www.') || /^[\w-]+\.git(?:hub|lab)\.io$/.test(host)
}
