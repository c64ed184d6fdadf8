// The blocks of a Markdown text, line by line: code, raw HTML, definitions, and the stretches that hold inline text.

import { beginning, type Containers, goOn, isThematicBreak } from './containers'
import {
  type Blocks,
  endsFence,
  fenced,
  fenceOf,
  finish,
  headingOf,
  htmlBlockOf,
  type Inline,
  inlineOf,
  type Leaf,
} from './leaves'
import { cursorOver, goTo, indentOf, isBlank, restOf } from './line'
import { marksAhead } from './marks'
import { addLine, clear, dropLast, type Paragraph, paragraphOf } from './paragraph'
import { cellsOf, isDelimiterRow } from './table'

/** Reads the blocks of `text` from offset `from`, which is the start of a line. */
export function readBlocks(text: string, from: number, lineStarts: readonly number[]): Blocks {
  const blocks: Blocks = { inlines: [], definitions: [], code: [], html: [], breaks: [], ends: true }
  const open: Containers = []
  const line = cursorOver(text)
  const marks = marksAhead(text)
  let leaf: Leaf | undefined
  let nextBreak = from

  for (let index = firstLine(lineStarts, from); index < lineStarts.length; index++) {
    const start = Math.max(lineStarts[index]!, from)
    const next = lineStarts[index + 1] ?? text.length
    let end = next
    while (end > start && isLineEnding(text.charCodeAt(end - 1))) end--
    if (start >= nextBreak && leaf === undefined && open.length === 0) {
      blocks.breaks.push(start)
      nextBreak = start + APART
    }
    if (open.length === 0 && isMore(start, end)) continue
    goTo(line, start, end)
    read(next)
  }
  blocks.ends = leaf === undefined && open.length === 0
  close()
  return blocks

  function close(): void {
    if (leaf) finish(leaf, text, marks, blocks)
    leaf = undefined
  }

  /** Takes a line outside of all containers, if one look at its first character tells what it is: blank, or mere text of a paragraph or a fence. Most lines are. */
  function isMore(start: number, end: number): boolean {
    const c = start === end ? NONE : text.charCodeAt(start)
    if (leaf?.kind === 'fence') {
      if (isBlankCode(c) || c === leaf.marks.charCodeAt(0)) return false
      leaf.end = end
      return true
    }
    if (leaf && leaf.kind !== 'paragraph') return false
    if (c === NONE) close()
    else if (c < 128 && BEGINNINGS[c] !== 0) return false
    else if (leaf) addLine(leaf, text, start, end)
    else leaf = paragraphOf(start, end)
    return true
  }

  /** Closes what the line doesn't go on with. */
  function leave(matched: number): void {
    close()
    if (open.length > matched) open.length = matched
  }

  function read(next: number): void {
    if (leaf?.kind === 'erb') {
      if (restOf(line).includes('%>')) leaf = undefined
      return
    }
    const matched = goOn(open, line)
    const all = matched === open.length
    if (all && leaf && goesOn(leaf)) return
    const paragraph = leaf?.kind === 'paragraph' ? leaf : undefined
    // From here on the line is new to what it doesn't belong to, unless it is mere text behind a paragraph.
    let begun = false
    for (;;) {
      const container = beginning(open, line, paragraph !== undefined && all && !begun)
      if (!container) break
      if (!begun) leave(matched)
      begun = true
      open.push(container)
    }
    if (isBlank(line)) {
      if (!begun) leave(matched)
      return
    }
    for (const container of open)
      if (container.kind === 'item' && container.empty && (all || begun)) container.empty = false
    const started = begin(next, begun ? undefined : paragraph, all)
    if (started === 'text') {
      if (paragraph && !begun) {
        addLine(paragraph, text, line.at, line.end)
        return
      }
      if (leaf?.kind === 'table' && all && !begun) {
        cells(line.at, line.end)
        return
      }
    }
    if (!begun) leave(matched)
    if (started === 'text') leaf = paragraphOf(line.at, line.end)
    else if (started === undefined) return
    else if ('kind' in started) {
      leaf = started
      if (leaf.kind === 'html' && leaf.until?.test(restOf(line))) close()
    } else blocks.inlines.push(started)
  }

  /**
   * What the line begins: a block that more lines may belong to, a heading, nothing (a rule, say), or mere text. A setext
   * underline and a table's second row turn the paragraph above into something else.
   */
  function begin(next: number, paragraph: Paragraph | undefined, all: boolean): 'text' | Leaf | Inline | undefined {
    if (indentOf(line) > 3) return paragraph ? 'text' : { kind: 'indented', start: line.at, end: line.end }
    if (BEGINNINGS[text.charCodeAt(line.at)] !== LEAF) return 'text'
    const rest = restOf(line)
    const heading = headingOf(rest)
    if (heading) {
      const start = line.at + heading.at
      const mark = marks(start, start + heading.text.length)
      const span = { start: line.at, end: line.at + heading.end }
      return { start, text: heading.text, mark, heading: { level: heading.level, span } }
    }
    const fence = fenceOf(rest)
    if (fence) {
      const { marks, language } = fence
      return { kind: 'fence', start: line.at, marks, language, content: next, end: line.end }
    }
    const html = htmlBlockOf(rest, paragraph !== undefined)
    if (html) return { kind: 'html', start: line.at, until: html.until, end: line.end }
    if (rest.startsWith('<%')) {
      // Lines of nothing but ERB statements make no text of their own.
      if (!rest.includes('%>')) return { kind: 'erb' }
      if (/^(?:<%(?!=)(?:[^%]|%(?!>))*%>\s*)+$/.test(rest)) return undefined
    }
    if (paragraph && all) {
      if (/^(?:=+|-+)[ \t]*$/.test(rest)) {
        const underline = { level: rest[0] === '=' ? 1 : 2, end: line.at + rest.trimEnd().length }
        const inline = inlineOf(paragraph, text, marks, blocks.definitions, underline)
        clear(paragraph)
        if (inline) return inline
      } else if (isDelimiterRow(rest) && tableHead(paragraph, rest)) return { kind: 'table' }
    }
    return RULES.has(rest.charCodeAt(0)) && isThematicBreak(rest) ? undefined : 'text'
  }

  /** Takes the paragraph's last line as header, if it has as many cells as the row below it. */
  function tableHead(paragraph: Paragraph, delimiters: string): boolean {
    const { last, end } = paragraph
    if (last === end || cellsOf(text.slice(last, end), 0).length !== cellsOf(delimiters, 0).length) return false
    dropLast(paragraph)
    close()
    cells(last, end)
    return true
  }

  function cells(start: number, end: number): void {
    if (marks(start, end) === -1) return
    for (const cell of cellsOf(text.slice(start, end), start)) {
      const mark = marks(cell.start, cell.end)
      if (mark !== -1)
        blocks.inlines.push({
          start: cell.start,
          text: text.slice(cell.start, cell.end),
          mark,
          heading: undefined,
        })
    }
  }

  /** Whether the line is more of a leaf that takes lines as they are. */
  function goesOn(taking: Leaf): boolean {
    if (taking.kind === 'fence') {
      const isCode = text.charCodeAt(line.at) !== taking.marks.charCodeAt(0) || indentOf(line) > 3
      const rest = isCode ? '' : restOf(line)
      if (isCode || !endsFence(rest, taking.marks)) taking.end = line.end
      else {
        const content = { start: taking.content, end: Math.max(taking.content, taking.end) }
        blocks.code.push(fenced(taking, content, line.at + rest.trimEnd().length))
        leaf = undefined
      }
      return true
    }
    if (taking.kind === 'html') {
      if (taking.until === undefined && isBlank(line)) return false
      taking.end = line.end
      if (taking.until?.test(restOf(line))) close()
      return true
    }
    if (taking.kind !== 'indented') return false
    if (isBlank(line)) return true
    if (indentOf(line) < 4) return false
    taking.end = line.end
    return true
  }
}

/** How far breaks are apart at the least: a few for a page, and not much to read after an edit. */
const APART = 1000

/** What a line that is no mere text begins with: blanks, marks of containers, or those of headings, fences, HTML, rules, underlines and rows of tables, some of which items have, too. */
const BEGINNINGS = new Uint8Array(128)
const [OTHER, LEAF] = [1, 2]
for (const mark of ' \t>+0123456789') BEGINNINGS[mark.charCodeAt(0)] = OTHER
for (const mark of '#`~<=-*_|:') BEGINNINGS[mark.charCodeAt(0)] = LEAF

/** In place of a blank line's first character. */
const NONE = -1

/** What thematic breaks are made of. */
const RULES: ReadonlySet<number> = new Set([...'*-_'].map((mark) => mark.charCodeAt(0)))

function firstLine(lineStarts: readonly number[], from: number): number {
  let line = 0
  while (line < lineStarts.length - 1 && lineStarts[line + 1]! <= from) line++
  return line
}

function isBlankCode(c: number): boolean {
  return c === 32 || c === 9
}

function isLineEnding(c: number): boolean {
  return c === 10 || c === 13
}
