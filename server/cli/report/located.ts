// Spans as people and other programs count: lines and columns from 1, columns in UTF-16 units.

import { type Page, positionAt, type Span } from '../../engine'

export interface Located {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Where a span of a page begins and ends; `endColumn` is the one behind its last character. */
export function located(page: Page, span: Span): Located {
  const start = positionAt(page.lineStarts, span.start)
  const end = positionAt(page.lineStarts, span.end)
  return { line: start.line + 1, column: start.character + 1, endLine: end.line + 1, endColumn: end.character + 1 }
}
