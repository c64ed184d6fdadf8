// The references of one page, each judged when somebody asks for it: most rules look at a few places, and telling what a word means is dear.

import type { Term, Vocabulary } from '../../catalogue/vocabulary'
import type { Page, Reference, Span } from '../../model'
import type { Difference } from '../difference'
import { countBefore } from '../search'
import { type Clues, cluesAgain, cluesIn } from './clues'
import type { Company } from './company'
import { contextsOf } from './context'
import { demandedNames } from './demanded'
import { fileEnvironment } from './file-environment'
import { around, beginningIn, byPlace, doesBeginIn, firstFrom, merged, touching } from './in-order'
import { type Around, judge, LONGEST_PREFIX, mayDiffer } from './judge'
import { unlabelledHosts } from './unlabelled-hosts'
import type { WordSearch } from './words'

/** What is looked for: the words, how to find them, and the company they keep. */
export interface Search {
  readonly vocabulary: Vocabulary
  readonly words: WordSearch
  readonly company: Company
}

/** A word of the vocabulary that stands alone, whatever it means there. */
interface Candidate {
  readonly start: number
  readonly end: number
  readonly word: string
  readonly term: Term
  /** What it turned out to be; null for something else. */
  reference: Reference | null | undefined
}

const NONE: readonly Reference[] = []

export class PageReferences {
  readonly #page: Page
  readonly #clues: Clues
  /** In order; they don't overlap. */
  readonly #candidates: readonly Candidate[]
  #contextAt: ReturnType<typeof contextsOf> | undefined
  #around: Around | undefined
  #demanded: readonly Reference[] | undefined
  #unlabelled: readonly Reference[] | undefined

