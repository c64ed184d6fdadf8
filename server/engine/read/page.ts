// One file, read: a function of (path, text) alone that never throws.

import type { Page, Problem, Span } from '../model'
import { codeComments } from './code-comments'
import { hashComments } from './comments'
import { readFrontMatter } from './front-matter'
import { kindOf } from './kind'
import { lineStartsOf } from './lines'
import { type MarkdownParts, readMarkdown } from './markdown'

/** Longer Markdown files (in UTF-16 units) are no pages that a person wrote: only their front matter is read. */
const LONGEST = 5_000_000

const NOTHING: MarkdownParts = { headings: [], links: [], definitions: [], code: [], comments: [] }

/** Reads a file into a Page; what can't be read is in `problems`. `path` decides how: see `kindOf`. */
export function readPage(path: string, text: string): Page {
  const kind = kindOf(path) ?? 'text'
  const lineStarts = lineStartsOf(text)
  const problems: Problem[] = []
  const unreadable = encoding(text)
  if (unreadable) problems.push(unreadable)
  if (kind !== 'markdown') {
    const comments: readonly Span[] = kind === 'yaml' ? hashComments(text, lineStarts) : codeComments(kind, text)
    return { path, text, kind, lineStarts, frontMatter: undefined, ...NOTHING, comments, problems }
  }
  const { frontMatter, bodyStart, problems: own } = readFrontMatter(text, lineStarts)
  problems.push(...own)
  if (text.length > LONGEST)
    problems.push({
      code: 'too-large',
      span: { start: 0, end: 0 },
      message: `This file has ${text.length} characters; above ${LONGEST} only its front matter is checked. Split it, or leave it out.`,
    })
  // Written out, because spreading an object costs more than reading a page's lines.
  const { headings, links, definitions, code, comments } =
    text.length > LONGEST ? NOTHING : readMarkdown(text, bodyStart, lineStarts)
  return { path, text, kind, lineStarts, frontMatter, headings, links, definitions, code, comments, problems }
}

/** The first sign that the bytes were no UTF-8: the mark that a decoder leaves in their place, or a NUL. */
function encoding(text: string): Problem | undefined {
  const at = text.search(/[\0\ufffd]/)
  if (at === -1) return undefined
  return {
    code: 'encoding',
    span: { start: at, end: at + 1 },
    message:
      text[at] === '\0'
        ? 'There is a NUL character here: this is no text file, or a damaged one. Remove it or save the file again as UTF-8.'
        : 'There are bytes here that are not UTF-8, so a character is lost. Save the file again as UTF-8.',
  }
}
