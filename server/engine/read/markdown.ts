// Markdown in one pass over its lines and one over its inline text, with exact spans. CommonMark, with tables and what Redcarpet and ERB add.

import type { Code, Definition, Heading, Link, Span } from '../model'
import type { Difference } from './difference'
import { readBlocks } from './markdown/blocks'
import { type Read, readEdited } from './markdown/edited'
import { headingText } from './markdown/heading-text'
import { closingsIn, readHtml } from './markdown/html'
import { type InlineParts, inlineReader } from './markdown/inline'
import type { Blocks } from './markdown/leaves'

export interface MarkdownParts {
  readonly headings: readonly Heading[]
  readonly links: readonly Link[]
  readonly definitions: readonly Definition[]
  readonly code: readonly Code[]
  readonly comments: readonly Span[]
  /** See `Blocks`. */
  readonly breaks: readonly number[]
}

/**
 * Reads `text` from the offset `from`, where a line starts (behind the front matter). Spans are offsets into the whole
 * text, each list in order of place. Never throws; any text is some Markdown. Where labels are defined twice the first
 * counts (CommonMark 4.7).
 */
export function readMarkdown(text: string, from: number, lineStarts: readonly number[]): MarkdownParts {
  const blocks = readBlocks(text, from, lineStarts)
  return partsOf(text, blocks, blocks.definitions)
}

/** What `readMarkdown` makes of `text`, by what it made of an earlier text that differed in one stretch; undefined where that doesn't tell. */
export function readMarkdownAgain(
  before: Read,
  lengthBefore: number,
  text: string,
  difference: Difference,
): Read | undefined {
  return readEdited(before, lengthBefore, text, difference, (piece, lineStarts, definitions) => {
    const blocks = readBlocks(piece, 0, lineStarts)
    return { parts: partsOf(piece, blocks, definitions), ends: blocks.ends }
  })
}

function partsOf(text: string, blocks: Blocks, definitions: readonly Definition[]): MarkdownParts {
  const labels = new Map<string, Definition>()
  for (const definition of definitions) if (!labels.has(definition.label)) labels.set(definition.label, definition)
  const parts: InlineParts = { links: [], code: blocks.code, comments: [], tags: [] }
  const headings: Heading[] = []
  const readInline = inlineReader(labels, parts)
  for (const { start, text: inline, mark, heading } of blocks.inlines) {
    const [links, code, tags] = [parts.links.length, parts.code.length, parts.tags.length]
    if (mark !== -1) readInline(inline, start, mark - start)
    if (!heading) continue
    const { level, span } = heading
    const own =
      mark === -1
        ? NO_MARKS
        : { links: parts.links.slice(links), code: parts.code.slice(code), tags: parts.tags.slice(tags) }
    const textSpan = { start, end: start + inline.length }
    headings.push({ level, span, textSpan, text: headingText(inline, start, own) })
  }
  if (blocks.html.length > 0) {
    const closings = closingsIn(text)
    for (const { start, end } of blocks.html) readHtml(text, start, end, closings, parts)
  }
  return {
    headings: sorted(headings),
    links: sorted(parts.links),
    definitions: sorted(blocks.definitions),
    code: sorted(parts.code),
    comments: parts.comments.sort((one, other) => one.start - other.start),
    breaks: blocks.breaks,
  }
}

const NO_MARKS = { links: [], code: [], tags: [] }

/** In order of place, the outer before the inner. */
function sorted<Part extends { readonly span: Span }>(parts: Part[]): readonly Part[] {
  // In order already, or nearly: few stand a little too far behind, which a sort would copy everything for.
  let index = 1
  while (index < parts.length && byPlace(parts[index - 1]!, parts[index]!) <= 0) index++
  if (index >= parts.length) return parts
  const copy = parts.slice()
  let steps = 4 * copy.length
  for (; index < copy.length; index++) {
    const part = copy[index]!
    let to = index
    for (; to > 0 && byPlace(copy[to - 1]!, part) > 0; to--) {
      if (--steps < 0) return parts.sort(byPlace)
      copy[to] = copy[to - 1]!
    }
    copy[to] = part
  }
  return copy
}

function byPlace(one: { readonly span: Span }, other: { readonly span: Span }): number {
  return one.span.start - other.span.start || other.span.end - one.span.end
}
