// What there was of a folder's closed files when it was last gone through: after an edit most of it holds.

import { type Checker, changedKeys, type Workspace } from '../engine'

/** What was told of a closed file that has findings. */
export interface Told {
  readonly id: string
  /** Whether it holds as long as its findings do: places in other files may move to other lines while these stay. */
  readonly isSteady: boolean
}

/** A folder gone through to the end. */
export interface GoneThrough<Of extends Told> {
  readonly workspace: Workspace
  /** By path, of files with findings; undefined for those that were open then. */
  readonly told: ReadonlyMap<string, Of | undefined>
}

/** What was told before and holds still, by path, and the paths that have to be looked at again. No others have findings. */
export interface Since<Of extends Told> {
  readonly holding: ReadonlyMap<string, Of | undefined>
  readonly again: ReadonlySet<string>
}

/** What holds of a folder that was gone through, where that is most of it. Of `holding` those in `again` count no more. */
export function since<Of extends Told>(
  before: GoneThrough<Of> | undefined,
  workspace: Workspace,
  open: ReadonlySet<string>,
  checker: Checker,
): Since<Of> {
  if (!before || !isLike(before.workspace, workspace, checker))
    return { holding: new Map(), again: new Set(workspace.pages.keys()) }
  const again = new Set(changedKeys(before.workspace.pages, workspace.pages))
  for (const [path, told] of before.told) if (!told?.isSteady || open.has(path)) again.add(path)
  return { holding: before.told, again }
}

/** What is known once the paths in `again` have been looked at: the same map where nothing is new. */
export function after<Of extends Told>(
  holding: ReadonlyMap<string, Of | undefined>,
  looked: ReadonlyMap<string, Of | undefined>,
  again: ReadonlySet<string>,
): ReadonlyMap<string, Of | undefined> {
  let copy: Map<string, Of | undefined> | undefined
  for (const path of again) {
    if (holding.has(path) === looked.has(path) && holding.get(path) === looked.get(path)) continue
    copy ??= new Map(holding)
    if (looked.has(path)) copy.set(path, looked.get(path))
    else copy.delete(path)
  }
  return copy ?? holding
}

function isLike(before: Workspace, after: Workspace, checker: Checker): boolean {
  return before === after || (before.files === after.files && checker.saysTheSame(before, after))
}
