// What is over: hosts that were switched off, and sentences that speak of the past on purpose.

import { atHand } from './at-hand'
import type { Page, RetiredHost, Span } from './model'
import { dotsOf } from './read/dots'
import { countBefore } from './read/search'

export interface RetiredMention {
  /** The host name alone, without scheme, port or path. */
  readonly span: Span
  readonly host: string
  readonly retired: RetiredHost
}

/** Every host name in a page that one of the patterns retires, in order. Looks for the patterns' own letters first, so a page without them costs one look at its dots. */
export function hostsIn(page: Page, patterns: readonly RetiredHost[]): readonly RetiredMention[] {
  const { text } = page
  const { dotted, undotted, behind } = anchorsOf(patterns)
  let found: Map<number, Candidate> | undefined
  const look = (one: Anchor, at: number): void => {
    const span = hostAround(text, at, one.anchor.length)
    const host = text.slice(span.start, span.end)
    if (!matches(host.toLowerCase(), one.parts)) return
    found ??= new Map()
    // Of patterns that both fit the first counts.
    const before = found.get(span.start)
    if (!before || one.order < before.order)
      found.set(span.start, { order: one.order, mention: { span, host, retired: one.retired } })
  }
  for (const at of dotsOf(page)) {
    const code = text.charCodeAt(at + 1)
    const some = code < 128 ? behind[code] : dotted
    if (some) for (const one of some) if (text.startsWith(one.anchor, at - one.dot)) look(one, at - one.dot)
  }
  for (const one of undotted)
    for (let at = text.indexOf(one.anchor); at !== -1; at = text.indexOf(one.anchor, at + one.anchor.length))
      look(one, at)
  if (!found) return NONE
  return [...found.values()].map(({ mention }) => mention).sort((one, other) => one.span.start - other.span.start)
}

const NONE: readonly RetiredMention[] = []

/** A mention, and which of the patterns it fits. */
interface Candidate {
  readonly order: number
  readonly mention: RetiredMention
}

/** The name of a host of which so many characters stand at an offset. */
function hostAround(text: string, at: number, length: number): Span {
  let start = at
  while (start > 0 && at - start < 255 && isOfHost(text.charCodeAt(start - 1))) start--
  // Behind a template: `${app}-production.cloudapps.digital`.
  while (start < at && isJoint(text.charCodeAt(start))) start++
  let end = at + length
  while (end - at < 255 && isOfHost(text.charCodeAt(end))) end++
  while (end > start && isJoint(text.charCodeAt(end - 1))) end--
  return { start, end }
}

const isJoint = (code: number) => code === 45 || code === 46
const isOfHost = (code: number) =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || isJoint(code)

interface Anchor {
  readonly retired: RetiredHost
  /** Which of the patterns it is. */
  readonly order: number
  readonly parts: readonly string[]
  /** The longest literal part. */
  readonly anchor: string
  /** Where in it the first dot is; -1 where there is none with something behind. */
  readonly dot: number
}

interface Anchors {
  /** Those that have such a dot, and those that haven't. */
  readonly dotted: readonly Anchor[]
  readonly undotted: readonly Anchor[]
  /** Those of the dotted that have a character behind their first dot, by its code if that is below 128. */
  readonly behind: readonly (readonly Anchor[] | undefined)[]
}

const anchored = new WeakMap<readonly RetiredHost[], Anchors>()

