// Where in manual-lens.yml a cursor stands: by lines and indentation, because a file that is being written is seldom YAML.

import type { Span } from '../model'
import { CONFIG_SHAPE } from './config-keys'
import { type Fields, fieldNamed, type Shape } from './config-shape'

export interface ConfigCursor {
  /** What stands here: keys of this shape, or a value of it. */
  readonly at: 'key' | 'value'
  readonly shape: Shape
  /** The keys that lead here; `-` for an item of a list. */
  readonly path: readonly string[]
  /** The word that the cursor is in or behind; empty where there is none. */
  readonly span: Span
  /** Keys that stand beside this one already. */
  readonly used: readonly string[]
  /** A colon follows. */
  readonly hasColon: boolean
}

interface Line {
  /** Where the content begins, dashes left out. */
  readonly column: number
  /** Where the first dash stands. */
  readonly dash: number | undefined
  readonly key: string | undefined
}

const WORD = /[\w/*.-]/

/** The cursor at an offset (0-based, UTF-16); undefined in a comment, in a text, and where no key or value is known. */
export function configCursorAt(text: string, offset: number): ConfigCursor | undefined {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1
  let start = offset
  while (start > lineStart && WORD.test(text[start - 1]!)) start--
  let end = offset
  while (end < text.length && WORD.test(text[end]!)) end++
  const before = text.slice(lineStart, start)
  if (/(?:^|\s)#/.test(before) || before.length > 1000) return undefined
  const [, indent = '', dashes = '', content = ''] = /^( *)((?:- +)*)(.*)$/.exec(before) ?? []
  const lines = text.slice(0, lineStart).split('\n').slice(0, -1).map(lineOf)
  const later = text.slice(lineStart).split('\n').slice(1).map(lineOf)
  const column = indent.length + dashes.length
  const parents = parentsOf(lines, column, dashes === '' ? undefined : indent.length)
  const found = withinLine(content, parents)
  if (!found) return undefined
  const shape = shapeAt(found.path)
  if (!shape) return undefined
  const above = dashes === '' ? keysAbove(lines, column) : []
  const used = found.used ?? [...above, ...keysBelow(later, column)]
  return {
    at: found.at,
    shape,
    path: found.path,
    span: { start, end },
    used,
    hasColon: /^\s*:/.test(text.slice(end, end + 20)),
  }
}

function lineOf(text: string): Line | undefined {
  const [, indent = '', dashes = '', content = ''] = /^( *)((?:- +)*)(.*?)\r?$/.exec(text) ?? []
  if (content === '' || content.startsWith('#')) return undefined
  const key = /^["']?([\w/*.-]+)["']?\s*:(?:\s|$)/.exec(content)?.[1]
  return { column: indent.length + dashes.length, dash: dashes === '' ? undefined : indent.length, key }
}

/** The keys that lead to a column, outermost first. */
function parentsOf(lines: readonly (Line | undefined)[], column: number, dash: number | undefined): string[] {
  const path: string[] = dash === undefined ? [] : ['-']
  let limit = dash ?? column
  // A list may stand straight below its key.
  let isItem = dash !== undefined
  for (const line of [...lines].reverse()) {
    if (!line) continue
    const isAbove = line.column < limit || (isItem && line.column === limit && line.dash === undefined)
    if (isAbove && line.key !== undefined) {
      path.unshift(line.key)
      limit = line.column
      isItem = false
    }
    if (line.dash !== undefined && line.dash < limit && line.column <= limit && !isItem) {
      path.unshift('-')
      limit = line.dash
      isItem = true
    }
    if (limit === 0 && !isItem) break
  }
  return path
}

/** Keys in the same column above, nearest first, to the beginning of the block or of the list's item. */
function keysAbove(lines: readonly (Line | undefined)[], column: number): string[] {
  const keys: string[] = []
  for (const line of [...lines].reverse()) {
    if (!line || line.column > column) continue
    if (line.column < column) break
    if (line.key !== undefined) keys.push(line.key)
    if (line.dash !== undefined) break
  }
  return keys
}

/** Keys in the same column below, to the end of the block or of the list's item. */
function keysBelow(lines: readonly (Line | undefined)[], column: number): string[] {
  const keys: string[] = []
  for (const line of lines) {
    if (!line) continue
    if (line.column < column || (line.dash !== undefined && line.dash < column)) break
    if (line.column === column && line.key !== undefined) keys.push(line.key)
  }
  return keys
}

/** What the line itself has before the word: a key, the beginning of `[a, b]` or of `{ a: b }`. */
function withinLine(
  content: string,
  parents: readonly string[],
): { at: 'key' | 'value'; path: string[]; used?: string[] } | undefined {
  const brace = content.lastIndexOf('{')
  if (brace > content.lastIndexOf('}')) {
    const outer = withinLine(content.slice(0, brace), parents)
    const inner = content.slice(brace + 1)
    const [part = ''] = inner.split(/,(?![^[]*\])/).slice(-1)
    const key = /^\s*["']?([\w/*.-]+)["']?\s*:\s+\[?[^\]]*$/.exec(part)?.[1]
    const used = [...inner.matchAll(/([\w/*.-]+)\s*:\s/g)].map((match) => match[1]!)
    // An opened brace at a value is a map in its place.
    const path = outer ? outer.path : [...parents]
    return key === undefined ? { at: 'key', path, used } : { at: 'value', path: [...path, key], used }
  }
  const key = /^["']?([\w/*.-]+)["']?\s*:\s+["']?(.*)$/.exec(content)
  if (key) return /^(?:\[[^\]]*)?["']?$/.test(key[2]!) ? { at: 'value', path: [...parents, key[1]!] } : undefined
  if (content !== '' && !/^["']$/.test(content)) return undefined
  return { at: 'key', path: [...parents] }
}

/** The shape that keys lead to; undefined where there is none. */
export function shapeAt(path: readonly string[]): Shape | undefined {
  let shape: Shape | undefined = CONFIG_SHAPE
  for (const part of path) {
    if (!shape) return undefined
    shape = part === '-' ? itemOf(shape) : below(shape, part)
  }
  return shape
}

/** An item of a list; of a list of named things, a map with `name` besides. */
function itemOf(shape: Shape): Shape | undefined {
  if (shape.kind === 'list') return shape.of
  if (shape.kind !== 'named' || shape.of.kind !== 'fields') return undefined
  const name: Shape = { kind: 'text', description: `Its name: ${shape.names}.` }
  return { ...shape.of, fields: { name, ...shape.of.fields } } satisfies Fields
}

function below(shape: Shape, key: string): Shape | undefined {
  if (shape.kind === 'list') return below(shape.of, key)
  if (shape.kind === 'named') return shape.of
  if (shape.kind !== 'fields') return undefined
  const name = fieldNamed(shape.fields, key)
  return name === undefined ? undefined : shape.fields[name]
}
