// Inline text: links, images, code spans, addresses and raw HTML, in one pass over each stretch.

import type { Code, Definition, Link, Span } from '../../model'
import { autolinkEnd, bareEnd } from './addresses'
import { destinationEnd, folded, isPunctuation, labelEnd, meant, skipBlank, titleEnd } from './destination'
import { closingsIn, htmlEnd, tagLink } from './html'

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
  /** A link stands inside already, so this one can't be a link. */
  spent: boolean
  /** Another bracket was opened behind it, so its text is no label. */
  nested: boolean
  /** How many links there were when it was opened: those behind are inside. */
  readonly links: number
}

/** What a link's brackets are followed by. */
interface Target {
  readonly kind: 'inline' | 'reference' | 'collapsed' | 'shortcut'
  readonly end: number
  readonly destination: string
  readonly destinationSpan: Span | undefined
  readonly label: string | undefined
}

/** One character that may begin something: a backslash, code, an address or tag, a bracket, a bare address. */
const MARK = /[\\`<[\]]|[hH](?=[tT][tT][pP])|[wW](?=[wW][wW])/g

/** The next place at or behind `from` that may begin something, or -1. The expression passes over words three times as quickly as a loop does. */
function nextMark(s: string, from: number): number {
  MARK.lastIndex = from
  return MARK.test(s) ? MARK.lastIndex - 1 : -1
}

/** Reads `s`, which stands at `start` in the file, and adds what it finds, in order of where it ends. `definitions` by folded label. */
export function readInline(
  s: string,
  start: number,
  definitions: ReadonlyMap<string, Definition>,
  into: InlineParts,
): void {
  const closings = closingsIn(s)
  const runs = backtickRuns(s)
  const brackets: Bracket[] = []
  const span = (from: number, to: number): Span => ({ start: start + from, end: start + to })

  for (let at = nextMark(s, 0); at !== -1; at = nextMark(s, at + 1)) {
    const c = s.charCodeAt(at)
    if (c === 92) {
      if (isPunctuation(s.charCodeAt(at + 1))) at++
    } else if (c === 96) {
      const length = runLength(s, at)
      const close = runs.next(length, at + length)
      if (close !== -1)
        into.code.push({
          kind: 'span',
          span: span(at, close + length),
          contentSpan: span(at + length, close),
          language: '',
        })
      at = (close === -1 ? at : close) + length - 1
    } else if (c === 60) at = angle(at) - 1
    else if (c === 91) {
      const image = s.charCodeAt(at - 1) === 33 && !escaped(s, at - 1)
      const above = brackets.at(-1)
      if (above) above.nested = true
      brackets.push({ at, image, spent: false, nested: false, links: into.links.length })
    } else if (c === 93) {
      const bracket = brackets.pop()
      if (bracket && !bracket.spent) at = closing(bracket, at)
    } else at = bare(at) - 1
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
    const inside = into.links.splice(bracket.links).filter((link) => link.kind !== 'bare')
    into.links.push({
      kind,
      image: bracket.image,
      span: span(first, target.end),
      textSpan: span(bracket.at + 1, at),
      destination,
      destinationSpan,
      label,
    })
    into.links.push(...inside)
    if (!bracket.image && (destination !== '' || kind === 'inline' || definitions.has(label ?? '')))
      for (const other of brackets) if (!other.image) other.spent = true
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
    into.links.push({
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

function runLength(s: string, at: number): number {
  let end = at
  while (s.charCodeAt(end) === 96) end++
  return end - at
}

/** Whether an odd number of backslashes stands in front of an offset. */
function escaped(s: string, at: number): boolean {
  let before = at
  while (s.charCodeAt(before - 1) === 92) before--
  return (at - before) % 2 === 1
}

/** Finds backtick runs by their length. All runs are listed on the first question, so that many unclosed ones stay cheap. */
function backtickRuns(s: string): { next(length: number, from: number): number } {
  let runs: Map<number, number[]> | undefined
  return {
    next(length, from) {
      if (!runs) {
        runs = new Map()
        for (let at = s.indexOf('`'); at !== -1; ) {
          const size = runLength(s, at)
          const same = runs.get(size)
          if (same) same.push(at)
          else runs.set(size, [at])
          at = s.indexOf('`', at + size)
        }
      }
      const same = runs.get(length) ?? []
      let low = 0
      let high = same.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (same[middle]! < from) low = middle + 1
        else high = middle
      }
      return same[low] ?? -1
    },
  }
}
