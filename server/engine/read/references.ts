// Finds the places that name an environment, by shape and vocabulary.

import type { Vocabulary } from '../catalogue/vocabulary'
import type { Page, Reference } from '../model'
import { type Clues, cluesIn, LANDMARKS } from './references/clues'
import { type Company, companyOf } from './references/company'
import { contextsOf } from './references/context'
import { demandedNames } from './references/demanded'
import { fileEnvironment } from './references/file-environment'
import { type Around, judge } from './references/judge'
import { unlabelledHosts } from './references/unlabelled-hosts'
import { searchFor, type WordSearch } from './references/words'

/** A finder for one vocabulary; it remembers what it found per Page. References come in order of place and don't overlap. */
export function createFinder(vocabulary: Vocabulary): (page: Page) => readonly Reference[] {
  const memory = new WeakMap<Page, readonly Reference[]>()
  const words = searchFor(vocabulary.terms.keys(), LANDMARKS)
  const company = companyOf(vocabulary)
  // A rule asks for each link and command of a page, and looking in the memory costs more than all else it does.
  let last: { readonly page: Page; readonly found: readonly Reference[] } | undefined
  return (page) => {
    if (last?.page === page) return last.found
    let found = memory.get(page)
    if (!found) {
      found = find(page, vocabulary, words, company)
      memory.set(page, found)
    }
    last = { page, found }
    return found
  }
}

function find(page: Page, vocabulary: Vocabulary, words: WordSearch, company: Company): Reference[] {
  const clues = cluesIn(page.text, words, vocabulary)
  const found = merged(namesIn(page, vocabulary, words, clues, company), demandedNames(page, vocabulary, clues))
  return merged(found, unlabelledHosts(page, vocabulary, clues))
}

function namesIn(
  page: Page,
  vocabulary: Vocabulary,
  words: WordSearch,
  { places }: Clues,
  company: Company,
): Reference[] {
  const { text } = page
  const found: Reference[] = []
  let around: Around | undefined
  let contextAt: ReturnType<typeof contextsOf> | undefined
  let reached = 0
  for (const start of places) {
    if (start < reached || !mayBegin(text, start)) continue
    const word = words.wordAt(text, start)
    const term = word === undefined ? undefined : vocabulary.terms.get(word)
    if (word === undefined || term === undefined || !standsAlone(text, start, start + word.length)) continue
    reached = start + word.length
    around ??= aroundOf(page, vocabulary, company, places)
    contextAt ??= contextsOf(page)
    const reference = judge(contextAt(start, word), term, around)
    if (reference) found.push(reference)
  }
  return found
}

/** Whose file it is and whether the page speaks of environments is looked up when a word asks for it. */
function aroundOf({ path, text }: Page, vocabulary: Vocabulary, company: Company, places: readonly number[]): Around {
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

/** Two lists of references as one in order of place. Where they overlap the first list's stands, and is demanded if the other's is and begins with it. */
function merged(first: readonly Reference[], more: readonly Reference[]): Reference[] {
  if (more.length === 0) return [...first]
  const all = [...first]
  const added: Reference[] = []
  const sorted = [...more].sort((one, other) => one.span.start - other.span.start)
  let at = 0
  for (const reference of sorted) {
    while (at < first.length && first[at]!.span.end <= reference.span.start) at++
    const same = first[at]
    if (!same || same.span.start >= reference.span.end) added.push(reference)
    else if (reference.demanded && same.span.start === reference.span.start) all[at] = { ...same, demanded: true }
  }
  return [...all, ...added].sort((one, other) => one.span.start - other.span.start)
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