function anchorsOf(patterns: readonly RetiredHost[]): Anchors {
  const known = anchored.get(patterns)
  if (known) return known
  const hosts = patterns.map((retired, order) => {
    const parts = retired.pattern.split('*')
    const anchor = parts.reduce((longest, part) => (part.length > longest.length ? part : longest), '')
    const dot = anchor.indexOf('.')
    return { retired, order, parts, anchor, dot: dot === anchor.length - 1 ? -1 : dot }
  })
  const dotted = hosts.filter(({ dot }) => dot !== -1)
  const behind = Array.from({ length: 128 }, (_, code) => {
    const some = dotted.filter(({ anchor, dot }) => anchor.charCodeAt(dot + 1) === code)
    return some.length > 0 ? some : undefined
  })
  const found = { dotted, undotted: hosts.filter(({ dot }) => dot === -1), behind }
  anchored.set(patterns, found)
  return found
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

/** Whether a path is a decision record, a change log, a post-mortem or archived: they tell what was, and must not be brought up to date. */
export function isRecord(path: string): boolean {
  return /(?:^|\/)(?:adrs?|decisions?|[\w-]*decision[_-]records?|rfcs?|incidents?|post-?mortems?|blog|archived?)\/|(?:^|\/)(?:change-?log|history|release-notes|(?:adr|rfc)[-_]?\d|\d{4}-[a-z][^/]*\.md$)/i.test(
    path,
  )
}

/** "Before", "after" and "once" begin instructions too, so they count only with what they are before or after. */
const TURN =
  '(?:the |our |its |that |we |it )?(?:mov|migrat|switch|chang|renam|launch|AWS|Kubernetes|EKS|then|that\\b|now\\b|recently|last )'
const PAST = new RegExp(
  `\\b(?:(?:19|20)\\d\\d\\b|(?:was|were|had|been|ran|lived|used to|formerly|former|previous|previously|ago|at the time|back then|at that time|legacy|old|older|retired?|decommission\\w*|deprecated|removed|replac(?:e|es|ed|ing)|phas(?:ed?|es|ing) out|histor\\w*|migrat\\w*|moved?|moving|ended|gone|shut|switched|turned off|no longer|not any ?more|instead of|originally)\\b|(?:before|prior to|after|until|since) ${TURN}|once (?:hosted|known|called|named|run|used|had|a|an|the|our)\\b|(?:we|GOV\\.UK|has|have|they|it|team) left\\b)|\\(once\\b`,
  'i',
)

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

/** "Before you begin" and "Decommission a machine" are headings of today. */
const PAST_HEADING =
  /\b(?:histor\w*|timeline|change-?log|formerly|former|previously|legacy|retired|decommissioned|deprecated|archived|old)\b|\b(?:before|until|up to) (?:(?:19|20)\d\d|AWS|Kubernetes|the (?:move|migration))\b/i

/** What of a page tells history. */
type Told = Pick<Page, 'text' | 'headings'>

/** Whether a place in a Markdown page tells history: its sentence does, or one of the headings above it. */
export function isHistory(page: Told, span: Span): boolean {
  if (tellsHistory(page.text, span)) return true
  const { headings } = page
  let index = countBefore(headings, (heading) => heading.span.end <= span.start) - 1
  // A page of thousands of headings of one level is no page that a person wrote.
  for (let level = 7, first = Math.max(0, index - 200); index >= first && level > 1; index--) {
    const heading = headings[index]!
    if (heading.level >= level) continue
    if (PAST_HEADING.test(heading.text)) return true
    level = heading.level
  }
  return false
}

const withoutAddresses = atHand<Told>()

/** Whether every one of these links stands where a page tells history. Addresses don't count: what a file is called (`old.md`) says nothing. */
export function linksTellHistory(page: Page, links: readonly Span[]): boolean {
  const words = withoutAddresses.get(page) ?? { headings: page.headings, text: blanked(page) }
  withoutAddresses.set(page, words)
  return links.every((span) => isHistory(words, span))
}

/** The text with blanks in place of the addresses, so that offsets stay. */
function blanked({ text, links, definitions }: Page): string {
  const addresses = [...links, ...definitions].flatMap(({ destinationSpan }) => destinationSpan ?? [])
  let words = ''
  for (const { start, end } of addresses.sort((one, other) => one.start - other.start))
    if (start >= words.length) words += text.slice(words.length, start) + ' '.repeat(end - start)
  return words + text.slice(words.length)
}

/** Comments that keep findings quiet name rules such as `environments/retired-host`, and that tells no history. */
function withoutOurs(text: string): string {
  if (!text.includes('manual-lens-')) return text
  return text.replace(/<!--\s*manual-lens-[^>]*>?|(?:#|\/\/)[ \t]*manual-lens-.*/g, ' ')
}
