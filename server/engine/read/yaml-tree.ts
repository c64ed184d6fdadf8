// YAML (and JSON) as a tree of values, anchors and merges resolved, each value with the span of where it is written.

import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import type { Span } from '../model'
import { tooDeepAt } from './parse-yaml'
import { DEEPEST, MOST, type Pair, type Tree } from './tree'

interface Reading {
  readonly anchors: Map<string, unknown>
  left: number
}

/** The first document's values, or a list of all documents' where there are several; undefined for what YAML can't read (templates of Helm, for instance). */
export function yamlTree(text: string): Tree | undefined {
  if (isTooDeep(text) || tooDeepAt(text) !== -1) return undefined
  const documents = parseAllDocuments(text.replace(/^\ufeff/, ' '), {
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  if (!Array.isArray(documents) || documents.some(({ errors }) => errors.length > 0)) return undefined
  const reading: Reading = { anchors: new Map(), left: MOST }
  const items = documents.flatMap((document) => {
    reading.anchors.clear()
    return treeFrom(document.contents, reading, 0) ?? []
  })
  // Half a file would look as if keys were missing from it.
  if (reading.left < 0) return undefined
  return items.length > 1 ? { kind: 'list', items, span: { start: 0, end: text.length } } : items[0]
}

/** Whether a text may be nested so deeply that the parser, which calls itself for each level, would run out of stack. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const c = text.charCodeAt(at)
    if (c === 0x5b || c === 0x7b) depth++
    else if ((c === 0x5d || c === 0x7d) && depth > 0) depth--
    if (depth > 200) return true
  }
  return /(?:[-?:]\s{1,9}){200}|\n {400}/.test(text)
}

function treeFrom(node: unknown, reading: Reading, depth: number): Tree | undefined {
  if (depth > DEEPEST || --reading.left < 0) return undefined
  // An anchor means its last definition before the alias, so it is noted as the reading comes by.
  const anchor = (node as { anchor?: string } | null)?.anchor
  if (anchor !== undefined) reading.anchors.set(anchor, node)
  if (isAlias(node)) return treeFrom(reading.anchors.get(node.source), reading, depth + 1)
  const range = (node as { range?: readonly number[] } | null)?.range
  const span: Span = { start: range?.[0] ?? 0, end: range?.[1] ?? 0 }
  if (isScalar(node)) {
    const { value, source } = node
    // As written, so that `1.10` and `007` stay what they are.
    const written = typeof value === 'string' ? value : (source ?? String(value ?? ''))
    return { kind: 'scalar', value: written, span }
  }
  if (isSeq(node))
    return { kind: 'list', items: node.items.flatMap((item) => treeFrom(item, reading, depth + 1) ?? []), span }
  if (isMap(node)) return { kind: 'map', pairs: pairsOf(node.items, reading, depth), span }
  return undefined
}

/** Own keys in their order, then merged ones that are not among them; of a key that stands twice the last counts. */
function pairsOf(
  items: readonly { readonly key: unknown; readonly value: unknown }[],
  reading: Reading,
  depth: number,
): readonly Pair[] {
  const own = new Map<string, Pair>()
  const merged = new Map<string, Pair>()
  for (const { key, value } of items) {
    const name = isScalar(key) ? (typeof key.value === 'symbol' ? '<<' : (key.source ?? String(key.value))) : undefined
    if (name === undefined || !isScalar(key)) continue
    const range = key.range ?? [0, 0]
    const tree = value === null ? undefined : treeFrom(value, reading, depth + 1)
    if (name === '<<' && tree && tree.kind !== 'scalar') {
      const sources = tree.kind === 'list' ? tree.items : [tree]
      for (const source of sources)
        if (source.kind === 'map')
          for (const pair of source.pairs) if (!merged.has(pair.key)) merged.set(pair.key, pair)
      continue
    }
    const keySpan = { start: range[0]!, end: range[1]! }
    const nothing: Tree = { kind: 'scalar', value: '', span: { start: keySpan.end, end: keySpan.end } }
    own.set(name, { key: name, keySpan, value: tree ?? nothing })
  }
  return [...own.values(), ...[...merged.values()].filter(({ key }) => !own.has(key))]
}
