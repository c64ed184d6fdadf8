// The values of a configuration file by the keys that lead to them.

import type { Page, Span } from '../model'
import type { Tree } from '../read/tree'
import { treeOf } from '../read/values'

/** One value of a file, with the keys that lead to it. */
export interface Cell {
  /** Of all keys, unlike that of any other: `apps / name=frontend / replicas`; '' for a file that is one value. */
  readonly id: string
  /** Keys; `name=frontend` for an item of a list that is known by its name (`name=frontend (2)` for the second of that name), `[0]` by its place. */
  readonly keys: readonly string[]
  /** Where the last key that is written stands; the value's own place in a list. */
  readonly keySpan: Span
  /** As text, quotes and escapes resolved; '' for none. */
  readonly value: string
  /** With its quotation marks in YAML, without them in HCL. Of a value that an anchor gives: where that is written. */
  readonly span: Span
  /** Whether an item's mere place in a list, or among those of its name, is among the keys, so that another file's cell may be about something else. */
  readonly isOrdinal: boolean
}

/** What names an item of a list. */
const NAMES = ['name', 'key', 'id', 'repoName', 'Name', 'Key'] as const

export interface Cells {
  readonly tree: Tree | undefined
  readonly byId: ReadonlyMap<string, Cell>
}

const remembered = new WeakMap<Page, Cells>()

/** All values of a file, in order; none for what can't be read. Remembered per Page. */
export function cellsIn(page: Page): Cells {
  const known = remembered.get(page)
  if (known) return known
  const tree = treeOf(page)
  const byId = new Map<string, Cell>()
  if (tree) for (const cell of leaves(tree, [], tree.span, false)) if (!byId.has(cell.id)) byId.set(cell.id, cell)
  const cells = { tree, byId }
  remembered.set(page, cells)
  return cells
}

/** The id that keys make. */
export function idOf(keys: readonly string[]): string {
  return keys.join(' / ')
}

/** The id that keys of one environment's file have in every sibling: its own names, where they stand by themselves, as `{environment}`. */
export function sharedIdOf(keys: readonly string[], names: readonly string[]): string {
  const id = idOf(keys)
  if (!names.some((name) => id.includes(name))) return id
  return names.reduce((text, name) => {
    const parts = text.split(name)
    return parts.reduce((sum, part, index) => {
      const isApart = !/[A-Za-z0-9]$/.test(parts[index - 1]!) && !/^[A-Za-z0-9]/.test(part)
      return `${sum}${isApart ? '{environment}' : name}${part}`
    })
  }, id)
}

function* leaves(tree: Tree, keys: readonly string[], keySpan: Span, isOrdinal: boolean): Generator<Cell> {
  if (tree.kind === 'scalar') {
    yield { id: idOf(keys), keys, keySpan, value: tree.value, span: tree.span, isOrdinal }
    return
  }
  if (tree.kind === 'map') {
    if (tree.pairs.length === 0) yield { id: idOf(keys), keys, keySpan, value: '{}', span: tree.span, isOrdinal }
    for (const { key, keySpan: own, value } of tree.pairs) yield* leaves(value, [...keys, key], own, isOrdinal)
    return
  }
  if (tree.items.length === 0) yield { id: idOf(keys), keys, keySpan, value: '[]', span: tree.span, isOrdinal }
  const name = nameOf(tree.items)
  const given = tree.items.map((item) => (name === undefined ? undefined : textOf(item, name)))
  const counts = countsOf(given)
  const seen = new Map<string, number>()
  for (const [index, item] of tree.items.entries()) {
    const own = given[index]
    const time = own === undefined ? 0 : (seen.get(own) ?? 0) + 1
    if (own !== undefined) seen.set(own, time)
    const part = own === undefined ? `[${index}]` : `${name}=${own}${time > 1 ? ` (${time})` : ''}`
    const isPlace = own === undefined || counts.get(own)! > 1
    yield* leaves(item, [...keys, part], { start: item.span.start, end: item.span.start }, isOrdinal || isPlace)
  }
}

/** The key whose value tells the items of a list apart: nearly all of them, so that one record that stands twice in one file does not make its siblings' items others. */
function nameOf(items: readonly Tree[]): string | undefined {
  return NAMES.find((name) => {
    const given = items.map((item) => textOf(item, name))
    return given.every(Boolean) && new Set(given).size * 2 > given.length
  })
}

function countsOf(given: readonly (string | undefined)[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const one of given) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1)
  return counts
}

function textOf(tree: Tree, key: string): string | undefined {
  const value = tree.kind === 'map' ? tree.pairs.find((pair) => pair.key === key)?.value : undefined
  return value?.kind === 'scalar' ? value.value : undefined
}
