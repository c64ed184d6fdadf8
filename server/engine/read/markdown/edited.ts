// Markdown after an edit: what stands in other blocks is as it was, so only the lines around the edit are read.

import type { Code, Definition, Heading, Link, Span } from '../../model'
import { ownText } from '../../own-text'
import type { Difference } from '../difference'
import { lineStartsOf } from '../lines'
import type { MarkdownParts } from '../markdown'
import { countBefore } from '../search'

/** What was read of a text, with the offsets at which its lines start. */
export interface Read {
  readonly parts: MarkdownParts
  readonly lineStarts: readonly number[]
}

/** Reads a text by itself, with the definitions of what stands around it; `ends`: whether nothing in it would go on in what stands behind it. */
export type ReadAlone = (
  text: string,
  lineStarts: readonly number[],
  definitions: readonly Definition[],
) => { readonly parts: MarkdownParts; readonly ends: boolean }

/**
 * What `text` reads as, by what it read as before an edit; undefined where that doesn't tell, and it has to be read as a whole.
 *
 * Blocks are told line by line, and at the lines in `breaks` nothing that stands above goes on. So what stands in front of
 * the last such line before the edit is as it was; and so is what stands behind the first one after the edit if nothing
 * goes on there now either. Inline text hangs on nothing but its own block and the definitions, which must be the same.
 */
export function readEdited(
  before: Read,
  lengthBefore: number,
  text: string,
  { start, endBefore }: Difference,
  read: ReadAlone,
): Read | undefined {
  const { breaks, definitions } = before.parts
  // The characters on both sides of where the line starts are as they were, so that it does so still.
  const first = countBefore(breaks, (at) => at < start) - 1
  const last = countBefore(breaks, (at) => at <= endBefore)
  const from = breaks[first]
  if (from === undefined) return undefined
  const isLast = last === breaks.length
  const to = isLast ? Number.POSITIVE_INFINITY : breaks[last]!
  // In one long list, say: then there is little to be spared.
  if (Math.min(to, lengthBefore) - from > lengthBefore / 2) return undefined
  if (definitions.some(({ span }) => span.start >= from && span.start < to)) return undefined
  const by = text.length - lengthBefore
  const piece = ownText(text.slice(from, to + by))
  const lines = lineStartsOf(piece)
  // The one behind the piece.
  if (!isLast) lines.pop()
  const { parts, ends } = read(piece, lines, definitions)
  if (parts.definitions.length > 0 || (!isLast && !ends)) return undefined

  const put = <Part>(
    old: readonly Part[],
    fresh: readonly Part[],
    startOf: (part: Part) => number,
    moved: (part: Part, by: number) => Part,
  ): readonly Part[] => {
    const all = old.slice(
      0,
      countBefore(old, (part) => startOf(part) < from),
    )
    for (const part of fresh) all.push(moved(part, from))
    const behind = countBefore(old, (part) => startOf(part) < to)
    for (let at = behind; at < old.length; at++) all.push(by === 0 ? old[at]! : moved(old[at]!, by))
    return all
  }
  return {
    parts: {
      headings: put(before.parts.headings, parts.headings, startOfPart, movedHeading),
      links: put(before.parts.links, parts.links, startOfPart, movedLink),
      definitions: put(definitions, [], startOfPart, movedDefinition),
      code: put(before.parts.code, parts.code, startOfPart, movedCode),
      comments: put(before.parts.comments, parts.comments, startOfSpan, movedSpan),
      breaks: put(breaks, parts.breaks, itself, movedOffset),
    },
    lineStarts: put(before.lineStarts, lines, itself, movedOffset),
  }
}

const startOfPart = ({ span }: { readonly span: Span }): number => span.start
const startOfSpan = ({ start }: Span): number => start
const itself = (offset: number): number => offset

const movedOffset = (offset: number, by: number): number => offset + by
const movedSpan = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by })

function movedHeading({ level, span, textSpan, text }: Heading, by: number): Heading {
  return { level, span: movedSpan(span, by), textSpan: movedSpan(textSpan, by), text }
}

function movedLink({ kind, image, span, textSpan, destination, destinationSpan, label }: Link, by: number): Link {
  return {
    kind,
    image,
    span: movedSpan(span, by),
    textSpan: movedSpan(textSpan, by),
    destination,
    destinationSpan: destinationSpan && movedSpan(destinationSpan, by),
    label,
  }
}

function movedDefinition({ span, label, labelSpan, destination, destinationSpan }: Definition, by: number): Definition {
  return {
    span: movedSpan(span, by),
    label,
    labelSpan: movedSpan(labelSpan, by),
    destination,
    destinationSpan: movedSpan(destinationSpan, by),
  }
}

function movedCode({ kind, span, contentSpan, language }: Code, by: number): Code {
  return { kind, span: movedSpan(span, by), contentSpan: movedSpan(contentSpan, by), language }
}
