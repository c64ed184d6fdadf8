// A slip in how a link is written.

import type { Span } from '../model'

export interface Slip {
  readonly span: Span
  readonly message: string
  readonly fix?: { readonly title: string; readonly span: Span; readonly text: string }
  /** Only a slip if nothing is where the address leads as it stands. */
  readonly ifMissing: boolean
  /** `redcarpet`: only where the site is rendered by Redcarpet, `others`: worse elsewhere. */
  readonly where: 'everywhere' | 'redcarpet' | 'tolerated'
}

/** Words for a message, on one line and not too long. */
export function shortened(words: string): string {
  const flat = words.replace(/\s+/g, ' ')
  return flat.length > 60 ? `${flat.slice(0, 57)}…` : flat
}
