// The quick look at an anchor: whether a heading of plain words surely makes it. Looks at lines alone, so that a page that others link to needs no reading of its body.

import type { Page } from '../model'
import { type AnchorStyle, headingAnchor } from './anchors'

interface Remembered {
  readonly style: AnchorStyle
  /** Each between two line endings. */
  readonly names: string
}

const remembered = new WeakMap<Page, Remembered>()

/** Whether a page has a heading of plain words with an anchor. False says nothing: there are other headings, and other anchors. Remembered per Page. */
export function hasPlainHeading(page: Page, anchor: string, style: AnchorStyle): boolean {
  let known = remembered.get(page)
  if (known?.style !== style) {
    known = { style, names: namesIn(page, style) }
    remembered.set(page, known)
  }
  return known.names.includes(`\n${anchor}\n`)
}

/** What may hide lines that look like headings, but for fences: comments, HTML that keeps its text as it is, ERB. */
const HIDING = /<(?:[!?%]|script|pre|style|textarea)/iy

/** A heading at the beginning of its line, of words without any mark, so that they are shown as they are written. */
const HEADING = /#{1,6} ([A-Za-z0-9](?:[A-Za-z0-9 .,:;?'()/+-]*[A-Za-z0-9.,:;?')])?)\r?(?:\n|$)/y

/** A fence that need not be in a list or quotation: its marks and what is behind them. */
const FENCE = /( {0,3})(`{3,}|~{3,})([^\r\n]*)/y

/**
 * The anchors of the plain headings that stand at the beginning of a line behind a blank one and in no code, as every
 * style names them: of several alike one keeps the name. Such a line ends every list and quotation with all that is in
 * it; so nothing counts but fences outside of these. Where it takes more than a look at lines to tell, none or fewer.
 */
function namesIn({ text, frontMatter, problems }: Page, style: AnchorStyle): string {
  if (problems.length > 0 || isHiding(text) || isFenceBehind(text, '```') || isFenceBehind(text, '~~~')) return ''
  let names = ''
  let fence: { readonly marks: string; readonly indent: number } | undefined
  for (let at = frontMatter?.span.end ?? 0; ; ) {
    const letter = text.charCodeAt(at)
    if (letter === BACKTICK || letter === TILDE || (letter === BLANK && isFence(text, at))) {
      FENCE.lastIndex = at
      const [, { length: indent } = '', marks = '', rest = ''] = FENCE.exec(text) ?? []
      if (fence === undefined) {
        // No fence at all, but code in a line.
        if (rest.includes('`')) break
        if (marks !== '') fence = { marks, indent }
      } else if (marks.startsWith(fence.marks) && rest.trim() === '') {
        // One that may be in a list is closed for sure only by its like.
        if (fence.indent > 0 && fence.indent !== indent) break
        fence = undefined
      }
    } else if (fence !== undefined) {
      // The list that an indented one may be in ends here, and with it the fence; or it has no list.
      if (fence.indent > 0 && !isIndented(text, at, fence.indent)) break
    } else if (letter === HASH && isBehindBlank(text, at)) {
      HEADING.lastIndex = at
      const words = HEADING.exec(text)?.[1]
      if (words !== undefined && !words.includes('  ')) names += `\n${headingAnchor(words, style)}`
    }
    const end = text.indexOf('\n', at)
    if (end === -1) break
    at = end + 1
  }
  return `${names}\n`
}

/** Whether a text has one of `HIDING`: angle brackets are rare, and found quicker than by an expression. */
function isHiding(text: string): boolean {
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at + 1)) {
    HIDING.lastIndex = at
    if (HIDING.test(text)) return true
  }
  return false
}

/** Whether marks of a fence stand behind others on their line: in a list, in a line's own text. */
function isFenceBehind(text: string, marks: string): boolean {
  for (let at = text.indexOf(marks); at !== -1; at = text.indexOf(marks, at)) {
    let before = at - 1
    while (before >= 0 && (text[before] === ' ' || text[before] === '\t')) before--
    if (before >= 0 && text[before] !== '\n') return true
    while (text[at] === marks[0]) at++
  }
  return false
}

/** Whether a line that begins with a blank may begin a fence. */
function isFence(text: string, at: number): boolean {
  FENCE.lastIndex = at
  return FENCE.test(text)
}

/** Whether a line has so many blanks in front, or nothing but blanks. A tab stands for four. */
function isIndented(text: string, start: number, indent: number): boolean {
  let at = start
  while (text[at] === ' ') at++
  return at - start >= indent || at === text.length || '\t\r\n'.includes(text[at]!)
}

/** Whether there is nothing on the line above. */
function isBehindBlank(text: string, at: number): boolean {
  if (at === 0) return true
  const above = text[at - 2] === '\r' ? at - 3 : at - 2
  return above < 0 || text[above] === '\n'
}

const BACKTICK = 96
const TILDE = 126
const HASH = 35
const BLANK = 32
