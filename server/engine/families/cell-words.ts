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
