// The quick look at an anchor: whether a heading of plain words surely makes it. Looks for marks alone, so that a page that others link to needs no reading of its body.

import type { Page } from '../model'
import { type AnchorStyle, headingAnchor } from './anchors'

/** Where the words of headings begin, each number with the letter (7 bits) that an anchor of it begins with: so nearly all are told apart without a look at the text, which is long out of the processor's cache. */
const remembered = new WeakMap<Page, readonly number[]>()

/** Whether a page has a heading of plain words with an anchor. False says nothing: there are other headings, and other anchors. Remembered per Page. */
export function hasPlainHeading(page: Page, anchor: string, style: AnchorStyle): boolean {
  let known = remembered.get(page)
  if (!known) {
    known = headingsIn(page)
    // Of so many it takes too long to go through them.
    if (known.length > MOST) known = NONE
    remembered.set(page, known)
  }
  if (known.length === 0 || anchor === '') return false
  const { text } = page
  const first = anchor.charCodeAt(0)
  const isUsual = USUAL.test(anchor)
  for (const packed of known) {
    // In every style an anchor begins with the letter or digit that its heading begins with.
    if ((packed & 127) !== first) continue
    const start = packed >>> 7
    if (isUsual) {
      const at = parting(text, start, anchor)
      if (at - start === anchor.length && isEnd(text, at)) return true
      // Words that part from it in a letter are others; marks may be left out of an anchor.
      if (isWord(text.charCodeAt(at))) continue
    }
    WORDS.lastIndex = start
    const words = WORDS.exec(text)?.[1]
    if (words !== undefined && !words.includes('  ') && headingAnchor(words, style) === anchor) return true
  }
  return false
}

const MOST = 300

/** An anchor that words with single blanks or hyphens between them make as they stand, in every style. */
const USUAL = /^[a-z0-9]+(?:-[a-z0-9]+)*$/

/** Words without any mark, to the end of the line, so that they are shown as they are written. */
const WORDS = /([A-Za-z0-9](?:[A-Za-z0-9 .,:;?'()/+-]*[A-Za-z0-9.,:;?')])?)\r?(?:\n|$)/y

/** Where words that begin at an offset are no longer those of an anchor: behind them, or where the two part. */
function parting(text: string, start: number, anchor: string): number {
  for (let at = 0; at < anchor.length; at++) {
    const letter = text.charCodeAt(start + at)
    if ((letter === BLANK ? HYPHEN : lowered(letter)) !== anchor.charCodeAt(at)) return start + at
  }
  return start + anchor.length
}

/** Whether a line ends at an offset. */
function isEnd(text: string, at: number): boolean {
  const letter = text.charCodeAt(at)
  return letter === NEWLINE || at === text.length || (letter === RETURN && text.charCodeAt(at + 1) === NEWLINE)
}

/** The code of a capital letter as that of the small one; all others as they are. */
function lowered(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code
}

function isWord(code: number): boolean {
  const low = lowered(code)
  return (low >= 97 && low <= 122) || (code >= 48 && code <= 57)
}

const NONE: readonly number[] = []

/** A fence as a text has it: where its marks begin and end, and how many blanks are in front. */
interface Fence {
  readonly start: number
  readonly end: number
  readonly indent: number
}

/**
 * Where the words begin of headings that stand at the beginning of a line behind a blank one and in no code. Such a line
 * ends every list and quotation with all that is in it; so nothing counts but fences outside of these. Where it takes
 * more than a look at marks to tell, none or fewer.
 */
function headingsIn({ text, frontMatter, problems }: Page): readonly number[] {
  const fences = problems.length > 0 || isHiding(text) ? undefined : fencesIn(text)
  if (!fences) return NONE
  const found: number[] = []
  const start = frontMatter?.span.end ?? 0
  let hash = text.charCodeAt(start) === HASH ? start : nextHash(text, start)
  let open: Fence | undefined
  for (const fence of fences) {
    if (fence.start < start) continue
    for (; hash < fence.start; hash = nextHash(text, hash)) if (!open) note(text, hash, found)
    if (!open) {
      // No fence at all, but code in a line.
      if (text.slice(fence.end, lineEnd(text, fence.end)).includes('`')) return found
      open = fence
    } else if (closes(text, fence, open)) {
      // One that may be in a list is closed for sure only by its like, and only if no line before that ends the list.
      if (open.indent > 0 && !(open.indent === fence.indent && areIndented(text, open, fence))) return found
      open = undefined
    }
  }
  if (!open) for (; hash < text.length; hash = nextHash(text, hash)) note(text, hash, found)
  return found
}

