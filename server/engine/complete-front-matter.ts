// What can be written at a cursor in a page's front matter: keys that the page lacks, values of a key.

import { isJson } from './catalogue/schema'
import { entryOf } from './front-matter'
import { frontMatterCursorAt, type KeyCursor, type ValueCursor } from './front-matter-cursor'
import { isDay, type KnownValue, valuesFor } from './front-matter-values'
import { describeKey } from './hover'
import { missingKeys } from './missing-keys'
import type { KeySpec, Page, Schema, Span, Workspace } from './model'
import { schemaOf } from './schema-of'

export interface FrontMatterItem {
  readonly label: string
  readonly kind: 'key' | 'value' | 'path'
  /** What to write, the colon behind a key included. */
  readonly text: string
  /** The same with the shape of the value, in the protocol's snippet syntax. */
  readonly snippet?: string
  /** What is compared with the text that is there. */
  readonly filter: string
  /** A few words beside it. */
  readonly detail: string
  /** Markdown. */
  readonly description: string
}

export interface FrontMatterCompletion {
  /** What is replaced. */
  readonly span: Span
  /** The best first. */
  readonly items: readonly FrontMatterItem[]
}

/** So many values are offered in the snippet of a key. */
const CHOICES = 20

/** What can be written at an offset (0-based, UTF-16) of a page's front matter; undefined elsewhere, and where the page has no schema. */
export function frontMatterCompletionAt(
  workspace: Workspace,
  path: string,
  offset: number,
): FrontMatterCompletion | undefined {
  const page = workspace.pages.get(path)
  const schema = page && schemaOf(page, workspace)
  const cursor = schema && frontMatterCursorAt(page, offset)
  if (!page || !schema || !cursor) return undefined
  const items =
    cursor.at === 'key' ? keysAt(cursor, page, schema, workspace) : valuesAt(cursor, page, schema, workspace)
  return items.length === 0 ? undefined : { span: cursor.span, items }
}

/** Those that have to be there first, both kinds in house order. */
function keysAt(cursor: KeyCursor, page: Page, schema: Schema, workspace: Workspace): FrontMatterItem[] {
  const isHere = (key: string): boolean => {
    const entry = entryOf(page, key)
    return entry !== undefined && entry.keySpan.start !== cursor.span.start
  }
  const missing = new Map(missingKeys(page, workspace).map(({ key, need }) => [key, need]))
  for (const { key, required } of schema.keys) if (required && !page.frontMatter) missing.set(key, required)
  const free = schema.keys.filter(({ key }) => !isHere(key))
  const asked = free.filter(({ key }) => missing.has(key))
  return [...asked, ...free.filter(({ key }) => !missing.has(key))].map((spec) => ({
    label: spec.key,
    kind: 'key',
    text: cursor.hasColon ? spec.key : `${spec.key}: `,
    ...(cursor.hasColon ? {} : { snippet: `${literally(spec.key)}:${shapeOf(spec, page, workspace)}` }),
    filter: spec.key,
    detail: missing.has(spec.key) ? 'needed here' : '',
    description: describeKey(spec, schema.title),
  }))
}

/** What stands behind the colon, with the place for a value: a choice where values are known, the example where not, in the quotes that it needs. */
function shapeOf(spec: KeySpec, page: Page, workspace: Workspace): string {
  const { key, kinds, example } = spec
  const known = valuesFor(page, workspace, spec).slice(0, CHOICES)
  const usual = spec.usual ?? known[0]?.value
  if (kinds[0] === 'list') return `\n  - ${place([plainOf(itemOf(example) ?? usual ?? '')])}`
  const values = known.map(({ value }) => value)
  const quotes = known.length === 0 ? quotesOf(example ?? '') : values.some(needsQuotes) && !isLiteral(known) ? '"' : ''
  const first = spec.usual === undefined ? values : [spec.usual, ...values.filter((value) => value !== spec.usual)]
  if (key === 'parent' || isDay(spec)) return ` ${place(values.slice(0, 1))}`
  return ` ${quotes}${place(first.length > 0 ? first : [plainOf(example ?? '')])}${quotes}`
}

