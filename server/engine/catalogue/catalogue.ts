// One catalogue from its sources: the built-in data, refined by the workspace's own environments page.

import type { Catalogue, Page } from '../model'
import { isEnvironmentsPage, refine } from './environments-page'
import { GOVUK } from './govuk'

/** Whether a file has a say in the catalogue, so that a change of it makes a new one. */
export function isCatalogueSource(path: string): boolean {
  return isEnvironmentsPage(path)
}

/** The catalogue that these source pages give, on top of what is built in. */
export function catalogueFrom(sources: readonly Page[]): Catalogue {
  return sources.filter((page) => isEnvironmentsPage(page.path)).reduce(refine, GOVUK)
}
