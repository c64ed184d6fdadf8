// Comments of configuration languages and scripts, told from their marks inside strings by one scan from left to right.

import type { FileKind, Span } from '../model'

interface Marks {
  /** What begins a comment that ends with its line. */
  readonly line: readonly string[]
  readonly block?: readonly [string, string]
  readonly quotes: string
  /** `<<EOF` and `<<~EOF` begin text up to a line that holds only that word. */
  readonly heredoc?: boolean
}

const HASH: Marks = { line: ['#'], quotes: `"'` }
const MARKS: Readonly<Partial<Record<FileKind, Marks>>> = {
  terraform: { line: ['#', '//'], block: ['/*', '*/'], quotes: '"', heredoc: true },
  json: { line: ['//'], block: ['/*', '*/'], quotes: '"' },
  javascript: { line: ['//'], block: ['/*', '*/'], quotes: `"'\`` },
  shell: { ...HASH, heredoc: true },
  ruby: { ...HASH, heredoc: true },
  toml: HASH,
  // A quotation mark is an ordinary letter in a .properties or .ini file.
  properties: { line: ['#', ';', '!'], quotes: '' },
}

/** The comments of a text of this kind, in order, each from its mark to the end of its line (or its closing mark); none for kinds that have none. */
export function codeComments(kind: FileKind, text: string): Span[] {
  const marks = MARKS[kind]
  if (!marks) return []
  const comments: Span[] = []
  const endOfLine = (from: number): number => {
    const newline = text.indexOf('\n', from)
    if (newline === -1) return text.length
    return text[newline - 1] === '\r' ? newline - 1 : newline
  }
  let heredoc = ''
  /** Where each quotation mark is known to be an apostrophe up to: what the line doesn't close once it doesn't close again. */
  const loose = new Map<string, number>()
  for (let at = 0; at < text.length; at++) {
    const c = text[at]!
    if (c === '\n') {
      if (heredoc !== '') at = endOfHeredoc(text, at + 1, heredoc)
      heredoc = ''
    } else if (marks.quotes.includes(c) && marks.quotes !== '') {
      if (at < (loose.get(c) ?? 0)) continue
      const end = endOfString(text, at, c === '`')
      if (end === at) loose.set(c, endOfLine(at))
      at = end
    } else if (marks.block && text.startsWith(marks.block[0], at)) {
      const close = text.indexOf(marks.block[1], at + 2)
      const end = close === -1 ? text.length : close + marks.block[1].length
      comments.push({ start: at, end })
      at = end - 1
    } else if (marks.line.some((mark) => text.startsWith(mark, at)) && isApart(text, at, kind)) {
      const end = endOfLine(at)
      comments.push({ start: at, end })
      at = end - 1
    } else if (marks.heredoc && c === '<' && text[at - 1] !== '<' && text.startsWith('<<', at)) {
      const word = /^<<[~-]?(["']?)([A-Za-z_]\w*)\1/.exec(text.slice(at, at + 80))
      if (word) {
        heredoc = word[2]!
        at += word[0].length - 1
      }
    }
  }
  return comments
}

/** Whether a mark stands at a line's beginning or behind white space: `$#`, `a#b` and `http://` are no comments. `;` and `!` are comments of a properties file at a line's beginning only; the others behind white space too. */
function isApart(text: string, at: number, kind: FileKind): boolean {
  const before = text[at - 1]
  if (before === undefined || before === '\n') return true
  if (kind !== 'properties') return before === ' ' || before === '\t' || before === '\r' || /[;{},)]/.test(before)
  let from = at - 1
  while (from >= 0 && (text[from] === ' ' || text[from] === '\t')) from--
  return from < 0 || text[from] === '\n'
}

/** The closing quotation mark. One that its line doesn't close was an apostrophe: then the opening mark itself, so that the scan goes on behind it. */
function endOfString(text: string, open: number, lines: boolean): number {
  const quote = text[open]
  for (let at = open + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === quote) return at
    else if (text[at] === '\n' && !lines) return open
  }
  return lines ? text.length : open
}

/** The newline in front of the line that holds only the word, or the end of the text. */
function endOfHeredoc(text: string, from: number, word: string): number {
  for (let start = from; start < text.length; ) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    if (text.slice(start, Math.min(end, start + 200)).trim() === word) return end - 1
    start = end + 1
  }
  return text.length
}
