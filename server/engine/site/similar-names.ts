// Finds the few names that are worth comparing letter by letter, so that thousands of wrong addresses stay cheap.

export interface SimilarNames {
  /** At most forty names that share groups of three letters with one, most first. */
  like(name: string): readonly string[]
}

const MOST = 40

/** Groups that more names have than this tell them apart badly and would cost most. */
const COMMON = 200

/** An index of names (lower case, each once). */
export function similarNames(names: Iterable<string>): SimilarNames {
  const all = [...names]
  /** Group -> which of all names have it. */
  const having = new Map<string, number[]>()
  for (const [index, name] of all.entries())
    for (const group of groupsOf(name)) {
      const same = having.get(group)
      if (same) same.push(index)
      else having.set(group, [index])
    }
  /** How many groups each name shares with the one that is asked for; all zero between two questions. */
  const shared = new Uint8Array(all.length)
  return {
    like(name) {
      const touched: number[] = []
      for (const group of groupsOf(name)) {
        const same = having.get(group)
        if (same && same.length <= COMMON) for (const index of same) if (shared[index]!++ === 0) touched.push(index)
      }
      let most = 0
      for (const index of touched) if (shared[index]! > most) most = shared[index]!
      const best: string[] = []
      // In the order in which they were found, those that share most first: there are few counts, and many names.
      for (let count = most; count > 0 && best.length < MOST; count--)
        for (const index of touched)
          if (shared[index] === count && best.length < MOST && isNear(all[index]!, name)) best.push(all[index]!)
      for (const index of touched) shared[index] = 0
      return best
    },
  }
}

/** No more than a hundred, so that a byte is enough to count them. */
function groupsOf(name: string): Set<string> {
  const framed = `^${name.slice(0, 100)}$`
  const groups = new Set<string>()
  for (let at = 0; at + 3 <= framed.length; at++) groups.add(framed.slice(at, at + 3))
  return groups
}

/** A short name inside a long one says nothing. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) <= Math.max(2, other.length / 3)) return true
  return other.length > 4 && one.length <= other.length * 1.5 && one.includes(other)
}