function isLiteral(known: readonly KnownValue[]): boolean {
  return known[0]?.isLiteral === true
}

function place(values: readonly string[]): string {
  const [only = ''] = values
  if (values.length > 1) return `\${1|${values.map((value) => value.replace(/[\\$},|]/g, '\\$&')).join(',')}|}`
  return only === '' ? '$1' : `\${1:${literally(only)}}`
}

/** In a snippet `$` begins a place or a variable: the clipboard, for instance. */
function literally(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&')
}

function quotesOf(yaml: string): string {
  return /^["']/.exec(yaml)?.[0] ?? ''
}

function plainOf(yaml: string): string {
  return yaml.replace(/^(["'])(.*)\1$/, '$2')
}

/** The first item of a list on one line. */
function itemOf(example: string | undefined): string | undefined {
  return /^\[([^,\]]*)/.exec(example ?? '')?.[1]
}

/** Whether YAML would read a text as something else without quotes. */
function needsQuotes(value: string): boolean {
  return (
    !/^[\p{L}\p{N}/][^#:,[\]{}"'\\\r\n]*$/u.test(value) ||
    /^(?:true|false|yes|no|on|off|null|~|[\d.,_:]+|0x[\da-f]+)$/i.test(value)
  )
}

function valuesAt(cursor: ValueCursor, page: Page, schema: Schema, workspace: Workspace): FrontMatterItem[] {
  const spec = schema.keys.find(({ key }) => key === cursor.key)
  if (!spec || (cursor.isItem && spec.kinds.length > 0 && !spec.kinds.includes('list'))) return []
  const taken = cursor.isItem ? itemsBeside(cursor, page) : new Set<string>()
  const known = cursor.isItem ? itemValues(spec, page, schema, workspace) : valuesFor(page, workspace, spec)
  // In a list's place a bare value would be text.
  const isList = spec.kinds[0] === 'list' && !cursor.isItem
  const all = known.length > 0 || cursor.isItem ? known : exampleOf(spec)
  return all
    .filter(({ value }) => !taken.has(value))
    .map(({ value, detail, kind, isLiteral: literal }) => {
      const written = literal ? value : inQuotes(value, cursor.quote)
      return {
        label: value,
        kind,
        text: isList ? `[${written}]` : written,
        filter: cursor.quote + value,
        detail,
        description: '',
      }
    })
}

function exampleOf({ example, kinds }: KeySpec): readonly KnownValue[] {
  if (example === undefined || kinds[0] === 'list') return []
  return [{ value: plainOf(example), detail: 'for example', kind: 'value', isLiteral: quotesOf(example) === '' }]
}

/** Values of a list's items, from their own enumeration where the schema has one. */
function itemValues(spec: KeySpec, page: Page, { json }: Schema, workspace: Workspace): readonly KnownValue[] {
  const own = isJson(json.properties) ? json.properties[spec.key] : undefined
  const items = isJson(own) && isJson(own.items) ? own.items.enum : undefined
  if (!Array.isArray(items)) return valuesFor(page, workspace, spec)
  return items.map((value) => ({
    value: String(value),
    detail: '',
    kind: 'value',
    isLiteral: typeof value !== 'string',
  }))
}

function itemsBeside({ key, span }: ValueCursor, page: Page): ReadonlySet<string> {
  const others = entryOf(page, key)?.parts?.filter((part) => part.span.end < span.start || part.span.start > span.end)
  return new Set(others?.map(({ value }) => String(value)))
}

/** In the quotes that are begun; else in double ones where it needs some. */
function inQuotes(value: string, quote: ValueCursor['quote']): string {
  if (quote === "'") return `'${value.replaceAll("'", "''")}'`
  return quote === '"' || needsQuotes(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : value
}
