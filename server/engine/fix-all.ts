// Everything that may be fixed without being looked at, and fixes applied to a text.

import type { Edit, Finding, Fix, Span } from './model'
import { countBefore } from './read/search'

/** The first safe fix of each finding, in order; of those that overlap or touch only the first, so that each goes into the text that it was made for. */
export function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  const chosen: Fix[] = []
  const taken = new Map<string, Span[]>()
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe)
    if (!fix || fix.edits.some(({ path, span }) => touches(taken.get(path) ?? [], span))) continue
    chosen.push(fix)
    for (const { path, span } of fix.edits) {
      const own = taken.get(path) ?? []
      own.splice(placeIn(own, span.start), 0, span)
      taken.set(path, own)
    }
  }
  return chosen
}

/** Whether a span touches one of some that are in order and don't overlap. */
function touches(sorted: readonly Span[], { start, end }: Span): boolean {
  const at = placeIn(sorted, start)
  // Edits of one fix may meet, so the one before the last may reach as far as the last.
  const before = Math.max(sorted[at - 1]?.end ?? -1, sorted[at - 2]?.end ?? -1)
  return start <= before || (sorted[at]?.start ?? Number.POSITIVE_INFINITY) <= end
}

/** Behind all that start before an offset. */
function placeIn(sorted: readonly Span[], offset: number): number {
  return countBefore(sorted, ({ start }) => start < offset)
}

/** A text with edits that don't overlap; those of other paths are left out. */
export function edited(text: string, path: string, edits: readonly Edit[]): string {
  const own = edits.filter((edit) => edit.path === path).sort((one, other) => one.span.start - other.span.start)
  let at = 0
  let result = ''
  for (const { span, text: added } of own) {
    result += text.slice(at, span.start) + added
    at = span.end
  }
  return result + text.slice(at)
}
