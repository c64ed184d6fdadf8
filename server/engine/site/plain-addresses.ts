// The quick look at a link: whether it is written plainly to what is surely there, so that nobody has to take it apart.

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

const remembered = new WeakMap<Site, Plain>()

function plainOf(site: Site): Plain {
  const known = remembered.get(site)
  if (known) return known
  const paths = new Map<string, string>()
  let isPlain = true
  for (const [address, path] of site.routes)
    if (!/^[^/]/.test(address) || address.includes('//') || address.endsWith('/')) isPlain = false
    else if (/^[\w./-]+$/.test(address)) paths.set(`/${address}`, path)
  const plain = { paths, host: site.host?.split('/', 1)[0], isPlain }
  remembered.set(site, plain)
  return plain
}

/**
 * A test for links and definitions: true only for those of which nothing is to be said wherever they stand: to the
 * whole address of a page of the site from its top, to another host, to an anchor alone, or without an address of their
 * own. Whether a page has the anchor doesn't count.
 */
export function plainlyThere(site: Site): (one: Link | Definition) => boolean {
  const { paths, host, isPlain } = plainOf(site)
  return ({ destination, destinationSpan }) => {
    if (!destinationSpan) return true
    switch (destination.charCodeAt(0)) {
      case SLASH: {
        // With `<>`, escapes or entities it is written at greater length.
        if (destination.length !== destinationSpan.end - destinationSpan.start) return false
        const hash = destination.indexOf('#')
        return paths.has(hash === -1 ? destination : destination.slice(0, hash))
      }
      case LOWER_H:
        return isOnOther(destination, host) && destination.length === destinationSpan.end - destinationSpan.start
      case HASH:
        return isPlain && destination.length === destinationSpan.end - destinationSpan.start
      default:
        return false
    }
  }
}

/** The path of the file to which an address leads whose anchor begins at an offset (`hash`), when that is plain to see; else undefined. Links from the page itself, and from the site's top. */
export function plainTarget(written: string, hash: number, page: Page, site: Site): string | undefined {
  if (hash !== 0) return plainOf(site).paths.get(written.slice(0, hash))
  // Of two files that claim one address it is the other's.
  const own = site.addresses.get(page.path)
  return own !== undefined && site.routes.get(own) === page.path ? page.path : undefined
}

const HASH = 35
const SLASH = 47
const LOWER_H = 104

function isOnOther(address: string, host: string | undefined): boolean {
  if (!address.startsWith('https://')) return false
  return host === undefined || address.slice(8, 8 + host.length).toLowerCase() !== host
}

/** Whether an address is surely that of another site. */
export function isElsewhere(address: string, site: Site): boolean {
  return isOnOther(address, plainOf(site).host)
}
