// What ERB puts into a page: which partials, and whether it may put in what can't be seen in files.

import type { Page } from '../model'

const PARTIAL = /^partial[\s(]+["']\/?([\w./-]+)["']/

/** Calls in ERB that put no heading and no definition into a page, or not into its text. */
const HARMLESS =
  /^(?:link_to|image_tag|image_path|asset_path|url_for|warning_text|mail_to|content_for|current_page|config|Date|Time|format_date|RunRakeTask|[\w.]+_(?:url|path)\b|["'#])/

interface Call {
  /** The text between `<%=` and `%>`, and of a block the statement. */
  readonly code: string
  /** Whether it puts something in at the beginning of a line. */
  readonly isAtStart: boolean
}

function erbIn({ path, text }: Page): Call[] {
  const calls: Call[] = []
  if (!path.endsWith('.erb')) return calls
  for (let at = text.indexOf('<%'); at !== -1; at = text.indexOf('<%', at)) {
    const end = text.indexOf('%>', at)
    if (end === -1) break
    const code = text.slice(at + 2, end)
    const isOutput = code.startsWith('=')
    if (isOutput || / do\b/.test(code))
      calls.push({ code: code.replace(/^=+/, '').trim(), isAtStart: isOutput && isAtStartOfLine(text, at) })
    at = end
  }
  return calls
}

function isAtStartOfLine(text: string, offset: number): boolean {
  let at = offset - 1
  while (text[at] === ' ' || text[at] === '\t') at--
  return at < 0 || text[at] === '\n' || text[at] === '\r'
}

/** Whether ERB puts something into a page, besides partials, that may be a heading. */
export function mayPutHeadings(page: Page): boolean {
  return erbIn(page).some(({ code }) => !HARMLESS.test(code) && !PARTIAL.test(code))
}

/** Whether ERB puts something into a page, besides partials, that may be a definition: in a line it is only words. */
export function mayPutDefinitions(page: Page): boolean {
  return erbIn(page).some(({ code, isAtStart }) => isAtStart && !HARMLESS.test(code) && !PARTIAL.test(code))
}

const NONE: readonly string[] = []
const remembered = new WeakMap<Page, readonly string[]>()

/** The names of the partials that a page's text puts in, as written but for a leading slash. Remembered per Page. */
export function partialsOf(page: Page): readonly string[] {
  if (!page.path.endsWith('.erb')) return NONE
  const known = remembered.get(page)
  if (known) return known
  const names = page.text.includes('partial') ? erbIn(page).flatMap(({ code }) => PARTIAL.exec(code)?.[1] ?? []) : NONE
  remembered.set(page, names)
  return names
}
