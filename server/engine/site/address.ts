// Addresses as they are written in links, taken apart and put together.

/** An address without its site. */
export interface Address {
  /** Up to `?` and `#`, as written. */
  readonly path: string
  /** With its `?`; '' when there is none. */
  readonly query: string
  /** Behind `#`, as written; undefined when there is none. */
  readonly fragment: string | undefined
}

/** The parts of an address that has no scheme and no host. */
export function addressParts(written: string): Address {
  const hash = written.indexOf('#')
  const whole = hash === -1 ? written : written.slice(0, hash)
  const mark = whole.indexOf('?')
  return {
    path: mark === -1 ? whole : whole.slice(0, mark),
    query: mark === -1 ? '' : whole.slice(mark),
    fragment: hash === -1 ? undefined : written.slice(hash + 1),
  }
}

/** Whether something else makes the address when the site is built (ERB, Liquid, a shell's or Ruby's variable): it can't be judged as it is written. */
export function isTemplate(written: string): boolean {
  return /[<>{}$`|^\\\s]|%[>%]|<%|\[\w/.test(written)
}

/** The scheme and host of a web address, with what follows; undefined for another address. `//host/…` has one too. */
export function webAddress(
  written: string,
): { readonly host: string; readonly rest: string; readonly at: number } | undefined {
  const found = /^(?:https?:)?\/\/([^/?#]*)/i.exec(written)
  if (!found) return undefined
  return { host: found[1]!.toLowerCase(), rest: written.slice(found[0].length), at: found[0].length }
}

/** Whether an address has a scheme of its own (`mailto:`, `slack://`). */
export function hasScheme(written: string): boolean {
  return /^[a-z][a-z0-9+.-]*:/i.test(written)
}

/** Percent signs resolved; undefined when they are no UTF-8. */
export function decoded(written: string): string | undefined {
  if (!written.includes('%')) return written
  try {
    return decodeURIComponent(written)
  } catch {
    return undefined
  }
}

/** `..` and `.` resolved against the folder of a page's address (neither with a leading slash); undefined when it leads out of the site. */
export function resolved(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  // Servers and browsers take several slashes for one.
  for (const part of relative.replace(/\/{2,}/g, '/').split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/** The shortest relative address from one page to another (both from the site's top, without leading slash). */
export function relativeTo(from: string, to: string): string {
  const here = from.split('/').slice(0, -1)
  const there = to.split('/')
  let same = 0
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/')
}
