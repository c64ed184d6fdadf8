// One catalogue from its sources, each over the ones before: the built-in data, the workspace's environments page, its list of repositories, its manual-lens.yml.

import type { Catalogue, Page, Severity } from '../model'
import { baseOf, isConfig, readConfig, severitiesIn, withConfig } from './config'
import { isEnvironmentsPage, refine } from './environments-page'
import { GOVUK } from './govuk'
import { isRepositoriesFile, isSiteSettings, withRepositories } from './repositories'

/** Whether a file has a say in the catalogue, so that a change of it makes a new one. */
export function isCatalogueSource(path: string): boolean {
  return isConfig(path) || isEnvironmentsPage(path) || isRepositoriesFile(path) || isSiteSettings(path)
}

const NOTHING: Catalogue = { environments: [], retiredHosts: [], retiredServices: [], repositories: [], complete: true }

/** The catalogue that these source pages give. */
export function catalogueFrom(sources: readonly Page[]): Catalogue {
  const settings = sources.find(({ path }) => isSiteSettings(path))
  const page = sources.find(({ path }) => isConfig(path))
  const config = page && readConfig(page)
  const configured = (catalogue: Catalogue): Catalogue =>
    page && config ? withConfig(catalogue, page, config) : catalogue
  const base = config && baseOf(config) === 'none' ? NOTHING : GOVUK
  // Once before the page, so that its headings are known as environments, and once behind it, because what is configured wins.
  const refined = sources.filter(({ path }) => isEnvironmentsPage(path)).reduce(refine, configured(base))
  const listed = sources
    .filter(({ path }) => isRepositoriesFile(path))
    .reduce((catalogue, list) => withRepositories(catalogue, list, settings), refined)
  return configured(listed)
}

/** How loud the workspace wants each rule; empty without a configuration. */
export function severitiesFrom(sources: readonly Page[]): ReadonlyMap<string, Severity | 'off'> {
  const page = sources.find(({ path }) => isConfig(path))
  return page ? severitiesIn(readConfig(page)) : new Map()
}
