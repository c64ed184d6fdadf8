// Links between the files of a folder that is no site, as GitHub and editors follow them.

import type { Definition, Link, Page, Span, Workspace } from '../model'
import { addressParts, decoded, hasScheme, isTemplate, resolved, webAddress } from './address'
import { siteOf } from './site'

export interface FolderLink {
  readonly image: boolean
  /** The destination without `<>`. */
  readonly span: Span
  /** Without `?` and `#`. */
  readonly pathSpan: Span
  readonly fragment: string | undefined
  readonly fragmentSpan: Span
  /** Where it leads, from the workspace's root; the page's own path for an anchor alone. */
  readonly path: string
  readonly landing: 'file' | 'folder' | 'missing'
}

const folders = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>()

/** The links of a Markdown file outside a site to files of the workspace, in order of place. Templates, other addresses and what leads out of the workspace are left out. */
export function folderLinksOf(page: Page, workspace: Workspace): readonly FolderLink[] {
  const site = siteOf(workspace)
  if (page.kind !== 'markdown' || (site && page.path.startsWith(site.source))) return []
  const links = [...page.links.filter(({ kind }) => kind !== 'bare' && kind !== 'autolink'), ...page.definitions]
  return links
    .flatMap((one) => folderLink(one, page, workspace) ?? [])
    .sort((one, other) => one.span.start - other.span.start)
}

function folderLink(one: Link | Definition, page: Page, workspace: Workspace): FolderLink | undefined {
  const { destination, destinationSpan } = one
  if (!destinationSpan || destination === '') return undefined
  const bracket = page.text[destinationSpan.start] === '<' ? 1 : 0
  const span = { start: destinationSpan.start + bracket, end: destinationSpan.end - bracket }
  const written = page.text.slice(span.start, span.end)
  if (isTemplate(written) || webAddress(written) || hasScheme(written)) return undefined
  const { path, fragment } = addressParts(written)
  const clean = decoded(path)
  const anchor = fragment === undefined ? undefined : decoded(fragment)
  if (clean === undefined || (fragment !== undefined && anchor === undefined)) return undefined
  const from = clean.startsWith('/') ? '' : page.path
  const target = path === '' ? page.path : resolved(from, clean.replace(/^\//, ''))
  if (target === undefined) return undefined
  const name = target.replace(/\/$/, '')
  return {
    image: 'image' in one && one.image,
    span,
    pathSpan: { start: span.start, end: span.start + path.length },
    fragment: anchor,
    fragmentSpan: { start: span.end - (fragment?.length ?? 0), end: span.end },
    path: name,
    landing: workspace.files.has(name) ? 'file' : foldersIn(workspace.files).has(name) ? 'folder' : 'missing',
  }
}

/** Every folder that holds a file, '' among them. */
function foldersIn(files: ReadonlySet<string>): ReadonlySet<string> {
  const known = folders.get(files)
  if (known) return known
  const all = new Set([''])
  for (const path of files)
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end)
      if (all.has(folder)) break
      all.add(folder)
    }
  folders.set(files, all)
  return all
}

const byName = new WeakMap<object, ReadonlyMap<string, readonly string[]>>()

/** Those of some paths (a set of them, or a map by them) that end in the same name, at most three. The paths are sorted by name once. */
export function sameNameIn(paths: ReadonlySet<string> | ReadonlyMap<string, unknown>, path: string): readonly string[] {
  let known = byName.get(paths)
  if (!known) {
    const all = new Map<string, string[]>()
    for (const one of paths.keys()) {
      const same = all.get(nameOf(one))
      if (same) same.push(one)
      else all.set(nameOf(one), [one])
    }
    known = all
    byName.set(paths, known)
  }
  return known.get(nameOf(path))?.slice(0, 3) ?? []
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}
