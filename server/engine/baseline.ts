// The baseline: findings that are known and not to be heard again, found by what they are about and not by where they stand.

import type { Baseline, Finding, KnownFinding, Page } from './model'

/** Where a workspace keeps its baseline: at its root. */
export const BASELINE = 'manual-lens-baseline.json'

const VERSION = 1
/** Longer texts (in UTF-16 units) are cut, and end in a hash of all of it. */
const LONGEST = 80

/** Reads a baseline file; undefined is one that is there and could not be read. What is wrong is in `problem`, and then nothing is known. */
export function readBaseline(text: string | undefined): Baseline {
  const wrong = (problem: string): Baseline => ({ known: [], problem })
  if (text === undefined) return wrong('could not be read. Make it readable')
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (error) {
    if (/^(?:<{7}|={7}|>{7})/m.test(text)) return wrong('holds marks of a merge conflict. Resolve it')
    return wrong(`is no JSON (${error instanceof Error ? error.message : String(error)}). Mend it`)
  }
  const { version, findings } = record(data)
  if (version !== VERSION)
    return wrong(
      typeof version === 'number'
        ? `has version ${version}, and this is made for ${VERSION}. Use the Manual Lens that wrote it`
        : 'is no baseline: it has no “version”. Restore it',
    )
  if (!Array.isArray(findings)) return wrong('has no list “findings”. Restore it')
  const known: KnownFinding[] = []
  for (const [index, item] of findings.entries()) {
    const { path, rule, text: about, occurrence = 1, reason } = record(item)
    if (typeof path !== 'string' || typeof rule !== 'string' || typeof about !== 'string' || !isCount(occurrence))
      return wrong(`has no “path”, “rule”, “text” or “occurrence” in finding ${index + 1}. Restore it`)
    known.push({ path, rule, text: about, occurrence, ...(typeof reason === 'string' ? { reason } : {}) })
  }
  return { known, problem: undefined }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0
}

/** The text of a baseline file: sorted, a finding to a line, so that a difference shows what came and went. */
export function baselineText(known: readonly KnownFinding[]): string {
  const lines = [...known].sort(inOrder).map(({ path, rule, text, occurrence, reason }) => {
    const item = { path, rule, text, ...(occurrence > 1 ? { occurrence } : {}), ...(reason ? { reason } : {}) }
    return `    ${JSON.stringify(item)}`
  })
  return `{\n  "version": ${VERSION},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`
}

function inOrder(one: KnownFinding, other: KnownFinding): number {
  return (
    compare(one.path, other.path) ||
    compare(one.rule, other.rule) ||
    compare(one.text, other.text) ||
    one.occurrence - other.occurrence
  )
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

/** Each finding of a page as a baseline knows it, in the same order. `findings` have to be all that there are: equal ones are counted. */
export function asKnown(page: Page, findings: readonly Finding[]): readonly KnownFinding[] {
  const counts = new Map<string, number>()
  return findings.map(({ rule, span, message }) => {
    const text = about(page.text.slice(span.start, span.end), message)
    const key = `${rule} ${text}`
    const occurrence = (counts.get(key) ?? 0) + 1
    counts.set(key, occurrence)
    return { path: page.path, rule, text, occurrence }
  })
}

/** What tells known findings apart. */
export function keyOf({ path, rule, text, occurrence }: KnownFinding): string {
  return JSON.stringify([path, rule, text, occurrence])
}

export interface Sorted {
  /** Those that the baseline doesn't know. */
  readonly fresh: readonly Finding[]
  readonly known: readonly Finding[]
}

const remembered = new WeakMap<Baseline, ReadonlySet<string>>()

/** The findings of a page (all that there are), sorted into new and known ones. A rule that failed is never known: what was not checked must not look clean. */
export function sortOut(baseline: Baseline | undefined, page: Page, findings: readonly Finding[]): Sorted {
  if (!baseline || baseline.known.length === 0 || findings.length === 0) return { fresh: findings, known: [] }
  let keys = remembered.get(baseline)
  if (!keys) {
    keys = new Set(baseline.known.map(keyOf))
    remembered.set(baseline, keys)
  }
  const fresh: Finding[] = []
  const known: Finding[] = []
  for (const [index, one] of asKnown(page, findings).entries()) {
    const finding = findings[index]!
    if (isRecorded(finding) && keys.has(keyOf(one))) known.push(finding)
    else fresh.push(finding)
  }
  return { fresh, known }
}

/** Whether a finding may be in a baseline at all. */
export function isRecorded({ rule }: Finding): boolean {
  return !rule.startsWith('engine/')
}

/** What a finding is about: the words underlined, or, where they are none (a missing key has only the place where it would stand), those that the message quotes. */
function about(underlined: string, message: string): string {
  const words = /[\p{L}\p{N}]/u.test(underlined)
    ? underlined
    : [underlined, ...[...message.matchAll(/“([^“”]{1,200})”/g)].slice(0, 1).map(([, quoted]) => quoted)].join(' ')
  const text = words.replace(/\s+/g, ' ').trim()
  if (text.length <= LONGEST) return text
  return `${text.slice(0, LONGEST - 20).replace(/[\ud800-\udbff]$/, '')}… ${hash(text)}`
}

/** Two 32-bit hashes (FNV-1a) of a text. */
function hash(text: string): string {
  let one = 0x811c9dc5
  let other = 0x1000193
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 0x01000193)
    other = Math.imul(other ^ text.charCodeAt(i), 0x85ebca6b)
  }
  return `${(one >>> 0).toString(36)}${(other >>> 0).toString(36)}`
}
