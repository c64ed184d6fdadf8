// Finds the places that name an environment, by shape and vocabulary.

import type { Term, Vocabulary } from '../catalogue/vocabulary'
import type { Form, Page, Reference, Span } from '../model'
import { type Context, contextOf } from './references/context'
import { demandedNames } from './references/demanded'
import { namesEnvironment, type Surroundings } from './references/everyday'
import { isFrameworkMode, isOtherIntegration, isOtherProduction, isOtherStaging } from './references/senses'

/** A finder for one vocabulary; it remembers what it found per Page. References come in order of place and don't overlap. */
export function createFinder(vocabulary: Vocabulary): (page: Page) => readonly Reference[] {
  const memory = new WeakMap<Page, readonly Reference[]>()
  const words = wordsOf(vocabulary)
  const around = surroundingsOf(vocabulary)
  return (page) => {
    const known = memory.get(page)
    if (known) return known
    const found = find(page, vocabulary, words, around)
    memory.set(page, found)
    return found
  }
}

/** One pass for all words; longest first, so that `non-production` is not cut short. */
function wordsOf(vocabulary: Vocabulary): RegExp | undefined {
  const words = [...vocabulary.terms.keys()].sort((one, other) => other.length - one.length)
  return words.length === 0 ? undefined : new RegExp(words.map(literally).join('|'), 'gi')
}

function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

function surroundingsOf(vocabulary: Vocabulary): Surroundings {
  const names = [...vocabulary.terms].filter(([, term]) => term.strength === 'name').map(([word]) => word)
  const any = names.length === 0 ? '(?!)' : names.map(literally).join('|')
  const clear =
    names
      .filter((word) => word !== 'production')
      .map(literally)
      .join('|') || '(?!)'
  const open = '["\'`*_\\[{]{0,3}'
  const close = '["\'`*_\\]}]{0,3}'
  const joint = '\\s*(?:,?\\s*(?:and|or)\\s|[,/|&])\\s*(?:the\\s+|in\\s+|on\\s+)?'
  return {
    nameBefore: new RegExp(`\\b(?:${any})${close}${joint}${open}$`, 'i'),
    nameAfter: new RegExp(`^${close}${joint}${open}(?:${any})\\b`, 'i'),
    clearBefore: new RegExp(`\\b(?:${clear})${close}${joint}${open}$`, 'i'),
    clearAfter: new RegExp(`^${close}${joint}${open}(?:${clear})\\b`, 'i'),
    isName: (word) => vocabulary.terms.get(word)?.strength === 'name',
    platforms: vocabulary.platforms,
  }
}

function find(page: Page, vocabulary: Vocabulary, words: RegExp | undefined, around: Surroundings): Reference[] {
  const found: Reference[] = []
  if (words) {
    words.lastIndex = 0
    for (let match = words.exec(page.text); match; match = words.exec(page.text)) {
      const start = match.index
      const end = start + match[0].length
      if (!standsAlone(page.text, start, end)) {
        words.lastIndex = start + 1
        continue
      }
      const reference = judge(contextOf(page, start, end), vocabulary.terms.get(match[0].toLowerCase())!, around)
      if (reference) found.push(reference)
    }
  }
  const known = new Set(found.map(({ span }) => span.start))
  for (const demanded of demandedNames(page, vocabulary)) {
    const at = found.findIndex(({ span }) => span.start < demanded.span.end && demanded.span.start < span.end)
    if (at === -1) found.push(demanded)
    else if (known.has(demanded.span.start)) found[at] = { ...found[at]!, demanded: true }
  }
  return found.sort((one, other) => one.span.start - other.span.start)
}

/** A word by itself, a segment of an identifier, or a hump of camelCase; not a part of a longer word. */
function standsAlone(text: string, start: number, end: number): boolean {
  const left = text.charCodeAt(start - 1)
  const first = text.charCodeAt(start)
  const last = text.charCodeAt(end - 1)
  const right = text.charCodeAt(end)
  if (isLetter(left) && !(isLower(left) && isUpper(first) && isLower(last))) return false
  if (isLetter(right) && !(isUpper(right) && isLower(last))) return false
  return true
}

const isLower = (c: number) => c >= 97 && c <= 122
const isUpper = (c: number) => c >= 65 && c <= 90
/** Latin letters, accented ones too; curly quotes and dashes are none. */
const isLetter = (c: number) => isLower(c) || isUpper(c) || (c >= 0xc0 && c < 0x250)

/** `non-production`, `pre-production`: a name of their own, not the environment they differ from. */
const PREFIX = /\b(non|pre)[-_ ]?$/i

function judge(c: Context, term: Term, around: Surroundings): Reference | undefined {
  if (term.strength === 'company') return reference(c, term.name)
  const prefix = PREFIX.exec(c.before)
  if (prefix && (term.name === 'production' || /[-_]$/.test(prefix[0]))) {
    const name = `${prefix[1]!.toLowerCase()}-${term.name}`
    return reference(c, name === 'pre-production' ? 'preproduction' : name, c.start - prefix[0].length)
  }
  // Beside a name that is no framework's mode ("staging or production builds") the other senses are out.
  const listed =
    c.label.length === c.word.length && (around.clearBefore.test(c.before) || around.clearAfter.test(c.after))
  if (listed && !/^\s+(?:mode|tests?|testing)\b/i.test(c.after)) return reference(c, term.name)
  if (isFrameworkMode(c)) return undefined
  if (term.strength === 'word') return namesEnvironment(c, around) ? reference(c, term.name) : undefined
  if (isOtherIntegration(c) || isOtherStaging(c) || isOtherProduction(c)) return undefined
  return reference(c, term.name)
}

function reference(c: Context, name: string, start = c.start): Reference {
  const span: Span = { start, end: c.end }
  return { span, text: c.page.text.slice(start, c.end), name, form: formOf(c), demanded: false }
}

/** The word's own shape says more than the container where there is one. */
function formOf(c: Context): Form {
  if (/^[\w-]*(?:\.[\w-]+)*\.(?:digital|uk|com|org|net|io|internal)\b/.test(c.after)) return 'host'
  if (c.label.length > c.word.length && c.form !== 'url') return 'identifier'
  if (c.form !== 'url' && (c.after[0] === '/' || c.before.endsWith('/')) && !/\s/.test(c.after[1] ?? ' ')) return 'path'
  return c.form
}
