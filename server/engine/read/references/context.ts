// Where a word stands: its form, the line around it, the identifier and the host or path it is part of.

import type { Code, Definition, Form, Heading, Link, Page, Span } from '../../model'
import { countBefore } from '../search'

export interface Context {
  readonly page: Page
  /** The word as written. */
  readonly word: string
  /** The word in lower case. */
  readonly lower: string
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

/**
 * Answers with the context of a word at `start`, given in lower case. Looks a bounded distance round it, so that a line of a
 * megabyte costs no more than a short one.
 */
export function contextsOf(page: Page): (start: number, lower: string) => Context {
  const forms = new Forms(page)
  return (start, lower) => new Place(page, start, lower, forms)
}

/** Most words are told by little of it, so the rest is looked for when it is asked for. */
class Place implements Context {
  readonly word: string
  readonly end: number
  readonly form: Form
  readonly destination: string
  readonly column: number
  readonly labelStart: number
  readonly labelEnd: number
  readonly #lineEnd: number
  #before: string | undefined
  #after: string | undefined

  constructor(
    readonly page: Page,
    readonly start: number,
    readonly lower: string,
    forms: Forms,
  ) {
    const { text } = page
    const end = start + lower.length
    const first = Math.max(0, start - REACH)
    let lineStart = start
    while (lineStart > first && text.charCodeAt(lineStart - 1) !== NEWLINE) lineStart--
    const last = Math.min(text.length, end + REACH)
    let lineEnd = end
    while (lineEnd < last && text.charCodeAt(lineEnd) !== NEWLINE) lineEnd++
    let labelStart = start
    while (labelStart > lineStart && isLabel(text, labelStart - 1)) labelStart--
    let labelEnd = end
    while (labelEnd < lineEnd && isLabel(text, labelEnd)) labelEnd++
    this.word = text.slice(start, end)
    this.end = end
    this.column = start - lineStart
    this.#lineEnd = lineEnd
    this.form = forms.at(start, lineStart, end, lineEnd)
    const isText = this.form === 'link-text' || this.form === 'prose'
    // Marks of emphasis are no part of a name: `__Integration__`.
    if (isText && page.kind === 'markdown') {
      while (labelStart < start && text[labelStart] === '_') labelStart++
      while (end < labelEnd && text[labelEnd - 1] === '_') labelEnd--
    }
    this.labelStart = labelStart
    this.labelEnd = labelEnd
    this.destination = (isText && forms.linkAt(start)?.destination) || ''
  }

  get #wraps(): boolean {
    return this.page.kind === 'markdown' && (this.form === 'prose' || this.form === 'link-text')
  }

