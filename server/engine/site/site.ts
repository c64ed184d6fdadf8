// The site that a manual's files make: what is at which address. One value per set of files and settings, shared by all rules.

import type { Page, Profile, Workspace } from '../model'
import { yamlOf } from '../read/yaml'
import { type AnchorStyle, namedIn } from './anchors'
import { type Generated, generatedIn } from './generated'
import { type Inputs, inputsOf, isAs, isFrame } from './inputs'
import { type Shown, shownAt } from './parts'
import { oldPathsOf, type Redirect, redirectsIn } from './redirects'

/** What a site serves, as far as its files tell. Addresses are without their leading slash. */
export interface Site {
  /** The folder that holds `config/` and `source/`: '' or ending in `/`. */
  readonly base: string
  /** The folder that holds its pages, ending in `/`. */
  readonly source: string
  /** Host and path at which it is published (`docs.example.org/manual`); undefined when its settings don't say. */
  readonly host: string | undefined
  /** Address (`manual/deploy.html`) -> path of the file it is made from. */
  readonly routes: ReadonlyMap<string, string>
  /** Path of a file -> its address: `routes` the other way round. */
  readonly addresses: ReadonlyMap<string, string>
  /** First parts of addresses at the site's top: names of pages without their ending, of folders, and of what is generated. */
  readonly top: ReadonlySet<string>
  /** Old address -> the redirect that is declared for it. */
  readonly redirects: ReadonlyMap<string, Redirect>
  readonly generated: Generated
  /** Partials by the name they are asked for (`partials/header`). */
  readonly partials: ReadonlyMap<string, string>
  /** Path of a file that pages take in by `partial` -> where it is shown, so that its links are followed from there. */
  readonly shownAt: ReadonlyMap<string, Shown>
  /** `foo.html` is served as `foo/` (Middleman's directory indexes). */
  readonly hasFolders: boolean
  /** Whether Markdown is rendered as the template does it; else a blank in `[a] (b)` is one blank too many. */
  readonly isRedcarpet: boolean
  /** undefined when the site has a renderer that nobody here knows. */
  readonly anchors: AnchorStyle | undefined
  /** Anchors that layouts put into every page. */
  readonly layoutAnchors: ReadonlySet<string>
  /** Names of the layouts in `source/layouts`; those that begin with `_` are parts of others. */
  readonly layouts: ReadonlySet<string>
}

interface Remembered {
  readonly inputs: Inputs
  readonly site: Site
}

const current = new WeakMap<Workspace['pages'], Site>()
/** The last site of a profile; a workspace keeps its profile. */
const last = new WeakMap<Profile, Remembered>()

/** The site of a workspace; undefined when it follows no profile. The same value as long as nothing changes that it follows from. */
export function siteOf(workspace: Workspace): Site | undefined {
  const { pages, profile } = workspace
  if (!profile) return undefined
  const known = current.get(pages)
  if (known?.source === profile.source) return known
  const making = madeSite(workspace, profile)
  for (;;) {
    const step = making.next()
    if (step.done) return step.value
  }
}

/** Makes what `siteOf` gives, unless it is known, and gives a word after each piece of that, so that others may come between. */
export function* siteAhead(workspace: Workspace): Generator<undefined> {
  const { pages, profile } = workspace
  if (profile && current.get(pages)?.source !== profile.source) yield* madeSite(workspace, profile)
}

function* madeSite(workspace: Workspace, profile: Profile): Generator<undefined, Site> {
  const { pages } = workspace
  const before = last.get(profile)
  const inputs = inputsOf(workspace, profile, before?.inputs)
  const isSame = before && isAs(before.inputs, inputs)
  const site = isSame ? before.site : yield* siteFrom(workspace, profile)
  // Somebody may have asked meanwhile: then that is the site, or even one of a later workspace.
  if (last.get(profile) !== before) return current.get(pages) ?? site
  last.set(profile, { inputs, site })
  current.set(pages, site)
  return site
}

/** The address of a file; undefined for one outside the site or that makes no page of its own (a partial). */
export function addressOf(path: string, site: Site): string | undefined {
  return site.addresses.get(path)
}

/** So many files are a piece that nobody minds to wait for. */
const PIECE = 1_000

