// An address in a link, written for where its page is now in the way in which it was written before.

import { relativeTo, resolved } from '../site/address'

/** How the end of an address is written: in full, without `.html`, as a folder with its slash or without. What becomes an index page is a folder. */
function ended(written: string, old: string, now: string, hasFolders: boolean): string {
  const folder = /^(?:(.*\/))?index\.html$/.exec(now)
  if (written === old) return folder && !/(?:^|\/)index\.html$/.test(old) ? (folder[1] ?? '') : now
  const isShort = `${written}.html` === old
  if (isShort && !folder) return now.replace(/\.html$/, '')
  const slash = isShort || written === '' || written.endsWith('/') ? '/' : ''
  if (folder) return (folder[1] ?? '').replace(/\/$/, slash)
  return hasFolders ? now.replace(/\.html$/, slash) : now
}

/** Characters that end an address in a link are escaped, as are blanks. */
function encoded(address: string): string {
  return encodeURI(address).replace(/[()?#]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
}

export interface Respelling {
  /** What the link says, percent signs resolved, without `?` and `#`. */
  readonly path: string
  /** The address that it is taken for, without leading slash; and the one that the file has itself. */
  readonly address: string
  readonly old: string
  /** The file's new address. */
  readonly now: string
  readonly hasFolders: boolean
}

/** An address from the site's top: `/manual/a.html`, `/manual/a`. */
export function fromTop({ address, old, now, hasFolders }: Respelling): string {
  return `/${encoded(ended(address, old, now, hasFolders))}`
}

/** As an id: the address without slash and ending. */
export function asId({ now }: Respelling): string {
  return now.endsWith('.html') ? encoded(now.replace(/\.html$/, '')) : `/${encoded(now)}`
}

/**
 * A relative address. `bases`: the addresses from which it may have been meant before, each with the one that takes its
 * place. Its folder stays as it is written as long as it leads to the right one.
 */
export function relatively(
  { path, address, old, now, hasFolders }: Respelling,
  bases: readonly (readonly [before: string, after: string])[],
): string | undefined {
  const [, base] = bases.find(([before]) => resolved(before, path) === address) ?? []
  if (base === undefined) return undefined
  const target = ended(address, old, now, hasFolders)
  const slash = target.replace(/\/$/, '').lastIndexOf('/') + 1
  const own = target.slice(slash)
  const written = path.replace(/\/$/, '')
  const folder = /^\.\.?$|\/\.\.?$/.test(written) ? undefined : written.slice(0, written.lastIndexOf('/') + 1)
  if (folder !== undefined && own !== '' && resolved(base, folder + own) === target) return encoded(folder + own)
  const isSame = resolved(base, path) === target
  if (isSame) return encoded(path)
  const short = relativeTo(base, target)
  return encoded((path.startsWith('./') && !short.startsWith('../') ? './' : '') + (short || './'))
}
