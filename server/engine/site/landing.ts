// What is at an address of a site.

import { ownText } from '../own-text'
import { addressParts, resolved, webAddress } from './address'
import type { Redirect } from './redirects'
import type { Site } from './site'

/** Where an address leads. */
export type Landing =
  /** A file of the site, and the address that is its own. */
  | { readonly kind: 'page'; readonly path: string; readonly address: string }
  /** An old address. */
  | { readonly kind: 'redirect'; readonly redirect: Redirect }
  /** Made from data or code: surely, or perhaps. Its anchors can't be known. */
  | { readonly kind: 'generated' }
  | { readonly kind: 'missing' }

const remembered = new WeakMap<Site, Map<string, Landing>>()

/** What is at an address (no leading slash, no `#` or `?`), with or without `.html`, a folder by its index page. */
export function landingAt(site: Site, address: string): Landing {
  let known = remembered.get(site)
  if (!known) {
    known = new Map()
    remembered.set(site, known)
  }
  const before = known.get(address)
  if (before) return before
  const landing = lookUp(site, address)
  known.set(ownText(address), landing)
  return landing
}

function lookUp(site: Site, address: string): Landing {
  const clean = address.replace(/\/{2,}/g, '/').replace(/^\//, '')
  const isFolder = clean.endsWith('/')
  const name = isFolder ? clean.slice(0, -1) : clean
  const files = [`${name}.html`, `${name}/index.html`]
  const candidates = name === '' ? ['index.html'] : isFolder ? files : [name, ...files]
  for (const candidate of candidates) {
    const path = site.routes.get(candidate)
    if (path !== undefined) return { kind: 'page', path, address: candidate }
  }
  for (const candidate of [...candidates, `${name}/`]) {
    const redirect = site.redirects.get(candidate)
    if (redirect) return { kind: 'redirect', redirect }
  }
  return isGenerated(site, name) ? { kind: 'generated' } : { kind: 'missing' }
}

function isGenerated({ generated }: Site, name: string): boolean {
  if (generated.unknown || generated.made.has(name) || generated.made.has(`${name}.html`)) return true
  return generated.open.some((start) => name.startsWith(start))
}

/**
 * Whether something is served at an address as a page's front matter writes it: from the site's top, or without a
 * leading slash from there or from the page's own folder. What is made from data counts as served.
 */
export function isServed(from: string, written: string, site: Site): boolean {
  const { path } = addressParts(written)
  const isThere = (address: string | undefined): boolean => {
    if (address === undefined) return false
    const { kind } = landingAt(site, address)
    return kind === 'page' || kind === 'generated'
  }
  const name = path.replace(/^\/+/, '')
  if (isThere(name) || isFolderOf(site, name)) return true
  const own = path.startsWith('/') ? undefined : site.addresses.get(from)
  return own !== undefined && isThere(resolved(own, name))
}

const folders = new WeakMap<Site, ReadonlySet<string>>()

/** Whether an address is the beginning of pages' addresses. */
function isFolderOf(site: Site, name: string): boolean {
  const known = folders.get(site) ?? foldersIn(site.routes.keys())
  folders.set(site, known)
  return known.has(name.endsWith('/') ? name : `${name}/`)
}

/** All beginnings of addresses that end in a slash. */
function foldersIn(addresses: Iterable<string>): ReadonlySet<string> {
  const all = new Set<string>()
  for (const address of addresses)
    for (let end = address.lastIndexOf('/'); end !== -1; end = address.lastIndexOf('/', end - 1)) {
      const folder = address.slice(0, end + 1)
      if (all.has(folder)) break
      all.add(folder)
      if (end === 0) break
    }
  return all
}

/** The file that lists what is made below an address's folder; undefined when no list decides. */
export function listFor({ generated }: Site, address: string): string | undefined {
  for (const [start, path] of generated.listed) if (address.startsWith(start)) return path
  return undefined
}

/** Browsers follow no more redirects one after the other. */
const MOST_HOPS = 20

/** Where a redirect's target leads: the redirects on the way, then what is there; `elsewhere` for another site, `loop` when it comes back to itself. */
export function followed(
  site: Site,
  redirect: Redirect,
): {
  readonly hops: readonly Redirect[]
  readonly end: Landing | { readonly kind: 'elsewhere' | 'loop' }
  readonly address: string
} {
  const hops = [redirect]
  for (;;) {
    const address = ownAddress(site, hops.at(-1)!.to)
    if (address === undefined) return { hops, end: { kind: 'elsewhere' }, address: '' }
    const landing = landingAt(site, address)
    if (landing.kind !== 'redirect') return { hops, end: landing, address }
    if (hops.length === MOST_HOPS) return { hops, end: { kind: 'elsewhere' }, address: '' }
    if (hops.includes(landing.redirect)) return { hops, end: { kind: 'loop' }, address }
    hops.push(landing.redirect)
  }
}

/** The address on this very site that a redirect's target or an absolute address stands for; undefined for another site. */
export function ownAddress(site: Site, written: string): string | undefined {
  const { path } = addressParts(written)
  const web = webAddress(path)
  if (!web) return path.replace(/^\//, '')
  const rest = ownRest(site, web.host, web.rest)
  return rest?.replace(/^\//, '')
}

/** What stands behind the site's own host and folder in an address; undefined for another site. */
export function ownRest({ host }: Site, written: string, rest: string): string | undefined {
  if (host === undefined) return undefined
  const slash = host.indexOf('/')
  const [own, folder] = slash === -1 ? [host, ''] : [host.slice(0, slash), host.slice(slash)]
  if (written !== own || !rest.startsWith(folder)) return undefined
  const behind = rest.slice(folder.length)
  return behind === '' || /^[/?#]/.test(behind) ? behind : undefined
}
