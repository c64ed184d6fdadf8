// Finds the few names that are worth comparing letter by letter, so that thousands of wrong addresses stay cheap.

export interface SimilarNames {
  /** At most forty names that share groups of three letters with one, most first. */
  like(name: string): readonly string[]
}

/** Groups that more names have than this tell them apart badly and would cost most. */
const COMMON = 200

/** An index of names (lower case). */
export function similarNames(names: Iterable<string>): SimilarNames {
  const having = new Map<string, string[]>()
  for (const name of names)
    for (const group of groupsOf(name)) {
      const same = having.get(group)
      if (same) same.push(name)
      else having.set(group, [name])
    }
  return {
    like(name) {
      const shared = new Map<string, number>()
      for (const group of groupsOf(name)) {
        const same = having.get(group) ?? []
        if (same.length <= COMMON) for (const one of same) shared.set(one, (shared.get(one) ?? 0) + 1)
      }
      const likely = [...shared].filter(([one]) => isNear(one, name)).sort(([, one], [, other]) => other - one)
      return likely.slice(0, 40).map(([one]) => one)
    },
  }
}

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
