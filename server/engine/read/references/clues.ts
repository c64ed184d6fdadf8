// What a page's text is looked through for once, so that no other search has to go over all of it.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Page } from '../../model'
import type { Difference } from '../difference'
import { dotsIn, dotsOf } from '../dots'
import { countBefore } from '../search'
import type { WordSearch } from './words'

/** What the places that are looked for have in them, and how far in: every key and flag for an environment, two commands, one more flag, a file of values. */
export const LANDMARKS = ['env', 'gds', 'k-connect', '-context', 'es-']
const CONNECT = 'govuk-connect'
const VALUES = 'values-'

/** Ends of names of files, before which an environment's name may stand. */
export const FILES = ['.tfvars', '.backend', '.govuk.backend']

export interface Clues {
  /** Offsets, in order, where a word of the vocabulary may begin. */
  readonly places: readonly number[]
  /** Where `env` stands, in whatever case and in longer words too, in order. */
  readonly envs: readonly number[]
  /** Where `gds` and `govuk-connect` stand, in order. */
  readonly commands: readonly number[]
  /** Whether there is `-context`. */
  readonly hasContext: boolean
  /** Whether there is `values-`. */
  readonly hasValues: boolean
  /** The dots in front of a platform, or of the end of one of those files, in order. */
  readonly dots: readonly number[]
}

/** The clues in a page. `words` has to find the `LANDMARKS`. */
export function cluesIn(page: Page, words: WordSearch, vocabulary: Vocabulary): Clues {
  return cluesOf(page.text, dotsOf(page), words, vocabulary)
}

function cluesOf(text: string, dots: readonly number[], words: WordSearch, vocabulary: Vocabulary): Clues {
  const { words: places, landmarks } = words.placesIn(text)
  const [envs = [], gds = [], connects = [], contexts = [], values = []] = landmarks
  const commands = [
    ...gds.filter((at) => text.startsWith('gds', at)),
    ...connects.flatMap((at) => (text.startsWith(CONNECT, at - 4) ? at - 4 : [])),
  ]
  return {
    places,
    envs: envs.filter((at) => isEnv(text, at)),
    commands: commands.sort((one, other) => one - other),
    hasContext: contexts.some((at) => text.startsWith('-context', at)),
    hasValues: values.some((at) => text.startsWith(VALUES, at - 4)),
    dots: endingsIn(text, dots, vocabulary),
  }
}

/** As `cluesIn`, by the clues of an earlier text that differed in one stretch: what is not near it is as it was. A text that had `-context` or `values-` may still be said to have it. */
export function cluesAgain(
  before: Clues,
  text: string,
  { start, endBefore, end }: Difference,
  words: WordSearch,
  vocabulary: Vocabulary,
): Clues {
  const reach = Math.max(CONNECT.length, ...endingsOf(vocabulary).suffixes.map(({ length }) => length)) + 1
  const by = end - endBefore
  const [from, to] = [start - reach, endBefore + reach]
  const base = Math.max(0, from - reach)
  const piece = text.slice(base, to + by + reach)
  const near = cluesOf(piece, dotsIn(piece), words, vocabulary)
  const after = (old: readonly number[], found: readonly number[]): readonly number[] => {
    const all = old.slice(
      0,
      countBefore(old, (at) => at < from),
    )
    for (const at of found) if (at + base >= from && at + base < to + by) all.push(at + base)
    const behind = countBefore(old, (at) => at < to)
    for (let at = behind; at < old.length; at++) all.push(old[at]! + by)
    return all
  }
  return {
    places: after(before.places, near.places),
    envs: after(before.envs, near.envs),
    commands: after(before.commands, near.commands),
    hasContext: before.hasContext || near.hasContext,
    hasValues: before.hasValues || near.hasValues,
    dots: after(before.dots, near.dots),
  }
}

function isEnv(text: string, at: number): boolean {
  return isLetter(text, at, 101) && isLetter(text, at + 1, 110) && isLetter(text, at + 2, 118)
}

/** Whether a letter stands there, given as its lower-case code. */
function isLetter(text: string, at: number, letter: number): boolean {
  return (text.charCodeAt(at) | 32) === letter
}

interface Endings {
  /** With the dot in front. */
  readonly suffixes: readonly string[]
  /** Whether one of them has this character behind its dot, by its code if that is below 128. */
  readonly begins: readonly boolean[]
}

const remembered = new WeakMap<Vocabulary, Endings>()

/** What may stand behind an environment's name and a dot: platforms and ends of files, with the dot, in order of preference. */
export function endingsOf(vocabulary: Vocabulary): Endings {
  const known = remembered.get(vocabulary)
  if (known) return known
  const suffixes = [...vocabulary.platforms.map((platform) => `.${platform}`), ...FILES]
  const firsts = new Set(suffixes.map((suffix) => suffix.charCodeAt(1)))
  const endings = { suffixes, begins: Array.from({ length: 128 }, (_, code) => firsts.has(code)) }
  remembered.set(vocabulary, endings)
  return endings
}

/** Those of a text's dots that one of the endings begins with. */
function endingsIn(text: string, dots: readonly number[], vocabulary: Vocabulary): readonly number[] {
  const { suffixes, begins } = endingsOf(vocabulary)
  const found: number[] = []
  for (const at of dots) {
    const code = text.charCodeAt(at + 1)
    // No look beyond the list's end, for which V8 would throw away what it has compiled.
    if ((code >= 128 || begins[code]) && suffixes.some((suffix) => text.startsWith(suffix, at))) found.push(at)
  }
  return found
}
