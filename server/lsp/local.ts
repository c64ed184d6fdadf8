// Which links have a local file to open instead: the workspace's repositories and quick links that lie beside it as clones.

import type { Workspace } from '../engine'
import type { Surroundings } from './port'

/** Link URL -> URI of the file in a clone, for every pointer and repository of the catalogue that has one. */
export function localFilesOf(
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