function* siteFrom(workspace: Workspace, profile: Profile): Generator<undefined, Site> {
  const { files, pages } = workspace
  const { source } = profile
  const base = source.slice(0, -'source/'.length)
  const isDeveloperManual = profile.id === 'govuk'
  const config = pages.get(`${base}config.rb`)?.text ?? ''
  const isRedcarpet = !/^[ \t]*set[ (]\s*:markdown_engine,\s*:(?!redcarpet\b)/m.test(config)
  const ignored = [...config.matchAll(/^[ \t]*ignore[ (]\s*["']\/?([\w./-]+\/)\*["']/gm)].map(([, folder]) => folder!)
  if (isDeveloperManual) ignored.push('templates/')
  const routes = new Map<string, string>()
  const addresses = new Map<string, string>()
  const partials = new Map<string, string>()
  const generated = generatedIn(workspace, base, isDeveloperManual)
  const top = new Set(
    [...generated.open, ...generated.listed.keys()].flatMap((start) =>
      /^(?:[\w-]+)\//.test(start) ? start.split('/', 1)[0]! : [],
    ),
  )
  const layouts = new Set<string>()
  yield
  let done = 0
  for (const path of files) {
    if (++done % PIECE === 0) yield
    if (!path.startsWith(source)) continue
    const name = path.slice(source.length)
    const layout = name.startsWith('layouts/') ? /^layouts\/([^_./][^./]*)\./.exec(name)?.[1] : undefined
    if (layout !== undefined) layouts.add(layout)
    const route = routeOf(name)
    if (isFrame(name)) partials.set(route.replace(/(^|\/)_/, '$1').replace(/\.html$/, ''), path)
    if (isFrame(name) || ignored.some((folder) => name.startsWith(folder))) continue
    // Whichever order the files come in: of two that claim an address one has it.
    const rival = routes.get(route)
    if (rival === undefined || path < rival) routes.set(route, path)
    addresses.set(path, route)
    top.add(route.includes('/') ? route.slice(0, route.indexOf('/')) : route.replace(/\.html$/, ''))
  }
  const redirects = new Map<string, Redirect>()
  const note = (redirect: Redirect): void =>
    void (redirects.has(redirect.from) || redirects.set(redirect.from, redirect))
  for (const path of ['config/tech-docs.yml', 'data/redirects.yml'])
    for (const redirect of redirectsOf(pages.get(base + path))) note(redirect)
  for (const [path, address] of addresses) {
    if (++done % PIECE === 0) yield
    const page = pages.get(path)
    if (!page?.frontMatter) continue
    for (const redirect of oldPathsOf(page, address)) {
      const rival = redirects.get(redirect.from)
      if (!rival || (!rival.toSpan && redirect.path < rival.path)) redirects.set(redirect.from, redirect)
    }
  }
  return {
    base,
    source,
    host: hostIn(pages.get(`${base}config/tech-docs.yml`)),
    routes,
    addresses,
    top,
    redirects,
    generated,
    partials,
    shownAt: shownAt({ source, routes, partials }, addresses, pages),
    hasFolders: /^[ \t]*activate\s+:directory_indexes/m.test(config),
    isRedcarpet,
    anchors: isRedcarpet ? styleOf(workspace, base, isDeveloperManual) : undefined,
    layoutAnchors: layoutAnchorsOf(workspace, source),
    layouts,
  }
}

function redirectsOf(page: Page | undefined): readonly Redirect[] {
  return page ? redirectsIn(page) : []
}

/** The address of a source file: each template ending taken off (`a.html.md.erb` -> `a.html`). */
function routeOf(path: string): string {
  let end = path.length
  for (let left = 9; left > 0; left--) {
    const ending = ENDINGS.find((one) => path.endsWith(one, end))
    if (ending === undefined) break
    end -= ending.length
  }
  return path.slice(0, end)
}

const ENDINGS = ['.md', '.erb', '.markdown', '.haml', '.slim']

/** `docs.example.org` of `host: https://docs.example.org/`. */
function hostIn(settings: Page | undefined): string | undefined {
  const host = settings && yamlOf(settings).entries.find(({ key }) => key === 'host')?.value
  const found = typeof host === 'string' ? /^https?:\/\/([^?#\s]+)/.exec(host.trim())?.[1] : undefined
  return found?.replace(/(?<!\/)\/+$/, '').toLowerCase()
}

/** Which rule names the headings' anchors. The developer manual has changed its own twice, and a checkout may be older. */
function styleOf({ pages }: Workspace, base: string, isDeveloperManual: boolean): AnchorStyle | undefined {
  const renderer = pages.get(`${base}app/developer_docs_renderer.rb`)?.text
  if (isDeveloperManual) {
    if (renderer?.includes('githubify_fragment_id')) return 'developer-docs-2017'
    const rule = pages.get(`${base}app/string_to_id.rb`)?.text
    return rule !== undefined && !rule.includes('Sanitize') ? 'developer-docs-2019' : 'developer-docs'
  }
  return /\brenderer:/.test(pages.get(`${base}config.rb`)?.text ?? '') ? undefined : 'tech-docs'
}

/** What the tech-docs template's own layouts name (core.erb, 2026-07), and the heading of the developer manual's. */
const TEMPLATE_ANCHORS = ['top', 'content', 'toc', 'toc-heading', 'search', 'navigation', 'header']

function layoutAnchorsOf({ pages }: Workspace, source: string): ReadonlySet<string> {
  const anchors = new Set(TEMPLATE_ANCHORS)
  for (const page of pages.values())
    if (page.path.startsWith(source) && isFrame(page.path.slice(source.length)))
      for (const { id } of namedIn(page)) anchors.add(id)
  return anchors
}
