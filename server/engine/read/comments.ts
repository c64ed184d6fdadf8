// `#` comments of YAML, told from `#` in values by a scan of lines: quick, and it reads Helm templates too.

import type { Span } from '../model'

/** The comments of a YAML text, in order, each from its `#` to the end of its line. Those in block scalars and quotes are none. */
export function hashComments(text: string, lineStarts: readonly number[]): Span[] {
  const comments: Span[] = []
  /** The indentation above which a block scalar goes on; -1 outside one. */
  let block = -1
  let quote = ''
  for (let line = 0; line < lineStarts.length; line++) {
    const start = lineStarts[line]!
    let end = lineStarts[line + 1] ?? text.length
    while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--
    let at = start
    while (at < end && text[at] === ' ') at++
    if (at === end) {
      // A quotation over a blank line is rarer than a quotation mark that was never meant as one.
      quote = ''
      continue
    }
    const indent = at - start
    if (block >= 0) {
      if (indent > block) continue
      block = -1
    }
    let comment = -1
    for (; at < end; at++) {
      const c = text[at]!
      if (quote !== '') {
        if (c === '\\' && quote === '"') at++
        else if (c === quote && quote === "'" && text[at + 1] === quote) at++
        else if (c === quote) quote = ''
      } else if ((c === '"' || c === "'") && beginsValue(text, start, at)) quote = c
      else if (c === '#' && (at === start || /\s/.test(text[at - 1]!))) {
        comment = at
        break
      }
    }
    if (comment !== -1) comments.push({ start: comment, end })
    if (quote === '' && opensBlock(text, start, comment === -1 ? end : comment)) block = indent
  }
  return comments
}

/** A quotation mark quotes only at a value's beginning: in `don't # really` it is a letter. */
function beginsValue(text: string, lineStart: number, at: number): boolean {
  let before = at - 1
  while (before >= lineStart && text[before] === ' ') before--
  return before < lineStart || /[:\-?,[{(]/.test(text[before]!)
}

/** Whether a line ends in `|` or `>` (with its modifiers), so that deeper lines are text. */
function opensBlock(text: string, start: number, end: number): boolean {
  let last = end
  while (last > start && /\s/.test(text[last - 1]!)) last--
  const tail = text.slice(Math.max(start, last - 6), last)
  return /(?:^|[\s:-])[|>][+\-0-9]{0,3}$/.test(tail)
}
