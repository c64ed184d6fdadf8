// Link definitions that only Redcarpet sees: it takes them in the middle of a paragraph too.

import { atHand } from './at-hand'
import { insideOf } from './inside'
import type { Definition, Page } from './model'
import { folded, meant } from './read/markdown/destination'

const LINE = /^( {0,3}\[)([^\]\r\n]{1,999})(\]:[ \t]*)(\S+)(?!\S)[ \t]*(?:["'(].*)?$/gm

const remembered = atHand<readonly Definition[]>()

/** The definitions of a page that CommonMark takes for text, in order of place. Remembered per page. */
export function looseDefinitions(page: Page): readonly Definition[] {
  const known = remembered.get(page)
  if (known) return known
  const found: Definition[] = []
  const first = page.kind === 'markdown' ? unexplained(page) : -1
  if (first === -1) {
    remembered.set(page, found)
    return found
  }
  const isTaken = insideOf([...[...page.definitions, ...page.code].map(({ span }) => span), ...page.comments])
  for (const match of page.text.slice(first).matchAll(LINE)) {
    const [, before = '', label = '', colon = '', destination = ''] = match
    const start = first + match.index + before.length - 1
    const from = start + 1 + label.length + colon.length
    if (isTaken(start)) continue
    found.push({
      span: { start, end: from + destination.length },
      label: folded(label),
      labelSpan: { start: start + 1, end: start + 1 + label.length },
      destination: meant(destination),
      destinationSpan: { start: from, end: from + destination.length },
    })
  }
  remembered.set(page, found)
  return found
}

/** Where the first line begins that has `]:` and not from a definition that is known; -1 when none has, as in nearly all pages. */
function unexplained({ text, definitions }: Page): number {
  let next = 0
  for (let at = text.indexOf(']:'); at !== -1; at = text.indexOf(']:', at + 2)) {
    while (next < definitions.length && definitions[next]!.labelSpan.end < at) next++
    if (definitions[next]?.labelSpan.end !== at)
      return Math.max(text.lastIndexOf('\n', at), text.lastIndexOf('\r', at)) + 1
  }
  return -1
}
