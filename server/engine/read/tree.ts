// Configuration as a tree of values with exact spans, whatever language it is written in.

import type { Span } from '../model'

/** A value: one piece of text, a list, or a map. Spans are UTF-16 offsets into the whole file. */
export type Tree =
  | { readonly kind: 'scalar'; readonly value: string; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Tree[]; readonly span: Span }
  | { readonly kind: 'map'; readonly pairs: readonly Pair[]; readonly span: Span }

export interface Pair {
  readonly key: string
  readonly keySpan: Span
  readonly value: Tree
}

/** Longer files (in UTF-16 units) are not written by hand. */
export const LONGEST = 2_000_000
/** Deeper ones neither. */
export const DEEPEST = 40
/** What aliases may stand for at most, in values. */
export const MOST = 100_000
