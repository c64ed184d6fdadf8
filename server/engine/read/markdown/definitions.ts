// Link reference definitions: `[label]: destination "title"` at a paragraph's beginning (CommonMark 4.7).

import type { Definition } from '../../model'
import { destinationEnd, folded, labelEnd, meant, skipBlank, titleEnd } from './destination'

/** Reads as many definitions as a paragraph begins with, adds them, and gives the length they take. `start` is where `s` stands in the file. */
export function readDefinitions(s: string, start: number, into: Definition[]): number {
  let used = 0
  while (s.charCodeAt(used) === 91) {
    const end = one(s, used, start, into)
    if (end === -1) break
    used = end
    while (used < s.length && /\s/.test(s[used]!)) used++
  }
  return used
}

function one(s: string, at: number, start: number, into: Definition[]): number {
  const close = labelEnd(s, at)
  if (close === -1 || s[close] !== ':') return -1
  const from = skipBlank(s, close + 1)
  if (from >= s.length) return -1
  const to = destinationEnd(s, from)
  if (to === -1 || to === from) return -1
  let end = to
  const title = skipBlank(s, to)
  const titled = title > to ? titleEnd(s, title) : -1
  if (titled !== -1 && restIsBlank(s, titled)) end = titled
  else if (!restIsBlank(s, to)) return -1
  into.push({
    span: { start: start + at, end: start + end },
    label: folded(s.slice(at + 1, close - 1)),
    labelSpan: { start: start + at + 1, end: start + close - 1 },
    destination: meant(s.slice(from, to)),
    destinationSpan: { start: start + from, end: start + to },
  })
  return end
}

function restIsBlank(s: string, at: number): boolean {
  for (let i = at; i < s.length; i++) {
    const c = s.charCodeAt(i)
    if (c === 10 || c === 13) return true
    if (c !== 32 && c !== 9) return false
  }
  return true
}
