// The organisation's repositories, from the list that its developer manual is built from.

import type { Catalogue, Page, Repository } from '../model'
import { readYaml } from '../read/yaml'

/** Whether a path is a manual's list of repositories (the developer manual generates a page for each). */
export function isRepositoriesFile(path: string): boolean {
  return /^(?:.*\/)?data\/repos\.ya?ml$/.test(path)
}

/** Whether a path is the site's own settings, which say where the manual itself is kept. */
export function isSiteSettings(path: string): boolean {
  return /^(?:.*\/)?config\/tech-docs\.ya?ml$/.test(path)
}

/** The catalogue with the repositories that `data/repos.yml` lists (`repo_name`, `team`, `description`); a list that can't be read adds none. Whose they are the site's settings say, else `usual`; without an owner there is nowhere to lead to. */
export function withRepositories(
  catalogue: Catalogue,
  list: Page,
  settings: Page | undefined,
  usual: string | undefined,
): Catalogue {
  const owner = ownerIn(settings) ?? usual
  if (owner === undefined) return catalogue
  const found = new Map<number, { team?: string; summary?: string; repository?: Repository }>()
  for (const { path, key, value, valueSpan } of readYaml(list.text).entries) {
    const [index] = path
    if (typeof index !== 'number' || typeof value !== 'string' || path.length !== 2) continue
    const item = found.get(index) ?? {}
    found.set(index, item)
    if (key === 'team') item.team = value
    else if (key === 'description') item.summary = value.trim()
    else if (key === 'repo_name' && /^[\w.-]+$/.test(value))
      item.repository = { name: `${owner}/${value}`, source: { origin: list.path, span: valueSpan } }
  }
  const listed = [...found.values()].flatMap(({ repository, team, summary }) =>
    repository ? [{ ...repository, ...(team ? { team } : {}), ...(summary ? { summary } : {}) }] : [],
  )
  const names = new Set(listed.map(({ name }) => name))
  return { ...catalogue, repositories: [...catalogue.repositories.filter(({ name }) => !names.has(name)), ...listed] }
}

/** `alphagov` of `github_repo: alphagov/govuk-developer-docs`. */
function ownerIn(settings: Page | undefined): string | undefined {
  const entry = settings && readYaml(settings.text).entries.find(({ key }) => key === 'github_repo')
  return typeof entry?.value === 'string' ? /^([\w.-]+)\/[\w.-]+$/.exec(entry.value)?.[1] : undefined
}
