// Which links have a local file to open instead: the workspace's repositories and quick links that lie beside it as clones.

import { type Workspace, withLocal } from '../engine'
import { withClonesLookedAt } from '../files/clones'
import type { Surroundings } from './port'

/** The workspace with what there is beside it of its catalogue's repositories and of what its pages link to. `before` is the value that it was made from, whose answers still hold; without one everything is looked at again. */
export function withLocalClones(
  workspace: Workspace,
  before: Workspace | undefined,
  clones: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Workspace {
  const linked =
    before?.catalogue === workspace.catalogue
      ? workspace
      : withLocal(workspace, localFilesOf(workspace, clones, surroundings))
  // Not while it is being read: each batch would look anew.
  return linked.loaded ? withClonesLookedAt(linked, clones, surroundings.lookAtClone, before === undefined) : linked
}

/** Link URL -> URI of the file in a clone, for every pointer and repository of the catalogue that has one. */
function localFilesOf(
  { catalogue }: Workspace,
  clones: ReadonlyMap<string, string>,
  surroundings: Surroundings,
): Map<string, string> {
  const local = new Map<string, string>()
  if (clones.size === 0) return local
  const add = (url: string, repository: string, path: string): void => {
    const clone = clones.get(repository.toLowerCase())
    const file = clone === undefined ? undefined : surroundings.inClone(clone, path)
    if (file !== undefined) local.set(url, file)
  }
  for (const { pointers } of catalogue.environments)
    for (const { url, repository, path } of pointers) if (repository) add(url, repository, path ?? '')
  for (const { name } of catalogue.repositories) add(`https://github.com/${name}`, name, '')
  return local
}
