// One file, read: a function of (path, text) alone that never throws. Its body is read when it is asked for.

import { atHand } from '../at-hand'
import type { Code, Definition, FileKind, FrontMatter, Heading, Link, Page, Problem, Span } from '../model'
import { codeComments } from './code-comments'
import { hashComments } from './comments'
import { type Difference, differenceOf } from './difference'
import { frontLinesOf } from './front-lines'
import { type FrontMatterRead, readFrontMatter } from './front-matter'
import { kindOf } from './kind'
import { lineStartsOf } from './lines'
import { type MarkdownParts, readMarkdown, readMarkdownAgain } from './markdown'

/** Longer Markdown files (in UTF-16 units) are no pages that a person wrote: only their front matter is read. */
const LONGEST = 5_000_000

const NOTHING: MarkdownParts = { headings: [], links: [], definitions: [], code: [], comments: [], breaks: [] }

/** What stands in a page below its front matter, read for the pages at hand. */
const bodies = atHand<MarkdownParts>()
const lines = atHand<readonly number[]>()
const earlier = atHand<Earlier | undefined>()

/** What a page was before the last edit. */
export interface Earlier {
  readonly page: Page
  readonly difference: Difference
}

/** What a page was before, where that is at hand: what follows from its text may be told by what followed from that. */
export function earlierOf(page: Page): Earlier | undefined {
  return earlier.get(page)
}

/** A page whose body is read when somebody asks for it: most of a workspace is only looked at for what its front matter says. */
class LazyPage implements Page {
  readonly path: string
  readonly text: string
  readonly kind: FileKind
  readonly frontMatter: FrontMatter | undefined
  readonly problems: readonly Problem[]
  readonly #bodyStart: number

  constructor(path: string, text: string, kind: FileKind, front: FrontMatterRead) {
    this.path = path
    this.text = text
    this.kind = kind
    this.frontMatter = front.frontMatter
    this.problems = front.problems
    this.#bodyStart = front.bodyStart
  }

  get lineStarts(): readonly number[] {
    const known = lines.get(this)
    if (known) return known
    const read = lineStartsOf(this.text)
    lines.set(this, read)
    return read
  }

  get headings(): readonly Heading[] {
    return this.#body.headings
  }

  get links(): readonly Link[] {
    return this.#body.links
  }

  get definitions(): readonly Definition[] {
    return this.#body.definitions
  }

  get code(): readonly Code[] {
    return this.#body.code
  }

  get comments(): readonly Span[] {
    return this.#body.comments
  }

  /** Takes what it can of what is at hand of an earlier text, instead of reading it again. */
  follow(before: Page): void {
    const parts = bodies.get(before)
    if (!parts || !(before instanceof LazyPage)) return
    const { lineStarts } = before
    const difference = differenceOf(before.text, this.text)
    earlier.set(this, { page: before, difference })
    // Or each would keep the one before it.
    earlier.set(before, undefined)
    if (this.kind !== 'markdown' || this.text.length > LONGEST || before.#bodyStart !== this.#bodyStart) return
    const again = readMarkdownAgain({ parts, lineStarts }, before.text.length, this.text, difference)
    if (!again) return
    bodies.set(this, again.parts)
    lines.set(this, again.lineStarts)
  }

  get #body(): MarkdownParts {
    const known = bodies.get(this)
    if (known) return known
    const body = bodyOf(this, this.#bodyStart)
    bodies.set(this, body)
    return body
  }
}

/** Reads a file into a Page; what can't be read is in `problems`. `path` decides how: see `kindOf`. `before`: what the file was before an edit, which spares work and changes nothing. */
export function readPage(path: string, text: string, before?: Page): Page {
  const page = pageOf(path, text)
  if (before) page.follow(before)
  return page
}

/** Reads a text as Markdown whatever its path says, as one that is put into a Markdown page. */
export function readAsMarkdown(path: string, text: string): Page {
  return pageOf(path, text, 'markdown')
}

function pageOf(path: string, text: string, kind: FileKind = kindOf(path) ?? 'text'): LazyPage {
  const problems: Problem[] = []
  const unreadable = encoding(text)
  if (unreadable) problems.push(unreadable)
  if (kind !== 'markdown') return new LazyPage(path, text, kind, { frontMatter: undefined, bodyStart: 0, problems })
  const { frontMatter, bodyStart, problems: own } = readFrontMatter(text, frontLinesOf(text))
  problems.push(...own)
  if (text.length > LONGEST)
    problems.push({
      code: 'too-large',
      span: { start: 0, end: 0 },
      message: `This file has ${text.length} characters; above ${LONGEST} only its front matter is checked. Split it, or leave it out.`,
    })
  return new LazyPage(path, text, kind, { frontMatter, bodyStart, problems })
}

function bodyOf({ kind, text, lineStarts }: Page, bodyStart: number): MarkdownParts {
  if (kind === 'markdown') return text.length > LONGEST ? NOTHING : readMarkdown(text, bodyStart, lineStarts)
  return { ...NOTHING, comments: kind === 'yaml' ? hashComments(text, lineStarts) : codeComments(kind, text) }
}

/** The first sign that the bytes were no UTF-8: the mark that a decoder leaves in their place, or a NUL. */
function encoding(text: string): Problem | undefined {
  // Each by itself is found many times faster than either by one expression.
  const signs = [text.indexOf('\0'), text.indexOf('\ufffd')].filter((at) => at !== -1)
  if (signs.length === 0) return undefined
  const at = Math.min(...signs)
  return {
    code: 'encoding',
    span: { start: at, end: at + 1 },
    message:
      text[at] === '\0'
        ? 'There is a NUL character here: this is no text file, or a damaged one. Remove it or save the file again as UTF-8.'
        : 'There are bytes here that are not UTF-8, so a character is lost. Save the file again as UTF-8.',
  }
}
