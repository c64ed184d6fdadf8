// What is over: hosts that were switched off, and sentences that speak of the past on purpose.

import type { RetiredHost, Span } from './model'

export interface RetiredMention {
  /** The host name alone, without scheme, port or path. */
  readonly span: Span
  readonly host: string
  readonly retired: RetiredHost
}

const HOST = /[A-Za-z0-9.-]/

/** Every host name in a text that one of the patterns retires, in order. Looks for the pattern's own letters first, so a text without them costs one search each. */
export function hostsIn(text: string, patterns: readonly RetiredHost[]): readonly RetiredMention[] {
  const found: RetiredMention[] = []
  for (const retired of patterns) {
    const parts = retired.pattern.split('*')
    const anchor = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
    for (let at = text.indexOf(anchor); at !== -1; at = text.indexOf(anchor, at + anchor.length)) {
      let start = at
      while (start > 0 && at - start < 255 && HOST.test(text[start - 1]!)) start--
      // Behind a template: `${app}-production.cloudapps.digital`.
      while (start < at && /[.-]/.test(text[start]!)) start++
      let end = at + anchor.length
      while (end < text.length && end - at < 255 && HOST.test(text[end]!)) end++
      while (end > start && /[.-]/.test(text[end - 1]!)) end--
      const host = text.slice(start, end)
      if (!matches(host.toLowerCase(), parts) || found.some(({ span }) => span.start === start)) continue
      found.push({ span: { start, end }, host, retired })
    }
  }
  return found.sort((one, other) => one.span.start - other.span.start)
}

/** Whether a host is the parts with one or more characters in place of each `*`. Takes the first fit from the left, which for a suffix is checked at the end. */
function matches(host: string, parts: readonly string[]): boolean {
  if (parts.length === 1) return host === parts[0]
  const first = parts[0]!
  const last = parts.at(-1)!
  if (!host.startsWith(first) || !host.endsWith(last) || host.length < first.length + last.length + 1) return false
  let at = first.length
  for (const part of parts.slice(1, -1)) {
    const next = host.indexOf(part, at + 1)
    if (next === -1) return false
    at = next + part.length
  }
  return at + 1 <= host.length - last.length
}

/** Whether a path is a decision record, a change log or a post-mortem: they tell what was, and must not be brought up to date. */
export function isRecord(path: string): boolean {
  return /(?:^|\/)(?:adr|decisions?|[\w-]*decision[_-]records?|rfcs?|incidents?|post-?mortems?|blog)\/|(?:^|\/)(?:change-?log|history|release-notes)/i.test(
    path,
  )
}

const PAST =
  /\b(?:19|20)\d\d\b|\b(?:was|were|had|been|used to|formerly|former|previously|previous|once|until|before|prior to|after|since|ago|at the time|histor\w*|legacy|old|older|retired?|decommission\w*|deprecated|removed|replaced|migrat\w*|moved?|moving|left|ended|gone|shut|switched|turned off|no longer|not any ?more|originally|then)\b/i

/** Whether the sentence round a span speaks of the past or of a move: then the mention is meant. */
export function tellsHistory(text: string, span: Span): boolean {
  const from = Math.max(0, span.start - 300)
  const before = withoutOurs(text.slice(from, span.start))
  const start = Math.max(
    ...[...before.matchAll(/[.!?:]\s+(?=[A-Z*_[(])|\n\s*\n|\n\s*[-*+|#>]|\n\s*\d+\./g)].map((m) => m.index + 1),
    0,
  )
  const after = withoutOurs(text.slice(span.end, span.end + 300))
  const end = after.search(/[.!?](?:\s|$)|\n\s*\n|\n\s*[-*+|#]/)
  return PAST.test(before.slice(start) + text.slice(span.start, span.end) + (end === -1 ? after : after.slice(0, end)))
}

/** Comments that keep findings quiet name rules such as `environments/retired-host`, and that tells no history. */
function withoutOurs(text: string): string {
  return text.replace(/<!--\s*manual-lens-[^>]*>?|(?:#|\/\/)[ \t]*manual-lens-.*/g, ' ')
}
