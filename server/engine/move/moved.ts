// What a move of files does to a site: which file is where afterwards, and the addresses before and behind it.

import type { Page, Workspace } from '../model'
import { readPage } from '../read/page'
import type { Move } from '../rename-files'
import { shownAfter } from '../shown'
import { type Site, siteOf } from '../site/site'

/** A move, looked at from both sides. */
export interface Moved {
  readonly moves: readonly Move[]
  /** Path of every file that moves -> its new path. */
  readonly paths: ReadonlyMap<string, string>
  readonly before: Workspace
  /** The same texts at their new paths: links in them are still the old ones. */
  readonly after: Workspace
  /** undefined where there is no site. */
  readonly site: Site | undefined
  readonly siteAfter: Site | undefined
}

/** The files that move when files and folders do. A path that is not there, or that would stay, moves nothing. */
export function movedBy(workspace: Workspace, moves: readonly Move[]): Moved {
  const paths = new Map<string, string>()
  for (const { from, to } of moves) {
    if (workspace.files.has(from)) paths.set(from, to)
    else
      for (const path of workspace.files) if (path.startsWith(`${from}/`)) paths.set(path, to + path.slice(from.length))
  }
  for (const [from, to] of paths) if (from === to) paths.delete(from)
  const after = paths.size === 0 ? workspace : withMoved(workspace, paths)
  // The site of the workspace as it is comes last, since the last one asked for is the one that is remembered.
  const siteAfter = siteOf(after)
  return { moves, paths, before: workspace, after, site: siteOf(workspace), siteAfter }
}

function withMoved(workspace: Workspace, paths: ReadonlyMap<string, string>): Workspace {
  const files = new Set(workspace.files)
  const pages = new Map<string, Page>(workspace.pages)
  for (const from of paths.keys()) {
    files.delete(from)
    pages.delete(from)
  }
  for (const [from, to] of paths) {
    files.add(to)
    const page = workspace.pages.get(from)
    if (page) pages.set(to, readPage(to, page.text))
  }
  // What is remembered of the one is not true of the other.
  const profile = workspace.profile && { ...workspace.profile }
  return { ...workspace, files, pages, profile, shown: shownAfter(undefined, []) }
}

/** The address that a file has before and behind a move; undefined for what has none on one of the sides. */
export function addressesOf(
  { paths, site, siteAfter }: Moved,
  path: string,
): { readonly old: string; readonly now: string } | undefined {
  const old = site?.addresses.get(path)
  const now = siteAfter?.addresses.get(paths.get(path) ?? path)
  return old === undefined || now === undefined ? undefined : { old, now }
}
