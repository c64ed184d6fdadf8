// The blocks of a Markdown text, line by line: code, raw HTML, definitions, and the stretches that hold inline text.

import { beginning, type Containers, goOn, isThematicBreak } from './containers'
import { type Blocks, endsFence, fenced, fenceOf, finish, headingOf, htmlBlockOf, inlineOf, type Leaf } from './leaves'
import { cursorOver, goTo, indentOf, isBlank, restOf } from './line'
import { hasMarks } from './marks'
import { cellsOf, isDelimiterRow } from './table'

/** Reads the blocks of `text` from offset `from`, which is the start of a line. */
export function readBlocks(text: string, from: number, lineStarts: readonly number[]): Blocks {
  const blocks: Blocks = { inlines: [], definitions: [], code: [], html: [] }
  const open: Containers = []
  const line = cursorOver(text)
  let leaf: Leaf | undefined

  for (let index = firstLine(lineStarts, from); index < lineStarts.length; index++) {
    const start = Math.max(lineStarts[index]!, from)
    const next = lineStarts[index + 1] ?? text.length
    let end = next
    while (end > start && isLineEnding(text.charCodeAt(end - 1))) end--
    goTo(line, start, end)
    read(next)
  }
  close()
  return blocks

  function close(): void {
    if (leaf) finish(leaf, text, blocks)
    leaf = undefined
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
        paragraph.lines.push(line.at, line.end)
        return
      }
      if (leaf?.kind === 'table' && all && !begun) {
        cells(line.at, line.end)
        return
      }
    }
    if (!begun) leave(matched)
    if (started === 'text') leaf = { kind: 'paragraph', lines: [line.at, line.end] }
    else {
      started?.()
      if (leaf?.kind === 'html' && leaf.until?.test(restOf(line))) close()
    }
  }

  /**
   * What the line begins: something to do once the open blocks are closed, or mere text. A setext underline and a table's
   * second row turn the paragraph above into something else.
   */
  function begin(
    next: number,
    paragraph: { readonly lines: number[] } | undefined,
    all: boolean,
  ): 'text' | (() => void) {
    if (indentOf(line) > 3)
      return paragraph
        ? 'text'
        : () => {
            leaf = { kind: 'indented', start: line.at, end: line.end }
          }
    if (BEGINNINGS[text.charCodeAt(line.at)] !== 1) return 'text'
    const rest = restOf(line)
    const heading = headingOf(rest)
    if (heading)
      return () => {
        const span = { start: line.at, end: line.at + rest.trimEnd().length }
        blocks.inlines.push({
          start: line.at + heading.at,
          text: heading.text,
          heading: { level: heading.level, span },
        })
      }
    const fence = fenceOf(rest)
    if (fence)
      return () => {
        leaf = { kind: 'fence', start: line.at, ...fence, content: next, end: line.end }
      }
    const html = htmlBlockOf(rest, paragraph !== undefined)
    if (html)
      return () => {
        leaf = { kind: 'html', start: line.at, until: html.until, end: line.end }
      }
    if (rest.startsWith('<%')) {
      // Lines of nothing but ERB statements make no text of their own.
      if (!rest.includes('%>'))
        return () => {
          leaf = { kind: 'erb' }
        }
      if (/^(?:<%(?!=)(?:[^%]|%(?!>))*%>\s*)+$/.test(rest)) return () => {}
    }
    if (paragraph && all) {
      if (/^(?:=+|-+)[ \t]*$/.test(rest)) {
        const underline = { level: rest[0] === '=' ? 1 : 2, end: line.at + rest.trimEnd().length }
        const inline = inlineOf(paragraph.lines, text, blocks.definitions, underline)
        paragraph.lines.length = 0
        if (inline)
          return () => {
            blocks.inlines.push(inline)
          }
      } else if (isDelimiterRow(rest) && tableHead(paragraph.lines, rest))
        return () => {
          leaf = { kind: 'table' }
        }
    }
    return RULES.has(rest.charCodeAt(0)) && isThematicBreak(rest) ? () => {} : 'text'
  }

  /** Takes the paragraph's last line as header, if it has as many cells as the row below it. */
  function tableHead(lines: number[], delimiters: string): boolean {
    const [start, end] = lines.slice(-2)
    if (start === undefined || end === undefined) return false
    if (cellsOf(text.slice(start, end), 0).length !== cellsOf(delimiters, 0).length) return false
    lines.length -= 2
    close()
    cells(start, end)
    return true
  }

  function cells(start: number, end: number): void {
    for (const cell of cellsOf(text.slice(start, end), start)) {
      const inline = text.slice(cell.start, cell.end)
      if (hasMarks(inline)) blocks.inlines.push({ start: cell.start, text: inline, heading: undefined })
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

/** What a line that is no mere text begins with: marks of headings, fences, HTML, rules, underlines and rows of tables. */
const BEGINNINGS = new Uint8Array(128)
for (const mark of '#`~<=-*_|:') BEGINNINGS[mark.charCodeAt(0)] = 1

/** What thematic breaks are made of. */
const RULES: ReadonlySet<number> = new Set([...'*-_'].map((mark) => mark.charCodeAt(0)))

function firstLine(lineStarts: readonly number[], from: number): number {
  let line = 0
  while (line < lineStarts.length - 1 && lineStarts[line + 1]! <= from) line++
  return line
}

function isLineEnding(c: number): boolean {
  return c === 10 || c === 13
}
