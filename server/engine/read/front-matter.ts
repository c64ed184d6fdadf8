// The YAML block at the top of a page: where it is, its entries with exact spans, and what is wrong with it.

import { isMap, type YAMLError } from 'yaml'
import type { Entry, FrontMatter, Problem, Span } from '../model'
import { flatEntries } from './flat-front-matter'
import { lineAt } from './lines'
import { misplaced } from './misplaced-front-matter'
import { parseYaml } from './parse-yaml'
import { entriesOf } from './yaml'

export interface FrontMatterRead {
  readonly frontMatter: FrontMatter | undefined
  /** Where the page's body starts: behind the closing fence's line ending, or at the text's start. */
  readonly bodyStart: number
  readonly problems: readonly Problem[]
}

const FENCE = /^---[ \t]*$/
/** Middleman, which builds both kinds of site, takes `...` as the end too. */
const CLOSING = /^(?:---|\.\.\.)[ \t]*$/
const KEY = /^([A-Za-z_][\w-]*):(?=[ \t]|$)/

/**
 * Reads the front matter of a text; undefined when it has none. Never throws. A first `---` that is never closed counts
 * as front matter only when the next line is a `key:`; otherwise it is a thematic break.
 */
export function readFrontMatter(text: string, lineStarts: readonly number[]): FrontMatterRead {
  const open = text.charCodeAt(0) === 0xfeff ? 1 : 0
  if (!FENCE.test(lineAt(text, lineStarts, 0).slice(open)))
    return { frontMatter: undefined, bodyStart: open, problems: misplaced(text, lineStarts, open) }
  for (let line = 1; line < lineStarts.length; line++) {
    if (text.charCodeAt(lineStarts[line]!) !== 45 && text.charCodeAt(lineStarts[line]!) !== 46) continue
    const closing = lineAt(text, lineStarts, line)
    if (!CLOSING.test(closing)) continue
    const content = { start: lineStarts[1]!, end: lineStarts[line]! }
    if (isProse(text.slice(content.start, content.end))) break
    const span = { start: open, end: content.end + 3 }
    const { frontMatter, problems } = parsed(text, lineStarts, span, content, true)
    return { frontMatter, bodyStart: lineStarts[line + 1] ?? text.length, problems }
  }
  return unclosed(text, lineStarts, open)
}

