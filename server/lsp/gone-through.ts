// What there was of a folder's closed files when it was last gone through: after an edit most of it holds.

import { type Checker, changedKeys, type Workspace } from '../engine'

/** What was told of a closed file that has findings. */
export interface Told {
  readonly id: string
  /** Whether it holds as long as its findings do: places in other files may move to other lines while these stay. */
  readonly isSteady: boolean
}

/** A folder gone through to the end. */
export interface GoneThrough {
  readonly workspace: Workspace
  /** By path, of files with findings; undefined for those that were open then. */
  readonly told: ReadonlyMap<string, Told | undefined>
}

/** The paths that may have findings now, each with what is told of it where that is as it was; with undefined whoever asks has to look. */
export function* since(
  before: GoneThrough | undefined,
  workspace: Workspace,
  checker: Checker,
): Generator<readonly [path: string, told: Told | undefined]> {
  if (before?.workspace === workspace) yield* before.told
  else if (before && isLike(before.workspace, workspace, checker)) {
    const changed = new Set(changedKeys(before.workspace.pages, workspace.pages))
    for (const one of before.told) if (!changed.has(one[0])) yield one[1]?.isSteady ? one : [one[0], undefined]
    for (const path of changed) yield [path, undefined]
  } else for (const path of workspace.pages.keys()) yield [path, undefined]
}

function isLike(before: Workspace, after: Workspace, checker: Checker): boolean {
  return before.files === after.files && checker.saysTheSame(before, after)
}
