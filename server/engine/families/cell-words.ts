// How cells of a family are shown, in whatever form.

import type { Page } from '../model'
import { positionAt } from '../read/lines'
import type { Cell } from './cells'

/** Why a file has no keys. */
export function unread(page: Page | undefined): string {
  return page?.text.trim() === '' ? 'the file is empty' : 'can’t be read'
}

/** 1-based. */
export function lineNumber(page: Page | undefined, { span, keySpan }: Cell): number | undefined {
  // A value that an anchor gives stands elsewhere; at the key somebody asked for it.
  const { start } = keySpan.end > keySpan.start ? keySpan : span
  return page && positionAt(page.lineStarts, start).line + 1
}

/** Of one length, whatever is behind it. */
export const MASK = '••••••'

/** White space, control characters, and those that turn the direction of writing. */
const INVISIBLE = /[\s\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g

/** On one line, without what moves other text about, cut at so many characters. */
export function shortened(text: string, most: number): string {
  // Cut before it is counted: a value may be a whole file.
  const flat = text
    .slice(0, most * 8)
    .replace(INVISIBLE, ' ')
    .trim()
  const letters = [...flat]
  return letters.length > most || text.length > most * 8 ? `${letters.slice(0, most - 1).join('')}…` : flat
}
