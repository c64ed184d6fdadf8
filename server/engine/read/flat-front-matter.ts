// The front matter that nearly all pages have, `key: value` lines and no more, without the YAML library: a tenth of the time.

import type { Entry, Part, ScalarStyle, Span, ValueKind } from '../model'

/** A key, then nothing, a value in quotes with nothing to resolve in them, or what may be a plain value or a list of words. */
const LINE =
  /([A-Za-z_][\w-]{0,99}):(?: +(?:"([^"\\\r\n\t]*)" *|'([^'\r\n\t]*)' *|([A-Za-z0-9/[][^\r\n\t]*))?)?(?:\r?\n|$)/y

/** A line without an entry: empty, or a comment from its first column. */
const NO_ENTRY = /(?:#[^\r\n]*)?(?:\r?\n|$)/y

/** Words that YAML 1.1 takes for a boolean or null. */
const NO_STRING = /^(?:y|n|yes|no|on|off|true|false|null)$/i

/** What begins with a digit and is yet a string (“6 months”), a whole number or a date; other such values may be hours in base 60 and whatnot. */
const NUMBERED = /^(?:\d+ [A-Za-z]+|([1-9]\d{0,8})|(\d{4}-\d\d-\d\d))$/

/** `[one, two-three]` */
const WORDS = /^\[ *[A-Za-z][\w./-]*(?: *, *[A-Za-z][\w./-]*)* *\]$/

/**
 * The entries of a block of front matter that holds nothing but such lines, exactly as YAML 1.1 reads it; undefined for
 * every other block, which the YAML library reads. `offset` is where the block stands in the file. Linear in the block.
 */
export function flatEntries(source: string, offset: number): Entry[] | undefined {
  const entries: Entry[] = []
  for (let at = 0; at < source.length; ) {
    NO_ENTRY.lastIndex = at
    if (NO_ENTRY.test(source)) {
      at = NO_ENTRY.lastIndex
      continue
    }
    LINE.lastIndex = at
    const line = LINE.exec(source)
    const entry = line ? entryOf(line, at + offset) : undefined
    if (!entry) return undefined
    entries.push(entry)
    at = LINE.lastIndex
  }
  return entries
}

function entryOf(line: RegExpExecArray, start: number): Entry | undefined {
  const [all, key = '', double, single, bare] = line
  if (NO_STRING.test(key)) return undefined
  const keySpan = { start, end: start + key.length }
  if (double !== undefined) return entry(key, keySpan, double, 'string', 'double', quoted(all, '"', start))
  if (single !== undefined) return entry(key, keySpan, single, 'string', 'single', quoted(all, "'", start))
  const colon = keySpan.end + 1
  if (bare === undefined) return entry(key, keySpan, null, 'null', 'plain', { start: colon, end: colon })
  const from = start + all.indexOf(bare, key.length + 1)
  let length = bare.length
  while (bare.charCodeAt(length - 1) === 32) length--
  // White space that is none to YAML belongs to the value, and its span is another.
  if (/\s/.test(bare[length - 1]!)) return undefined
  const written = bare.slice(0, length)
  const valueSpan = { start: from, end: from + written.length }
  if (written.startsWith('[')) return list(key, keySpan, written, valueSpan)
  const read = plain(written)
  return read && entry(key, keySpan, read.value, read.kind, 'plain', valueSpan)
}

/** Where the value in quotes stands in a line. */
function quoted(line: string, quote: string, start: number): Span {
  return { start: start + line.indexOf(quote), end: start + line.lastIndexOf(quote) + 1 }
}

/** What a plain value means; undefined where the YAML library has to say. */
function plain(written: string): { readonly value: unknown; readonly kind: ValueKind } | undefined {
  const first = written.charCodeAt(0)
  if (first >= 48 && first <= 57) {
    const found = NUMBERED.exec(written)
    if (!found) return undefined
    if (found[1] !== undefined) return { value: Number(written), kind: 'number' }
    return { value: written, kind: found[2] === undefined ? 'string' : 'date' }
  }
  if (written === 'true' || written === 'false') return { value: written === 'true', kind: 'boolean' }
  if (written.includes(': ') || written.includes(' #') || written.endsWith(':') || NO_STRING.test(written))
    return undefined
  return { value: written, kind: 'string' }
}

function list(key: string, keySpan: Span, written: string, valueSpan: Span): Entry | undefined {
  if (!WORDS.test(written)) return undefined
  const parts: Part[] = []
  for (const { 0: value, index } of written.matchAll(/[\w./-]+/g)) {
    if (NO_STRING.test(value)) return undefined
    const start = valueSpan.start + index
    parts.push({
      name: parts.length,
      value,
      kind: 'string',
      style: 'plain',
      span: { start, end: start + value.length },
    })
  }
  const value = parts.map((part) => part.value)
  return { path: [key], key, keySpan, value, kind: 'list', style: undefined, valueSpan, comment: undefined, parts }
}

function entry(
  key: string,
  keySpan: Span,
  value: unknown,
  kind: ValueKind,
  style: ScalarStyle | undefined,
  valueSpan: Span,
): Entry {
  return { path: [key], key, keySpan, value, kind, style, valueSpan, comment: undefined }
}
