// One catalogue from its sources: the built-in data, refined by the workspace's own environments page and list of repositories.

import type { Catalogue, Page } from '../model'
import { isEnvironmentsPage, refine } from './environments-page'
import { GOVUK } from './govuk'
import { isRepositoriesFile, isSiteSettings, withRepositories } from './repositories'

/** Whether a file has a say in the catalogue, so that a change of it makes a new one. */
export function isCatalogueSource(path: string): boolean {
  return isEnvironmentsPage(path) || isRepositoriesFile(path) || isSiteSettings(path)
}

/** The catalogue that these source pages give, on top of what is built in. */
export function catalogueFrom(sources: readonly Page[]): Catalogue {
  const settings = sources.find(({ path }) => isSiteSettings(path))
  const refined = sources.filter(({ path }) => isEnvironmentsPage(path)).reduce(refine, GOVUK)
  return sources
    .filter(({ path }) => isRepositoriesFile(path))
    .reduce((catalogue, list) => withRepositories(catalogue, list, settings), refined)
}
