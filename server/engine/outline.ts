// The front matter as a thing with parts: for outlines, folding, and growing a selection.

import type { Entry, Page, Span } from './model'

export interface OutlineKey {
  readonly key: string
  /** The value on one line, short. */
  readonly detail: string
  readonly span: Span
  readonly keySpan: Span
}

export interface Outline {
  /** From fence to fence. */
  readonly span: Span
  readonly keys: readonly OutlineKey[]
}

/** The front matter with its keys; undefined for a page that has none. Headings are left out: others show them. */
export function outlineOf({ frontMatter, text }: Page): Outline | undefined {
  if (!frontMatter) return undefined
  const keys = frontMatter.entries.map((entry) => ({
    key: entry.key,
    detail: shortly(text.slice(entry.valueSpan.start, entry.valueSpan.end)),
    span: wholeOf(entry),
    keySpan: entry.keySpan,
  }))
  return { span: frontMatter.span, keys }
}

function shortly(value: string): string {
  const line = value.slice(0, 200).replace(/\s+/g, ' ').trim()
  return line.length > 60 ? `${line.slice(0, 60)}…` : line
}

function wholeOf({ keySpan, valueSpan }: Entry): Span {
  return { start: keySpan.start, end: Math.max(keySpan.end, valueSpan.end) }
}

/** What a selection grows to from an offset (0-based, UTF-16) in the front matter, the smallest first: value without quotes, value, entry, all entries, the block. Empty outside it. */
export function selectionsAt({ frontMatter, text }: Page, offset: number): readonly Span[] {
  if (!frontMatter || !holds(frontMatter.span, offset)) return []
  const spans: Span[] = []
  const entry = frontMatter.entries.find((one) => holds(wholeOf(one), offset))
  const part = entry?.parts?.find(({ span }) => holds(span, offset))
  for (const span of [part?.span, entry && holds(entry.valueSpan, offset) ? entry.valueSpan : entry?.keySpan]) {
    if (!span) continue
    const { start, end } = span
    const isQuoted = end - start > 1 && /["']/.test(text[start]!) && text[start] === text[end - 1]
    if (isQuoted && start < offset && offset < end) spans.push({ start: start + 1, end: end - 1 })
    spans.push(span)
  }
  if (entry) spans.push(wholeOf(entry))
  spans.push(frontMatter.contentSpan, frontMatter.span)
  // Each holds the one before it, and none is there twice.
  return spans.filter((span, index) => {
    const last = spans[index - 1]
    if (!holds(span, offset)) return false
    return (
      !last || (span.start <= last.start && last.end <= span.end && (span.start < last.start || last.end < span.end))
    )
  })
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}
