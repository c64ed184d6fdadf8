// The quick look at a link: whether it is written plainly to what is surely there, so that nobody has to take it apart.

import { atHand } from '../at-hand'
import { looseDefinitions } from '../loose-definitions'
import type { Definition, Link, Page } from '../model'
import type { Site } from './site'

interface Plain {
  /** Addresses of pages and files as links from the top are written (`/manual/deploy.html`) -> path. Only letters, digits and the like: no template, nothing to be decoded, no second spelling. */
  readonly paths: ReadonlyMap<string, string>
  /** The host alone. */
  readonly host: string | undefined
  /** Whether every page is what is at its own address. */
  readonly isPlain: boolean
}

const plains = new WeakMap<Site, Plain>()

function plainOf(site: Site): Plain {
  const known = plains.get(site)
  if (known) return known
  const paths = new Map<string, string>()
  let isPlain = true
  for (const [address, path] of site.routes)
    if (!/^[^/]/.test(address) || address.includes('//') || address.endsWith('/')) isPlain = false
    else if (/^[\w./-]+$/.test(address)) paths.set(`/${address}`, path)
  const plain = { paths, host: site.host?.split('/', 1)[0], isPlain }
  plains.set(site, plain)
  return plain
}

/** Makes what `doubtfulIn` looks up, which takes one look at all addresses of the site. */
export function plainAddressesAhead(site: Site): void {
  plainOf(site)
}

/** Those links and definitions of a page of which a look doesn't tell that all is well. */
export interface Doubtful {
  /** All but those that lead, wherever they stand, to the whole address of a page of the site from its top, to another host, to an anchor alone, or have no address of their own. */
  readonly loud: readonly (Link | Definition)[]
  /** Those that may have an anchor on a page of the site. */
  readonly anchored: readonly (Link | Definition)[]
  /** Of each of these the path of the file to which it plainly leads; undefined where that isn't plain to see. */
  readonly targets: readonly (string | undefined)[]
}

const remembered = atHand<{ readonly site: Site; readonly links: Doubtful }>()

/** The doubtful ones among what may lead into the site, in no order. Remembered while the site stays. */
export function doubtfulIn(page: Page, site: Site): Doubtful {
  const known = remembered.get(page)
  if (known?.site === site) return known.links
  const links = lookedThrough(page, site)
  remembered.set(page, { site, links })
  return links
}

/** What may lead into the site. */
export function listsOf(page: Page): readonly (readonly (Link | Definition)[])[] {
  return [page.links, page.definitions, looseDefinitions(page)]
}

function lookedThrough(page: Page, site: Site): Doubtful {
  const { paths, host, isPlain } = plainOf(site)
  const loud: (Link | Definition)[] = []
  const anchored: (Link | Definition)[] = []
  const targets: (string | undefined)[] = []
  for (const list of listsOf(page))
    for (const one of list) {
      const { destination, destinationSpan: span } = one
      if (!span) continue
      // Of another length it is written with `<>`, escapes or entities.
      const isAsWritten = destination.length === span.end - span.start
      if (isAsWritten && isOnOther(destination, host)) continue
      const hash = isAsWritten ? destination.indexOf('#') : -1
      let target: string | undefined
      if (hash === 0) target = ownPath(page, site)
      else if (isAsWritten && destination.charCodeAt(0) === SLASH)
        target = paths.get(hash === -1 ? destination : destination.slice(0, hash))
      if (hash === 0 ? !isPlain : target === undefined) loud.push(one)
      if (hash === -1 && isAsWritten) continue
      anchored.push(one)
      targets.push(target)
    }
  return loud.length + anchored.length === 0 ? NONE : { loud, anchored, targets }
}

const NONE: Doubtful = { loud: [], anchored: [], targets: [] }

/** A page's path, when what is at its address is the page itself; undefined when of two files that claim it it is the other's, or it has none. */
function ownPath({ path }: Page, site: Site): string | undefined {
  const own = site.addresses.get(path)
  return own !== undefined && site.routes.get(own) === path ? path : undefined
}

const SLASH = 47

/** Whether an address is surely that of another site. */
function isOnOther(address: string, host: string | undefined): boolean {
  if (!address.startsWith('https://')) return false
  if (host === undefined) return true
  for (let at = 0; at < host.length; at++) {
    const letter = address.charCodeAt(8 + at)
    // Hosts are written in any case.
    if (letter !== host.charCodeAt(at) && address[8 + at]?.toLowerCase() !== host[at]) return true
  }
  return false
}
