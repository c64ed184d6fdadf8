// Two letters for each environment, where there is no room for its name: beside a file in the explorer.

import type { Environment } from './model'

/**
 * The badges of environments, by name, at most two characters each and no two alike: `Pr` production, `St` staging,
 * `Np` non-production. Two letters, because a single capital beside a file is what version control says of it. The
 * order decides who gets the better letters; one that finds none left has no badge.
 */
export function badgesOf(environments: readonly Environment[]): ReadonlyMap<string, string> {
  const badges = new Map<string, string>()
  const taken = new Set<string>()
  for (const { name, kind } of environments) {
    if (kind !== 'environment') continue
    const badge = candidates(name).find((one) => !taken.has(one))
    if (badge === undefined) continue
    taken.add(badge)
    badges.set(name, badge)
  }
  return badges
}

/** Initials of a name of several words, then its first letter with each later one, consonants before vowels. */
function candidates(name: string): string[] {
  const letters = [...name.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  const [first = '', second = '', ...rest] = letters
  if (second === '') return first === '' ? [] : [first.toUpperCase()]
  const initials = name
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word][0]!.toLowerCase())
  const consonants = rest.filter((letter) => !/[aeiou]/.test(letter))
  const seconds = [...(initials.length > 1 ? [initials[1]!] : []), second, ...consonants, ...rest]
  return seconds.map((letter) => first.toUpperCase() + letter)
}
