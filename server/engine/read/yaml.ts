// YAML nodes to entries: keys and values as plain data, each with its exact span.

import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode } from 'yaml'
import type { Entry, Page, Part, Problem, ScalarStyle, ValueKind } from '../model'
import { parseYaml } from './parse-yaml'

export interface YamlRead {
  /** Of a map at the top its entries; of a list at the top those of the maps in it, `path` beginning with their index. */
  readonly entries: readonly Entry[]
  readonly problems: readonly Problem[]
}

/** Reads a YAML text for its first one or two levels; what YAML can't read gives no entries and a problem. Never throws. */
export function readYaml(text: string): YamlRead {
  const source = text.replace(/\r(?!\n)/g, '\n').replace(/^\ufeff/, ' ')
  const document = parseYaml(source, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const span = { start: error.pos[0], end: Math.max(error.pos[0], error.pos[1]) }
    return { entries: [], problems: [{ code: 'yaml', span, message: `YAML can’t read this: ${error.message}.` }] }
  }
  if (!isSeq(document.contents)) return { entries: entriesOf(document, source, 0), problems: [] }
  const entries = document.contents.items.flatMap((item, index) =>
    isMap(item) ? entriesIn(item.items as readonly Pair[], [index], source, 0) : [],
  )
  return { entries, problems: [] }
}

const remembered = new WeakMap<Page, YamlRead>()

/** `readYaml` of a page that several have questions about, as they have about the site's settings and its list of repositories; remembered as long as the page. */
export function yamlOf(page: Page): YamlRead {
  let read = remembered.get(page)
  if (!read) {
    read = readYaml(page.text)
    remembered.set(page, read)
  }
  return read
}

/** The entries of a map at the document's top; `offset` is where the document starts in the whole file. */
export function entriesOf(document: Document.Parsed, source: string, offset: number): Entry[] {
  return isMap(document.contents) ? entriesIn(document.contents.items as readonly Pair[], [], source, offset) : []
}

interface Pair {
  readonly key: ParsedNode
  readonly value: ParsedNode | null
}

function entriesIn(
  pairs: readonly Pair[],
  above: readonly (string | number)[],
  source: string,
  offset: number,
): Entry[] {
  return pairs.map(({ key, value }) => {
    const name = isScalar(key)
      ? String(typeof key.value === 'symbol' ? '<<' : key.value)
      : source.slice(...bounds(key.range))
    return entryOf([...above, name], name, key.range, value, source, offset)
  })
}

type Range = readonly [number, number, number] | null | undefined

function bounds(range: Range): [number, number] {
  return range ? [range[0], range[1]] : [0, 0]
}

/** One entry; `value` is null where `? key` has none. */
function entryOf(
  path: readonly (string | number)[],
  key: string,
  keyRange: Range,
  value: ParsedNode | null,
  source: string,
  offset: number,
): Entry {
  const [keyStart, keyEnd] = bounds(keyRange)
  let [start, end] = value?.range ? bounds(value.range) : [keyEnd, keyEnd]
  const empty = value === null || (isScalar(value) && start === end)
  if (empty) {
    // In reach only: where a thousand keys have no colon, each would look for one to the end of the text.
    const colon = source.slice(keyEnd, keyEnd + 2_000).indexOf(':')
    start = end = keyEnd + colon + 1
  } else while (end > start && /\s/.test(source[end - 1]!)) end--
  const { kind, plain, style } = nodeValue(value, source.slice(start, end))
  const rest = /^[ \t]*(#[^\r\n]*)/.exec(source.slice(end, end + 2_000))
  const block = style === 'block' || kind === 'map' || kind === 'list'
  const comment = rest && !block ? rest[1]!.trimEnd() : undefined
  const commentStart = offset + end + (rest?.[0].indexOf('#') ?? 0)
  return {
    path,
    key,
    keySpan: { start: offset + keyStart, end: offset + keyEnd },
    value: plain,
    kind,
    style,
    valueSpan: { start: offset + start, end: offset + end },
    comment:
      comment === undefined
        ? undefined
        : { span: { start: commentStart, end: commentStart + comment.length }, text: comment },
    ...(kind === 'list' || kind === 'map' ? { parts: partsOf(value, source, offset, 0) } : {}),
  }
}

/** What stands in a list or map, each with its span. */
function partsOf(node: ParsedNode | null, source: string, offset: number, depth: number): Part[] {
  if (depth > 20) return []
  if (isSeq(node))
    return node.items.map((item, index) => partOf(index, item as ParsedNode | null, source, offset, depth))
  if (!isMap(node)) return []
  return (node.items as readonly Pair[]).map(({ key, value }) => {
    const name = isScalar(key) ? String(typeof key.value === 'symbol' ? '<<' : key.value) : ''
    return partOf(name, value ?? key, source, offset, depth)
  })
}

function partOf(name: string | number, node: ParsedNode | null, source: string, offset: number, depth: number): Part {
  let [start, end] = bounds(node?.range)
  while (end > start && /\s/.test(source[end - 1]!)) end--
  const { kind, plain, style } = nodeValue(node, source.slice(start, end))
  const span = { start: offset + start, end: offset + end }
  const parts = kind === 'list' || kind === 'map' ? { parts: partsOf(node, source, offset, depth + 1) } : {}
  return { name, value: plain, kind, style, span, ...parts }
}

function nodeValue(
  node: ParsedNode | null,
  written: string,
): { kind: ValueKind; plain: unknown; style: ScalarStyle | undefined } {
  if (node === null) return { kind: 'null', plain: null, style: undefined }
  if (isMap(node)) return { kind: 'map', plain: plainOf(node, 0), style: undefined }
  if (isSeq(node)) return { kind: 'list', plain: plainOf(node, 0), style: undefined }
  if (isAlias(node)) return { kind: 'string', plain: written, style: undefined }
  const style = STYLES[String(node.type)] ?? 'plain'
  const { value } = node
  if (value instanceof Date) return { kind: 'date', plain: written, style }
  if (value === null || value === undefined) return { kind: 'null', plain: null, style }
  if (typeof value === 'boolean') return { kind: 'boolean', plain: value, style }
  if (typeof value === 'number' || typeof value === 'bigint') return { kind: 'number', plain: Number(value), style }
  return { kind: 'string', plain: String(value), style }
}

const STYLES: Readonly<Record<string, ScalarStyle>> = {
  PLAIN: 'plain',
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'block',
  BLOCK_FOLDED: 'block',
}

/** Plain data of a node. Aliases are not followed: a few of them can stand for gigabytes. */
function plainOf(node: unknown, depth: number): unknown {
  if (depth > 100) return undefined
  if (isMap(node))
    return Object.fromEntries(
      node.items.map(({ key, value }) => [
        String(isScalar(key) ? (typeof key.value === 'symbol' ? '<<' : key.value) : key),
        plainOf(value, depth + 1),
      ]),
    )
  if (isSeq(node)) return node.items.map((item) => plainOf(item, depth + 1))
  if (isScalar(node))
    return node.value instanceof Date ? node.source : typeof node.value === 'bigint' ? Number(node.value) : node.value
  return undefined
}
