// Brackets that no link came of, found in the text itself.

import { atHand } from '../at-hand'
import { insideOf } from '../inside'
import type { Link, Page, Span } from '../model'
import { folded } from '../read/markdown/destination'
import { type Slip, shortened } from './slip'

/** No further than this is looked for the other end of a link: what is longer is no link anybody wrote. */
const FAR = 2_000

/** `](` that no link came of: a bracket that isn't opened, a parenthesis that isn't closed, or an address with blanks in it. */
export function leftovers(page: Page): Slip[] {
  const slips: Slip[] = []
  for (const { at, before, behind } of places(page, '](')) {
    if (before.endsWith('\\')) continue
    const open = opening(before)
    if (open === -1) {
      const address = /^\]\((?:https?:\/\/|mailto:)[^\s()<>{}]+\)/.exec(behind)?.[0]
      if (address !== undefined && /\w[.`*_]?$/.test(before) && isUnopened(page.text, at))
        slips.push(unopenedAt(at, address))
      continue
    }
    const rest = behind.slice(2)
    if (/[<>{}$]/.test(rest)) continue
    const start = at - before.length + open
    const close = rest.indexOf(')')
    if (close === -1) {
      const address = /^(?:https?:\/\/|mailto:|[/#])[^\s)]*/.exec(rest)?.[0]
      if (address === undefined || rest.length >= FAR) continue
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
  for (const { at, before, behind } of places(page, '][')) {
    const label = /^\]\[([^[\]]*)\]/.exec(behind)
    if (!/\w$/.test(before) || !label || (label[1] !== '' && !labels.has(folded(label[1]!)))) continue
    if (isUnopened(page.text, at)) slips.push(unopenedAt(at, label[0]))
  }
  return slips
}

function unopenedAt(at: number, rest: string): Slip {
  return {
    span: { start: at, end: at + rest.length },
    message: 'The bracket that opens this link is missing, so there is no link. Put [ in front of its text.',
    ifMissing: false,
    where: 'everywhere',
  }
}

/** Whether no bracket stands open in front of an offset, in its line or those above it in the paragraph. */
function isUnopened(text: string, at: number): boolean {
  const above = text.slice(Math.max(0, at - FAR), at)
  const blank = Math.max(above.lastIndexOf('\n\n'), above.lastIndexOf('\n\r\n'))
  return blank !== -1 && !above.slice(blank).includes('[')
}

/** `<www.example.org>`: an address without a scheme, which Redcarpet takes for an HTML tag, so that a browser shows nothing of it. */
export function taggedHosts(page: Page): Slip[] {
  const slips: Slip[] = []
  const { text } = page
  let isTaken: ((at: number) => boolean) | undefined
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    HOST_AS_TAG.lastIndex = at
    const host = HOST_AS_TAG.exec(text)?.[1]
    if (host === undefined || PLACEHOLDER.test(host)) continue
    isTaken ??= insideOf(takenOf(page))
    if (isTaken(at)) continue
    slips.push({
      span: { start: at, end: at + host.length + 2 },
      message: `Without a scheme the site takes this for an HTML tag, and readers see nothing of it. Write https://${host}.`,
      fix: { title: 'Write https:// in front', span: { start: at + 1, end: at + 1 }, text: 'https://' },
      ifMissing: false,
      where: 'redcarpet',
    })
  }
  return slips
}

/** A host name of some well-known domain, with or without a path. */
const HOST_AS_TAG = /<((?:[a-z0-9][a-z0-9-]{0,62}\.){1,8}(?:com|org|net|uk|io|dev|digital)(?:\/[^\s<>"'{}]{0,300})?)>/iy
/** Where the reader fills something in. */
const PLACEHOLDER =
  /(?:^|[-_.])(?:your|my|some|example|app|application|name|host|hostname|domain|subdomain|site|env|environment|service|bucket|user|username|org|organisation|department)(?:[-_.]|$)/i

/** `(text)[https://…]`: the two kinds of brackets swapped. */
export function swapped(page: Page): Slip[] {
  const slips: Slip[] = []
  for (const { at, before, behind } of places(page, ')[')) {
    const address = /^\)\[((?:https?:\/\/|www\.|mailto:|\/[a-z])[^\s[\]]+)\](?![([:])/.exec(behind)
    const open = before.lastIndexOf('(')
    if (!address || open === -1 || before[open - 1] === ']') continue
    const words = before.slice(open + 1)
    if (words.trim() === '' || words.includes(')')) continue
    const span = { start: at - words.length - 1, end: at + address[0].length }
    slips.push({
      span,
      message:
        'The brackets are the wrong way round, so there is no link. The text stands in [ ], the address behind it in ( ).',
      // In a link's text that lacks its own bracket nobody knows what was meant.
      ...(opening(before.slice(0, open)) === -1
        ? { fix: { title: 'Swap the brackets', span, text: `[${words}](${address[1]})` } }
        : {}),
      ifMissing: false,
      where: 'everywhere',
    })
  }
  return slips
}

interface PlaceOfMark {
  readonly at: number
  /** What stands in front of the mark on its line, and from the mark to the line's end; neither longer than `FAR`. */
  readonly before: string
  readonly behind: string
}

/** Where a mark stands outside of code, comments, front matter and links. */
function* places(page: Page, mark: string): Iterable<PlaceOfMark> {
  const { text, links } = page
  let isTaken: ((at: number) => boolean) | undefined
  let link = 0
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 2)) {
    // Nearly all marks are those in the middle of the page's links, in the same order.
    while (link < links.length && links[link]!.textSpan.end < at) link++
    if (links[link]?.textSpan.end === at && isBracketed(links[link]!)) continue
    isTaken ??= insideOf(takenOf(page))
    if (isTaken(at)) continue
    const front = text.slice(Math.max(0, at - FAR), at)
    const back = text.slice(at, at + FAR)
    const end = back.search(/[\r\n]/)
    yield { at, before: front.slice(front.lastIndexOf('\n') + 1), behind: end === -1 ? back : back.slice(0, end) }
  }
}

/** Whether a link's text ends with the bracket that closes it. */
function isBracketed({ kind }: Link): boolean {
  return kind === 'inline' || kind === 'reference' || kind === 'collapsed'
}

const taken = atHand<readonly Span[]>()

/** Code, comments, front matter and links, in order of their starts. Remembered per Page, because it is asked for each mark. */
function takenOf(page: Page): readonly Span[] {
  const known = taken.get(page)
  if (known) return known
  const spans: Span[] = page.frontMatter ? [page.frontMatter.span, ...page.comments] : [...page.comments]
  for (const { span } of page.code) spans.push(span)
  for (const { span } of page.definitions) spans.push(span)
  for (const { kind, span } of page.links) if (kind !== 'bare') spans.push(span)
  spans.sort((one, other) => one.start - other.start)
  taken.set(page, spans)
  return spans
}

/** Where in a text the bracket stands that a `]` at its end would close; -1 when there is none. */
function opening(text: string): number {
  let depth = 0
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at - 1] === '\\') continue
    if (text[at] === ']') depth++
    else if (text[at] === '[' && depth-- === 0) return at
  }
  return -1
}