  /** `before`: those of the page before an edit, with what it changed. */
  constructor(
    page: Page,
    readonly search: Search,
    before?: { readonly references: PageReferences; readonly difference: Difference },
  ) {
    const { words, vocabulary } = search
    this.#page = page
    this.#clues =
      before?.references.search === search
        ? cluesAgain(before.references.#clues, page.text, before.difference, words, vocabulary)
        : cluesIn(page, words, vocabulary)
    this.#candidates = candidatesIn(page.text, search, this.#clues.places)
  }

  /** All of them, in order of place; they don't overlap. */
  all(): readonly Reference[] {
    return this.#merged(0, this.#candidates.length, this.#demandedNames(), this.#unlabelledHosts())
  }

  /** Those that lie in a span, in order; undefined where there may be more than `most`, of which none is judged then. */
  within(span: Span, most: number): readonly Reference[] | undefined {
    const candidates = this.#candidates
    // One that begins in front of the span may stand in the way of a demanded name in it.
    const from = countBefore(candidates, ({ end }) => end <= span.start)
    let to = from
    while (to < candidates.length && candidates[to]!.start < span.end + LONGEST_PREFIX)
      if (++to - from > most) return undefined
    const demanded = beginningIn(this.#demandedNames(), span)
    const unlabelled = beginningIn(this.#unlabelledHosts(), span)
    if (from === to && demanded.length === 0 && unlabelled.length === 0) return NONE
    if (demanded.length + unlabelled.length > most) return undefined
    return this.#merged(from, to, demanded, unlabelled).filter(
      ({ span: { start, end } }) => start >= span.start && end <= span.end,
    )
  }

  /** Those round an offset: each that the offset is in, and perhaps some beside it. */
  round(offset: number): readonly Reference[] {
    // What was found by one means gives way to what the means before it found, so that has to be there as well.
    const unlabelled = touching(this.#unlabelledHosts(), { start: offset, end: offset + 1 })
    const place = around({ start: offset, end: offset + 1 }, unlabelled)
    const demanded = touching(this.#demandedNames(), place)
    const { start, end } = around(place, demanded)
    const candidates = this.#candidates
    const from = countBefore(candidates, (one) => one.end <= start)
    const to = countBefore(candidates, (one) => one.start < end + LONGEST_PREFIX)
    return this.#merged(from, to, demanded, unlabelled)
  }

  /** Whether one may lie in a span, or surely none does. */
  mayLieIn(span: Span): boolean {
    const { start, end } = span
    const candidate = this.#candidates[countBefore(this.#candidates, (one) => one.start < start)]
    if (candidate && candidate.end <= end) return true
    return doesBeginIn(this.#demandedNames(), span) || doesBeginIn(this.#unlabelledHosts(), span)
  }

  /** Whether those that lie in a span may have several names, or surely have one at the most; true also where there may be more than `most`. */
  mayDisagree(span: Span, most: number): boolean {
    const { text } = this.#page
    const candidates = this.#candidates
    let name: string | undefined
    const from = countBefore(candidates, ({ start }) => start < span.start)
    for (let at = from; at < candidates.length && candidates[at]!.end <= span.end; at++) {
      const { start, term } = candidates[at]!
      name ??= term.name
      if (term.name !== name || at - from > most || mayDiffer(text, start)) return true
    }
    for (const others of [this.#demandedNames(), this.#unlabelledHosts()]) {
      const first = firstFrom(others, span.start)
      for (let at = first; at < others.length && others[at]!.span.start < span.end; at++) {
        name ??= others[at]!.name
        if (others[at]!.name !== name || at - first > most) return true
      }
    }
    return false
  }

  /** Whether one of them may have one of these names, or surely none has. */
  mayName(names: Pick<ReadonlySet<string>, 'has'>): boolean {
    const isNamed = ({ name }: Reference): boolean => names.has(name)
    const { text } = this.#page
    return (
      this.#candidates.some((candidate) => {
        if (!names.has(candidate.term.name) && !mayDiffer(text, candidate.start)) return false
        const reference = this.#judged(candidate)
        return reference !== null && isNamed(reference)
      }) ||
      this.#demandedNames().some(isNamed) ||
      this.#unlabelledHosts().some(isNamed)
    )
  }

  /** Those that stand where a name is demanded and have none of these. */
  demandedBut(names: ReadonlySet<string>): readonly Reference[] {
    const { text } = this.#page
    const candidates = this.#candidates
    const found: Reference[] = []
    for (const one of this.#demandedNames()) {
      let mayBeOther = !names.has(one.name)
      // A candidate that begins where it does stands in its place, and goes by its own name.
      const from = countBefore(candidates, ({ end }) => end <= one.span.start)
      let to = from
      for (; to < candidates.length && candidates[to]!.start < one.span.end + LONGEST_PREFIX; to++)
        mayBeOther ||= !names.has(candidates[to]!.term.name) || mayDiffer(text, candidates[to]!.start)
      if (!mayBeOther) continue
      for (const reference of this.#merged(from, to, [one], NONE))
        if (reference.demanded && !names.has(reference.name)) found.push(reference)
    }
    return found
  }

  #demandedNames(): readonly Reference[] {
    this.#demanded ??= demandedNames(this.#page, this.search.vocabulary, this.#clues).sort(byPlace)
    return this.#demanded
  }

  #unlabelledHosts(): readonly Reference[] {
    this.#unlabelled ??= unlabelledHosts(this.#page, this.search.vocabulary, this.#clues).sort(byPlace)
    return this.#unlabelled
  }

  /** Some of the candidates judged, and some of what was found by other means. */
  #merged(from: number, to: number, demanded: readonly Reference[], unlabelled: readonly Reference[]) {
    const named: Reference[] = []
    for (let at = from; at < to; at++) {
      const reference = this.#judged(this.#candidates[at]!)
      if (reference !== null) named.push(reference)
    }
    return merged(merged(named, demanded), unlabelled)
  }

  #judged(candidate: Candidate): Reference | null {
    if (candidate.reference !== undefined) return candidate.reference
    this.#contextAt ??= contextsOf(this.#page)
    this.#around ??= this.#aroundOf(this.#page)
    const context = this.#contextAt(candidate.start, candidate.word)
    candidate.reference = judge(context, candidate.term, this.#around) ?? null
    return candidate.reference
  }

  /** Whose file it is and whether the page speaks of environments is looked up when a word asks for it. */
  #aroundOf({ path, text }: Page): Around {
    const { vocabulary, company } = this.search
    const { places } = this.#clues
    let isSpoken: boolean | undefined
    let file: { readonly name: string | undefined } | undefined
    return {
      vocabulary,
      company,
      isSpoken: () => {
        isSpoken ??= company.isSpokenOf(text, places)
        return isSpoken
      },
      file: () => {
        file ??= { name: fileEnvironment(path, vocabulary)?.name }
        return file.name
      },
    }
  }
}

function candidatesIn(text: string, { vocabulary, words }: Search, places: readonly number[]): readonly Candidate[] {
  const found: Candidate[] = []
  let reached = 0
  for (const start of places) {
    if (start < reached || !mayBegin(text, start)) continue
    const word = words.wordAt(text, start)
    const term = word === undefined ? undefined : vocabulary.terms.get(word)
    if (word === undefined || term === undefined || !standsAlone(text, start, start + word.length)) continue
    reached = start + word.length
    found.push({ start, end: reached, word, term, reference: undefined })
  }
  return found
}

/** Whether something that stands alone may begin there: no letter precedes, or it begins a hump, or is a number. */
function mayBegin(text: string, start: number): boolean {
  const first = text.charCodeAt(start)
  return !isLetter(text.charCodeAt(start - 1)) || isUpper(first) || isDigit(first)
}

/** A word by itself, a segment of an identifier, or a hump of camelCase; not a part of a longer word. */
function standsAlone(text: string, start: number, end: number): boolean {
  const left = text.charCodeAt(start - 1)
  const first = text.charCodeAt(start)
  const last = text.charCodeAt(end - 1)
  const right = text.charCodeAt(end)
  if (isDigit(first)) return !isDigit(left) && !isDigit(right)
  if (isLetter(left) && !(isLower(left) && isUpper(first) && isLower(last))) return false
  if (isLetter(right) && !(isUpper(right) && isLower(last))) return false
  return true
}

const isDigit = (c: number) => c >= 48 && c <= 57
const isLower = (c: number) => c >= 97 && c <= 122
const isUpper = (c: number) => c >= 65 && c <= 90
/** Latin letters, accented ones too; curly quotes and dashes are none. */
const isLetter = (c: number) => isLower(c) || isUpper(c) || (c >= 0xc0 && c < 0x250)
