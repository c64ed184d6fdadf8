// The words of a heading as a reader sees them, without marks.

import type { Code, Link, Span } from '../../model'

/** What a heading of mere words doesn't have: marks, white space other than single spaces. */
const MARKED = /[*_~\\`<[]|[^\S ]| {2}/

/** `text`, which stands at `start` in the file, without the marks of its links, code, tags and emphasis; entities as written. */
export function headingText(
  text: string,
  start: number,
  parts: { readonly links: readonly Link[]; readonly code: readonly Code[]; readonly tags: readonly Span[] },
): string {
  if (!MARKED.test(text)) return text.trim()
  const gone: Span[] = [...parts.tags]
  for (const link of parts.links)
    if (link.kind !== 'bare' && link.kind !== 'html' && (link.destination !== '' || link.kind === 'inline'))
      around(link.span, link.textSpan, gone)
  for (const { span, contentSpan } of parts.code) around(span, contentSpan, gone)
  gone.sort((one, other) => one.start - other.start || other.end - one.end)
  let words = ''
  let at = start
  /** Code is kept to the letter; emphasis is only outside of it. */
  const add = (to: number): void => {
    if (to > at) words += text.slice(at - start, to - start)
    at = Math.max(at, to)
  }
  for (const { start: from, end } of gone) {
    if (from >= at) add(from)
    at = Math.max(at, end)
  }
  add(start + text.length)
  return unmarked(words).replace(/\s+/g, ' ').trim()
}

function around(outer: Span, inner: Span, into: Span[]): void {
  into.push({ start: outer.start, end: inner.start }, { start: inner.end, end: outer.end })
}

/** Without emphasis marks and backslashes. */
function unmarked(words: string): string {
  return words
    .replace(/(?<!\\)(\*{1,3})(?=\S)([^*\n]*[^\s*\\])\1/g, '$2')
    .replace(/(?<![A-Za-z0-9\\])(_{1,3})(?=\S)([^_\n]*[^\s_\\])\1(?![A-Za-z0-9])/g, '$2')
    .replace(/~~(?=\S)([^~\n]*\S)~~/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
}
