// The organisation's repositories, from the list that its developer manual is built from.

import type { Catalogue, Entry, Page, Repository } from '../model'
import { yamlOf } from '../read/yaml'

/** Whether a path is a manual's list of repositories (the developer manual generates a page for each); until 2022 it was called `applications.yml`. */
export function isRepositoriesFile(path: string): boolean {
  return /^(?:.*\/)?data\/(?:repos|applications)\.ya?ml$/.test(path)
}

/** Whether a path is the site's own settings, which say where the manual itself is kept. */
export function isSiteSettings(path: string): boolean {
  return /^(?:.*\/)?config\/tech-docs\.ya?ml$/.test(path)
}

/**
 * The catalogue with the repositories that `data/repos.yml` lists (`repo_name`, `team`, `description`, `retired`); a list
 * that can't be read adds none. What is listed as live is live, whatever was known of it before. Whose they are the
 * site's settings say, else `usual`; without an owner there is nowhere to lead to.
 */
export function withRepositories(
  catalogue: Catalogue,
  list: Page,
  settings: Page | undefined,
  usual: string | undefined,
): Catalogue {
  const owner = ownerIn(settings) ?? usual
  if (owner === undefined) return catalogue
  const before = new Map(catalogue.repositories.map((repository) => [repository.name.toLowerCase(), repository]))
  for (const item of itemsIn(list)) {
    const named = NAME_KEYS.map((key) => item.get(key)).find((entry) => entry !== undefined)
    if (typeof named?.value !== 'string' || !/^[\w.-]+$/.test(named.value)) continue
    const name = `${owner}/${named.value}`
    const text = (key: string): string => {
      const value = item.get(key)?.value
      return typeof value === 'string' ? value.trim() : ''
    }
    const team = text('team')
    const summary = text('description')
    const isEnded = ['retired', 'archived'].some((key) => item.get(key)?.value === true)
    const known = before.get(name.toLowerCase())
    before.set(name.toLowerCase(), {
      name,
      ...(team ? { team } : {}),
      ...(summary ? { summary } : {}),
      ...(item.get('private_repo')?.value === true ? { private: true } : {}),
      ...(isEnded ? { ...endOf(known), state: 'retired' } : {}),
      source: { origin: list.path, span: named.valueSpan },
    })
  }
  return { ...catalogue, repositories: [...before.values()] }
}

/** What names a repository, the first that an item has. */
const NAME_KEYS = ['repo_name', 'github_repo_name', 'app_name']

/** The items of the list, by their keys. */
function itemsIn(list: Page): Iterable<ReadonlyMap<string, Entry>> {
  const items = new Map<string | number, Map<string, Entry>>()
  for (const entry of yamlOf(list).entries) {
    const [index] = entry.path
    if (typeof index !== 'number' || entry.path.length !== 2) continue
    const item = items.get(index) ?? new Map<string, Entry>()
    items.set(index, item.set(entry.key, entry))
  }
  return items.values()
}

/** When and for what a repository was given up, as far as it is known that it was. */
function endOf(known: Repository | undefined): Pick<Repository, 'until' | 'replacedBy'> {
  if (known?.state === undefined) return {}
  const { until, replacedBy } = known
  return { ...(until === undefined ? {} : { until }), ...(replacedBy === undefined ? {} : { replacedBy }) }
}

/** `alphagov` of `github_repo: alphagov/govuk-developer-docs`. */
function ownerIn(settings: Page | undefined): string | undefined {
  const entry = settings && yamlOf(settings).entries.find(({ key }) => key === 'github_repo')
  return typeof entry?.value === 'string' ? /^([\w.-]+)\/[\w.-]+$/.exec(entry.value)?.[1] : undefined
}
