// Which comments keep which findings quiet, and how one that keeps none is taken away.

import { atHand } from './at-hand'
import { type Directive, directivesOf, names, standsAlone } from './directives'
import type { Finding, Page, Span } from './model'
import { positionAt } from './read/lines'
import { countBefore } from './read/search'

/** The directives about one rule. */
interface View {
  readonly file: readonly Directive[]
  /** `line` and `next-line`, by the first line they reach. */
  readonly lines: ReadonlyMap<number, readonly Directive[]>
  /** `disable` and `enable`, in order. */
  readonly switches: readonly Directive[]
}

interface Read {
  readonly directives: readonly Directive[]
  /** Of more than one line, reached as a whole, in order. */
  readonly blocks: readonly Directive['lines'][]
  readonly views: Map<string, View>
}

const remembered = atHand<Read>()
const NONE: readonly Directive[] = []
const NOTHING: Read = { directives: NONE, blocks: [], views: new Map() }

function readOf(page: Page): Read {
  const known = remembered.get(page)
  if (known) return known
  const directives = directivesOf(page)
  const blocks = directives.map(({ lines }) => lines).filter(({ first, last }) => last > first)
  const read = directives.length > 0 ? { directives, blocks, views: new Map() } : NOTHING
  remembered.set(page, read)
  return read
}

/** What keeps the findings of a rule at one place quiet. */
export interface Silence {
  readonly file: readonly Directive[]
  /** On the place's line, or above it or its block. */
  readonly line: readonly Directive[]
  readonly range: Directive | undefined
}

/** What keeps a finding of `rule` at `offset` quiet; undefined: it is heard. Arrays are shared between places of a line. */
export function silence(page: Page, rule: string, offset: number): Silence | undefined {
  const read = readOf(page)
  // A rule that failed has checked nothing: that must never look clean.
  if (read === NOTHING || rule.startsWith('engine/')) return undefined
  const { file, lines, switches } = viewOf(read, rule)
  const { line } = positionAt(page.lineStarts, offset)
  const block = read.blocks[countBefore(read.blocks, ({ first }) => first <= line) - 1]
  const own = lines.get(block && line <= block.last ? block.first : line) ?? NONE
  const last = switches[countBefore(switches, ({ span }) => span.start <= offset) - 1]
  const range = last?.kind === 'disable' ? last : undefined
  return file.length + own.length > 0 || range ? { file, line: own, range } : undefined
}

function viewOf(read: Read, rule: string): View {
  const known = read.views.get(rule)
  if (known) return known
  const file: Directive[] = []
  const lines = new Map<number, Directive[]>()
  const switches: Directive[] = []
  for (const one of read.directives) {
    if (!names(one, rule)) continue
    if (one.kind === 'file') file.push(one)
    else if (one.kind === 'disable' || one.kind === 'enable') switches.push(one)
    else if (one.kind !== 'unknown') {
      const others = lines.get(one.lines.first)
      if (others) others.push(one)
      else lines.set(one.lines.first, [one])
    }
  }
  const view = { file, lines, switches }
  read.views.set(rule, view)
  return view
}

/** Which rules each directive keeps quiet; one that keeps none quiet is not in it. */
export function usesOf(page: Page, findings: readonly Finding[]): ReadonlyMap<Directive, ReadonlySet<string>> {
  const used = new Map<Directive, Set<string>>()
  const seen = new Set<unknown>()
  const note = (one: Directive, rule: string): void => {
    const rules = used.get(one)
    if (rules) rules.add(rule)
    else used.set(one, new Set([rule]))
  }
  for (const { rule, span } of findings) {
    const by = silence(page, rule, span.start)
    if (by?.range) note(by.range, rule)
    // The lists are the same ones for all findings of a rule that they reach.
    for (const list of by ? [by.file, by.line] : [])
      if (list.length > 0 && !seen.has(list)) {
        seen.add(list)
        for (const one of list) note(one, rule)
      }
  }
  return used
}

/** A rule with the comma that stood with it. */
export function withoutRule({ text }: Page, { rules }: Directive, { start, end }: Span): Span {
  const next = rules.find((rule) => rule.span.start > start)
  if (next) return { start, end: next.span.start }
  return { start: start - /(?<![\s,])[\s,]*$/.exec(text.slice(rules.at(-2)!.span.end, start))![0].length, end }
}

/** A comment with its line, when it has one to itself, or else with the blanks before it. */
export function withComment(page: Page, { start, end }: Span): Span {
  const { text } = page
  const ending = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end))?.[0]
  const before = /(?<![ \t])[ \t]*$/.exec(text.slice(Math.max(0, start - 1_000), start))![0].length
  const isWhole = standsAlone(page, { start, end }) && !/>/.test(text.slice(start - before - 1, start))
  if (isWhole && ending !== undefined) return { start: start - before, end: end + ending.length }
  return { start: start - before, end }
}