  get before(): string {
    if (this.#before !== undefined) return this.#before
    const { page, start, column } = this
    const line = page.text.slice(start - column, start)
    this.#before = this.#wraps && column < REACH ? paragraphBefore(page.text, start) : line
    return this.#before
  }

  get after(): string {
    if (this.#after !== undefined) return this.#after
    const { page, end } = this
    const line = page.text.slice(end, this.#lineEnd)
    this.#after = this.#wraps && line.length < REACH ? paragraphAfter(page.text, end) : line
    return this.#after
  }

  get line(): string {
    return this.page.text.slice(this.start - this.column, this.#lineEnd)
  }

  get label(): string {
    if (this.labelStart === this.start && this.labelEnd === this.end) return this.word
    return this.page.text.slice(this.labelStart, this.labelEnd).replaceAll('\\', '')
  }
}

const NEWLINE = 10
const isBlank = (code: number) => code === 32 || code === 9 || code === 13
/** What `\s` matches. */
const isSpace = (code: number) =>
  code === 32 || (code >= 9 && code <= 13) || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))

/** What the paragraph has in front of an offset, on one line. */
function paragraphBefore(text: string, end: number): string {
  const stretch = text.slice(Math.max(0, end - REACH), end)
  let from = 0
  for (let at = stretch.indexOf('\n'); at !== -1; ) {
    const next = nextIfBlank(stretch, at)
    if (next !== undefined) from = next + 1
    at = stretch.indexOf('\n', (next ?? at) + 1)
  }
  return onOneLine(stretch, from, stretch.length)
}

/** What the paragraph has behind an offset, on one line. */
function paragraphAfter(text: string, start: number): string {
  const stretch = text.slice(start, start + REACH)
  let to = stretch.indexOf('\n')
  while (to !== -1 && nextIfBlank(stretch, to) === undefined) to = stretch.indexOf('\n', to + 1)
  return onOneLine(stretch, 0, to === -1 ? stretch.length : to)
}

/** Where the line behind a line break ends if there is nothing on it; undefined if there is. */
function nextIfBlank(stretch: string, lineBreak: number): number | undefined {
  let at = lineBreak + 1
  while (isBlank(stretch.charCodeAt(at))) at++
  return stretch.charCodeAt(at) === NEWLINE ? at : undefined
}

/** A part of a text with a space in place of each line break and what is blank round it, or marks a quotation behind it. */
function onOneLine(text: string, from: number, to: number): string {
  let line = ''
  let written = from
  for (let at = text.indexOf('\n', from); at !== -1 && at < to; at = text.indexOf('\n', written)) {
    let left = at
    while (left > written && isSpace(text.charCodeAt(left - 1))) left--
    let right = at + 1
    for (let i = right; i < to && isSpace(text.charCodeAt(i)); i++) if (text.charCodeAt(i) === NEWLINE) right = i + 1
    while (right < to && isMargin(text.charCodeAt(right))) right++
    line += `${text.slice(written, left)} `
    written = right
  }
  return line + text.slice(written, to)
}

const isMargin = (code: number) => code === 32 || code === 9 || code === 62

/** Which of some things in order is at an offset: the last that starts at or before it, when it reaches beyond it. */
function lastAt<T extends { readonly span: Span }>(sorted: readonly T[], offset: number): T | undefined {
  if (sorted.length === 0) return undefined
  const next = countBefore(sorted, ({ span }) => span.start <= offset)
  // Spans may nest (an image in a link), so a few before the last one are looked at too.
  for (let i = next - 1; i >= 0 && i >= next - 4; i--) if (offset < sorted[i]!.span.end) return sorted[i]
  return undefined
}

function within(span: Span | undefined, offset: number): boolean {
  return span !== undefined && span.start <= offset && offset < span.end
}

/** What a page consists of, asked for the form of what stands somewhere. */
class Forms {
  readonly #page: Page
  readonly #code: readonly Code[]
  readonly #links: readonly Link[]
  readonly #definitions: readonly Definition[]
  readonly #headings: readonly Heading[]

  constructor(page: Page) {
    this.#page = page
    this.#code = page.code
    this.#links = page.links
    this.#definitions = page.definitions
    this.#headings = page.headings
  }

  linkAt(offset: number): Link | undefined {
    return lastAt(this.#links, offset)
  }

  /** The form of a word; what stands on its line before and behind it matters outside of Markdown only. */
  at(offset: number, lineStart: number, end: number, lineEnd: number): Form {
    const page = this.#page
    if (page.kind === 'markdown' || page.frontMatter) {
      if (within(page.frontMatter?.span, offset)) return 'front-matter'
      const code = lastAt(this.#code, offset)
      if (code) return code.kind === 'span' ? 'code' : 'fence'
      const link = this.linkAt(offset)
      if (link)
        return within(link.destinationSpan, offset) ? 'url' : within(link.textSpan, offset) ? 'link-text' : 'prose'
      const definition = lastAt(this.#definitions, offset)
      if (definition) return within(definition.destinationSpan, offset) ? 'url' : 'prose'
      return lastAt(this.#headings, offset) ? 'heading' : 'prose'
    }
    if (commentAt(page.comments, offset)) return 'comment'
    if (page.kind === 'text' || page.kind === 'shell') return 'value'
    const before = page.text.slice(lineStart, offset)
    const after = page.text.slice(end, lineEnd)
    if (page.kind === 'yaml') return /^[\w\-./ "']*:(?:\s|$)/.test(after) && !/:\s/.test(before) ? 'key' : 'value'
    return /^[\w\-"' ]*[=:](?![=:])/.test(after) && !/[=:]/.test(before) ? 'key' : 'value'
  }
}

/** Whether an offset is in a comment. */
function commentAt(comments: readonly Span[], offset: number): boolean {
  return within(comments[countBefore(comments, ({ start }) => start <= offset) - 1], offset)
}
