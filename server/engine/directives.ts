// Comments that keep findings quiet: what is written in them, and which lines they are about.

import { atHand } from './at-hand'
import type { Page, Span } from './model'
import { hashComments } from './read/comments'
import { lineStartsOf, positionAt } from './read/lines'

/** A rule, or a group such as `links/*`, as a comment names it. */
export interface NamedRule {
  readonly id: string
  readonly span: Span
}

export type DirectiveKind = 'line' | 'next-line' | 'file' | 'disable' | 'enable' | 'unknown'

/** One comment of ours. */
export interface Directive {
  readonly kind: DirectiveKind
  /** The whole comment, with its marks. */
  readonly span: Span
  /** `manual-lens-disable-line`: what it says it is. */
  readonly word: Span
  /** Empty: every rule. */
  readonly rules: readonly NamedRule[]
  /** '' when none is given. */
  readonly reason: string
  /** Of `line` and `next-line`: the lines it reaches, 0-based, the last included. */
  readonly lines: { readonly first: number; readonly last: number }
}

/** What is looked for before anything else, so that a page without it costs one search. */
const WORD = 'manual-lens-'
const KINDS: Readonly<Record<string, DirectiveKind>> = {
  'disable-line': 'line',
  'disable-next-line': 'next-line',
  'disable-file': 'file',
  disable: 'disable',
  enable: 'enable',
}

/** The words that a comment of ours may begin with, in full. */
export const DIRECTIVE_WORDS: readonly string[] = Object.keys(KINDS).map((word) => WORD + word)

/** Whether a directive is about a rule. One without rules is not about findings on such comments: it would hide that it does nothing. */
export function names({ rules }: Directive, rule: string): boolean {
  if (rules.length === 0) return !rule.startsWith('suppression/')
  return rules.some(({ id }) => means(id, rule))
}

/** Whether `named` is the rule or its group. */
export function means(named: string, rule: string): boolean {
  return named === rule || (named.endsWith('/*') && rule.startsWith(named.slice(0, -1)))
}

const remembered = atHand<readonly Directive[]>()

/** The page's comments of ours, in order of place; remembered per Page. Those in code are samples and don't count. */
export function directivesOf(page: Page): readonly Directive[] {
  const known = remembered.get(page)
  if (known) return known
  const said = page.text.includes(WORD) ? commentsOf(page).flatMap((span) => directive(page.text, span) ?? []) : []
  const directives = said.length > 0 ? withLines(page, said) : said
  remembered.set(page, directives)
  return directives
}

