// The words to look for, drawn from a catalogue.

import type { Catalogue } from '../model'

/**
 * How much a word needs beside it to be an environment's name:
 * `name` next to nothing (staging), `word` some context, as it is an English word too (test), `company` nothing (carrenza).
 */
export type Strength = 'name' | 'word' | 'company'

export interface Term {
  /** Canonical, lower case. */
  readonly name: string
  readonly strength: Strength
}

export interface Vocabulary {
  /** Word in lower case -> what it stands for. */
  readonly terms: ReadonlyMap<string, Term>
  /** Ends of host names behind which, going left, the environment's label stands: `publishing.service.gov.uk`. */
  readonly platforms: readonly string[]
}

/** Names that are everyday words in documents and code as well. */
const EVERYDAY = new Set([
  'test',
  'testing',
  'development',
  'dev',
  'preview',
  'ephemeral',
  'live',
  'local',
  'demo',
  'ci',
  'qa',
])

/** The vocabulary of a catalogue: its names and aliases, and the platforms of its hosts. */
export function vocabularyFrom(catalogue: Catalogue): Vocabulary {
  const terms = new Map<string, Term>()
  const platforms = new Set<string>()
  for (const environment of catalogue.environments) {
    for (const word of [environment.name, ...environment.aliases]) {
      const strength = environment.kind === 'hosting' ? 'company' : EVERYDAY.has(word) ? 'word' : 'name'
      terms.set(word, { name: environment.name, strength })
    }
    for (const host of environment.hosts) {
      const at = host.indexOf(`.${environment.name}.`)
      if (at !== -1) platforms.add(host.slice(at + environment.name.length + 2))
    }
  }
  return { terms, platforms: [...platforms].sort((one, other) => other.length - one.length) }
}
