// Everything that may be fixed without being looked at, and fixes applied to a text.

import type { Edit, Finding, Fix } from './model'

/** The first safe fix of each finding, in order; of those that overlap or touch only the first, so that each goes into the text that it was made for. */
export function safeFixes(findings: readonly Finding[]): readonly Fix[] {
  const chosen: Fix[] = []
  const taken: Edit[] = []
  for (const { fixes } of findings) {
    const fix = fixes.find(({ safe }) => safe)
    if (!fix || fix.edits.some((edit) => taken.some((other) => overlap(edit, other)))) continue
    chosen.push(fix)
    taken.push(...fix.edits)
  }
  return chosen
}

function overlap(one: Edit, other: Edit): boolean {
  return one.path === other.path && one.span.start <= other.span.end && other.span.start <= one.span.end
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
