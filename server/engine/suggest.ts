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

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other. */
function distance(from: string, to: string): number {
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
