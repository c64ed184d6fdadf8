// One catalogue from its sources, each over the ones before: the built-in data, the workspace's environments page, its list of repositories, its manual-lens.yml.

import type { Catalogue, Page, Profile, Severity } from '../model'
import { baseOf, configIn, exclusionIn, isConfig, readConfig, severitiesIn, suppressionIn } from './config'
import { applicationsIn, listsAll, pagesIn, withConfig } from './config-catalogue'
import type { ConfigText } from './config-read'
import { isEnvironmentsPage, refine, refinedBy } from './environments-page'
import { GOVUK } from './govuk'
import { isRepositoriesFile, isSiteSettings, withRepositories } from './repositories'

const NOTHING: Catalogue = {
  environments: [],
  retiredHosts: [],
  retiredServices: [],
  repositories: [],
  hosts: [],
  namePatterns: [],
  applications: [],
  complete: true,
}

/** All that has a say in the catalogue. While it stays the same, so does the catalogue. */
export interface Sources {
  readonly pages: readonly Page[]
  readonly files: ReadonlySet<string>
  readonly config: Page | undefined
  /** Names that the configuration takes from folders, or lists. */
  readonly applications: readonly string[]
  /** The paths that the configuration names as describing environments. */
  readonly described: ReadonlySet<string | undefined>
}

const remembered = new WeakMap<ReadonlyMap<string, Page>, Sources>()

/** What has a say among the pages and files of a workspace; remembered while both stay. */
export function sourcesIn(pages: ReadonlyMap<string, Page>, files: ReadonlySet<string>): Sources {
  const known = remembered.get(pages)
  if (known?.files === files) return known
  const config = configIn(pages)
  const said = config && readConfig(config)
  const { shared, own } = said ? pagesIn(said) : NO_PAGES
  const described = new Set([shared, ...[...own.values()].map(({ path }) => path)])
  const sources: Page[] = []
  for (const [path, page] of pages) if (isSource(path) || described.has(path)) sources.push(page)
  const found = { pages: sources, files, config, applications: said ? applicationsIn(said, files) : [], described }
  remembered.set(pages, found)
  return found
}

/** The same once some files have changed; nobody looks through all files where none of those has a say. */
export function sourcesAfter(
  before: Sources,
  pages: ReadonlyMap<string, Page>,
  files: ReadonlySet<string>,
  changed: readonly { readonly path: string }[],
): Sources {
  if (before.files !== files || changed.some(({ path }) => isSource(path) || before.described.has(path)))
    return sourcesIn(pages, files)
  remembered.set(pages, before)
  return before
}

/** Asked of every page at every edit, so it looks for a part of the name first. */
function isSource(path: string): boolean {
  return (
    (path.includes('nvironment') && isEnvironmentsPage(path)) ||
    (path.includes('data/') && isRepositoriesFile(path)) ||
    (path.includes('tech-docs.y') && isSiteSettings(path)) ||
    isConfig(path)
  )
}

const NO_PAGES: ReturnType<typeof pagesIn> = { shared: undefined, own: new Map() }

/** Whether two collections of sources say the same. */
export function sameSources(one: Sources, other: Sources): boolean {
  return (
    one.config === other.config &&
    one.pages.length === other.pages.length &&
    one.pages.every((page) => other.pages.includes(page)) &&
    one.applications.join('\n') === other.applications.join('\n')
  )
}

/** The catalogue that the sources give. */
export function catalogueFrom({ pages, config: page, applications }: Sources): Catalogue {
  const config = page && readConfig(page)
  const configured = (catalogue: Catalogue): Catalogue =>
    page && config ? withConfig(catalogue, page, config, applications) : catalogue
  const base = config && baseOf(config) !== 'govuk' ? NOTHING : GOVUK
  // Once before the pages, so that their headings are known as environments, and once behind them, because what is configured wins.
  const refined = withPages(configured(base), pages, config)
  const settings = pages.find(({ path }) => isSiteSettings(path))
  const owner = base === GOVUK ? 'alphagov' : undefined
  const listed = pages
    .filter(({ path }) => isRepositoriesFile(path))
    .reduce((catalogue, list) => withRepositories(catalogue, list, settings, owner), refined)
  return configured(listed)
}

/** What the pages on environments say: first those on all of them, then those that a configuration names for one. */
function withPages(catalogue: Catalogue, pages: readonly Page[], config: ConfigText | undefined): Catalogue {
  const { shared, own } = config ? pagesIn(config) : NO_PAGES
  const refined = pages
    .filter(({ path }) => path === shared || isEnvironmentsPage(path))
    .reduce((sum, page) => refine(sum, page, !config || !listsAll(config)), catalogue)
  if (own.size === 0) return refined
  const environments = refined.environments.map((environment) => {
    const spot = own.get(environment.name)
    const page = spot && pages.find(({ path }) => path === spot.path)
    return page ? refinedBy(environment, page, spot.anchor) : environment
  })
  return { ...refined, environments }
}

/** What the workspace's configuration says of its checks; nothing without one. */
export interface Wishes {
  readonly severities: ReadonlyMap<string, Severity | 'off'>
  readonly excluded: (path: string) => boolean
  readonly ignored: (rule: string, path: string) => boolean
  /** The profile it asks for, whatever its files look like. */
  readonly extends: Profile['id'] | 'none' | undefined
}

const NO_WISHES: Wishes = {
  severities: new Map(),
  excluded: () => false,
  ignored: () => false,
  extends: undefined,
}

export function wishesFrom({ config: page }: Sources): Wishes {
  if (!page) return NO_WISHES
  const config = readConfig(page)
  return {
    severities: severitiesIn(config),
    excluded: exclusionIn(config),
    ignored: suppressionIn(config),
    extends: config.values.extends as Wishes['extends'],
  }
}
