// Finds the places that name an environment, by shape and vocabulary.

import type { Term, Vocabulary } from '../catalogue/vocabulary'
import type { Page, Reference } from '../model'
import { type Company, companyOf } from './references/company'
import { contextOf } from './references/context'
import { demandedNames } from './references/demanded'
import { fileEnvironment } from './references/file-environment'
import { type Around, judge } from './references/judge'
import { literally } from './references/patterns'
import { unlabelledHosts } from './references/unlabelled-hosts'

/** A finder for one vocabulary; it remembers what it found per Page. References come in order of place and don't overlap. */
export function createFinder(vocabulary: Vocabulary): (page: Page) => readonly Reference[] {
  const memory = new WeakMap<Page, readonly Reference[]>()
  const words = wordsOf(vocabulary)
  const company = companyOf(vocabulary)
  return (page) => {
    const known = memory.get(page)
    if (known) return known
    const found = find(page, vocabulary, words, company)
    memory.set(page, found)
    return found
  }
}

/** One pass for all words and account numbers; longest first, so that `non-production` is not cut short. */
function wordsOf(vocabulary: Vocabulary): RegExp | undefined {
  const words = [...vocabulary.terms.keys()].sort((one, other) => other.length - one.length)
  return words.length === 0 ? undefined : new RegExp(words.map(literally).join('|'), 'gi')
}

function find(page: Page, vocabulary: Vocabulary, words: RegExp | undefined, company: Company): Reference[] {
  const named = words ? namesIn(page, vocabulary, words, company) : []
  const found = merged(named, demandedNames(page, vocabulary))
  return merged(found, unlabelledHosts(page, vocabulary))
}

function namesIn(page: Page, vocabulary: Vocabulary, words: RegExp, company: Company): Reference[] {
  const found: Reference[] = []
  let around: Around | undefined
  words.lastIndex = 0
  for (let match = words.exec(page.text); match; match = words.exec(page.text)) {
    const start = match.index
    const end = start + match[0].length
    if (!standsAlone(page.text, start, end)) {
      words.lastIndex = start + 1
      continue
    }
    around ??= aroundOf(page, vocabulary, company)
    const term: Term = vocabulary.terms.get(match[0].toLowerCase())!
    const reference = judge(contextOf(page, start, end), term, around)
    if (reference) found.push(reference)
  }
  return found
}

/** Whether the page speaks of environments is looked up when a word asks for it: it costs a pass over the text. */
function aroundOf({ path, text }: Page, vocabulary: Vocabulary, company: Company): Around {
  let isSpoken: boolean | undefined
  return {
    vocabulary,
    company,
    isSpoken: () => {
      isSpoken ??= company.isSpokenOf(text)
      return isSpoken
    },
    file: fileEnvironment(path, vocabulary)?.name,
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
