// What a workspace has of each environment: files that belong to it, pages that name it.

import type { Catalogue, Environment, Page, Span, Workspace } from './model'

export interface PageMentions {
  readonly path: string
  /** At least one, in order. */
  readonly spans: readonly Span[]
}

export interface Presence {
  readonly environment: Environment
  /** Paths of what belongs to it and is no page, sorted. */
  readonly files: readonly string[]
  /** Markdown pages that name it, by its name or an alias, sorted by path. */
  readonly pages: readonly PageMentions[]
}

const remembered = new WeakMap<Workspace, readonly Presence[]>()

/**
 * Every environment of the catalogue, in its order, those that the workspace has something of before the others; those
 * that are gone only where something is left of them. Empty for a workspace that has nothing to do with environments:
 * what is built in says nothing of it. Remembered per workspace.
 */
export function presencesOf(workspace: Workspace): readonly Presence[] {
  const known = remembered.get(workspace)
  if (known) return known
  const { catalogue } = workspace
  const owners = ownersIn(catalogue)
  const files = new Map<string, string[]>()
  for (const path of workspace.files) {
    const own = isPage(path) ? undefined : workspace.environmentOf(path)
    if (own) push(files, owners.get(own.name) ?? own.name, path)
  }
  const pages = new Map<string, PageMentions[]>()
  for (const page of workspace.pages.values())
    for (const [name, spans] of mentionsOf(workspace, page)) push(pages, name, { path: page.path, spans })
  const all = catalogue.environments.flatMap((environment): Presence[] => {
    const { name, kind, state } = environment
    const own = files.get(name) ?? []
    const mentions = pages.get(name) ?? []
    if (kind !== 'environment' || (state === 'retired' && own.length + mentions.length === 0)) return []
    const sorted = mentions.sort((one, other) => (one.path < other.path ? -1 : 1))
    return [{ environment, files: own.sort(), pages: sorted }]
  })
  const own = all.filter((one) => one.files.length + one.pages.length > 0 || isOwn(one))
  const isConcerned = workspace.profile !== undefined || own.length > 0
  const found = isConcerned ? [...own, ...all.filter((one) => !own.includes(one))] : []
  remembered.set(workspace, found)
  return found
}

/** Whether a file of the workspace describes it. */
function isOwn({ environment: { sources } }: Presence): boolean {
  return sources.some(({ origin }) => origin !== 'built-in')
}

function isPage(path: string): boolean {
  return /\.(?:md|markdown|md\.erb)$/i.test(path)
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

const owners = new WeakMap<Catalogue, ReadonlyMap<string, string>>()

/** Name or alias -> name. */
function ownersIn(catalogue: Catalogue): ReadonlyMap<string, string> {
  let found = owners.get(catalogue)
  if (!found) {
    const aliases = catalogue.environments.flatMap(({ name, aliases }) =>
      aliases.map((alias) => [alias, name] as const),
    )
    found = new Map([...aliases.reverse(), ...catalogue.environments.map(({ name }) => [name, name] as const)])
    owners.set(catalogue, found)
  }
  return found
}

interface Mentions {
  readonly of: Workspace['referencesOf']
  readonly catalogue: Catalogue
  readonly found: ReadonlyMap<string, readonly Span[]>
}

const mentions = new WeakMap<Page, Mentions>()

/** The places of a Markdown page that name environments, by canonical name; none for other files. Remembered per Page. */
function mentionsOf({ referencesOf, catalogue }: Workspace, page: Page): ReadonlyMap<string, readonly Span[]> {
  if (page.kind !== 'markdown') return NONE
  const known = mentions.get(page)
  if (known?.of === referencesOf && known.catalogue === catalogue) return known.found
  const owners = ownersIn(catalogue)
  const found = new Map<string, Span[]>()
  for (const { name, span } of referencesOf(page)) push(found, owners.get(name) ?? name, span)
  mentions.set(page, { of: referencesOf, catalogue, found })
  return found
}

const NONE: ReadonlyMap<string, readonly Span[]> = new Map()
