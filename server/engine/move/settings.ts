// Addresses and paths that follow what moves outside of links: front matter, the site's settings, manual-lens.yml.

import { isScalar, visit } from 'yaml'
import { isConfig } from '../catalogue/config'
import { pageSpot } from '../catalogue/config-catalogue'
import type { Edit, Entry, Page, Part, Span } from '../model'
import { parseYaml } from '../read/parse-yaml'
import { readYaml } from '../read/yaml'
import { addressParts, hasScheme, isTemplate, resolved } from '../site/address'
import { landingAt, ownAddress } from '../site/landing'
import { redirectsIn } from '../site/redirects'
import type { Site } from '../site/site'
import { addressesOf, type Moved } from './moved'
import { fromTop, relatively } from './respelled-address'

interface Value {
  readonly key: string
  readonly text: string
  readonly span: Span
}

/** The edits of a file's values, by the path that it has before the move. */
export function settingEdits(page: Page, moved: Moved): Edit[] {
  const { site } = moved
  if (isConfig(page.path)) return pathEdits(page, moved)
  if (!site) return []
  if (page.path === `${site.base}config/tech-docs.yml`) return valueEdits(page, settingsIn(page), moved, site)
  if (page.path === `${site.base}data/redirects.yml`) return valueEdits(page, targetsIn(page), moved, site)
  return page.path.startsWith(site.source) && page.frontMatter ? valueEdits(page, frontMatterIn(page), moved, site) : []
}

/** Keys whose value may be an address without a slash in front. */
const ADDRESSES = /^(?:parent|related(?:_\w+)?)$/

function frontMatterIn(page: Page): Value[] {
  const entries = page.frontMatter?.entries ?? []
  return valuesIn(entries.filter(({ key }) => key !== 'old_paths' && key !== 'title'))
}

/** Texts of entries, at whatever depth. */
function valuesIn(entries: readonly Entry[]): Value[] {
  const inParts = (key: string, parts: readonly Part[]): Value[] =>
    parts.flatMap(({ value, span, parts: more }) =>
      typeof value === 'string' ? [{ key, text: value, span }] : inParts(key, more ?? []),
    )
  return entries.flatMap(({ key, value, valueSpan, parts }) =>
    typeof value === 'string' ? [{ key, text: value, span: valueSpan }] : inParts(key, parts ?? []),
  )
}

/** Links in the header and footer, and where redirects lead. */
function settingsIn(page: Page): Value[] {
  const links = readYaml(page.text).entries.filter(({ key }) => key !== 'redirects')
  return [...valuesIn(links), ...targetsIn(page)]
}

function targetsIn(page: Page): Value[] {
  return redirectsIn(page).flatMap(({ from, to, toSpan }) => (toSpan ? [{ key: from, text: to, span: toSpan }] : []))
}

function valueEdits(page: Page, values: readonly Value[], moved: Moved, site: Site): Edit[] {
  return values.flatMap((value) => {
    const text = isTemplate(value.text) ? undefined : addressBehind(value, page, moved, site)
    return text === undefined ? [] : within(page, value, value.text, text)
  })
}

/** What a value has to be; undefined where it stays. */
function addressBehind({ key, text }: Value, page: Page, moved: Moved, site: Site): string | undefined {
  const { path, query, fragment } = addressParts(text)
  const rest = text.slice(path.length)
  const isWhole = /^https?:\/\//.test(path)
  const own = addressesOf(moved, page.path)
  const isOwn = path.startsWith('/') || isWhole
  if (!isOwn && (!ADDRESSES.test(key) || hasScheme(path) || path === '')) return undefined
  const places = isOwn ? [ownAddress(site, path)] : [path, own && resolved(own.old, path)]
  for (const address of places) {
    const landing = address === undefined ? undefined : landingAt(site, address)
    const target = landing?.kind === 'page' ? addressesOf(moved, landing.path) : undefined
    if (!target || address === undefined) continue
    const spelling = { path, address, ...target, hasFolders: site.hasFolders }
    const top = fromTop(spelling)
    if (isOwn && target.old === target.now) return undefined
    if (isWhole) return path.slice(0, path.length - address.length).replace(/\/$/, '') + top + rest
    if (isOwn) return top + rest
    if (address === path) return target.old === target.now ? undefined : top.slice(1) + rest
    const relative = own && relatively(spelling, [[own.old, own.now]])
    return relative === undefined || relative === path
      ? undefined
      : relative + query + (fragment === undefined ? '' : `#${fragment}`)
  }
  return undefined
}

/** An edit of some words of a value, which leaves its quotes and what else is in it. */
function within(page: Page, { span }: { readonly span: Span }, old: string, text: string): Edit[] {
  const start = page.text.indexOf(old, span.start)
  const end = start + old.length
  return start === -1 || end > span.end ? [] : [{ path: page.path, span: { start, end }, text }]
}

/** Paths in manual-lens.yml: of pages, of files that are not checked, of schemas; and globs below a folder that moves. */
function pathEdits(page: Page, moved: Moved): Edit[] {
  const document = parseYaml(page.text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const edits: Edit[] = []
  if (document.errors.length > 0) return edits
  const take = (node: unknown): void => {
    if (!isScalar(node) || typeof node.value !== 'string' || !node.range) return
    const { path } = pageSpot(node.value)
    const to = pathBehind(path, moved)
    const start = path === '' ? -1 : page.text.indexOf(path, node.range[0])
    if (to !== undefined && start !== -1 && start + path.length <= node.range[1])
      edits.push({ path: page.path, span: { start, end: start + path.length }, text: to })
  }
  visit(document, { Scalar: (_, node) => take(node) })
  return edits
}

function pathBehind(path: string, { moves, paths }: Moved): string | undefined {
  const file = paths.get(path)
  if (file !== undefined) return file
  const folder = moves.find(({ from }) => path === from || path.startsWith(`${from}/`))
  return folder && folder.to + path.slice(folder.from.length)
}