/** The comments that could hold a directive: those the reader found, `#` comments of the front matter, and, where there is no reader, lines that look so. */
function commentsOf(page: Page): readonly Span[] {
  const { kind, text, frontMatter, comments } = page
  if (kind === 'yaml') return comments
  if (kind === 'markdown') {
    if (!frontMatter) return comments
    const { start, end } = frontMatter.contentSpan
    const content = text.slice(start, end)
    if (!content.includes(WORD)) return comments
    const own = hashComments(content, lineStartsOf(content))
    return [...own.map((span) => ({ start: span.start + start, end: span.end + start })), ...comments]
  }
  const found: Span[] = []
  for (let at = text.indexOf(WORD); at !== -1; ) {
    const before = text.slice(Math.max(0, at - 100), at)
    const mark = /(?:^|\s)(#|\/\/)[ \t]*$/.exec(before)?.[1]
    // The rest of the line belongs to it; a line can be long, so it is passed over once.
    const end = mark ? at + text.slice(at).search(/[\r\n]|$/) : at + 1
    if (mark) found.push({ start: at - before.length + before.lastIndexOf(mark), end })
    at = text.indexOf(WORD, end)
  }
  return found
}

/** What a comment says; undefined when it is none of ours. */
function directive(text: string, span: Span): Directive | undefined {
  const end = text.startsWith('-->', span.end - 3) ? span.end - 3 : span.end
  const whole = text.slice(span.start, end)
  const opening = /^(?:<!--|#+|\/\/+)\s*/.exec(whole)?.[0].length ?? 0
  const [written] = /^manual-lens-[a-z-]+(?=[\s:,]|$)/.exec(whole.slice(opening)) ?? []
  if (written === undefined) return undefined
  const name = written.slice(WORD.length)
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name]! : 'unknown'
  // Other comments may be about Manual Lens without being for it.
  if (kind === 'unknown' && !/^(?:disable|enable|ignore|suppress)/.test(name)) return undefined
  const start = span.start + opening
  const word = { start, end: start + written.length }
  const { rules, reason } = said(whole.slice(opening + written.length), word.end)
  return { kind, span, word, rules, reason, lines: { first: 0, last: -1 } }
}

/** Rules, with commas or blanks between them, then the reason behind a colon or `--`. `offset` is where `rest` stands in the file. */
function said(rest: string, offset: number): { readonly rules: NamedRule[]; readonly reason: string } {
  const rules: NamedRule[] = []
  let at = 0
  for (;;) {
    const gap = /[\s,]*/y
    gap.lastIndex = at
    const between = gap.exec(rest)?.[0] ?? ''
    at += between.length
    if (at >= rest.length) return { rules, reason: '' }
    if (rest[at] === ':') return { rules, reason: rest.slice(at + 1).trim() }
    if (rest.startsWith('--', at)) return { rules, reason: rest.slice(at).replace(/^-+/, '').trim() }
    const token = /[^\s,:]+/y
    token.lastIndex = at
    const id = token.exec(rest)?.[0] ?? ''
    // A sentence behind the rules is a reason that lacks its colon.
    if (rules.length > 0 && !id.includes('/') && !between.includes(',')) return { rules, reason: rest.slice(at).trim() }
    rules.push({ id, span: { start: offset + at, end: offset + at + id.length } })
    at += id.length
  }
}

/** The directives with the lines they reach. */
function withLines(page: Page, said: readonly Directive[]): Directive[] {
  const lineAt = (offset: number): number => positionAt(page.lineStarts, offset).line
  // Several above one another are all about the line below them.
  const alone = new Set(said.filter(({ span }) => standsAlone(page, span)).map(({ span }) => lineAt(span.start)))
  const blocks = page.code.filter(({ kind }) => kind !== 'span')
  const ends = new Map(blocks.map(({ span }) => [lineAt(span.start), lineAt(Math.max(span.start, span.end - 1))]))
  const reach = (first: number): Directive['lines'] => {
    const last = ends.get(first) ?? textEnd(page, first)
    ends.set(first, last)
    return { first, last }
  }
  let below = 0
  return said.map((one) => {
    const last = lineAt(Math.max(one.span.start, one.span.end - 1))
    if (one.kind === 'line') return { ...one, lines: reach(last) }
    if (one.kind !== 'next-line') return one
    below = Math.max(below, last + 1)
    while (alone.has(below)) below++
    return { ...one, lines: reach(below) }
  })
}

/** Whether a comment has its line, or the front of it, to itself. */
export function standsAlone({ text, lineStarts }: Page, { start }: Span): boolean {
  return /^[\s>]*$/.test(text.slice(lineStarts[positionAt(lineStarts, start).line], start))
}

/** The last line of a YAML text that a `|` or `>` in this line begins; the line itself where none does. */
function textEnd({ kind, text, lineStarts, frontMatter }: Page, line: number): number {
  const start = lineStarts[line]
  if (start === undefined || !(kind === 'yaml' || (frontMatter && start < frontMatter.contentSpan.end))) return line
  const opening = opensText(text.slice(start, lineStarts[line + 1] ?? text.length))
  if (opening === undefined) return line
  let last = line
  for (let next = line + 1; next < lineStarts.length; next++) {
    const content = text.slice(lineStarts[next], lineStarts[next + 1] ?? text.length)
    if (content.trim() === '') continue
    if (content.search(/[^ ]/) <= opening) break
    last = next
  }
  return last
}

/** The column of the key whose `|` or `>` text begins behind a line; undefined where none does. */
export function opensText(line: string): number | undefined {
  const content = line.replace(/\s#.*$/s, '').trimEnd()
  return /(?:^|[\s:-])[|>][+\-0-9]{0,3}$/.test(content.slice(-6)) ? /^[ ]*(?:- +)*/.exec(content)![0].length : undefined
}
