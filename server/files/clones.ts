// What local clones have of what pages link to, gathered into the workspace before anybody asks.

import {
  type Clone,
  changedKeys,
  type Page,
  type WantedPath,
  type Workspace,
  wantedOfClones,
  withClones,
} from '../engine'

/** Looks at one clone (a folder's URI) of a repository; undefined when it is no clone of it (any more). Never throws. */
export type LookAtClone = (folder: string, repository: string, wanted: readonly WantedPath[]) => Clone | undefined

/** Pages whose links a workspace's clones are known to answer for, so that after an edit only the others are looked through. */
const answered = new WeakMap<Workspace['clones'], Workspace['pages']>()

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
  if (!again && isAnswered(workspace, folders)) return workspace
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
  const next = isSame ? workspace : withClones(workspace, clones)
  answered.set(next.clones, workspace.pages)
  return next
}

/** Whether all that has changed since the clones were looked at is answered by what they were found to have. */
function isAnswered(workspace: Workspace, folders: ReadonlyMap<string, string>): boolean {
  const { pages, clones } = workspace
  const before = answered.get(clones)
  if (!before || clones.size !== folders.size) return false
  const changed = new Map<string, Page>()
  for (const path of changedKeys(before, pages)) {
    const page = pages.get(path)
    if (page) changed.set(path, page)
  }
  for (const [repository, wanted] of wantedOfClones({ ...workspace, pages: changed }, folders)) {
    const known = clones.get(repository)
    if (!known || known.uri !== folders.get(repository) || !knows(known, wanted)) return false
  }
  answered.set(clones, pages)
  return true
}

/** Finds a page's links into clones ahead of the rest; they are remembered. */
export function readLinks(page: Page, workspace: Workspace, folders: ReadonlyMap<string, string>): void {
  if (folders.size > 0) wantedOfClones({ ...workspace, pages: new Map([[page.path, page]]) }, folders)
}

function knows({ paths }: Clone, wanted: readonly WantedPath[]): boolean {
  return wanted.every(({ path, lines }) => {
    const known = paths.get(path)
    return known !== undefined && !(lines && known.kind === 'file' && known.lines === undefined)
  })
}
