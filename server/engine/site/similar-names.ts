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
  const having = new Map<Group, number[]>()
  for (let index = 0; index < all.length; index++)
    for (const group of groupsOf(all[index]!)) {
      const same = having.get(group)
      if (!same) having.set(group, [index])
      // Names come one after the other: one that has a group twice was the last to be noted.
      else if (same.at(-1) !== index) same.push(index)
    }
  /** How many groups each name shares with the one that is asked for; all zero between two questions. */
  const shared = new Uint8Array(all.length)
  return {
    like(name) {
      const touched: number[] = []
      for (const group of new Set(groupsOf(name))) {
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

/** Three letters as one number, which is quicker to find than a string; a string where they are none of the first thousand of Unicode. */
type Group = number | string

/** In the order of the name, repeated ones too. No more than a hundred, so that a byte is enough to count them. */
function groupsOf(name: string): Group[] {
  const framed = `^${name.slice(0, 100)}$`
  const groups: Group[] = []
  let [one, two] = [framed.charCodeAt(0), framed.charCodeAt(1)]
  for (let at = 2; at < framed.length; at++) {
    const three = framed.charCodeAt(at)
    const isPlain = one < 1024 && two < 1024 && three < 1024
    groups.push(isPlain ? (one << 20) | (two << 10) | three : framed.slice(at - 2, at + 1))
    one = two
    two = three
  }
  return groups
}

/** A short name inside a long one says nothing. */
function isNear(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) <= Math.max(2, other.length / 3)) return true
  return other.length > 4 && one.length <= other.length * 1.5 && one.includes(other)
}
