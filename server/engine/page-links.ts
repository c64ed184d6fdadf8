// Links between pages: the one at an offset, where it leads, and every link that leads to a page or a heading.

import { entryOf } from './front-matter'
import type { Page, Span, Workspace } from './model'
import { resolved } from './site/address'
import { anchorsOf } from './site/anchors'
import { folderLinksOf } from './site/folder-links'
import { siteOf } from './site/site'
import { siteLinksOf } from './site/site-links'

/** A link to a page of the workspace. */
export interface PageLink {
  /** The address, without `<>`. */
  readonly span: Span
  /** Path of the page. */
  readonly path: string
  /** Its anchor, percent signs resolved; undefined where there is none. */
  readonly fragment: string | undefined
  /** Of what stands behind `#`. */
  readonly fragmentSpan: Span
  /** The address is a path from file to file, as every Markdown tool follows it. */
  readonly isPlain: boolean
}

/** The links of a page to pages of the workspace, definitions among them; pictures are left out. */
export function pageLinksOf(page: Page, workspace: Workspace): readonly PageLink[] {
  const links: PageLink[] = []
  for (const { image, span, fragment, fragmentSpan, way, path, landing } of siteLinksOf(page, workspace).all) {
    if (image || landing.kind !== 'page') continue
    const isPlain = way === 'anchor' || (way === 'relative' && isBeside(page.path, path, landing.path))
    links.push({ span, path: landing.path, fragment, fragmentSpan, isPlain })
  }
  for (const { image, span, fragment, fragmentSpan, path, landing } of folderLinksOf(page, workspace))
    if (!image && landing === 'file') links.push({ span, path, fragment, fragmentSpan, isPlain: true })
  return links
}

/** Whether a path, as written, leads from file to file, with the ending that editors add. */
function isBeside(from: string, written: string, to: string): boolean {
  const file = resolved(from, written)
  return to === file || to === `${file}.md`
}

/** The link at an offset (0-based, UTF-16), on its text or its address; undefined where none leads to a page. `whole`: all of the link. */
export function pageLinkAt(
  workspace: Workspace,
  path: string,
  offset: number,
): (PageLink & { readonly whole: Span }) | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  const holds = ({ start, end }: Span): boolean => start <= offset && offset < end
  const link = page.links.findLast(({ span }) => holds(span))
  const definition = link
    ? page.definitions.find(({ label }) => label === link.label)
    : page.definitions.find(({ span }) => holds(span))
  const destination = link?.destinationSpan ?? definition?.destinationSpan
  const whole = link?.span ?? definition?.span
  if (!destination || !whole) return undefined
  const found = pageLinksOf(page, workspace).find(
    ({ span }) => destination.start <= span.start && span.end <= destination.end,
  )
  return found && { ...found, whole }
}

/** What is asked about: a page, or one of its headings by anchor. */
export interface PageTarget {
  readonly path: string
  readonly anchor: string | undefined
  /** What stands at the offset. */
  readonly span: Span
  readonly isPlain: boolean
}

/** The page or heading that is meant at an offset: by a link there, as the heading itself, or by the title in front matter. */
export function pageTargetAt(workspace: Workspace, path: string, offset: number): PageTarget | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  const link = pageLinkAt(workspace, path, offset)
  if (link) {
    const { fragment, fragmentSpan, span } = link
    // On the page's part of the address the page is meant, else the heading.
    const isPage = fragment === undefined || (span.start <= offset && offset < fragmentSpan.start - 1)
    return { path: link.path, anchor: isPage ? undefined : fragment, span: link.whole, isPlain: link.isPlain }
  }
  const title = entryOf(page, 'title')
  if (title && title.keySpan.start <= offset && offset <= title.valueSpan.end)
    return { path, anchor: undefined, span: title.valueSpan, isPlain: false }
  const index = page.headings.findIndex(({ span }) => span.start <= offset && offset <= span.end)
  const anchor = index === -1 ? undefined : anchorStyleOf(page, workspace) && headingsOf(page, workspace)[index]
  return anchor ? { path, anchor, span: page.headings[index]!.span, isPlain: false } : undefined
}

/** How the headings of a page are called in addresses; undefined where that can't be told. */
export function anchorStyleOf({ path, kind }: Page, workspace: Workspace): Parameters<typeof anchorsOf>[1] | undefined {
  if (kind !== 'markdown') return undefined
  const site = siteOf(workspace)
  return site && path.startsWith(site.source) ? site.anchors : 'github'
}

/** The anchor of each heading of a page, in order; none where that can't be told. */
export function headingsOf(page: Page, workspace: Workspace): readonly string[] {
  const style = anchorStyleOf(page, workspace)
  return style ? anchorsOf(page, style).headings : []
}

/** Where an anchor of a page is: its heading or HTML; undefined where it has none. */
export function anchorPlace(page: Page, anchor: string | undefined, workspace: Workspace): Span | undefined {
  const style = anchor && anchorStyleOf(page, workspace)
  return style ? anchorsOf(page, style).places.get(anchor) : undefined
}

/** Every link to a page, or to one of its headings, in order of path and place. */
export function linksTo(
  workspace: Workspace,
  { path, anchor }: Pick<PageTarget, 'path' | 'anchor'>,
): readonly { readonly path: string; readonly link: PageLink }[] {
  const found = [...workspace.pages.values()].flatMap((page) =>
    page.kind !== 'markdown'
      ? []
      : pageLinksOf(page, workspace)
          .filter((link) => link.path === path && (anchor === undefined || link.fragment === anchor))
          // An anchor alone is no link to the page that it is on.
          .filter((link) => anchor !== undefined || page.path !== path || page.text[link.span.start] !== '#')
          .map((link) => ({ path: page.path, link })),
  )
  return found.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
}
