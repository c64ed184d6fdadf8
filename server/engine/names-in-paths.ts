// Environments' names in the names of files and folders.

import type { Environment, Workspace } from './model'
import { squashed } from './respell'

/** The words for environments, and how to find them in a path. */
export interface Names {
  readonly pattern: RegExp
  /** Word without joints -> the environment's name. */
  readonly owner: ReadonlyMap<string, string>
  readonly words: readonly string[]
}

/** The words of a catalogue. */
export function namesIn(environments: readonly Environment[]): Names {
  const owner = new Map<string, string>()
  const words: string[] = []
  for (const { name, aliases, kind } of environments)
    if (kind === 'environment')
      for (const word of [name, ...aliases]) {
        owner.set(squashed(word), name)
        words.push(word)
      }
  // Longest first, so that `non-production` is not taken for production; `non-` and `pre-` deny what is behind them.
  const any = words
    .sort((one, other) => other.length - one.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_]/g, '[-_]?'))
    .join('|')
  return {
    pattern: new RegExp(`(?<![A-Za-z])(?<!(?:non|pre)[-_]?)(?:${any || '(?!)'})(?![A-Za-z])`, 'gi'),
    owner,
    words,
  }
}

export interface Spot {
  readonly at: number
  readonly text: string
}

/** Where a text (a part of a path) has such words, in order. */
export function placesOf(segment: string, { pattern }: Names): Spot[] {
  return Array.from(segment.matchAll(pattern), ({ index, 0: text }) => ({ at: index, text }))
}

const remembered = new WeakMap<
  ReadonlySet<string>,
  { readonly of: Workspace['catalogue']; readonly all: readonly string[] }
>()

/** Beginnings of paths behind which several environments' names stand (`terraform/variables/`, `charts/values-`), in the workspace or where the catalogue points. Remembered while files and catalogue stay. */
export function namePrefixes({ files, catalogue }: Workspace): readonly string[] {
  const known = remembered.get(files)
  if (known?.of === catalogue) return known.all
  const names = namesIn(catalogue.environments)
  const behind = new Map<string, Set<string>>()
  const pointed = catalogue.environments.flatMap(({ pointers }) => pointers.flatMap(({ path }) => path ?? []))
  for (const path of [...files, ...pointed])
    for (const { at, text } of placesOf(path, names)) {
      const prefix = path.slice(0, at)
      const found = behind.get(prefix) ?? new Set()
      behind.set(prefix, found.add(names.owner.get(squashed(text)) ?? ''))
    }
  const all = [...behind].flatMap(([prefix, found]) => (found.size > 1 && prefix !== '' ? [prefix] : []))
  remembered.set(files, { of: catalogue, all })
  return all
}
