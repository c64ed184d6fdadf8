// Moving pages: every edit that keeps links, settings and old addresses right when files get other paths.

import type { Edit, Workspace } from '../model'
import type { Move } from '../rename-files'
import { linkEdits } from './links'
import { movedBy } from './moved'
import { oldAddressEdits } from './old-address'
import { settingEdits } from './settings'

/** What an edit of a move is for: `links` lead to what moves or stand in it, `settings` are front matter and configuration, `old-address` leads readers on. */
export type MoveGroup = 'links' | 'settings' | 'old-address'

export interface MoveEdit extends Edit {
  readonly group: MoveGroup
}

/**
 * The edits that belong to a move of files or folders, in order of path and place, none overlapping another; by the paths
 * that files have before it, so they come first. Empty before the workspace has been read, and where nothing hangs on
 * what moves.
 */
export function moveEdits(workspace: Workspace, moves: readonly Move[]): readonly MoveEdit[] {
  if (!workspace.loaded) return []
  const moved = movedBy(workspace, moves)
  if (moved.paths.size === 0) return []
  const edits: MoveEdit[] = oldAddressEdits(moved).map((edit) => ({ ...edit, group: 'old-address' }))
  const taken = [...edits]
  const add = (group: MoveGroup, found: readonly Edit[]): void => {
    // A redirect that goes needs no new target.
    for (const edit of found) if (!taken.some((other) => holds(other, edit))) edits.push({ ...edit, group })
  }
  for (const page of workspace.pages.values()) {
    add('links', linkEdits(page, moved))
    add('settings', settingEdits(page, moved))
  }
  return edits.sort((one, other) =>
    one.path === other.path ? one.span.start - other.span.start : one.path < other.path ? -1 : 1,
  )
}

function holds(outer: Edit, { path, span }: Edit): boolean {
  return outer.path === path && outer.span.start <= span.start && span.end <= outer.span.end
}
