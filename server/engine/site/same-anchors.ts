// Whether an edit leaves the anchors of a page as they were: asked with every keystroke, so things are looked for near it and nowhere else.

import type { Code, Page } from '../model'
import { type Difference, differenceOf } from '../read/difference'
import { looseIn, namedIn, withTitle } from './anchors'

/** Whether two texts of a page have the same anchors in the same order, however the site names them. */
export function sameAnchors(one: Page, other: Page): boolean {
  const difference = differenceOf(one.text, other.text)
  return sameHeadings(one, other) && sameNames(one.text, other.text, difference) && sameLoose(one, other, difference)
}

function sameHeadings(one: Page, other: Page): boolean {
  const [before, after] = [one.headings, other.headings]
  return (
    before.length === after.length &&
    before.every((heading, at) => {
      const now = after[at]!
      if (heading.level !== now.level || heading.text !== now.text) return false
      return withTitle(heading, one).text === withTitle(now, other).text
    })
  )
}

/** Of what HTML names: every tag stands between two angle brackets that follow one another, so those in front of the last bracket before the edit are as they were, and those behind the first one after it. */
function sameNames(before: string, after: string, { start, endBefore, end }: Difference): boolean {
  const from = start === 0 ? 0 : Math.max(0, before.lastIndexOf('<', start - 1), before.lastIndexOf('>', start - 1))
  const idsIn = (text: string, behind: number): readonly string[] =>
    namedIn({ text: text.slice(from, nextBracket(text, behind) + 1) }).map(({ id }) => id)
  return sameTexts(idsIn(before, endBefore), idsIn(after, end))
}

/** The first angle bracket at or behind an offset; the text's end where there is none. */
function nextBracket(text: string, from: number): number {
  const [opening, closing] = [text.indexOf('<', from), text.indexOf('>', from)]
  if (opening === -1) return closing === -1 ? text.length : closing
  return closing === -1 ? opening : Math.min(opening, closing)
}

/** Of headings that only Redcarpet takes for such: each is one line, and counts unless it is code. */
function sameLoose(one: Page, other: Page, { start, endBefore, end }: Difference): boolean {
  const from = start === 0 ? 0 : one.text.lastIndexOf('\n', start - 1) + 1
  const next = one.text.indexOf('\n', endBefore)
  const behind = one.text.length - (next === -1 ? one.text.length : next)
  const [to, toNow] = [one.text.length - behind, other.text.length - behind]
  const wordsIn = (page: Page, end: number): readonly string[] => looseIn(page, from, end).map(({ words }) => words)
  if (isSameCodeOutside(one.code, other.code, from, to, end - endBefore))
    return sameTexts(wordsIn(one, to), wordsIn(other, toNow))
  const all = (page: Page): readonly string[] => looseIn(page).map(({ words }) => words)
  return sameTexts(all(one), all(other))
}

/** Whether code that doesn't lie in the lines from one offset to another is as it was, but for where it stands: `by` is how far what is behind has moved. */
function isSameCodeOutside(
  before: readonly Code[],
  after: readonly Code[],
  from: number,
  to: number,
  by: number,
): boolean {
  const isOutside = ({ span: { start, end } }: Code, last: number): boolean => start < from || end > last
  const [one, other] = [before.filter((code) => isOutside(code, to)), after.filter((code) => isOutside(code, to + by))]
  const moved = (at: number): number => (at >= to ? at + by : at)
  return (
    one.length === other.length &&
    one.every(({ span }, at) => {
      const now = other[at]!.span
      return now.start === moved(span.start) && now.end === moved(span.end)
    })
  )
}

function sameTexts(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at])
}
