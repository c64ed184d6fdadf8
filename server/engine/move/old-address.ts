// A page's old address leads on to the new one: as `old_paths` of the page, or among the site's redirects.

import { entryOf } from '../front-matter'
import type { Edit, Page, Span } from '../model'
import { oldPathsOf, redirectsIn } from '../site/redirects'
import { addressesOf, type Moved } from './moved'

/** Line ending of a file. */
function endingOf(text: string): string {
  const at = text.indexOf('\n')
  return at > 0 && text[at - 1] === '\r' ? '\r\n' : '\n'
}

function lineOf(text: string, { start, end }: Span): Span {
  const next = text.indexOf('\n', end)
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: next === -1 ? text.length : next + 1 }
}

interface Wanted {
  readonly page: Page
  readonly old: string
  readonly now: string
}

/**
 * The edits that keep old addresses alive, by the paths that files have before the move. A redirect from the address
 * that a page gets is taken out, since there is a page now; where it led to this very page, the move takes an earlier
 * one back, and the address in between gets no redirect.
 */
export function oldAddressEdits(moved: Moved): Edit[] {
  const { site, siteAfter, before, paths } = moved
  if (!site || !siteAfter) return []
  const gone = new Set<string>()
  const wanted: Wanted[] = []
  for (const path of paths.keys()) {
    const addresses = addressesOf(moved, path)
    const page = before.pages.get(path)
    if (!addresses || addresses.old === addresses.now) continue
    gone.add(addresses.now)
    const redirect = site.redirects.get(addresses.now)
    const isBack =
      redirect !== undefined && (redirect.path === path || redirect.to.replace(/^\//, '') === addresses.old)
    // Something else takes the old address in the same move, or a redirect has it already.
    const isTaken = siteAfter.routes.has(addresses.old) || site.redirects.has(addresses.old)
    if (page && addresses.old.endsWith('.html') && !isBack && !isTaken) wanted.push({ page, ...addresses })
  }
  const config = before.pages.get(`${site.base}config/tech-docs.yml`)
  const list = config && isInLines(config) ? config : undefined
  const usesList = before.profile?.id === 'govuk'
  const listed: Wanted[] = []
  const edits: Edit[] = []
  for (const one of wanted) {
    const own = usesList && list && !entryOf(one.page, 'old_paths') ? undefined : oldPath(one)
    if (own) edits.push(own)
    else if (list) listed.push(one)
  }
  for (const page of before.pages.values()) {
    const address = site.addresses.get(page.path)
    if (address !== undefined) edits.push(...oldPathsGone(page, address, gone))
  }
  if (list) edits.push(...redirectsGone(list, gone), ...redirectsAdded(list, listed, gone))
  return edits
}

/** Whether each redirect of the settings has a line of its own. */
function isInLines(config: Page): boolean {
  return redirectsIn(config).every(({ fromSpan }, index, all) => {
    const line = lineOf(config.text, fromSpan)
    const before = config.text.slice(line.start, fromSpan.start)
    return /^[ \t]*$/.test(before) && (index === 0 || all[index - 1]!.fromSpan.start < line.start)
  })
}

/** One more in the page's own list; undefined for a page that can have none. */
function oldPath({ page, old }: Wanted): Edit | undefined {
  const { text, path, frontMatter } = page
  const eol = endingOf(text)
  const entry = entryOf(page, 'old_paths')
  if (!frontMatter?.closed) return undefined
  if (!entry) {
    const at = frontMatter.contentSpan.end
    return { path, span: { start: at, end: at }, text: `old_paths:${eol}  - /${old}${eol}` }
  }
  const last = entry.parts?.at(-1)
  if (!last) return undefined
  const quote = /^["']/.exec(text.slice(last.span.start))?.[0] ?? ''
  const slash = typeof last.value === 'string' && !last.value.startsWith('/') ? '' : '/'
  const item = `${quote}${slash}${old}${quote}`
  if (text[entry.valueSpan.start] === '[')
    return { path, span: { start: last.span.end, end: last.span.end }, text: `, ${item}` }
  const line = lineOf(text, last.span)
  return { path, span: { start: line.end, end: line.end }, text: text.slice(line.start, last.span.start) + item + eol }
}

function oldPathsGone(page: Page, address: string, gone: ReadonlySet<string>): Edit[] {
  const all = oldPathsOf(page, address)
  const going = all.filter(({ from }) => gone.has(from))
  const entry = entryOf(page, 'old_paths')
  if (going.length === 0 || !entry) return []
  const { text, path } = page
  if (going.length === all.length) {
    const start = lineOf(text, entry.keySpan).start
    const { end } = lineOf(text, { start: entry.valueSpan.start, end: going.at(-1)!.fromSpan.end })
    return [{ path, span: { start, end }, text: '' }]
  }
  return going.map(({ fromSpan }) => {
    if (text[entry.valueSpan.start] !== '[') return { path, span: lineOf(text, fromSpan), text: '' }
    const first = /(?:,\s*)?["']?$/.exec(text.slice(entry.valueSpan.start + 1, fromSpan.start))![0]
    const behind = /^["']?(?:\s*,\s*)?/.exec(text.slice(fromSpan.end, entry.valueSpan.end))![0]
    const end = first.startsWith(',') ? /^["']?/.exec(behind)![0].length : behind.length
    return { path, span: { start: fromSpan.start - first.length, end: fromSpan.end + end }, text: '' }
  })
}

function redirectsGone(config: Page, gone: ReadonlySet<string>): Edit[] {
  const { path, text } = config
  const all = redirectsIn(config)
  const going = all.filter(({ from }) => gone.has(from))
  if (going.length > 0 && going.length === all.length) {
    const key = /^redirects:[^\n]*\n/m.exec(text)
    const end = lineOf(text, going.at(-1)!.fromSpan).end
    if (key && key.index < end) return [{ path, span: { start: key.index, end }, text: '' }]
  }
  return going.map(({ fromSpan }) => ({ path, span: lineOf(text, fromSpan), text: '' }))
}

/** In front of the first that comes later in the alphabet, written as that one is. */
function redirectsAdded(config: Page, wanted: readonly Wanted[], gone: ReadonlySet<string>): Edit[] {
  if (wanted.length === 0) return []
  const { path, text } = config
  const eol = endingOf(text)
  const all = redirectsIn(config).filter(({ toSpan }) => toSpan)
  const quoteAt = (at: number): string => /^["']/.exec(text.slice(at, at + 1))?.[0] ?? ''
  const places = new Map<number, string>()
  for (const { old, now } of [...wanted].sort((one, other) => (one.old < other.old ? -1 : 1))) {
    const next = all.find(({ from }) => from > old)
    const model = next ?? all.at(-1)
    const indent = model ? text.slice(lineOf(text, model.fromSpan).start, model.fromSpan.start) : '  '
    const from = model ? quoteAt(model.fromSpan.start) : ''
    const to = model ? quoteAt(model.toSpan!.start) : ''
    const line = `${indent}${from}/${old}${from}: ${to}/${now}${to}${eol}`
    const at = next ? lineOf(text, next.fromSpan).start : model ? lineOf(text, model.toSpan!).end : text.length
    places.set(at, (places.get(at) ?? '') + line)
  }
  const isEmpty = all.length === 0 || all.every(({ from }) => gone.has(from))
  const key = all.length === 0 ? /^redirects:[ \t]*\r?\n/m.exec(text) : undefined
  return [...places].map(([at, lines]) => {
    if (key) at = key.index + key[0].length
    const start = at === text.length && text !== '' && !text.endsWith('\n') ? eol : ''
    const head = isEmpty && !key ? `redirects:${eol}` : ''
    return { path, span: { start: at, end: at }, text: start + head + lines }
  })
}
