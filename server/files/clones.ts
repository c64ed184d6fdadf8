// What local clones have of what pages link to, gathered into the workspace before anybody asks.

import { type Clone, type WantedPath, type Workspace, wantedOfClones, withClones } from '../engine'

/** Looks at one clone (a folder's URI) of a repository; undefined when it is no clone of it (any more). Never throws. */
export type LookAtClone = (folder: string, repository: string, wanted: readonly WantedPath[]) => Clone | undefined

/**
 * The workspace with what `folders` (`owner/name` in lower case -> URI of a clone) have of what its pages link to. Where
 * the workspace knows all that already it is given back as it is, unless `again` says that the clones may have changed.
 */
export function withClonesLookedAt(
  workspace: Workspace,
  folders: ReadonlyMap<string, string>,
  look: LookAtClone,
  again = false,
): Workspace {
  const clones = new Map<string, Clone>()
  let isSame = workspace.clones.size === folders.size
  for (const [repository, wanted] of wantedOfClones(workspace, folders)) {
    const folder = folders.get(repository) ?? ''
    const before = workspace.clones.get(repository)
    const known = before?.uri === folder && !again && knows(before, wanted) ? before : undefined
    const clone = known ?? look(folder, repository, wanted)
    if (clone !== before) isSame = false
    if (clone) clones.set(repository, clone)
  }
  return isSame ? workspace : withClones(workspace, clones)
}

function knows({ paths }: Clone, wanted: readonly WantedPath[]): boolean {
  return wanted.every(({ path, lines }) => {
    const known = paths.get(path)
    return known !== undefined && !(lines && known.kind === 'file' && known.lines === undefined)
  })
}
