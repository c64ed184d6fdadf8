// A family as an aligned table of plain text, which an editor shows and a screen reader reads line by line.

import { environmentNamed } from '../links'
import type { Span, Workspace } from '../model'
import { shortened, visible } from '../visible'
import { lineNumber, MASK, unread } from './cell-words'
import type { Family } from './family'
import { isHidden, type Matrix, matrixOf, type Row } from './matrix'

/** A stretch of the table that leads to a line of a file. */
export interface TableLink {
  /** In the table's text. */
  readonly span: Span
  readonly path: string
  /** 1-based. */
  readonly line: number
}

export interface Table {
  readonly text: string
  readonly links: readonly TableLink[]
  /** How many keys the family has, and how many of them differ. */
  readonly keys: number
  readonly differing: number
}

/** Wider columns are cut: of a key the front, of a value the end. */
const WIDEST_KEY = 48
const WIDEST_VALUE = 32
/** More rows are nobody's to read. */
const MOST_ROWS = 5_000
const GAP = '  '

interface Entry {
  readonly text: string
  readonly path?: string
  readonly line?: number | undefined
}

/** The table of a family: a row per key, a column per environment; the keys that differ, or all with a mark at those that do. */
export function tableOf(workspace: Workspace, family: Family, only: 'differing' | 'all'): Table {
  const matrix = matrixOf(workspace, family)
  const differing = matrix.rows.filter(({ differs }) => differs)
  const rows = (only === 'all' ? matrix.rows : differing).slice(0, MOST_ROWS)
  const heads = family.members.map(({ environment, path }, index): Entry => {
    const title = environmentNamed(workspace, environment)?.title ?? environment
    const read = matrix.isRead[index] ? '' : ` (${unread(workspace.pages.get(path))})`
    return { text: `${visible(shortened(title, WIDEST_VALUE))}${read}`, path, line: 1 }
  })
  const lines: Entry[][] = [
    [{ text: only === 'all' ? '  Key' : 'Key' }, ...heads],
    ...rows.map((row) => [
      { text: `${only === 'differing' ? '' : row.differs ? '≠ ' : '  '}${keyText(row)}` },
      ...row.cells.map((_, index) => entryOf(workspace, matrix, row, index)),
    ]),
  ]
  const total = matrix.rows.length
  const verb = total === 1 ? 'key differs' : 'keys differ'
  const count = `${differing.length} of ${total} ${verb}${only === 'all' ? ', marked ≠' : ''}.`
  const left = (only === 'all' ? total : differing.length) - rows.length
  const { text, links } = aligned(`${visible(family.id)}\n${count}\n\n`, lines)
  const more = left > 0 ? `\n… and ${left} more keys.\n` : ''
  return { text: text + more, links, keys: total, differing: differing.length }
}

function keyText({ keys }: Row): string {
  const letters = [...visible(shortened(keys.join(' › ') || '(the whole file)', 1_000))]
  return letters.length > WIDEST_KEY ? `…${letters.slice(1 - WIDEST_KEY).join('')}` : letters.join('')
}

function entryOf(workspace: Workspace, { family, isRead }: Matrix, row: Row, index: number): Entry {
  const cell = row.cells[index]
  const { path } = family.members[index]!
  if (!cell) return { text: isRead[index] ? '(missing)' : '(unknown)' }
  const shown = isHidden(row, cell) ? MASK : visible(shortened(cell.value, WIDEST_VALUE))
  return { text: shown || '(empty)', path, line: lineNumber(workspace.pages.get(path), cell) }
}

/** Lines with their columns under one another, behind some text; a ruler under the first. */
function aligned(before: string, lines: readonly (readonly Entry[])[]): Pick<Table, 'text' | 'links'> {
  const widths = (lines[0] ?? []).map((_, column) =>
    lines.reduce((widest, line) => Math.max(widest, widthOf(line[column]!.text)), 0),
  )
  const links: TableLink[] = []
  const parts = [before]
  let at = before.length
  const put = (text: string): void => {
    parts.push(text)
    at += text.length
  }
  for (const [number, line] of lines.entries()) {
    for (const [column, { text, path, line: target }] of line.entries()) {
      if (path !== undefined && target !== undefined)
        links.push({ span: { start: at, end: at + text.length }, path, line: target })
      const isLast = column === line.length - 1
      put(isLast ? text : text + ' '.repeat(widths[column]! - widthOf(text)) + GAP)
    }
    put('\n')
    if (number === 0) put(`${widths.map((width) => '─'.repeat(width)).join(GAP)}\n`)
  }
  return { text: parts.join(''), links }
}

/** In columns of a fixed-width font: ideographs, full-width forms and pictures take two. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += WIDE.test(letter) ? 2 : 1
  return width
}

const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
