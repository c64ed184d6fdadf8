// One catalogue from its sources: the built-in data, refined by the workspace's own environments page.

import type { Catalogue, Page } from '../model'

/** Whether a file has a say in the catalogue, so that a change of it makes a new one. */
export function isCatalogueSource(_path: string): boolean {
  return false
}

/** The catalogue that these source pages give, on top of what is built in. */
export function catalogueFrom(_sources: readonly Page[]): Catalogue {
  return { environments: [], retiredHosts: [], repositories: [], complete: false }
}
