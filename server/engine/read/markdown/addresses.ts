// Addresses without brackets round their text: `<https://…>` and bare ones in running text.

const AUTOLINK =
  /<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,256}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?)>/y

/** The end of an address in angle brackets that begins with `<` at `at` (CommonMark 6.5), or -1. */
export function autolinkEnd(s: string, at: number): number {
  AUTOLINK.lastIndex = at
  return AUTOLINK.test(s) && !/[\x00-\x1f]/.test(s.slice(at, AUTOLINK.lastIndex)) ? AUTOLINK.lastIndex : -1
}

/** Up to what ends it in a sentence, if no parenthesis was opened before. */
const BARE = /(?:https?:\/\/|www\.)[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*(?::\d+)?(?:[/?#][^\s<>`"\])}]*)?/iy
const REST = /[^\s<>]*/y

/** The end of a web address written in running text at `at`, or -1; punctuation at its end belongs to the sentence (GFM 6.9). */
export function bareEnd(s: string, at: number): number {
  if (at > 0 && /[A-Za-z0-9/@.:=_-]/.test(s[at - 1]!)) return -1
  BARE.lastIndex = at
  let found = BARE.exec(s)?.[0]
  if (found === undefined || (/^www/i.test(found) && !found.slice(4).includes('.'))) return -1
  if (s[at + found.length] === ')' && found.includes('(')) {
    REST.lastIndex = at + found.length
    REST.test(s)
    found = s.slice(at, REST.lastIndex)
  }
  let { length } = found
  while (length > 0 && /[?!.,:*_~'"`;]/.test(found[length - 1]!)) length--
  if (found[length - 1] === ')') {
    let depth = 0
    for (const c of found.slice(0, length)) depth += c === '(' ? 1 : c === ')' ? -1 : 0
    while (depth < 0 && found[length - 1] === ')') {
      length--
      depth++
    }
  }
  return length > 8 ? at + length : -1
}
