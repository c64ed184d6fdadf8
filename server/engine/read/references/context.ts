// Where a word stands: its form, the line around it, the identifier and the host or path it is part of.

import type { Code, Form, Page, Span } from '../../model'
import { countBefore } from '../search'

export interface Context {
  readonly page: Page
  /** The word as written. */
  readonly word: string
  readonly start: number
  readonly end: number
  readonly form: Form
  /** The text before and behind the word, at most a hundred-odd characters: the line's, in Markdown the paragraph's with line breaks as spaces. */
  readonly before: string
  readonly after: string
  /** The line the word is on, cut to a window round it, and the word's column in it. */
  readonly line: string
  readonly column: number
  /** The identifier the word is part of: letters, digits, `-`, `_`. */
  readonly label: string
  /** Offset of the label in the text. */
  readonly labelStart: number
  readonly labelEnd: number
  /** The destination of the Markdown link that the word is in the text of; '' where it is in none. */
  readonly destination: string
}

const REACH = 160

/** Letters of identifiers; a backslash only where Markdown asks for one in front of the next (`govuk\\_env`). */
function isLabel(text: string, at: number): boolean {
  const c = text.charCodeAt(at)
  return isLabelCode(c) || (c === BACKSLASH && isJoint(text.charCodeAt(at + 1)))
}

const BACKSLASH = 92
const isJoint = (c: number) => c === 45 || c === 95
const isLabelCode = (c: number) => (c >= 97 && c <= 122) || (c >= 65 && c <= 90) || (c >= 48 && c <= 57) || isJoint(c)

/** The context of `page.text[start, end)`. Looks a bounded distance round it, so that a line of a megabyte costs no more than a short one. */
export function contextOf(page: Page, start: number, end: number): Context {
  const { text } = page
  const from = Math.max(0, start - REACH)
  const lineStart = from + text.slice(from, start).lastIndexOf('\n') + 1
  const ahead = text.slice(end, end + REACH)
  const newline = ahead.indexOf('\n')
  const lineEnd = end + (newline === -1 ? ahead.length : newline)
  const form = formAt(page, start, text.slice(lineStart, start), text.slice(end, lineEnd))
  const wraps = page.kind === 'markdown' && (form === 'prose' || form === 'link-text')
  let labelStart = start
  while (labelStart > lineStart && isLabel(text, labelStart - 1)) labelStart--
  let labelEnd = end
  while (labelEnd < lineEnd && isLabel(text, labelEnd)) labelEnd++
  return {
    page,
    word: text.slice(start, end),
    start,
    end,
    form,
    before: wraps ? paragraph(text.slice(Math.max(0, start - REACH), start), 'before') : text.slice(lineStart, start),
    after: wraps ? paragraph(text.slice(end, end + REACH), 'after') : text.slice(end, lineEnd),
    line: text.slice(lineStart, lineEnd),
    column: start - lineStart,
    label: text.slice(labelStart, labelEnd).replaceAll('\\', ''),
    labelStart,
    labelEnd,
    destination: form === 'link-text' || form === 'prose' ? (spanAt(page.links, start)?.destination ?? '') : '',
  }
}

/** The part of a stretch that belongs to the same paragraph, on one line. */
function paragraph(stretch: string, side: 'before' | 'after'): string {
  if (!stretch.includes('\n')) return stretch
  const blank = /\n[ \t\r]*\n/g
  let part = stretch
  if (side === 'after') part = stretch.slice(0, stretch.search(blank) === -1 ? undefined : stretch.search(blank))
  else
    for (let match = blank.exec(stretch); match; match = blank.exec(stretch))
      part = stretch.slice(match.index + match[0].length)
  return part.replace(/\s*\n[ \t>]*/g, ' ')
}

/** The last span of a sorted list that starts at or before an offset, when it reaches beyond it. */
function spanAt<T extends { readonly span: Span }>(sorted: readonly T[], offset: number): T | undefined {
  const count = countBefore(sorted, ({ span }) => span.start <= offset)
  // Spans may nest (an image in a link), so a few before the last one are looked at too.
  for (let i = count - 1; i >= 0 && i >= count - 4; i--) if (offset < sorted[i]!.span.end) return sorted[i]
  return undefined
}

function within(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset < span.end
}

function formAt(page: Page, offset: number, before: string, after: string): Form {
  if (page.kind === 'markdown' || page.frontMatter) {
    if (within(page.frontMatter?.span, offset)) return 'front-matter'
    const code: Code | undefined = spanAt(page.code, offset)
    if (code) return code.kind === 'span' ? 'code' : 'fence'
    const link = spanAt(page.links, offset)
    if (link)
      return within(link.destinationSpan, offset) ? 'url' : within(link.textSpan, offset) ? 'link-text' : 'prose'
    const definition = spanAt(page.definitions, offset)
    if (definition) return within(definition.destinationSpan, offset) ? 'url' : 'prose'
    if (spanAt(page.headings, offset)) return 'heading'
    return 'prose'
  }
  if (commentAt(page.comments, offset)) return 'comment'
  if (page.kind === 'yaml') return /^[\w\-./ "']*:(?:\s|$)/.test(after) && !/:\s/.test(before) ? 'key' : 'value'
  if (page.kind === 'text' || page.kind === 'shell') return 'value'
  return /^[\w\-"' ]*[=:](?![=:])/.test(after) && !/[=:]/.test(before) ? 'key' : 'value'
}

/** Whether an offset is in a comment. */
function commentAt(comments: readonly Span[], offset: number): boolean {
  return within(comments[countBefore(comments, ({ start }) => start <= offset) - 1], offset)
}