/** Two thematic breaks with a paragraph between them: a blank line first, and then no key, list or comment. */
function isProse(content: string): boolean {
  return (
    /^[ \t]*[\r\n]/.test(content) && /^\s*[^\s#-]/.test(content) && !/^\s*["']?[\w-]+["']?[ \t]*:(?:\s|$)/.test(content)
  )
}

/** Without a closing fence the block ends where its keys do, so that the page behind it is still read. */
function unclosed(text: string, lineStarts: readonly number[], open: number): FrontMatterRead {
  let line = 1
  while (
    line < lineStarts.length &&
    /^(?:[A-Za-z_][\w-]*:(?:[ \t]|$)|[ \t]+\S|- |#(?!#* ))/.test(lineAt(text, lineStarts, line))
  )
    line++
  if (lineStarts.length < 2 || !KEY.test(lineAt(text, lineStarts, 1)))
    return { frontMatter: undefined, bodyStart: open, problems: [] }
  const end = lineStarts[line] ?? text.length
  const read = parsed(text, lineStarts, { start: open, end }, { start: lineStarts[1]!, end }, false)
  const problem: Problem = {
    code: 'front-matter-unclosed',
    span: { start: open, end: open + 3 },
    message:
      'The front matter that starts here is never closed, so the site shows it as text. Put a line with “---” behind its last key.',
  }
  return { ...read, problems: [problem, ...read.problems], bodyStart: end }
}

function parsed(
  text: string,
  lineStarts: readonly number[],
  span: Span,
  content: Span,
  closed: boolean,
): { frontMatter: FrontMatter; problems: Problem[] } {
  // Ruby's reader, which builds the sites, speaks YAML 1.1: `yes` is a boolean, `2024-01-02` a date. Both ends of lines alike keep their offsets.
  const written = text.slice(content.start, content.end)
  const source = written.includes('\r') ? written.replace(/\r(?!\n)/g, '\n') : written
  const flat = flatEntries(source, content.start)
  const { entries, problems } = flat ? { entries: flat, problems: [] } : fromYaml(text, lineStarts, content, source)
  const all = [...problems, ...duplicates(entries)]
  return { frontMatter: { span, contentSpan: content, closed, entries }, problems: all }
}

/** What the YAML library says of a block. */
function fromYaml(
  text: string,
  lineStarts: readonly number[],
  content: Span,
  source: string,
): { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] } {
  const document = parseYaml(source, {
    uniqueKeys: false,
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
  })
  const [first] = document.errors
  const problems: Problem[] = []
  let entries: Entry[]
  if (first) {
    problems.push(malformed(first, source, content))
    entries = scanned(text, lineStarts, content)
  } else if (document.contents === null) entries = []
  else if (isMap(document.contents)) entries = entriesOf(document, source, content.start)
  else {
    entries = []
    const range = document.contents.range ?? [0, 0]
    const end = content.start + range[0] + source.slice(range[0], range[1]).split('\n', 1)[0]!.trimEnd().length
    problems.push({
      code: 'front-matter-not-a-map',
      span: { start: content.start + range[0], end },
      message: 'Front matter has to be “key: value” lines; this is none. Write a key and a colon in front of it.',
    })
  }
  return { entries, problems }
}

function malformed(error: YAMLError, source: string, content: Span): Problem {
  const lineStart = source.lastIndexOf('\n', error.pos[0] - 1) + 1
  const newline = source.indexOf('\n', error.pos[0])
  const line = source.slice(lineStart, newline === -1 ? source.length : newline).trimEnd()
  const at = Math.min(error.pos[0], lineStart + line.length)
  const isTab = error.code === 'TAB_AS_INDENT'
  const [start, end] = isTab ? [lineStart, lineStart + line.search(/\S|$/)] : [at, lineStart + line.length]
  const before = line.slice(0, at - lineStart)
  const quotable =
    (error.code === 'BLOCK_AS_IMPLICIT_KEY' || error.code === 'BAD_SCALAR_START') &&
    KEY.exec(before)?.[0].length === before.trimEnd().length &&
    !/ #/.test(line) &&
    // A deeper line behind it would belong to the value.
    !/^\n?[ \t]+\S/.test(source.slice(lineStart + line.length).replace(/\r/g, ''))
  return {
    code: isTab ? 'front-matter-tab' : 'front-matter-yaml',
    span: { start: content.start + start, end: content.start + end },
    message: explained(error, line),
    ...(quotable ? { quotable } : {}),
  }
}

/** What is wrong and what to do, in words for people who don't read YAML's grammar. */
function explained(error: YAMLError, line: string): string {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'This line is indented with a tab, which YAML does not allow. Use spaces.'
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'This value holds a “: ”, which YAML reads as another key. Put the value in quotes.'
    case 'MULTILINE_IMPLICIT_KEY':
      return KEY.test(line)
        ? 'This line is not where a key can stand. Check its indentation and the line above it.'
        : 'This line has no “key: ”. Write a key, a colon and a space in front of it, or indent it below the key it belongs to.'
    case 'BAD_SCALAR_START':
      return `A value can’t start with “${line.charAt(line.search(/[@`%]/))}” unless it is in quotes. Put it in quotes.`
    case 'MISSING_CHAR':
      return /quote/.test(error.message)
        ? 'A quotation mark is opened and never closed. Close it.'
        : 'Something that closes or separates is missing here (a bracket, a comma, or the colon behind a key).'
    case 'BAD_INDENT':
      return 'This line’s indentation fits neither the lines above it nor a new key. Align it with the other keys.'
    case 'UNEXPECTED_TOKEN':
      return 'There is more text behind the end of a value. Put the whole value in one pair of quotes, doubling or escaping those inside.'
    default:
      return `YAML can’t read this: ${error.message}. The site will not build the page until it is mended.`
  }
}

/** Top-level `key: value` lines of a block that YAML can't read, so that hover and the other rules go on working. */
function scanned(text: string, lineStarts: readonly number[], content: Span): Entry[] {
  const entries: Entry[] = []
  for (let line = 1; line < lineStarts.length && lineStarts[line]! < content.end; line++) {
    const whole = lineAt(text, lineStarts, line)
    const key = KEY.exec(whole)?.[1]
    if (key === undefined) continue
    const start = lineStarts[line]!
    const raw = whole.slice(key.length + 1)
    const value = raw.trim()
    const at = start + key.length + 1 + (value === '' ? 0 : raw.length - raw.trimStart().length)
    entries.push({
      path: [key],
      key,
      keySpan: { start, end: start + key.length },
      value: value === '' || value.startsWith('#') ? null : value.replace(/^(["'])(.*)\1$/, '$2'),
      kind: value === '' || value.startsWith('#') ? 'null' : 'string',
      style: value.startsWith('"') ? 'double' : value.startsWith("'") ? 'single' : 'plain',
      valueSpan: value.startsWith('#')
        ? { start: start + key.length + 1, end: start + key.length + 1 }
        : { start: at, end: at + value.length },
      comment: value.startsWith('#') ? { span: { start: at, end: at + value.length }, text: value } : undefined,
    })
  }
  return entries
}

function duplicates(entries: readonly Entry[]): Problem[] {
  // Nearly always none, and few keys are compared sooner than put into a map.
  if (entries.length < 12 && entries.every(({ key }, at) => !entries.some((other, to) => to < at && other.key === key)))
    return []
  const seen = new Map<string, Entry>()
  const problems: Problem[] = []
  for (const entry of entries) {
    const first = seen.get(entry.key)
    if (!first) seen.set(entry.key, entry)
    else
      problems.push({
        code: 'front-matter-duplicate-key',
        span: entry.keySpan,
        message: `“${entry.key}” is here twice; only the last value counts.`,
        first: first.keySpan,
      })
  }
  return problems
}
