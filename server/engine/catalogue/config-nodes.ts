// The YAML of manual-lens.yml as its reader wants to see it: aliases followed, merges merged, both forms of a list of names alike.

import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Scalar, visit, type YAMLMap } from 'yaml'
import type { Span } from '../model'

/** A key and its value, or a name and what is said of it. */
export interface NamedNode {
  readonly name: string
  readonly key: unknown
  readonly value: unknown
}

/** The first line of a node in the text. */
export function spanOf(text: string, node: unknown): Span {
  const [start, end] = (node as { range?: readonly [number, number, number] | null }).range ?? [0, 0]
  return { start, end: start + text.slice(start, end).split(/\r?\n/, 1)[0]!.trimEnd().length }
}

const anchors = new WeakMap<Document, ReadonlyMap<string, readonly Node[]>>()

/** What an alias (`*name`) stands for; other nodes, and aliases of nothing, are themselves. */
export function resolved(document: Document, node: unknown): unknown {
  if (!isAlias(node)) return node
  let known = anchors.get(document)
  if (!known) {
    known = anchorsOf(document)
    anchors.set(document, known)
  }
  // The last one of that name above it.
  return known.get(node.source)?.findLast(({ range }) => (range?.[0] ?? 0) < (node.range?.[0] ?? 0)) ?? node
}

function anchorsOf(document: Document): ReadonlyMap<string, readonly Node[]> {
  const found = new Map<string, Node[]>()
  visit(document, {
    Node(_, node) {
      if (isAlias(node) || node.anchor === undefined) return
      const same = found.get(node.anchor)
      if (same) same.push(node)
      else found.set(node.anchor, [node])
    },
  })
  return found
}

/** Nothing, or `null`. */
export function isEmpty(node: unknown): boolean {
  return node === null || node === undefined || (isScalar(node) && node.value === null)
}

/** A scalar's text as written: `007` and `2024-05` too. */
export function written(node: Scalar): string {
  return typeof node.value === 'string' ? node.value.trim() : (node.source ?? String(node.value))
}

/** The pairs of a map; `<<` stands for the pairs of other maps, each of which counts once: they may hold one another. */
export function pairsOf(document: Document, map: YAMLMap, seen = new Set<YAMLMap>([map])): NamedNode[] {
  return map.items.flatMap(({ key, value }) => {
    const name = isScalar(key) ? String(key.value) : ''
    if (name !== '<<') return [{ name, key, value }]
    const merged = resolved(document, value)
    const maps = (isSeq(merged) ? merged.items : [merged]).map((item) => resolved(document, item)).filter(isMap)
    return maps.flatMap((other) => {
      if (seen.has(other)) return []
      seen.add(other)
      return pairsOf(document, other, seen)
    })
  })
}

/** The items of a list as if it were a map: names alone, or maps with a `name`. An item without one has '' and itself as its key. */
export function namedItems(document: Document, items: readonly unknown[]): NamedNode[] {
  return items.flatMap((given): NamedNode[] => {
    const item = resolved(document, given)
    if (isEmpty(item)) return []
    if (isScalar(item)) return [{ name: written(item), key: item, value: null }]
    if (!isMap(item)) return [{ name: '', key: item, value: null }]
    const at = item.items.findIndex(({ key }) => isScalar(key) && String(key.value).toLowerCase() === 'name')
    const name = at === -1 ? undefined : resolved(document, item.items[at]!.value)
    if (!isScalar(name) || isEmpty(name)) return [{ name: '', key: item, value: null }]
    const rest = item.clone() as YAMLMap
    rest.items = item.items.filter((_, index) => index !== at)
    return [{ name: written(name), key: name, value: rest }]
  })
}
