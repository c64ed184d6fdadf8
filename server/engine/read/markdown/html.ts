// HTML inside Markdown: where a tag or comment ends, and what its address attribute says.

import type { Link, Span } from '../../model'
import { meant } from './destination'

/** Looks for closing marks; remembers where each was last found or that it doesn't come any more, so that a thousand openings cost one search. */
export interface Closings {
  /** Where `mark` next stands at or behind `from`; -1 if nowhere. */
  find(mark: string, from: number): number
}

export function closingsIn(text: string): Closings {
  const found = new Map<string, { readonly from: number; readonly at: number }>()
  return {
    find(mark, from) {
      const known = found.get(mark)
      if (known && from >= known.from && (known.at === -1 || from <= known.at)) return known.at
      const at = text.indexOf(mark, from)
      found.set(mark, { from, at })
      return at
    },
  }
}

/** The end of what begins with `<` at `at`: an ERB tag, comment, declaration, instruction, or an opening or closing tag; -1 for none of these. */
export function htmlEnd(s: string, at: number, closings: Closings): number {
  const behind = (mark: string, from: number): number => {
    const close = closings.find(mark, from)
    return close === -1 ? -1 : close + mark.length
  }
  const c = s[at + 1]
  if (c === '%') return behind('%>', at + 2)
  if (c === '?') return behind('?>', at + 2)
  if (c === '!') {
    if (s.startsWith('--', at + 2)) {
      if (s[at + 4] === '>') return at + 5
      if (s.startsWith('->', at + 4)) return at + 6
      return behind('-->', at + 4)
    }
    if (s.startsWith('[CDATA[', at + 2)) return behind(']]>', at + 9)
    return /[A-Za-z]/.test(s[at + 2] ?? '') ? behind('>', at + 2) : -1
  }
  return tagEnd(s, at)
}

const OPENING = /<[A-Za-z][A-Za-z0-9-]*/y
const CLOSING = /<\/[A-Za-z][A-Za-z0-9-]*[ \t\r\n]*>/y
/** One attribute with the blanks in front of it; every alternative begins with another character, so it can't go back and forth. */
const ATTRIBUTE = /[ \t\r\n]+[A-Za-z_:][\w.:-]*(?:[ \t\r\n]*=[ \t\r\n]*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/y
const END = /[ \t\r\n]*\/?>/y

/** The end of an opening or closing tag as CommonMark 6.6 writes them, or -1. */
function tagEnd(s: string, at: number): number {
  if (s[at + 1] === '/') return match(CLOSING, s, at)
  let i = match(OPENING, s, at)
  if (i === -1) return -1
  for (let next = match(ATTRIBUTE, s, i); next !== -1; next = match(ATTRIBUTE, s, i)) i = next
  return match(END, s, i)
}

function match(pattern: RegExp, s: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(s) ? pattern.lastIndex : -1
}

/** The link that an `<a href>` or `<img src>` tag makes; undefined for other tags. `offset` is where `tag` stands in the file. */
export function tagLink(tag: string, offset: number): Link | undefined {
  const kind = /^<(a|img)\s/i.exec(tag)?.[1]?.toLowerCase()
  if (kind === undefined) return undefined
  const attribute = (
    kind === 'a'
      ? /\shref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i
      : /\ssrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i
  ).exec(tag)
  const written = attribute?.[1] ?? attribute?.[2] ?? attribute?.[3]
  if (!attribute || written === undefined) return undefined
  const quoted = attribute[3] === undefined ? 1 : 0
  const end = offset + attribute.index + attribute[0].length - quoted
  const span: Span = { start: offset, end: offset + tag.length }
  return {
    kind: 'html',
    image: kind === 'img',
    span,
    textSpan: span,
    destination: meant(written),
    destinationSpan: { start: end - written.length, end },
    label: undefined,
  }
}

export interface HtmlParts {
  readonly links: Link[]
  readonly comments: Span[]
}

/** Adds the links and comments of a stretch of raw HTML, `text[start, end)`. */
export function readHtml(text: string, start: number, end: number, closings: Closings, into: HtmlParts): void {
  for (let at = text.indexOf('<', start); at !== -1 && at < end; ) {
    const close = htmlEnd(text, at, closings)
    if (close === -1 || close > end) {
      at = text.indexOf('<', at + 1)
      continue
    }
    if (text.startsWith('<!--', at)) into.comments.push({ start: at, end: close })
    else {
      const link = tagLink(text.slice(at, close), at)
      if (link) into.links.push(link)
    }
    at = text.indexOf('<', close)
  }
}