/** Where the next line begins that has a hash for its first; the end of the text when none has. */
function nextHash(text: string, from: number): number {
  const at = text.indexOf('\n#', from)
  return at === -1 ? text.length : at + 1
}

/** Notes where the words of a heading begin whose hashes begin at an offset, if they are plain ones behind a blank line. */
function note(text: string, hash: number, found: number[]): void {
  let at = hash
  while (text.charCodeAt(at) === HASH) at++
  if (at - hash > 6 || text.charCodeAt(at) !== BLANK || !isWord(text.charCodeAt(at + 1))) return
  if (isBehindBlank(text, hash)) found.push(((at + 1) << 7) | lowered(text.charCodeAt(at + 1)))
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at)
  return end === -1 ? text.length : end
}

/** Whether marks end an open fence: as many of the same at the least, and nothing behind them. */
function closes(text: string, { start, end }: Fence, open: Fence): boolean {
  if (text.charCodeAt(start) !== text.charCodeAt(open.start) || end - start < open.end - open.start) return false
  for (let at = end; at < text.length; at++) {
    const letter = text.charCodeAt(at)
    if (letter === NEWLINE) return true
    if (letter !== BLANK && letter !== TAB && letter !== RETURN) return false
  }
  return true
}

/** Whether each line between two fences has as many blanks in front as these, or nothing but blanks. A tab stands for four. */
function areIndented(text: string, { end, indent }: Fence, next: Fence): boolean {
  for (let line = lineEnd(text, end) + 1; line < next.start; line = lineEnd(text, line) + 1) {
    let at = line
    while (text.charCodeAt(at) === BLANK) at++
    if (at - line < indent && !'\t\r\n'.includes(text[at]!)) return false
  }
  return true
}

/** What may hide lines that look like headings, but for fences: comments, HTML that keeps its text as it is, ERB. */
const HIDING = /<(?:[!?%]|script|pre|style|textarea)/iy

/** Whether a text has one of `HIDING`: angle brackets are rare, and found quicker than by an expression. */
function isHiding(text: string): boolean {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    HIDING.lastIndex = at
    if (HIDING.test(text)) return true
  }
  return false
}

/** The marks of fences in order, those left out that are indented so deeply that they are code or in a list. Undefined where some stand behind others on their line: in a list, in a line's own text. */
function fencesIn(text: string): readonly Fence[] | undefined {
  const found: Fence[] = []
  for (const marks of ['```', '~~~'])
    for (let start = text.indexOf(marks); start !== -1; ) {
      let line = start
      while (isBlank(text.charCodeAt(line - 1))) line--
      if (line > 0 && text.charCodeAt(line - 1) !== NEWLINE) return undefined
      let end = start + 3
      while (text.charCodeAt(end) === text.charCodeAt(start)) end++
      const indent = start - line
      if (indent === 0 || (indent <= 3 && !text.slice(line, start).includes('\t'))) found.push({ start, end, indent })
      start = text.indexOf(marks, end)
    }
  return found.sort((one, other) => one.start - other.start)
}

function isBlank(code: number): boolean {
  return code === BLANK || code === TAB
}

/** Whether there is nothing on the line above. */
function isBehindBlank(text: string, at: number): boolean {
  if (at === 0) return true
  const above = text[at - 2] === '\r' ? at - 3 : at - 2
  return above < 0 || text[above] === '\n'
}

const TAB = 9
const NEWLINE = 10
const RETURN = 13
const BLANK = 32
const HASH = 35
const HYPHEN = 45
