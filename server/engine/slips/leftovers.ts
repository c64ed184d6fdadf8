// Brackets that no link came of, found in the text itself.

import type { Page, Span } from '../model'
import { folded } from '../read/markdown/destination'
import { type Slip, shortened } from './slip'

/** `](` that no link came of: a parenthesis that isn't closed, or an address with blanks in it. */
export function leftovers(page: Page): Slip[] {
  const slips: Slip[] = []
  const taken = takenIn(page)
  for (let at = page.text.indexOf(']('); at !== -1; at = page.text.indexOf('](', at + 2)) {
    if (taken(at) || page.text[at - 1] === '\\') continue
    const line = lineAround(page, at)
    const open = opening(page.text.slice(line.start, at))
    const rest = page.text.slice(at + 2, line.end)
    if (open === -1 || /[<>{}$]/.test(rest)) continue
    const start = line.start + open
    const address = /^[^\s)]*/.exec(rest)![0]
    const close = rest.indexOf(')')
    if (close === -1) {
      if (!/^(?:https?:\/\/|mailto:|[/#])/.test(rest)) continue
      const end = at + 2 + address.length
      slips.push({
        span: { start, end },
        message: 'The parenthesis round this link’s address is not closed, so there is no link. Close it.',
        fix: { title: 'Close the parenthesis', span: { start: end, end }, text: ')' },
        ifMissing: false,
        where: 'everywhere',
      })
    } else if (/^\S+\s+[^\s"'(]/.test(rest.slice(0, close)))
      slips.push({
        span: { start, end: at + 3 + close },
        message: `The site takes all that stands in these parentheses for the link’s address: “${shortened(rest.slice(0, close))}”. An address has no blanks in it.`,
        ifMissing: false,
        where: 'redcarpet',
      })
  }
  return slips
}

/** `text][label]` without its opening bracket, where the label is defined or none. */
export function unopened(page: Page, labels: ReadonlySet<string>): Slip[] {
  const slips: Slip[] = []
  const taken = takenIn(page)
  for (let at = page.text.indexOf(']['); at !== -1; at = page.text.indexOf('][', at + 2)) {
    if (taken(at) || !/\w/.test(page.text[at - 1] ?? '')) continue
    const line = lineAround(page, at)
    const label = /^\[([^[\]]*)\]/.exec(page.text.slice(at + 1, line.end))
    if (!label || (label[1] !== '' && !labels.has(folded(label[1]!)))) continue
    const paragraph = Math.max(page.text.lastIndexOf('\n\n', at), page.text.lastIndexOf('\n\r\n', at), 0)
    if (page.text.slice(paragraph, at).includes('[')) continue
    slips.push({
      span: { start: at, end: at + 1 + label[0].length },
      message: 'The bracket that opens this link is missing, so there is no link. Put [ in front of its text.',
      ifMissing: false,
      where: 'everywhere',
    })
  }
  return slips
}

/** `(text)[https://…]`: the two kinds of brackets swapped. */
export function swapped(page: Page): Slip[] {
  const slips: Slip[] = []
  const taken = takenIn(page)
  for (let at = page.text.indexOf(')['); at !== -1; at = page.text.indexOf(')[', at + 2)) {
    const line = lineAround(page, at)
    const address = /^\[((?:https?:\/\/|www\.|mailto:|\/[a-z])[^\s[\]]+)\](?![([:])/.exec(
      page.text.slice(at + 1, line.end),
    )
    const open = page.text.lastIndexOf('(', at)
    if (!address || open < line.start || page.text[open - 1] === ']' || taken(at)) continue
    const words = page.text.slice(open + 1, at)
    if (words.trim() === '' || words.includes(')')) continue
    const span = { start: open, end: at + 1 + address[0].length }
    slips.push({
      span,
      message:
        'The brackets are the wrong way round, so there is no link. The text stands in [ ], the address behind it in ( ).',
      // In a link's text that lacks its own bracket nobody knows what was meant.
      ...(opening(page.text.slice(line.start, open)) === -1
        ? { fix: { title: 'Swap the brackets', span, text: `[${words}](${address[1]})` } }
        : {}),
      ifMissing: false,
      where: 'everywhere',
    })
  }
  return slips
}

/** Where in a text the bracket stands that a `]` at its end would close; -1 when there is none. */
function opening(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0) return at
  }
  return -1
}

function lineAround(page: Page, at: number): Span {
  const end = page.text.indexOf('\n', at)
  return { start: page.text.lastIndexOf('\n', at) + 1, end: end === -1 ? page.text.length : end }
}

/** Whether an offset is inside code, a comment, the front matter or a link; asked in ascending order. */
function takenIn(page: Page): (at: number) => boolean {
  const spans = [
    ...page.code.map(({ span }) => span),
    ...page.comments,
    ...page.links.filter(({ kind }) => kind !== 'bare').map(({ span }) => span),
    ...page.definitions.map(({ span }) => span),
    ...(page.frontMatter ? [page.frontMatter.span] : []),
  ].sort((one, other) => one.start - other.start)
  let next = 0
  let reach = 0
  return (at) => {
    for (; next < spans.length && spans[next]!.start <= at; next++) reach = Math.max(reach, spans[next]!.end)
    return at < reach
  }
}
