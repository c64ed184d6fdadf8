// The words to look for, drawn from a catalogue.

import type { Catalogue } from '../model'

/**
 * How much a word needs beside it to be an environment's name:
 * `name` next to nothing (staging), `word` some context, as it is an English word too (test), `company` nothing (carrenza),
 * `account` nothing: it is the number of a cloud account.
 */
export type Strength = 'name' | 'word' | 'company' | 'account'

export interface Term {
  /** Canonical, lower case. */
  readonly name: string
  readonly strength: Strength
}

/** What stands on either side of `{environment}` in a name pattern: the literals between placeholders, `['', '-']` for `{application}-`. Empty: nothing. */
export interface NamePattern {
  readonly before: readonly string[]
  readonly after: readonly string[]
}

export interface Vocabulary {
  /** Word in lower case -> what it stands for. */
  readonly terms: ReadonlyMap<string, Term>
  /** Ends of host names behind which, going left, the environment's label stands: `publishing.service.gov.uk`. */
  readonly platforms: readonly string[]
  /** The platforms whose hosts without a label belong to an environment: `publishing.service.gov.uk` -> production. */
  readonly unlabelled: ReadonlyMap<string, string>
  readonly patterns: readonly NamePattern[]
  /** Names of applications that hold a word of the vocabulary, lower case. */
  readonly applications: ReadonlySet<string>
}

/** Names that are everyday words in documents and code as well. */
const EVERYDAY = new Set(
  (
    'test testing development dev preview ephemeral live local demo ci qa sandbox training acceptance alpha beta canary ' +
    'blue green shared tools build dr perf performance review stage stable release research trial lab pilot default main'
  ).split(' '),
)

/** Whether a name (lower case) is an everyday word as well. */
export function isEveryday(name: string): boolean {
  return EVERYDAY.has(name)
}

/** The vocabulary of a catalogue: its names, aliases and account numbers, and the platforms of its hosts. */
export function vocabularyFrom(catalogue: Catalogue): Vocabulary {
  const { namePatterns, applications } = catalogue
  const terms = new Map<string, Term>()
  const platforms = new Set<string>()
  for (const environment of catalogue.environments) {
    for (const word of [environment.name, ...environment.aliases].map((name) => name.toLowerCase())) {
      const strength = environment.kind === 'hosting' ? 'company' : EVERYDAY.has(word) ? 'word' : 'name'
      terms.set(word, { name: environment.name, strength })
    }
    for (const { id } of environment.accounts)
      if (/^\d{6,}$/.test(id)) terms.set(id, { name: environment.name, strength: 'account' })
    for (const host of environment.hosts) {
      for (const label of [environment.name, ...environment.aliases]) {
        const at = `.${host}`.indexOf(`.${label}.`)
        if (at !== -1) platforms.add(host.slice(at + label.length + 1))
      }
    }
  }
  // `nonlive`, `nonprod`: written together they are found as words of their own.
  for (const [word, { name, strength }] of [...terms])
    if (
      strength !== 'company' &&
      strength !== 'account' &&
      /^[a-z]/.test(word) &&
      !word.startsWith('non') &&
      !terms.has(`non${word}`)
    )
      terms.set(`non${word}`, { name: `non-${/^prod/.test(name) ? 'production' : name}`, strength: 'name' })
  for (const host of catalogue.hosts) {
    const suffix = host.split('{environment}.')[1]
    if (suffix !== undefined && !suffix.includes('{')) platforms.add(suffix)
  }
  const sorted = [...platforms].sort((one, other) => other.length - one.length)
  return {
    terms,
    platforms: sorted,
    unlabelled: unlabelledIn(catalogue, platforms),
    patterns: namePatterns.flatMap((pattern) => patternOf(pattern) ?? []),
    applications: new Set(
      applications
        .map((name) => name.toLowerCase())
        .filter((name) => name.split(/[-_]/).some((part) => terms.has(part))),
    ),
  }
}

/** Hosts of one label before a platform that other environments have a label of their own for. */
function unlabelledIn({ environments }: Catalogue, platforms: ReadonlySet<string>): Map<string, string> {
  const found = new Map<string, string>()
  for (const { name, hosts } of environments)
    for (const host of hosts) {
      const suffix = /^\{[\w-]+\}\.([a-z0-9.-]+)$/i.exec(host)?.[1]
      if (suffix !== undefined && platforms.has(suffix)) found.set(suffix, name)
    }
  return found
}

function patternOf(pattern: string): NamePattern | undefined {
  const at = pattern.indexOf('{environment}')
  if (at === -1) return undefined
  const literals = (side: string): string[] => (side === '' ? [] : side.toLowerCase().split(/\{[^{}]*\}/))
  return { before: literals(pattern.slice(0, at)), after: literals(pattern.slice(at + '{environment}'.length)) }
}
