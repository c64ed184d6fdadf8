// One file, read: a function of (path, text) alone that never throws.

import type { Page } from '../model'
import { kindOf } from './kind'
import { lineStartsOf } from './lines'

/** Reads a file into a Page; what can't be read is in `problems`. */
export function readPage(path: string, text: string): Page {
  return {
    path,
    text,
    kind: kindOf(path) ?? 'text',
    lineStarts: lineStartsOf(text),
    frontMatter: undefined,
    headings: [],
    links: [],
    definitions: [],
    code: [],
    comments: [],
    problems: [],
  }
}
