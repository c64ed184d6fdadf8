// Where something may begin in inline text: all else is words.

/** One character that may begin something: a backslash, code, an address or tag, a bracket, a bare address, of which the colon is rarer than the letter that it begins with. */
const MARK = /[\\`<[\]]|:(?=\/\/)|[wW](?=[wW][wW])/g

/** Where in `text[start, end)` something may begin first; -1 where there is nothing but words. */
export type MarksAhead = (start: number, end: number) => number

/** Tells of stretches of `text`, each in whole lines or cells of them. Asked for in order of place, all of them together cost one look through the text. */
export function marksAhead(text: string): MarksAhead {
  let from = 0
  let next = nextMark(text, 0)
  return (start, end) => {
    if (start < from || (next !== -1 && next < start)) {
      from = start
      next = nextMark(text, start)
    }
    return next !== -1 && next < end ? next : -1
  }
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
