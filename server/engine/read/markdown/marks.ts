// Where something may begin in inline text: all else is words.

/** One character that may begin something: a backslash, code, an address or tag, a bracket, a bare address, of which the colon is rarer than the letter that it begins with. */
const MARK = /[\\`<[\]]|:(?=\/\/)|[wW](?=[wW][wW])/g

/** Whether anything may begin in inline text; otherwise it is nothing but words. */
export function hasMarks(s: string): boolean {
  return nextMark(s, 0) !== -1
}

/** The next place at or behind `from` that may begin something, or -1. The expression passes over words three times as quickly as a loop does. */
export function nextMark(s: string, from: number): number {
  MARK.lastIndex = from
  while (MARK.test(s)) {
    const at = MARK.lastIndex - 1
    if (s.charCodeAt(at) !== 58) return at
    const scheme = schemeStart(s, at)
    if (scheme >= from) return scheme
  }
  return -1
}

/** Where the `http` or `https` in front of a colon begins; -1 where there is neither. */
function schemeStart(s: string, colon: number): number {
  // A letter in either case, told by its small one.
  const end = (s.charCodeAt(colon - 1) | 32) === 115 ? colon - 1 : colon
  const isHttp =
    (s.charCodeAt(end - 1) | 32) === 112 &&
    (s.charCodeAt(end - 2) | 32) === 116 &&
    (s.charCodeAt(end - 3) | 32) === 116 &&
    (s.charCodeAt(end - 4) | 32) === 104
  return isHttp ? end - 4 : -1
}
