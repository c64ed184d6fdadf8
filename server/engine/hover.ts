// What is under the cursor, explained in at most a dozen lines.

import type { Span, Workspace } from './model'

export interface Hover {
  readonly span: Span
  /** Markdown; everything a page or file said is escaped. */
  readonly markdown: string
}

/** The hover at an offset (0-based, UTF-16); undefined where there is nothing to explain. */
export function hoverAt(_workspace: Workspace, _path: string, _offset: number): Hover | undefined {
  return undefined
}
