// What a page's text is looked through for once, so that no other search has to go over all of it.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Page } from '../../model'
import { dotsOf } from '../dots'
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
  const { text } = page
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
    dots: endingsIn(page, vocabulary),
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

/** The dots of a page that one of the endings begins with. */
function endingsIn(page: Page, vocabulary: Vocabulary): readonly number[] {
  const { text } = page
  const { suffixes, begins } = endingsOf(vocabulary)
  const found: number[] = []
  for (const at of dotsOf(page)) {
    const code = text.charCodeAt(at + 1)
    // No look beyond the list's end, for which V8 would throw away what it has compiled.
    if ((code >= 128 || begins[code]) && suffixes.some((suffix) => text.startsWith(suffix, at))) found.push(at)
  }
  return found
}
