// Where a page has names of environments, by what stands before and behind each, so that the same place with another word is found at once.

import { countBefore } from '../search'

/** So much is looked at on either side (UTF-16 units): more than a word's context holds. */
const REACH = 200

export interface Peers {
  /** Whether some name has `before` right in front of it and `next`, one character, behind it. A line break in front of the whole text counts as there. */
  has(before: string, next: string): boolean
  /** Whether some name has `after` right behind it. */
  hasBefore(after: string): boolean
}

/** The places of the names in a text, which are found as they are spelt, in longer words too. */
export function peersIn(text: string, names: readonly string[]): Peers {
  let fronts: readonly string[] | undefined
  let backs: readonly string[] | undefined
  return {
    has: (before, next) => {
      fronts ??= placesOf(text, names)
        .map(([at, end]) => {
          const front = (at < REACH ? '\n' : '') + text.slice(Math.max(0, at - REACH), at)
          return `${text.charAt(end)}${reversed(front)}`
        })
        .sort()
      return someBeginsWith(fronts, next + reversed(before))
    },
    hasBefore: (after) => {
      backs ??= placesOf(text, names)
        .map(([, end]) => text.slice(end, end + REACH))
        .sort()
      return someBeginsWith(backs, after)
    },
  }
}

/** Where each of the names begins and ends. */
function placesOf(text: string, names: readonly string[]): readonly (readonly [at: number, end: number])[] {
  const places: [number, number][] = []
  for (const name of names)
    for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + 1)) places.push([at, at + name.length])
  return places
}

function reversed(text: string): string {
  return text.split('').reverse().join('')
}

/** Whether one of some sorted texts begins so. */
function someBeginsWith(sorted: readonly string[], start: string): boolean {
  return sorted[countBefore(sorted, (text) => text < start)]?.startsWith(start) ?? false
}
