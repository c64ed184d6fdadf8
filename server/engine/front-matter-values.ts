// Which values a front matter key can well have on a page: what its schema allows, what other pages have, what the site serves. The best first.

import type { KeySpec, Page, Workspace } from './model'
import { ownersOf, renamed } from './owners'
import { folderOf, sectionsOf } from './sections'
import { listedRepositories, settingsOf } from './settings'
import { addressOf, siteOf } from './site/site'
import { siteLinksOf } from './site/site-links'
import { usesOf } from './uses'

export interface KnownValue {
  /** Plain, without quotes. */
  readonly value: string
  /** A few words beside it: `12 pages`. */
  readonly detail: string
  readonly kind: 'value' | 'path'
  /** Whether it is YAML as it stands (`true`, a day), and never in quotes. */
  readonly isLiteral?: boolean
}

/** Keys whose values are each page's own. */
const OWN: ReadonlySet<string> = new Set(['title', 'description', 'slug', 'source_url', 'google_site_verification'])

/** At most so many are offered. */
const MOST = 200

/** The values for a key of a page, the best first; empty where none is known. `page` need not be in the workspace. */
export function valuesFor(page: Page, workspace: Workspace, spec: KeySpec): readonly KnownValue[] {
  return valuesOf(page, workspace, spec).slice(0, MOST)
}

function valuesOf(page: Page, workspace: Workspace, spec: KeySpec): readonly KnownValue[] {
  const used = usedElsewhere(page, workspace, spec.key)
  if (spec.values) return spec.values.map((value) => ({ ...counted(value, used.get(value) ?? 0), isLiteral: true }))
  if (spec.kinds[0] === 'boolean')
    return ['true', 'false'].map((value) => ({ value, detail: '', kind: 'value', isLiteral: true }))
  if (isDay(spec)) return [{ value: workspace.today, detail: 'today', kind: 'value', isLiteral: true }]
  switch (spec.key) {
    case 'section':
      return sections(page, workspace, used)
    case 'owner_slack':
      return owners(workspace, used)
    case 'layout':
      return layouts(workspace, used)
    case 'parent':
      return parents(page, workspace, used)
    case 'old_paths':
      return wanted(page, workspace)
    case 'related_repos':
    case 'related_applications':
      return repositories(workspace)
    default:
      return OWN.has(spec.key) || spec.kinds[0] === 'list' ? [] : sorted(used)
  }
}

/** Whether a key takes a day, by its example: JSON Schema has no such kind. */
export function isDay({ example }: KeySpec): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(example ?? '')
}

/** How many other pages have each value: what is half typed on this one is none. */
function usedElsewhere(page: Page, workspace: Workspace, key: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [value, uses] of usesOf(workspace, key)) {
    const count = uses.filter((use) => use.page.path !== page.path).length
    if (count > 0) counts.set(value, count)
  }
  return counts
}

function counted(value: string, count: number): KnownValue {
  return { value, detail: count === 0 ? '' : count === 1 ? '1 page' : `${count} pages`, kind: 'value' }
}

function sorted(counts: ReadonlyMap<string, number>): KnownValue[] {
  return [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([value, count]) => counted(value, count))
}

/** The folder's usual section first; none that the index hides or that is a slip of another. */
function sections(page: Page, workspace: Workspace, used: ReadonlyMap<string, number>): KnownValue[] {
  const { hidden, rivals, usual } = sectionsOf(workspace)
  const first = usual.get(folderOf(page))
  const known = sorted(used).filter(({ value }) => !hidden.has(value) && !rivals.has(value))
  return [...known.filter(({ value }) => value === first), ...known.filter(({ value }) => value !== first)]
}

function owners(workspace: Workspace, used: ReadonlyMap<string, number>): KnownValue[] {
  const { rivals } = ownersOf(workspace)
  const teams = listedRepositories(workspace)?.teams ?? new Map<string, number>()
  const fallback = settingsOf(workspace).defaults.get('owner_slack')?.value
  const all = new Map(used)
  for (const team of [...teams.keys(), ...(fallback === undefined ? [] : [fallback])])
    if (!all.has(team)) all.set(team, 0)
  return sorted(all)
    .filter(({ value }) => /^[#@][\w.-]+$/.test(value) && !rivals.has(value) && !renamed(value, workspace))
    .map((known) => {
      const count = teams.get(known.value) ?? 0
      const details = [known.detail, count === 0 ? '' : count === 1 ? '1 repository' : `${count} repositories`]
      if (known.value === fallback) details.push('the site’s default')
      return { ...known, detail: details.filter((one) => one !== '').join(', ') }
    })
}

function layouts(workspace: Workspace, used: ReadonlyMap<string, number>): KnownValue[] {
  const all = new Map<string, number>(['core', 'layout'].map((name) => [name, 0]))
  const own = siteOf(workspace)?.layouts
  for (const name of own ?? []) all.set(name, 0)
  for (const [name, count] of used) if (all.has(name) || !own?.size) all.set(name, count)
  return sorted(all)
}

/** The header's links, then the pages of the site. */
function parents(page: Page, workspace: Workspace, used: ReadonlyMap<string, number>): KnownValue[] {
  const site = siteOf(workspace)
  const header = settingsOf(workspace).headerLinks.filter((target) => target.startsWith('/'))
  const own = site && addressOf(page.path, site)
  const pages = [...(site?.routes.keys() ?? [])]
    .filter((address) => address !== own && address.endsWith('.html'))
    .map((address) => `/${address}`)
    .filter((address) => !header.includes(address))
    .sort()
  const detail = (value: string, what: string): string =>
    [what, counted(value, used.get(value) ?? 0).detail].filter((one) => one !== '').join(', ')
  return [
    ...header.map((value): KnownValue => ({ value, detail: detail(value, 'link in the header'), kind: 'path' })),
    ...pages.map((value): KnownValue => ({ value, detail: detail(value, ''), kind: 'path' })),
  ]
}

/** Addresses that pages link to and where nothing is: somebody moved the page away. Those that this page's own folder had come first. */
function wanted(page: Page, workspace: Workspace): KnownValue[] {
  const site = siteOf(workspace)
  if (!site) return []
  const counts = new Map<string, number>()
  for (const one of workspace.pages.values())
    for (const { landing, address, image } of siteLinksOf(one, workspace).astray)
      if (landing.kind === 'missing' && !image && address.endsWith('.html'))
        counts.set(`/${address}`, (counts.get(`/${address}`) ?? 0) + 1)
  const own = addressOf(page.path, site)
  const folder = own === undefined ? '' : `/${own.slice(0, own.lastIndexOf('/') + 1)}`
  const isNear = (value: string): number => Number(folder !== '' && value.startsWith(folder))
  return [...counts]
    .sort(([one, a], [other, b]) => isNear(other) - isNear(one) || b - a || (one < other ? -1 : 1))
    .map(([value, count]) => ({
      value,
      detail: `${count === 1 ? '1 link leads' : `${count} links lead`} here, to nothing`,
      kind: 'path',
    }))
}

function repositories(workspace: Workspace): KnownValue[] {
  const listed = listedRepositories(workspace)
  const names = listed
    ? [...listed.names]
    : workspace.catalogue.repositories.map(({ name }) => name.slice(name.indexOf('/') + 1))
  const summaries = new Map(
    workspace.catalogue.repositories.map((one) => [one.name.slice(one.name.indexOf('/') + 1), one.summary]),
  )
  return [...new Set(names)].sort().map((value) => ({ value, detail: summaries.get(value) ?? '', kind: 'value' }))
}
