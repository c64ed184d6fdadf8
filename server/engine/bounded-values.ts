// Values of others, as far as a schema's validator is let look at them: what is longer or deeper is cut.

import { isJson } from './catalogue/schema'

/** Longer lists and maps are looked at so far. */
const MOST_ITEMS = 1_000
const LONGEST_TEXT = 10_000
const DEEPEST = 50

/** A value with texts no longer than a schema's patterns can bear, and lists and maps that end; the places of the texts are noted. */
export function cut(value: unknown, longest: number, long: Set<string>, at = '#', depth = 0): unknown {
  if (typeof value === 'string') {
    const most = Math.min(longest, LONGEST_TEXT)
    if (value.length <= most) return value
    long.add(at)
    return value.slice(0, most)
  }
  if (depth > DEEPEST) return null
  const below = (name: string | number, one: unknown): unknown =>
    cut(one, longest, long, `${at}/${pointed(String(name))}`, depth + 1)
  if (Array.isArray(value)) return value.slice(0, MOST_ITEMS).map((one, index) => below(index, one))
  if (!isJson(value)) return value
  const entries = Object.entries(value).filter(([name]) => name.length <= longest)
  return Object.fromEntries(entries.slice(0, MOST_ITEMS).map(([name, one]) => [name, below(name, one)]))
}

/** Whether a value is plain JSON of which `cut` leaves out nothing, and has no more values in it than there is room. */
export function isWhole(value: unknown, longest: number, room: { left: number }, depth = 0): boolean {
  if (--room.left < 0 || depth > DEEPEST) return false
  if (typeof value === 'string') return value.length <= Math.min(longest, LONGEST_TEXT)
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'boolean' || value === null) return true
  if (Array.isArray(value))
    return value.length <= MOST_ITEMS && value.every((one) => isWhole(one, longest, room, depth + 1))
  if (!isJson(value) || Object.getPrototypeOf(value) !== Object.prototype) return false
  const names = Object.keys(value)
  return (
    names.length <= MOST_ITEMS &&
    names.every((name) => name.length <= longest && isWhole(value[name], longest, room, depth + 1))
  )
}

/** A name as the validator writes it in a place. */
function pointed(name: string): string {
  return encodeURI(name.replaceAll('~', '~0').replaceAll('/', '~1')).replaceAll('#', '%23')
}
