// What a site's own files say of it besides its pages: config/tech-docs.yml and its list of repositories.

import type { Entry, Page, Span, Workspace } from './model'
import { yamlOf } from './read/yaml'

export interface Redirect {
  readonly from: string
  readonly to: string
}

/** The value that a page has for a key that it leaves out. */
export interface SiteDefault {
  /** The setting that gives it, as it is called in config/tech-docs.yml. */
  readonly setting: string
  readonly value: string
  readonly path: string
  readonly span: Span
}

export interface Settings {
  /** Where the header's links lead to, as written. */
  readonly headerLinks: readonly string[]
  readonly redirects: readonly Redirect[]
  /** By front matter key. */
  readonly defaults: ReadonlyMap<string, SiteDefault>
  /** False when the site says that no page expires. */
  readonly showsExpiry: boolean
  /** False when the site shows no review banner. */
  readonly showsReview: boolean
  /** The repository says at the top of its README that it is over, so that its pages tell history. */
  readonly isOver: boolean
}

const NOTHING: Settings = {
  headerLinks: [],
  redirects: [],
  defaults: new Map(),
  showsExpiry: true,
  showsReview: true,
  isOver: false,
}

/** Which setting a page's key falls back to (tech-docs template: page_review.rb, layout.erb, meta_tags.rb; 2026-07). */
const FALLBACKS: readonly (readonly [key: string, setting: string])[] = [
  ['owner_slack', 'default_owner_slack'],
  ['multipage_nav', 'multipage_nav'],
  ['prevent_indexing', 'prevent_indexing'],
]

const remembered = new WeakMap<Page, Settings>()
/** Rules ask for each page, and to look for the file costs more than what they do with it. */
const ofWorkspaces = new WeakMap<Workspace, Settings>()

/** The settings of the workspace's site; those of a site that says nothing when there is none. Remembered per Page. */
export function settingsOf(workspace: Workspace): Settings {
  let settings = ofWorkspaces.get(workspace)
  if (!settings) {
    const readme = workspace.pages.get('README.md')
    settings = settingsFrom(workspace)
    if (readme && saysOver(readme.text)) settings = whenOver(settings)
    ofWorkspaces.set(workspace, settings)
  }
  return settings
}

const over = new WeakMap<Settings, Settings>()

/** The same settings, of a repository that is over: the same value each time. */
function whenOver(settings: Settings): Settings {
  const known = over.get(settings) ?? { ...settings, isOver: true }
  over.set(settings, known)
  return known
}

/** Whether the first line of a README says that all is over: `# Frontend (DEPRECATED)`, `**Finder is retired …`. */
function saysOver(text: string): boolean {
  const first = text
    .slice(0, 500)
    .trimStart()
    .split(/[\r\n]/, 1)[0]!
  return (
    /^#.*[^\w-](?:deprecated|decommissioned|retired|archived|obsolete)\W*$/i.test(first) ||
    /^(?:\*\*|__|> )(?:deprecated\b|.*\b(?:is|has been|was) (?:now )?(?:deprecated|decommissioned|retired|archived)\b)/i.test(
      first,
    )
  )
}

function settingsFrom(workspace: Workspace): Settings {
  const page = workspace.pages.get(`${baseOf(workspace)}config/tech-docs.yml`)
  if (!workspace.profile || !page) return NOTHING
  const known = remembered.get(page)
  if (known) return known
  const settings = settingsIn(page)
  remembered.set(page, settings)
  return settings
}

/** The folder that the site lies in, ending in `/`, or '' for the workspace's root. */
export function baseOf({ profile }: Workspace): string {
  return profile ? profile.source.slice(0, -'source/'.length) : ''
}

function settingsIn(page: Page): Settings {
  const entries = new Map(yamlOf(page).entries.map((entry) => [entry.key, entry]))
  const pairs = (key: string): [string, string][] => {
    const value = entries.get(key)?.value
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return []
    return Object.entries(value).flatMap(([name, to]): [string, string][] =>
      typeof to === 'string' ? [[name, to]] : [],
    )
  }
  return {
    headerLinks: pairs('header_links').map(([, target]) => target),
    redirects: pairs('redirects').map(([from, to]) => ({ from, to })),
    defaults: new Map(FALLBACKS.flatMap(([key, setting]) => fallback(page, key, setting, entries.get(setting)))),
    showsExpiry: entries.get('show_expiry')?.value !== false,
    showsReview: entries.get('show_review_banner')?.value !== false,
    isOver: false,
  }
}

function fallback({ path }: Page, key: string, setting: string, entry: Entry | undefined): [string, SiteDefault][] {
  if (!entry || entry.value === null || typeof entry.value === 'object' || entry.value === '') return []
  return [[key, { setting, value: String(entry.value), path, span: entry.valueSpan }]]
}

export interface Listed {
  /** Names of repositories and of the applications in them, as the site's pages may name them. */
  readonly names: ReadonlySet<string>
  /** Channels of teams that own one of them -> how many. */
  readonly teams: ReadonlyMap<string, number>
  readonly path: string
}

const lists = new WeakMap<Page, Listed>()

/** The repositories that the site lists (`data/repos.yml`; `data/applications.yml` before 2022); undefined when it has no such list. Remembered per Page. */
export function listedRepositories(workspace: Workspace): Listed | undefined {
  if (!workspace.profile) return undefined
  const base = baseOf(workspace)
  const page = workspace.pages.get(`${base}data/repos.yml`) ?? workspace.pages.get(`${base}data/applications.yml`)
  if (!page) return undefined
  const known = lists.get(page)
  if (known) return known
  const names = new Set<string>()
  const teams = new Map<string, number>()
  for (const { key, value } of yamlOf(page).entries) {
    if (typeof value !== 'string') continue
    if (/^(?:repo_name|app_name|github_repo_name)$/.test(key)) names.add(value)
    else if (key === 'team' || key === 'alerts_team') teams.set(value, (teams.get(value) ?? 0) + 1)
  }
  const listed = { names, teams, path: page.path }
  lists.set(page, listed)
  return listed
}
