// Inline text: links, images, code spans, addresses and raw HTML, in one pass over each stretch.

import type { Code, Definition, Link, Span } from '../../model'
import { autolinkEnd, bareEnd } from './addresses'
import { backtickRuns, runLength } from './backticks'
import { destinationEnd, folded, isPunctuation, labelEnd, meant, skipBlank, titleEnd } from './destination'
import { type Closings, closingsIn, htmlEnd, tagLink } from './html'
import { nextMark } from './marks'

export interface InlineParts {
  readonly links: Link[]
  readonly code: Code[]
  readonly comments: Span[]
  /** Raw tags, which a heading's text leaves out. */
  readonly tags: Span[]
}

interface Bracket {
  /** Of `[`. */
  readonly at: number
  readonly image: boolean
  /** Another bracket was opened behind it, so its text is no label. */
  nested: boolean
  /** How many bare addresses there were when it was opened: those behind are inside. */
  readonly bares: number
}

/** What a link's brackets are followed by. */
interface Target {
  readonly kind: 'inline' | 'reference' | 'collapsed' | 'shortcut'
  readonly end: number
  readonly destination: string
  readonly destinationSpan: Span | undefined
  readonly label: string | undefined
}

/**
 * A reader of inline text that adds what it finds to `into`, in order of where it ends, bare addresses last; `start` is
 * where the text stands in the file, `from` an offset in it in front of which nothing begins. `definitions` by folded label. One for all stretches of a page: there are many.
 */
