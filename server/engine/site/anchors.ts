// The anchors of a page: what its headings are called in addresses, and what its HTML names itself.

import { atHand } from '../at-hand'
import { insideOf } from '../inside'
import type { Heading, Page, Span } from '../model'
import { mayPutHeadings } from './erb'

/** How a site names the anchors of its headings. `2019` and `2017`: checkouts of the developer manual from before 2024-03 and 2019-06. */
export type AnchorStyle = 'developer-docs' | 'developer-docs-2019' | 'developer-docs-2017' | 'tech-docs' | 'github'

/** The anchors of one page. */
export interface Anchors {
  /** Anchor -> the heading or the HTML that makes it; of equal ones the first. */
  readonly places: ReadonlyMap<string, Span>
  /** The anchor of each heading, in order. */
  readonly headings: readonly string[]
  /** True when something is put into the page that can't be seen in files, so that there may be more. */
  readonly open: boolean
}

/**
 * The anchor of one heading by its words (tags and emphasis taken off, entities as written). `developer-docs`: GOV.UK's
 * manual (app/string_to_id.rb, 2024-03); `tech-docs`: the template's UniqueIdentifierGenerator; `github`: GitHub's.
 */
export function headingAnchor(words: string, style: AnchorStyle): string {
  const text = words.toLowerCase()
  // Most headings are such words, which all styles name alike.
  if (/^[a-z0-9]+(?:[ -][a-z0-9]+)*$/.test(text)) return text.replaceAll(' ', '-')
  switch (style) {
    case 'developer-docs':
      return text
        .replace(/&(?:amp|gt|lt|quot|#39);/g, '')
        .replace(/[ .]/g, '-')
        .replace(/[^a-z0-9_-]/g, '')
        .replace(/-{2,}/g, '-')
    case 'developer-docs-2019':
      return rendered(text)
        .replace(/[^\w\-. ]/g, '')
        .replace(/[ .]/g, '-')
        .replace(/-{2,}/g, '-')
    case 'developer-docs-2017':
      return rendered(text)
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-')
    case 'tech-docs':
      return rendered(text)
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-|-$/g, '')
    case 'github':
      return text.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-')
  }
}

/** As Redcarpet hands a heading's text to the template: with entities, whose names end up in the anchor (`what-39-s-new`). */
function rendered(text: string): string {
  return text.replace(/&(?!(?:[a-z][a-z0-9]*|#\d+|#x[\da-f]+);)|[<>"']/g, (c) => ENTITIES[c as keyof typeof ENTITIES])
}

const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' } as const

/** The anchors of a page's headings, in order. The developer manual doesn't tell equal ones apart; tech-docs puts the anchor of the heading above in front, then counts; GitHub counts. */
export function pageAnchors(headings: readonly Pick<Heading, 'level' | 'text'>[], style: AnchorStyle): string[] {
  const taken = new Set<string>()
  /** The number that the next anchor of a name can have at the least, so that many alike cost one look each. */
  const numbers = new Map<string, number>()
  const above: (string | undefined)[] = []
  return headings.map(({ text, level }) => {
    let anchor = headingAnchor(text, style)
    if (style === 'tech-docs' && taken.has(anchor)) {
      const parent = above.slice(0, level - 1).findLast((name) => name !== undefined)
      if (parent !== undefined) anchor = `${parent}-${anchor}`
    }
    if (style === 'tech-docs' || style === 'github') {
      const base = anchor
      let n = numbers.get(base) ?? (style === 'github' ? 1 : 2)
      for (; taken.has(anchor); n++) anchor = `${base}-${n}`
      numbers.set(base, n)
    }
    taken.add(anchor)
    above[level - 1] = anchor
    above.length = level
    return anchor
  })
}

/** Redcarpet takes a line for a heading without the blank that CommonMark asks for. */
const LOOSE = /^ {0,3}(#{1,6})([^# \t\r\n].*)$/my
const TIGHT = /#(?=[^# \t\r\n])/g

const TAG = /<[A-Za-z][^<>]*>/g
const NAME = /[\s"'](?:id|name)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>=]+))/gi

const remembered = atHand<Map<AnchorStyle, Anchors>>()

/** The anchors that a page's own text makes; what a layout or a partial adds is not among them. Remembered per page. */
export function anchorsOf(page: Page, style: AnchorStyle): Anchors {
  let known = remembered.get(page)
  if (!known) {
    known = new Map()
    remembered.set(page, known)
  }
  const before = known.get(style)
  if (before) return before
  const anchors = readAnchors(page, style)
  known.set(style, anchors)
  return anchors
}

function readAnchors(page: Page, style: AnchorStyle): Anchors {
  const places = new Map<string, Span>()
  const note = (anchor: string, span: Span): void => {
    if (anchor !== '' && !places.has(anchor)) places.set(anchor, span)
  }
  const titled = page.headings.map((heading) => withTitle(heading, page))
  const headings = pageAnchors(titled, style)
  for (const [index, anchor] of headings.entries()) note(anchor, titled[index]!.span)
  for (const { id, span } of namedIn(page)) note(id, span)
  if (style !== 'github') for (const { words, span } of looseIn(page)) note(headingAnchor(words, style), span)
  return { places, headings, open: mayPutHeadings(page) }
}

/** What is a heading only for Redcarpet, and so takes no part in counting either; in some of its lines, from one offset to another. */
export function looseIn(
  page: Page,
  from = 0,
  to = page.text.length,
): { readonly words: string; readonly span: Span }[] {
  const found: { words: string; span: Span }[] = []
  if (page.kind !== 'markdown') return found
  let isCode: ((at: number) => boolean) | undefined
  const text = page.text.slice(from, to)
  // A mark with a letter behind it is far rarer than a line.
  for (const { index } of text.matchAll(TIGHT)) {
    let at = index
    while (text[at - 1] === '#') at--
    while (text[at - 1] === ' ') at--
    LOOSE.lastIndex = at
    const match = LOOSE.exec(text)
    if (!match) continue
    isCode ??= insideOf(page.code.map(({ span }) => span))
    const start = from + at
    if (!isCode(start)) found.push({ words: withoutClosing(match[2]!), span: { start, end: start + match[0].length } })
  }
  return found
}

/** A heading with the words that get into its anchor: the page's title where ERB shows it, pictures without their alternative text. */
export function withTitle(heading: Heading, page: Page): Heading {
  const { textSpan } = heading
  let { text } = heading
  // Of the same length nothing was taken off, so that it is as written.
  if (text.length === textSpan.end - textSpan.start && !text.startsWith('<%=') && !text.includes('![')) return heading
  const written = page.text.slice(textSpan.start, textSpan.end)
  if (/^<%=\s*current_page\.data\.title\s*%>$/.test(written)) {
    const title = page.frontMatter?.entries.find(({ key }) => key === 'title')?.value
    if (typeof title === 'string') return { ...heading, text: title }
  }
  if (written.includes('!['))
    for (const [, alternative = ''] of written.matchAll(/!\[([^[\]]{1,200})\]/g)) text = text.replace(alternative, '')
  return { ...heading, text }
}

/** Without the hashes that may end a heading. */
function withoutClosing(words: string): string {
  let end = words.length
  while (end > 0 && /[\s#]/.test(words[end - 1]!)) end--
  return words.slice(0, end)
}

/** The `id`s and `name`s that a text's HTML gives, code included: one too many does no harm. */
export function namedIn({ text }: Pick<Page, 'text'>): { readonly id: string; readonly span: Span }[] {
  const found: { id: string; span: Span }[] = []
  for (const tag of text.matchAll(TAG))
    for (const name of tag[0].matchAll(NAME)) {
      const id = name[1] ?? name[2] ?? name[3] ?? ''
      const start = tag.index + name.index + name[0].lastIndexOf(id)
      found.push({ id, span: { start, end: start + id.length } })
    }
  return found
}
