// A map that differs from another one in a few values, so that a keystroke in a large workspace copies nothing.

/** Above so many differences a copy is better. */
const FEW = 64

/** `base` with other values for some of its keys, in the order of `base`; keys that it doesn't have come last, as in a copy. `base` must not change any more. */
export function changedMap<V>(base: ReadonlyMap<string, V>, changes: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
  const [below, own] =
    base instanceof ChangedMap ? [base.base, new Map<string, V>(base.own)] : [base, new Map<string, V>()]
  for (const [key, value] of changes) own.set(key, value)
  const isFew = own.size <= FEW && [...own.keys()].every((key) => below.has(key))
  if (isFew) return new ChangedMap(below, own)
  const copy = new Map(base)
  for (const [key, value] of changes) copy.set(key, value)
  return copy
}

/** The keys whose values are others in one of two maps than in the other, or in one only. Two that come from the same map are compared where they were changed, and nowhere else. */
export function changedKeys<V>(before: ReadonlyMap<string, V>, after: ReadonlyMap<string, V>): string[] {
  const [one, other] = [partsOf(before), partsOf(after)]
  const isKin = one.base === other.base
  const keys = isKin ? [...one.own.keys(), ...other.own.keys()] : [...before.keys(), ...after.keys()]
  return [...new Set(keys)].filter((key) => before.get(key) !== after.get(key))
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>()

function partsOf<V>(map: ReadonlyMap<string, V>): Pick<ChangedMap<V>, 'base' | 'own'> {
  return map instanceof ChangedMap ? map : { base: map, own: NOTHING }
}

class ChangedMap<V> implements ReadonlyMap<string, V> {
  readonly size: number
  constructor(
    readonly base: ReadonlyMap<string, V>,
    readonly own: ReadonlyMap<string, V>,
  ) {
    this.size = base.size
  }

  get(key: string): V | undefined {
    return this.own.get(key) ?? this.base.get(key)
  }

  has(key: string): boolean {
    return this.base.has(key)
  }

  keys(): MapIterator<string> {
    return this.base.keys()
  }

  *values(): MapIterator<V> {
    for (const [, value] of this) yield value
  }

  *entries(): MapIterator<[string, V]> {
    for (const [key, value] of this.base) yield [key, this.own.get(key) ?? value]
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries()
  }

  forEach(tell: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (const [key, value] of this) tell(value, key, this)
  }
}
