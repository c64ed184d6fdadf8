// Blocks that hold no other blocks: what a line begins, and what such a block comes to when it ends.

import type { Code, Definition, Span } from '../../model'
import { readDefinitions } from './definitions'
import type { MarksAhead } from './marks'
import { joined, type Paragraph } from './paragraph'

/** A stretch of inline text. `text` has its length in the file; the marks of block quotes inside are blanked. */
export interface Inline {
  readonly start: number
  readonly text: string
  /** Where in the file the first of its marks stands; -1 where there is nothing but words. */
  readonly mark: number
  /** For a heading's text: the heading. */
  readonly heading: { readonly level: number; readonly span: Span } | undefined
}

export interface Blocks {
  /** Headings, and those of the others that have marks: the rest is nothing but words. */
  readonly inlines: Inline[]
  readonly definitions: Definition[]
  readonly code: Code[]
  /** Raw HTML blocks. */
  readonly html: Span[]
  /** Where lines start at which nothing that stands above goes on: the first, and then one every thousand characters or so. */
  readonly breaks: number[]
  /** Whether nothing was open any more at the end. */
  ends: boolean
}

export interface Fence {
  readonly kind: 'fence'
  readonly start: number
  /** The opening backticks or tildes. */
  readonly marks: string
  readonly language: string
  /** Offset of the line behind the opening one. */
  readonly content: number
  end: number
}

/** The block that is open at the end of a line. */
export type Leaf =
  | Paragraph
  | { readonly kind: 'table' }
  | Fence
  | { readonly kind: 'indented'; readonly start: number; end: number }
  | { readonly kind: 'html'; readonly start: number; readonly until: RegExp | undefined; end: number }
  | { readonly kind: 'erb' }

/** Adds what a block that has ended comes to. */
export function finish(leaf: Leaf, text: string, marks: MarksAhead, blocks: Blocks): void {
  if (leaf.kind === 'paragraph') {
    // What is blanked between the lines holds no marks, so the file's own text tells.
    if (marks(leaf.start, leaf.end) === -1) return
    const inline = inlineOf(leaf, text, marks, blocks.definitions, undefined)
    if (inline && inline.mark !== -1) blocks.inlines.push(inline)
  } else if (leaf.kind === 'fence') {
    // Never closed: it reaches to the end of what it stands in.
    const content = Math.min(leaf.content, leaf.end)
    blocks.code.push(fenced(leaf, { start: content, end: leaf.end }, leaf.end))
  } else if (leaf.kind === 'indented') {
    const span = { start: leaf.start, end: leaf.end }
    blocks.code.push({ kind: 'indented', span, contentSpan: span, language: '' })
  } else if (leaf.kind === 'html') blocks.html.push({ start: leaf.start, end: leaf.end })
}

export function fenced({ start, language }: Fence, contentSpan: Span, end: number): Code {
  return { kind: 'fence', span: { start, end }, contentSpan, language }
}

/** A paragraph's inline text behind the definitions that it begins with, which are added; undefined when nothing is left. `underline` makes a heading of it. */
export function inlineOf(
  paragraph: Paragraph,
  text: string,
  marks: MarksAhead,
  definitions: Definition[],
  underline: { readonly level: number; readonly end: number } | undefined,
): Inline | undefined {
  if (paragraph.end === paragraph.start) return undefined
  const whole = joined(paragraph, text).trimEnd()
  const used = readDefinitions(whole, paragraph.start, definitions)
  if (used === whole.length) return undefined
  const start = paragraph.start + used
  const heading = underline && { level: underline.level, span: { start, end: underline.end } }
  return { start, text: used === 0 ? whole : whole.slice(used), mark: marks(start, paragraph.end), heading }
}

/** An ATX heading: its level, its text and where in the line that begins, and where the heading ends; undefined for another line. */
export function headingOf(
  rest: string,
): { readonly level: number; readonly text: string; readonly at: number; readonly end: number } | undefined {
  let level = 0
  while (rest.charCodeAt(level) === 35) level++
  let behind = level
  while (isBlankCode(rest.charCodeAt(behind))) behind++
  if (level < 1 || level > 6 || (behind === level && behind < rest.length)) return undefined
  const { length: end } = rest.trimEnd()
  // Of one without words the heading ends in front of the blanks.
  const at = Math.min(behind, end)
  let closing = end
  while (closing > at && rest.charCodeAt(closing - 1) === 35) closing--
  const isClosed = closing < end && (closing === at || isBlankCode(rest.charCodeAt(closing - 1)))
  return { level, text: isClosed ? rest.slice(at, closing).trimEnd() : rest.slice(at, end), at, end }
}

function isBlankCode(c: number): boolean {
  return c === 32 || c === 9
}

/** The fence that a line opens; undefined for another line. */
export function fenceOf(rest: string): { marks: string; language: string } | undefined {
  const c = rest.charCodeAt(0)
  if (c !== 96 && c !== 126) return undefined
  const opening = /^(`{3,}|~{3,})[ \t]*(\S*)/.exec(rest)
  if (!opening || (c === 96 && rest.includes('`', opening[1]!.length))) return undefined
  return { marks: opening[1]!, language: opening[2]!.toLowerCase() }
}

/** Whether a line closes a fence that these marks opened. */
export function endsFence(rest: string, marks: string): boolean {
  let length = 0
  while (rest[length] === marks[0]) length++
  return length >= marks.length && rest.slice(length).trim() === ''
}

const BLOCK_TAG =
  /^<\/?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t>]|\/>|$)/i

const TAG_ALONE =
  /^(?:<[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:[ \t]*=[ \t]*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*[ \t]*\/?>|<\/[A-Za-z][A-Za-z0-9-]*[ \t]*>)[ \t]*$/

/** What ends the HTML block that a line begins (`until` undefined: a blank line), by the seven kinds of CommonMark 4.6; undefined when it begins none. */
export function htmlBlockOf(rest: string, inParagraph: boolean): { until: RegExp | undefined } | undefined {
  if (rest.charCodeAt(0) !== 60) return undefined
  if (/^<(?:script|pre|style|textarea)(?:[ \t>]|$)/i.test(rest)) return { until: /<\/(?:script|pre|style|textarea)>/i }
  if (rest.startsWith('<!--')) return { until: /-->/ }
  if (rest.startsWith('<?')) return { until: /\?>/ }
  if (rest.startsWith('<![CDATA[')) return { until: /\]\]>/ }
  if (/^<![A-Za-z]/.test(rest)) return { until: />/ }
  if (BLOCK_TAG.test(rest)) return { until: undefined }
  return !inParagraph && TAG_ALONE.test(rest) ? { until: undefined } : undefined
}
