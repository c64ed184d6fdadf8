// What rules on front matter have in common: looking entries up and putting lines in.

import type { Edit, Entry, FrontMatter, KeySpec, Page, ValueKind } from './model'
import { positionAt } from './read/lines'

/** Kinds of values as messages name them. */
export const KIND_NAMES: Readonly<Record<ValueKind, string>> = {
  string: 'text',
  number: 'a number',
  boolean: 'true or false',
  null: 'nothing',
  date: 'a date',
  list: 'a list',
  map: 'a map of keys',
}

/** The kinds that a key takes, in words; a number or `true` in quotes works too, but nobody is told to write it. */
export function kindNames(kinds: readonly ValueKind[]): string {
  const [first] = kinds
  const asked = first === 'number' || first === 'boolean' ? [first] : kinds
  return asked.map((kind) => KIND_NAMES[kind]).join(' or ')
}

const remembered = new WeakMap<FrontMatter, ReadonlyMap<string, Entry>>()

/** So few entries are gone through as quickly as looked up, and need no map that is kept. */
const FEW = 12

/** The entry that counts: the last one of its key, as in Ruby. */
export function entryOf({ frontMatter }: Page, key: string): Entry | undefined {
  if (!frontMatter) return undefined
  const { entries } = frontMatter
  if (entries.length <= FEW) {
    for (let at = entries.length - 1; at >= 0; at--) if (entries[at]!.key === key) return entries[at]
    return undefined
  }
  let byKey = remembered.get(frontMatter)
  if (!byKey) {
    byKey = new Map(entries.map((entry) => [entry.key, entry]))
    remembered.set(frontMatter, byKey)
  }
  return byKey.get(key)
}

/** `owner_slack: #channel`: to YAML a key without a value and a comment. Gives the channel. */
export function unquotedChannel(entry: Entry): string | undefined {
  return entry.kind === 'null' ? /^#[\w.-]+$/.exec(entry.comment?.text ?? '')?.[0] : undefined
}

/** Whether a value says nothing: missing, empty or blank. */
export function saysNothing({ kind, value }: Entry): boolean {
  return kind === 'null' || (typeof value === 'string' && value.trim() === '')
}

/** A `key: value` line in house order, behind the last key that comes before it; undefined when there is no front matter to put it in. */
export function insertion(page: Page, key: string, value: string, order: readonly KeySpec[]): Edit | undefined {
  const { frontMatter, path, text } = page
  if (!frontMatter?.closed) return undefined
  const rank = (name: string): number => order.findIndex((spec) => spec.key === name)
  const above = frontMatter.entries.findLast((entry) => rank(entry.key) !== -1 && rank(entry.key) < rank(key))
  const ending = text.startsWith('\r\n', text.search(/\r?\n/)) ? '\r\n' : '\n'
  let at = frontMatter.contentSpan.start
  if (above) {
    const next = frontMatter.entries.find((entry) => entry.keySpan.start > above.keySpan.start)
    at = next ? lineStart(text, next.keySpan.start) : endOfFirst(text, frontMatter.contentSpan)
  }
  return { path, span: { start: at, end: at }, text: `${key}: ${value}${ending}` }
}

/** The end of the first YAML document of a block: behind it, after a line such as `--- more`, nothing counts. */
function endOfFirst(text: string, { start, end }: FrontMatter['contentSpan']): number {
  const another = text.slice(start, end).search(/^(?:---|\.\.\.)(?=\s)/m)
  return another === -1 ? end : start + another
}

/** Where the line of an offset starts. */
export function lineStartAt({ lineStarts }: Page, offset: number): number {
  return lineStarts[positionAt(lineStarts, offset).line]!
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
}

/** A value in double quotes, or in single ones where it holds double ones; undefined where neither would do without escapes. */
export function quoted(value: string): string | undefined {
  if (!/["\\]/.test(value)) return `"${value}"`
  return value.includes("'") ? undefined : `'${value}'`
}
