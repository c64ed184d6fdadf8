// The lines at a text's top that its front matter can be in: of most of a workspace no others are looked at.

import { lineStartsOf } from './lines'

/** Where something like front matter that begins too late can still stand. */
const TOP = 8

/**
 * The offsets at which lines start, as `lineStartsOf` gives them, as far as reading the front matter needs them: to the
 * line behind the first one that could close it, or the first few where it is not opened, or all where it is not closed.
 */
export function frontLinesOf(text: string): number[] {
  // A lone `\r` ends a line, too; those texts are few.
  if (text.includes('\r')) return lineStartsOf(text)
  const isOpened = text.startsWith('---') || text.startsWith('\ufeff---')
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    const start = starts[starts.length - 1]!
    starts.push(at + 1)
    if (isOpened ? starts.length > 2 && closes(text, start) : starts.length > TOP) break
  }
  return starts
}

/** Whether the line that starts here begins as one does that closes front matter. */
function closes(text: string, start: number): boolean {
  if (!text.startsWith('---', start) && !text.startsWith('...', start)) return false
  let end = start + 3
  while (text[end] === ' ' || text[end] === '\t') end++
  return end === text.length || text[end] === '\n'
}
