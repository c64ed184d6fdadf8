// Where in a page's front matter a cursor is: in a key, or in a value of one. Works on lines, so that it goes on while YAML can't read what is half typed.

import type { Page, Span } from './model'

export interface KeyCursor {
  readonly at: 'key'
  /** The word at the cursor. */
  readonly span: Span
  /** A colon follows: only the name is replaced. */
  readonly hasColon: boolean
}

export interface ValueCursor {
  readonly at: 'value'
  readonly key: string
  /** The value, or the item of a list, with its quotes. */
  readonly span: Span
  /** The quotation mark that it begins with. */
  readonly quote: '' | '"' | "'"
  /** Whether it is an item of a list. */
  readonly isItem: boolean
}

const KEY = /^([A-Za-z_][\w-]*):(?:[ \t]+|$)/

/** Where an offset (0-based, UTF-16) is in the front matter, closed or not; undefined outside it, in comments and in values over several lines. */
export function frontMatterCursorAt(page: Page, offset: number): KeyCursor | ValueCursor | undefined {
  if (!isInFrontMatter(page, offset)) return undefined
  const { text } = page
  const start = lineStart(text, offset)
  const line = /^[^\r\n]*/.exec(text.slice(start))![0]
  const before = line.slice(0, offset - start)
  const behind = line.slice(offset - start)
  const word = /^[A-Za-z_]?[\w-]*$/.exec(before)
  if (word && /^[\w-]*[ \t]*(?::|$)/.test(behind) && !/^-+$/.test(before)) {
    const rest = /^[\w-]*/.exec(behind)![0]
    return {
      at: 'key',
      span: { start, end: offset + rest.length },
      hasColon: /^[ \t]*:/.test(behind.slice(rest.length)),
    }
  }
  const key = KEY.exec(before)
  if (key) return valueAt(key[1]!, before.slice(key[0].length), behind, offset)
  const item = /^[ \t]*-[ \t]+/.exec(before)
  const list = item && keyAbove(text, start)
  return list ? itemAt(list, before.slice(item[0].length), behind, offset, /^[^#]*/) : undefined
}

/** A block that nobody has closed yet counts down to the first line that is no part of one. */
function isInFrontMatter({ frontMatter, text, lineStarts }: Page, offset: number): boolean {
  if (frontMatter?.closed) return frontMatter.contentSpan.start <= offset && offset < frontMatter.contentSpan.end
  const first = lineStarts[1]
  if (first === undefined || offset < first || !/^\ufeff?---[ \t]*\r?\n?$/.test(text.slice(0, first))) return false
  const written = text.slice(first, lineStart(text, offset))
  return (
    written.length < 10_000 &&
    written.split(/\r?\n/).every((line) => /^(?:[\w-]+:(?:[ \t].*)?|[ \t]+\S.*|- .*|#.*)?$/.test(line))
  )
}

function lineStart(text: string, at: number): number {
  return Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
}

/** The key whose list the lines above belong to. */
function keyAbove(text: string, start: number): string | undefined {
  for (let end = start; end > 0; ) {
    const from = lineStart(text, end - 1)
    const line = text.slice(from, end).trimEnd()
    const key = /^([A-Za-z_][\w-]*):[ \t]*(?:#.*)?$/.exec(line)
    if (key) return key[1]
    if (!/^[ \t]*(?:-(?:[ \t]|$)|#|$)/.test(line) || line === '---') return undefined
    end = from
  }
  return undefined
}

function valueAt(key: string, written: string, behind: string, offset: number): ValueCursor | undefined {
  if (!written.startsWith('[')) return itemAt(key, written, behind, offset, /^(?:[^ \t]|[ \t](?!#))*/, false)
  if (written.includes(']')) return undefined
  const comma = Math.max(written.lastIndexOf(','), 0)
  return itemAt(key, written.slice(comma + 1).trimStart(), behind, offset, /^[^,\]#]*/)
}

/** `written`: the value up to the cursor. `rest` matches what else belongs to it behind. */
function itemAt(
  key: string,
  written: string,
  behind: string,
  offset: number,
  rest: RegExp,
  isItem = true,
): ValueCursor | undefined {
  const quote = written.startsWith('"') ? '"' : written.startsWith("'") ? "'" : ''
  // A value that is over, or a comment behind it; `#channel` without quotes is one to YAML, but was not meant so.
  if (quote !== '' ? written.indexOf(quote, 1) !== -1 : /[ \t]#/.test(written)) return undefined
  const close = quote === '' ? -1 : behind.indexOf(quote)
  const length = close === -1 ? (rest.exec(behind)?.[0] ?? '').trimEnd().length : close + 1
  const span = { start: offset - written.length, end: offset + length }
  return { at: 'value', key, span, quote, isItem }
}
