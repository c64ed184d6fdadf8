// Makes texts out of others, by a random source that is the same every time it begins with the same number.

import { ODD, piecesFor } from './pieces'

export interface Random {
  /** A whole number from 0 up to, and without, `below`. */
  below(below: number): number
  of<T>(items: readonly T[]): T
}

/** Mulberry32: small, quick, good enough to pick by. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const below = (most: number): number => Math.floor(next() * most)
  return { below, of: (items) => items[below(items.length)]! }
}

/** Longer texts only make it slow. */
const LONGEST = 6_000

/** The text changed in one to six places; `others` are what is spliced in. */
export function mutated(text: string, path: string, others: readonly string[], random: Random): string {
  let now = text
  for (let times = 1 + random.below(6); times > 0; times--) now = changed(now, path, others, random)
  return now.length > LONGEST ? now.slice(0, LONGEST) : now
}

function changed(text: string, path: string, others: readonly string[], random: Random): string {
  const from = random.below(text.length + 1)
  const to = Math.min(text.length, from + random.below(random.of([4, 40, 400])))
  const [before, part, behind] = [text.slice(0, from), text.slice(from, to), text.slice(to)]
  const pieces = piecesFor(path)
  switch (random.below(11)) {
    case 0:
      return before + behind
    case 1:
      return before + part + part + behind
    case 2:
      return before + part.repeat(2 + random.below(20)) + behind
    case 3:
      return before + random.of(ODD) + part + behind
    case 4:
      return before + random.of(pieces) + behind
    case 5: {
      const other = random.of(others)
      const start = random.below(other.length + 1)
      return before + other.slice(start, start + random.below(600)) + part + behind
    }
    case 6:
      return before + flipped(part, random) + behind
    case 7:
      return text.replace(/\r\n|\r|\n/g, random.of(['\r\n', '\r', '\n', '\u2028', '\n\n', ' ']))
    case 8: {
      const lines = text.split('\n')
      const [one, other] = [random.below(lines.length), random.below(lines.length)]
      ;[lines[one], lines[other]] = [lines[other]!, lines[one]!]
      return lines.join('\n')
    }
    case 9: {
      const piece = random.of(pieces)
      return before + piece.repeat(1 + random.below(random.of([3, 30]))) + part + behind
    }
    default:
      return before + random.of(pieces) + part + random.of(pieces) + behind
  }
}

/** A character of it made another. */
function flipped(part: string, random: Random): string {
  if (part === '') return String.fromCharCode(random.below(0x10000))
  const at = random.below(part.length)
  const code = random.of([part.charCodeAt(at) ^ (1 << random.below(8)), random.below(128), random.below(0x10000)])
  return part.slice(0, at) + String.fromCharCode(code) + part.slice(at + 1)
}
