// From a front matter value to what it means, and to every place that has the same.

import { atHand } from './at-hand'
import { entryOf } from './front-matter'
import type { Entry, Page, Part, Span, Workspace } from './model'
import type { Place } from './navigate'
import { readYaml, yamlOf } from './read/yaml'
import { schemaOf } from './schema-of'
import { baseOf } from './settings'
import { addressParts } from './site/address'
import { landingAt } from './site/landing'
import { siteOf } from './site/site'
import { usesOf } from './uses'

/** A value that other pages may share, at an offset. */
export interface SharedValue {
  readonly key: string
  readonly value: string
  /** Of the value, quotes included. */
  readonly span: Span
}

/** Keys whose values are names that pages share. */
const SHARED: ReadonlySet<string> = new Set(['section', 'subsection', 'owner_slack', 'layout', 'parent', 'type'])

/** The value of a key that pages share, at an offset (0-based, UTF-16): in a page's front matter, or where the site's other files name an owner. */
export function sharedValueAt(workspace: Workspace, path: string, offset: number): SharedValue | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  const owner = ownersIn(page, workspace).find(({ span }) => holds(span, offset))
  if (owner) return { key: 'owner_slack', value: owner.value, span: owner.span }
  const entry = schemaOf(page, workspace) ? entryAt(page, offset) : undefined
  if (!entry || !SHARED.has(entry.key) || typeof entry.value !== 'string' || entry.value.trim() === '') return undefined
  return { key: entry.key, value: entry.value.trim(), span: entry.valueSpan }
}

/** The entry whose value an offset is in, of those that count. */
function entryAt(page: Page, offset: number): Entry | undefined {
  const entry = page.frontMatter?.entries.find(
    ({ valueSpan }) => valueSpan.end > valueSpan.start && holds(valueSpan, offset),
  )
  return entry && entryOf(page, entry.key) === entry ? entry : undefined
}

function holds({ start, end }: Span, offset: number): boolean {
  return start <= offset && offset <= end
}

/** Every place that has a value: pages, and for an owner the site's other files too; in order of path and place. */
export function placesOfValue(
  workspace: Workspace,
  { key, value }: Pick<SharedValue, 'key' | 'value'>,
): readonly Place[] {
  const uses = usesOf(workspace, key).get(value) ?? []
  const places = uses.map(({ page, span }): Place => ({ path: page.path, span }))
  if (key === 'owner_slack') places.push(...ownersElsewhere(workspace, value))
  return places.sort((one, other) =>
    one.path === other.path ? one.span.start - other.span.start : one.path < other.path ? -1 : 1,
  )
}

/** Where the list of repositories and the site's settings name an owner. */
function ownersElsewhere(workspace: Workspace, owner: string): Place[] {
  const base = baseOf(workspace)
  return ['data/repos.yml', 'data/applications.yml', 'config/tech-docs.yml'].flatMap((name) => {
    const page = workspace.pages.get(base + name)
    const owners = page ? ownersIn(page, workspace) : []
    return owners.filter(({ value }) => value === owner).map(({ span }) => ({ path: base + name, span }))
  })
}

const remembered = atHand<readonly { readonly value: string; readonly span: Span }[]>()

function ownersIn(page: Page, workspace: Workspace): readonly { readonly value: string; readonly span: Span }[] {
  const base = baseOf(workspace)
  const keys =
    page.path === `${base}config/tech-docs.yml`
      ? /^default_owner_slack$/
      : page.path === `${base}data/repos.yml` || page.path === `${base}data/applications.yml`
        ? /^(?:team|alerts_team)$/
        : undefined
  if (!workspace.profile || !keys) return []
  const known = remembered.get(page)
  if (known) return known
  const owners = yamlOf(page).entries.flatMap(({ key, value, valueSpan: span }) =>
    typeof value === 'string' && keys.test(key) ? [{ value, span }] : [],
  )
  remembered.set(page, owners)
  return owners
}

/**
 * What a front matter value at an offset (0-based, UTF-16) stands for: the page or the header's link of `parent`, the file
 * of `layout`, the entries of the repositories that an owner has and of `related_repos`, the pages of a section. Empty
 * where there is nothing.
 */
export function frontMatterDefinitionAt(workspace: Workspace, path: string, offset: number): readonly Place[] {
  const page = workspace.pages.get(path)
  const entry = page && schemaOf(page, workspace) ? entryAt(page, offset) : undefined
  if (!page || !entry) return []
  const value = typeof entry.value === 'string' ? entry.value.trim() : ''
  switch (entry.key) {
    case 'parent':
      return parentPlaces(workspace, value)
    case 'layout':
      return layoutPlaces(workspace, value)
    case 'owner_slack':
      return ownersElsewhere(workspace, value)
    case 'section':
      return placesOfValue(workspace, { key: 'section', value })
    case 'related_repos':
    case 'related_applications':
      return repositoryPlaces(
        workspace,
        entry.parts?.find(({ span }) => holds(span, offset)),
      )
    default:
      return []
  }
}

const TOP: Span = { start: 0, end: 0 }

/** The page at the address, else the header's link. */
function parentPlaces(workspace: Workspace, value: string): readonly Place[] {
  const site = siteOf(workspace)
  const landing =
    site && !/^[a-z]+:/i.test(value) ? landingAt(site, addressParts(value).path.replace(/^\//, '')) : undefined
  if (landing?.kind === 'page') return [{ path: landing.path, span: TOP }]
  const path = `${baseOf(workspace)}config/tech-docs.yml`
  const header = readYaml(workspace.pages.get(path)?.text ?? '').entries.find(({ key }) => key === 'header_links')
  return (header?.parts ?? []).filter((part) => part.value === value).map(({ span }) => ({ path, span }))
}

function layoutPlaces({ files, profile }: Workspace, name: string): readonly Place[] {
  if (!profile || name === '') return []
  const start = `${profile.source}layouts/${name}.`
  return [...files].filter((path) => path.startsWith(start)).map((path) => ({ path, span: TOP }))
}

function repositoryPlaces({ catalogue }: Workspace, part: Part | undefined): readonly Place[] {
  const found = catalogue.repositories.filter(({ name }) => name.slice(name.indexOf('/') + 1) === part?.value)
  return found.flatMap(({ source: { origin, span } }) => (span ? [{ path: origin, span }] : []))
}