export function inlineReader(
  definitions: ReadonlyMap<string, Definition>,
  into: InlineParts,
): (text: string, start: number, from: number) => void {
  let s = ''
  let start = 0
  let closings: Closings | undefined
  let nextRun: ReturnType<typeof backtickRuns> | undefined
  const brackets: Bracket[] = []
  /** How many of the open brackets can't be a link any more, because one stands inside; images still can. */
  let spent = 0
  /** Bare addresses that may still turn out to be a link's text. */
  const bares: Link[] = []

  return (text, at, from) => {
    s = text
    start = at
    closings = undefined
    nextRun = undefined
    spent = 0
    // Setting a length costs as much as reading a few words.
    if (brackets.length > 0) brackets.length = 0
    for (let at = nextMark(s, from); at !== -1; at = nextMark(s, at + 1)) at = mark(at)
    if (bares.length === 0) return
    for (const link of bares) into.links.push(link)
    bares.length = 0
  }

  function span(from: number, to: number): Span {
    return { start: start + from, end: start + to }
  }

  /** Reads what begins at a mark, and gives its last offset. */
  function mark(at: number): number {
    const c = s.charCodeAt(at)
    if (c === 92) return isPunctuation(s.charCodeAt(at + 1)) ? at + 1 : at
    if (c === 96) return code(at)
    if (c === 60) return angle(at) - 1
    if (c === 91) {
      const image = s.charCodeAt(at - 1) === 33 && !escaped(s, at - 1)
      const above = brackets.at(-1)
      if (above) above.nested = true
      brackets.push({ at, image, nested: false, bares: bares.length })
      return at
    }
    if (c !== 93) return bare(at) - 1
    const bracket = brackets.pop()
    const isSpent = bracket && !bracket.image && brackets.length < spent
    spent = Math.min(spent, brackets.length)
    return bracket && !isSpent ? closing(bracket, at) : at
  }

  /** At a run of backticks: the code up to the next run of the same length, if there is one. */
  function code(at: number): number {
    const length = runLength(s, at)
    nextRun ??= backtickRuns(s)
    const close = nextRun(length, at + length)
    if (close === -1) return at + length - 1
    const contentSpan = span(at + length, close)
    into.code.push({ kind: 'span', span: span(at, close + length), contentSpan, language: '' })
    return close + length - 1
  }

  /** Behind what begins with `<`: an address, a tag, or the sign alone. */
  function angle(at: number): number {
    const address = autolinkEnd(s, at)
    if (address !== -1) {
      const inner = span(at + 1, address - 1)
      const destination = s.slice(at + 1, address - 1)
      into.links.push({
        kind: 'autolink',
        image: false,
        span: span(at, address),
        textSpan: inner,
        destination: /^[A-Za-z][A-Za-z0-9+.-]+:/.test(destination) ? destination : `mailto:${destination}`,
        destinationSpan: inner,
        label: undefined,
      })
      return address
    }
    closings ??= closingsIn(s)
    const end = htmlEnd(s, at, closings)
    if (end === -1) return at + 1
    const tag = s.slice(at, end)
    if (tag.startsWith('<!--')) into.comments.push(span(at, end))
    const link = tagLink(tag, start + at)
    if (link) into.links.push(link)
    into.tags.push(span(at, end))
    return end
  }

  /** At `]`: makes the link or image if there is one, and gives its last offset. */
  function closing(bracket: Bracket, at: number): number {
    const target = targetOf(bracket, at)
    if (!target) return at
    const first = bracket.image ? bracket.at - 1 : bracket.at
    const { kind, destination, destinationSpan, label } = target
    // What looked like a bare address inside a link's text is the text.
    if (bares.length > bracket.bares) bares.length = bracket.bares
    into.links.push({
      kind,
      image: bracket.image,
      span: span(first, target.end),
      textSpan: span(bracket.at + 1, at),
      destination,
      destinationSpan,
      label,
    })
    if (!bracket.image && (destination !== '' || kind === 'inline' || definitions.has(label ?? '')))
      spent = brackets.length
    return target.end - 1
  }

  function targetOf(bracket: Bracket, at: number): Target | undefined {
    const next = s.charCodeAt(at + 1)
    if (next === 40) {
      const inline = inlineTarget(at + 1)
      if (inline) return inline
    }
    const text = s.slice(bracket.at + 1, at)
    if (next === 91) {
      const end = labelEnd(s, at + 1)
      if (end !== -1) return fullTarget(s.slice(at + 2, end - 1), end)
    }
    const own = bracket.nested || text.length > 999 ? '' : folded(text)
    const definition = own === '' ? undefined : definitions.get(own)
    const collapsed = next === 91 && s.charCodeAt(at + 2) === 93
    if (definition) return reference(collapsed ? 'collapsed' : 'shortcut', collapsed ? at + 3 : at + 1, own)
    // Redcarpet, which renders the manual, lets one blank stand between the two.
    if (
      (next === 32 || next === 10) &&
      s.charCodeAt(at + 2) === 40 &&
      /^\((?:https?:|mailto:|[/#.])/.test(s.slice(at + 2, at + 10))
    )
      return inlineTarget(at + 2)
    if (collapsed && own !== '' && !opensTarget(s, at + 3)) return reference('collapsed', at + 3, own)
    return undefined
  }

  function fullTarget(written: string, end: number): Target | undefined {
    const label = folded(written)
    // Behind an undefined label another may follow that makes this one a link's text.
    if (!definitions.has(label) && (opensTarget(s, end) || written.includes('<'))) return undefined
    return reference('reference', end, label)
  }

  function reference(kind: 'reference' | 'collapsed' | 'shortcut', end: number, label: string): Target {
    return { kind, end, destination: definitions.get(label)?.destination ?? '', destinationSpan: undefined, label }
  }

  /** `(destination "title")` at `at`. */
  function inlineTarget(at: number): Target | undefined {
    const from = skipBlank(s, at + 1)
    const to = s[from] === ')' ? from : destinationEnd(s, from)
    if (to === -1) return undefined
    let end = skipBlank(s, to)
    if (end > to) {
      const title = titleEnd(s, end)
      if (title !== -1) end = skipBlank(s, title)
    }
    if (s[end] !== ')') return undefined
    return {
      kind: 'inline',
      end: end + 1,
      destination: meant(s.slice(from, to)),
      destinationSpan: span(from, to),
      label: undefined,
    }
  }

  /** Behind a bare web address at `at`, or `at + 1`. */
  function bare(at: number): number {
    const end = bareEnd(s, at)
    if (end === -1) return at + 1
    const here = span(at, end)
    const written = s.slice(at, end)
    bares.push({
      kind: 'bare',
      image: false,
      span: here,
      textSpan: here,
      destination: /^www/i.test(written) ? `http://${written}` : written,
      destinationSpan: here,
      label: undefined,
    })
    return end
  }
}

/** Whether the bracket that ends in front of `at` could be the text of a link of its own. */
function opensTarget(s: string, at: number): boolean {
  return s.charCodeAt(at) === 40 || s.charCodeAt(at) === 91
}

/** Whether an odd number of backslashes stands in front of an offset. */
function escaped(s: string, at: number): boolean {
  let before = at
  while (s.charCodeAt(before - 1) === 92) before--
  return (at - before) % 2 === 1
}
