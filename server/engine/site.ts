// The site that a manual's files make: what address each page gets, and what the headings' anchors are called.

import type { Page, Workspace } from './model'

/** How a site names the anchors of its headings. */
export type AnchorStyle = 'developer-docs' | 'tech-docs' | 'github'

/** What a site serves, as far as its files tell. */
export interface Site {
  /** Address without the leading slash (`manual/deploy.html`) -> path of the file it is made from. */
  readonly routes: ReadonlyMap<string, string>
  /** First parts of addresses at the site's top: names of pages without their ending, of folders, and of what is generated. */
  readonly top: ReadonlySet<string>
  /** Folders that hold a page, without slashes at their ends. */
  readonly folders: ReadonlySet<string>
  /** Names of the layouts in `source/layouts`; those that begin with `_` are parts of others. */
  readonly layouts: ReadonlySet<string>
}

const remembered = new WeakMap<ReadonlySet<string>, { readonly source: string; readonly site: Site }>()

/** The site of a workspace; undefined when it follows no profile. Remembered while the set of files stays. */
export function siteOf({ files, profile }: Workspace): Site | undefined {
  if (!profile) return undefined
  const known = remembered.get(files)
  if (known?.source === profile.source) return known.site
  const site = siteFrom(files, profile.source, profile.id === 'govuk')
  remembered.set(files, { source: profile.source, site })
  return site
}

/** Pages that GOV.UK's developer manual makes from data (config.rb of the manual, 2026-08). */
const GENERATED = ['repos', 'apps', 'content-schemas', 'document-types', 'analytics']

function siteFrom(files: ReadonlySet<string>, source: string, isDeveloperManual: boolean): Site {
  const routes = new Map<string, string>()
  const top = new Set(isDeveloperManual ? GENERATED : [])
  const folders = new Set<string>()
  const layouts = new Set<string>()
  for (const path of files) {
    if (!path.startsWith(source)) continue
    const layout = /^layouts\/([^_./][^./]*)\./.exec(path.slice(source.length))?.[1]
    if (layout !== undefined) layouts.add(layout)
    const route = routeOf(path.slice(source.length))
    routes.set(route, path)
    const slash = route.indexOf('/')
    top.add(slash === -1 ? route.replace(/\.html$/, '') : route.slice(0, slash))
    for (let end = route.lastIndexOf('/'); end > 0; end = route.lastIndexOf('/', end - 1)) {
      const folder = route.slice(0, end)
      if (folders.has(folder)) break
      folders.add(folder)
    }
  }
  return { routes, top, folders, layouts }
}

/** The address of a source file: each template ending taken off (`a.html.md.erb` -> `a.html`). */
function routeOf(path: string): string {
  return path.replace(/(?:\.(?:md|markdown|erb|haml|slim))+$/, '')
}

/** The address of a page itself, without the leading slash; undefined for a file outside the site. */
export function addressOf(page: Page, workspace: Workspace): string | undefined {
  const source = workspace.profile?.source
  return source !== undefined && page.path.startsWith(source) ? routeOf(page.path.slice(source.length)) : undefined
}

/** The file that an address (without leading slash, `#` and `?`) leads to, with or without `.html`, a folder by its index page; undefined when no file makes it. */
export function servedBy(site: Site, address: string): string | undefined {
  const name = address.replace(/\/+$/, '')
  const candidates = name === '' ? ['index.html'] : [name, `${name}.html`, `${name}/index.html`]
  for (const candidate of candidates) {
    const file = site.routes.get(candidate)
    if (file !== undefined) return file
  }
  return undefined
}

/**
 * Whether the site serves an address as a page writes it: from the site's top with a slash in front, without one from
 * there or from the page's own folder. What GOV.UK's manual makes from data counts as served.
 */
export function isServed(page: Page, written: string, workspace: Workspace, site: Site): boolean {
  const address = written.replace(/[#?].*$/s, '')
  const name = address.replace(/^\/+/, '').replace(/\/+$/, '')
  if (servedBy(site, name) !== undefined || site.folders.has(name)) return true
  const slash = name.indexOf('/')
  if (workspace.profile?.id === 'govuk' && slash !== -1 && GENERATED.includes(name.slice(0, slash))) return true
  const own = address.startsWith('/') ? undefined : addressOf(page, workspace)
  const beside = own === undefined ? undefined : resolved(own, name)
  return beside !== undefined && servedBy(site, beside) !== undefined
}

/** `..` and `.` resolved against the folder of a page's address; undefined when it leads out of the site. */
export function resolved(from: string, relative: string): string | undefined {
  const parts = from.split('/').slice(0, -1)
  for (const part of relative.split('/')) {
    if (part === '..') {
      if (parts.length === 0) return undefined
      parts.pop()
    } else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}

/**
 * The anchor of one heading by its text (HTML and entities in it as written). `developer-docs`: GOV.UK's manual since
 * 2024-03; `tech-docs`: the template's own rule; `github`: GitHub's.
 */
export function headingAnchor(text: string, style: AnchorStyle): string {
  const words = text.replace(/<[^<>]*>/g, '').toLowerCase()
  if (style === 'developer-docs')
    return words
      .replace(/&(?:amp|gt|lt);/g, '')
      .replace(/[ .]/g, '-')
      .replace(/[^a-z0-9_-]/g, '')
      .replace(/-{2,}/g, '-')
  if (style === 'tech-docs') return words.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
  return words.replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replaceAll(' ', '-')
}

/** The anchors of a page's headings, in order. The developer manual doesn't tell equal ones apart; tech-docs puts the heading above in front, then counts; GitHub counts. */
export function pageAnchors(headings: Page['headings'], style: AnchorStyle): string[] {
  const taken = new Set<string>()
  const above: string[] = []
  return headings.map(({ text, level }) => {
    const own = headingAnchor(text, style)
    let anchor = own
    if (style === 'tech-docs' && taken.has(anchor)) {
      const parent = above.slice(0, level - 1).findLast((name) => name !== undefined && name !== '')
      if (parent) anchor = `${parent}-${own}`
    }
    if (style !== 'developer-docs') {
      const base = anchor
      for (let n = style === 'github' ? 1 : 2; taken.has(anchor); n++) anchor = `${base}-${n}`
    }
    taken.add(anchor)
    above[level - 1] = own
    above.length = level
    return anchor
  })
}
