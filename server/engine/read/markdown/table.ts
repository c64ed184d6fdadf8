// Rows of tables, as GitHub's Markdown and Redcarpet both write them.

import type { Span } from '../../model'

/** Whether a line can stand between a table's header and its body. */
export function isDelimiterRow(row: string): boolean {
  return (
    row.includes('-') && /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*(?:\|[ \t]*)?$/.test(row) && /[|:]/.test(row)
  )
}

/** The cells of a row, without the blanks round them; `\|` is no border. `offset` is where the row stands in the file. */
export function cellsOf(row: string, offset: number): Span[] {
  const cells: Span[] = []
  const trimmed = row.trimEnd()
  let from = trimmed.startsWith('|') ? 1 : 0
  for (let at = from; at <= trimmed.length; at++) {
    const c = trimmed.charCodeAt(at)
    if (c === 92 && at + 1 < trimmed.length) at++
    else if (c === 124 || (at === trimmed.length && from < trimmed.length)) {
      const cell = trimmed.slice(from, at)
      const words = cell.trim()
      const start = offset + from + (words === '' ? cell.length : cell.indexOf(words))
      cells.push({ start, end: start + words.length })
      from = at + 1
    }
  }
  return cells
}
