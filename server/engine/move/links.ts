// Links that follow what moves: those to it, and the relative ones in it.

import { atHand } from '../at-hand'
import type { Edit, Link, Page, Span } from '../model'
import { relativeTo } from '../site/address'
import { folderLinksOf } from '../site/folder-links'
import type { Site } from '../site/site'
import { type SiteLink, siteLinksOf } from '../site/site-links'
import { addressesOf, type Moved } from './moved'
import { asId, fromTop, type Respelling, relatively } from './respelled-address'

/** The edits of one page's links, by the path that it has before the move. */
export function linkEdits(page: Page, moved: Moved): Edit[] {
  const edits: Edit[] = []
  const { site } = moved
  for (const link of siteLinksOf(page, moved.before).all) {
    const text = site && siteAddress(link, page, moved, site)
    if (text !== undefined) edits.push(...edit(page, link, text))
  }
  for (const link of folderLinksOf(page, moved.before)) {
    const from = moved.paths.get(page.path) ?? page.path
    const isFolder = link.landing === 'folder'
    const to = isFolder ? folderBehind(link.path, moved) : (moved.paths.get(link.path) ?? link.path)
    if (link.landing === 'missing' || (from === page.path && to === link.path)) continue
    if (link.pathSpan.start === link.pathSpan.end) continue
    const written = page.text.slice(link.pathSpan.start, link.pathSpan.end)
    const text = filePath(written, link.path, { page: from, target: to })
    if (text !== written) edits.push(...edit(page, link, text))
  }
  return edits
}

/** Where a folder is once all that is in it has moved. */
function folderBehind(folder: string, { paths, before }: Moved): string {
  let found: string | undefined
  for (const path of before.files) {
    if (!path.startsWith(`${folder}/`)) continue
    const rest = path.slice(folder.length)
    const to = paths.get(path)
    if (!to?.endsWith(rest)) return folder
    const now = to.slice(0, -rest.length)
    if (found !== undefined && found !== now) return folder
    found = now
  }
  return found ?? folder
}

function filePath(written: string, target: string, now: { readonly page: string; readonly target: string }): string {
  const slash = written.endsWith('/') ? '/' : ''
  if (written.startsWith('/')) return `/${encoded(now.target)}${slash}`
  const text =
    relatively(
      { path: written, address: target + slash, old: target + slash, now: now.target + slash, hasFolders: false },
      [[`${target.replace(/(?<![^/])[^/]+$/, '')}x`, now.page]],
    ) ?? encoded(relativeTo(now.page, now.target)) + slash
  return written.startsWith('./') && !/^\.{1,2}\//.test(text) ? `./${text}` : text
}

function encoded(path: string): string {
  return encodeURI(path).replace(/[()]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)
}

/** What a link's path has to be; undefined where it stays. */
function siteAddress(link: SiteLink, page: Page, moved: Moved, site: Site): string | undefined {
  const { way, path, address, landing, pathSpan } = link
  if (way === 'anchor' || landing.kind === 'missing') return undefined
  const target = landing.kind === 'page' ? addressesOf(moved, landing.path) : { old: address, now: address }
  if (!target) return undefined
  const own = addressesOf(moved, page.path)
  const isMoving = own !== undefined && own.old !== own.now && way === 'relative'
  if (target.old === target.now && !isMoving) return undefined
  const spelling: Respelling = { path, address, ...target, hasFolders: site.hasFolders }
  const shown = (site.shownAt.get(page.path)?.addresses ?? []).flatMap(
    (one) => addressesOf(moved, site.routes.get(one) ?? '') ?? [],
  )
  const text = spelt(way, spelling, own ? [...shown, own] : shown, site)
  return text === page.text.slice(pathSpan.start, pathSpan.end) ? undefined : text
}

function spelt(
  way: SiteLink['way'],
  spelling: Respelling,
  from: readonly { readonly old: string; readonly now: string }[],
  { hasFolders }: Site,
): string | undefined {
  switch (way) {
    case 'anchor':
      return undefined
    case 'whole':
    case 'root':
      return fromTop(spelling)
    case 'id':
      return asId(spelling)
    case 'relative': {
      if (from.length === 0) return undefined
      const folder = (address: string): string => address.replace(/(?<!(?:^|\/)index)\.html$/, '/')
      const bases = from.map(({ old, now }): [string, string] => [old, now])
      if (hasFolders) for (const { old, now } of from) bases.push([folder(old), folder(now)])
      bases.push(['', ''], ['images/', 'images/'])
      return relatively(spelling, bases)
    }
  }
}

/** The address, and the link's text where it is the address once more. */
function edit(page: Page, { span, pathSpan }: { readonly span: Span; readonly pathSpan: Span }, text: string): Edit[] {
  const edits = [{ path: page.path, span: pathSpan, text }]
  const link = linkWith(page, span.start)
  if (link?.kind !== 'inline' || link.image) return edits
  const { start, end } = link.textSpan
  if (page.text.slice(start, end) !== page.text.slice(span.start, span.end)) return edits
  const at = start + pathSpan.start - span.start
  return [{ path: page.path, span: { start: at, end: at + pathSpan.end - pathSpan.start }, text }, ...edits]
}

const remembered = atHand<ReadonlyMap<number, Link>>()

/** The link whose address is written at an offset; the first where there are several. */
function linkWith(page: Page, offset: number): Link | undefined {
  let links = remembered.get(page)
  if (!links) {
    const own = page.links.flatMap((link) =>
      link.destinationSpan ? [[link.destinationSpan.start, link] as const] : [],
    )
    links = new Map(own.reverse())
    remembered.set(page, links)
  }
  return links.get(offset)
}
