// References in order of place: which of them are in a span, and two lists as one.

import type { Reference, Span } from '../../model'

const NONE: readonly Reference[] = []

export const byPlace = (one: Reference, other: Reference): number => one.span.start - other.span.start

/** How many of some references in order begin in front of an offset. Asked for each link and heading of a page, so without a function to call for each step. */
export function firstFrom(sorted: readonly Reference[], offset: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]!.span.start < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Those of some references in order that begin in a span. */
export function beginningIn(sorted: readonly Reference[], { start, end }: Span): readonly Reference[] {
  if (sorted.length === 0) return NONE
  const from = firstFrom(sorted, start)
  let to = from
  while (to < sorted.length && sorted[to]!.span.start < end) to++
  return sorted.slice(from, to)
}

/** Whether one of some references in order begins in a span. */
export function doesBeginIn(sorted: readonly Reference[], { start, end }: Span): boolean {
  const first = firstFrom(sorted, start)
  return first < sorted.length && sorted[first]!.span.start < end
}

/** Those of some references that have something in common with a span. */
export function touching(references: readonly Reference[], { start, end }: Span): readonly Reference[] {
  return references.filter(({ span }) => span.start < end && start < span.end)
}

/** A span made larger, so that it holds these references as well. */
export function around({ start, end }: Span, references: readonly Reference[]): Span {
  const starts = references.map(({ span }) => span.start)
  const ends = references.map(({ span }) => span.end)
  return { start: Math.min(start, ...starts), end: Math.max(end, ...ends) }
}

/** Two lists of references, each in order of place, as one in order. Where they overlap the first list's stands, and is demanded if the other's is and begins with it. */
export function merged(first: readonly Reference[], more: readonly Reference[]): readonly Reference[] {
  if (more.length === 0) return first
  const all = [...first]
  const added: Reference[] = []
  let at = 0
  for (const reference of more) {
    while (at < first.length && first[at]!.span.end <= reference.span.start) at++
    const same = first[at]
    if (!same || same.span.start >= reference.span.end) added.push(reference)
    else if (reference.demanded && same.span.start === reference.span.start) all[at] = { ...same, demanded: true }
  }
  return [...all, ...added].sort(byPlace)
}
