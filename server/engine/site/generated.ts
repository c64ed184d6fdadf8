// What a site makes from data and code: read from its own config.rb where that says it plainly, else unknown.

import type { Page, Workspace } from '../model'
import { yamlOf } from '../read/yaml'

export interface Generated {
  /** Beginnings of addresses below which pages are made that can't be told from files. */
  readonly open: readonly string[]
  /** Addresses that are made from data, without leading slash. */
  readonly made: ReadonlySet<string>
  /** Beginnings of addresses below which a page is made only if `made` or `open` say so, with the file that lists them. */
  readonly listed: ReadonlyMap<string, string>
  /** True when code makes pages whose addresses are not written in it: then nothing is surely missing. */
  readonly unknown: boolean
}

/** What the tech-docs template adds to every site: search, its API, assets. */
const TEMPLATE = ['search/', 'api/', 'stylesheets/', 'javascripts/', 'assets/', 'images/govuk-', 'images/anchored-']
const TEMPLATE_FILES = ['search', 'search.json', 'sitemap.xml', 'robots.txt', 'favicon.ico']

/** What GOV.UK's developer manual makes, where its code is not at hand (app/proxy_pages.rb, 2026-08). */
const MANUAL = ['repos/', 'content-schemas/', 'document-types/']
const ANALYTICS = ['analytics/event_', 'analytics/attribute_', 'analytics/tracker_']

/** What is generated in the site at `base` ('' or a folder ending in `/`). */
export function generatedIn({ pages }: Workspace, base: string, isDeveloperManual: boolean): Generated {
  const at = (path: string): Page | undefined => pages.get(base + path)
  const code = [at('config.rb')?.text ?? '', isDeveloperManual ? (at('app/proxy_pages.rb')?.text ?? '') : '']
  const written = code.flatMap((text) =>
    [...text.matchAll(/^[^#\r\n\u2028\u2029]*?(?:\bproxy[ (]\s*|\bpath:\s*)["']\/?([^"'#]*)/gm)].map(
      ([, start]) => start!,
    ),
  )
  const prefixes = new Set(written.filter((start) => start !== ''))
  if (isDeveloperManual && code[1] === '') for (const start of [...MANUAL, ...ANALYTICS]) prefixes.add(start)
  const isHidden =
    /^[^#\r\n\u2028\u2029]*\bproxy[ (]\s*(?!["']|resource\[:path\])|^[^#\r\n\u2028\u2029]*\bactivate\s+:(?:blog|pagination|i18n|dato|contentful)|^[^#\r\n\u2028\u2029]*\bimport_(?:file|path)\b/m
  const lists = isDeveloperManual ? listsOf(at) : []
  const listed = new Map<string, string>()
  const made = new Set(TEMPLATE_FILES)
  const open = [...TEMPLATE]
  for (const start of prefixes) {
    const isList = (start === 'repos/' || start === 'apps/') && lists.length > 0
    if (!isList) open.push(start)
    else {
      listed.set(start, lists[0]!.path)
      for (const { app, repository } of lists.flatMap(({ items }) => items)) {
        made.add(`${start}${app}.html`).add(`${start}${app}.json`).add(`${start}${repository}.json`)
        open.push(`${start}${repository}/`, `${start}${app}/`)
      }
    }
  }
  return { open: [...new Set(open)], made, listed, unknown: isHidden.test(code[0]!) }
}

interface List {
  readonly path: string
  readonly items: readonly { readonly app: string; readonly repository: string }[]
}

/** The manual's lists of repositories and applications, those that can be read. */
function listsOf(at: (path: string) => Page | undefined): List[] {
  return ['data/repos.yml', 'data/applications.yml'].flatMap((path) => {
    const page = at(path)
    const found = new Map<number, Record<string, string>>()
    for (const { path: place, key, value } of page ? yamlOf(page).entries : []) {
      const [index] = place
      if (typeof index !== 'number' || typeof value !== 'string') continue
      found.set(index, { ...found.get(index), [key]: value })
    }
    const items = [...found.values()].flatMap((item) => {
      const repository = item.repo_name ?? item.github_repo_name ?? item.app_name
      return repository ? [{ repository, app: item.app_name ?? repository }] : []
    })
    return items.length > 0 ? [{ path: page!.path, items }] : []
  })
}
