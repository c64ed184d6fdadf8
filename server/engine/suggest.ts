// Which of some names was probably meant.

/** The names close enough to `name` to be a slip of it, nearest first, at most three. */
export function nearest(name: string, names: Iterable<string>): readonly string[] {
  const wanted = name.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  return [...new Set(names)]
    .map((candidate) => ({ candidate, distance: distance(wanted, candidate.toLowerCase()) }))
    .filter((one) => one.distance <= limit || (wanted.length > 2 && one.candidate.toLowerCase().includes(wanted)))
    .sort((one, other) => one.distance - other.distance)
    .slice(0, 3)
    .map((one) => one.candidate)
}

/** ` Did you mean a or b?`, or '' when nothing is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  return asQuestion(nearest(name, names))
}

/** ` Did you mean a or b?` of guesses that are made already, or '' of none. */
export function asQuestion(guesses: readonly string[]): string {
  return guesses.length > 0 ? ` Did you mean ${guesses.join(' or ')}?` : ''
}

/** English words that are one letter from a usual name and no slip of it. */
const WORDS = new Set(['stating', 'staying', 'staring', 'staking', 'staving', 'tasting', 'texting'])

/**
 * The one of some names that a word is surely a slip of: one letter too many, missing, wrong or swapped with its neighbour.
 * Undefined for a name itself, one with a letter behind it (a plural; `sandboxa`, the first of several), and names too
 * short to tell a slip from another word.
 */
export function slipOf(word: string, names: Iterable<string>): string | undefined {
  const slip = word.toLowerCase()
  if (!/^[a-z]{5,}$/.test(slip) || WORDS.has(slip)) return undefined
  let found: string | undefined
  for (const name of names) {
    if (slip === name || slip.slice(0, -1) === name) return undefined
    if (!/^[a-z]{6,}$/.test(name) || (slip[0] !== name[0] && slip.slice(1) !== name)) continue
    if (distance(slip, name) === 1) found ??= name
  }
  return found
}

/** A name written as another word is: `Staging` in place of `Preview`, `STAGING` in place of `PREVIEW`. */
export function inCaseOf(word: string, name: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return name.toUpperCase()
  return /^[A-Z]/.test(word) ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other. */
export function distance(from: string, to: string): number {
  // Arguments can be of any length; names are not.
  if (Math.abs(from.length - to.length) > 20 || from.length > 100) return Number.POSITIVE_INFINITY
  let before: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, i) => i)
  for (let i = 1; i <= from.length; i++) {
    const row = [i]
    for (let j = 1; j <= to.length; j++) {
      const change = from[i - 1] === to[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + change)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        best = Math.min(best, before[j - 2]! + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[to.length]!
}
