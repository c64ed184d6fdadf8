// A new page of the site: where it goes and what it begins with.

import { yamlOf } from './catalogue/schema'
import { entryOf } from './front-matter'
import { isDay, type KnownValue, valuesFor } from './front-matter-values'
import type { KeySpec, Page, Schema, Workspace } from './model'
import { readPage } from './read/page'
import type { Refusal } from './rename'
import { keysOf, schemaOf } from './schema-of'
import { settingsOf } from './settings'
import { siteOf } from './site/site'

/** What somebody who writes a new page may choose from, the best first. */
export interface NewPageChoices {
  /** The folder that the page goes into, ending in `/`. */
  readonly folder: string
  /** Empty where its pages have no sections. */
  readonly sections: readonly KnownValue[]
  /** Empty where its pages need no owner. */
  readonly owners: readonly KnownValue[]
}

export interface NewPage {
  readonly path: string
  readonly text: string
  /** Where the text goes on: behind the front matter. */
  readonly cursor: number
}

/** What may be chosen for a new page beside the page at `near`, or else in the manual's usual folder; undefined where the workspace is no site. */
export function newPageChoices(workspace: Workspace, near?: string): NewPageChoices | undefined {
  const folder = folderFor(workspace, near)
  if (folder === undefined) return undefined
  const page = readPage(`${folder}new-page.html.md`, '---\n---\n')
  const keys = neededOn(page, workspace)
  const front = near === undefined ? undefined : workspace.pages.get(near)
  const values = (key: string): readonly KnownValue[] => {
    const spec = keys.find((one) => one.key === key)
    const all = spec ? valuesFor(page, workspace, spec) : []
    // Whoever makes a page from another one mostly goes on with what that is about.
    const own = front && entryOf(front, key)?.value
    return [...all.filter(({ value }) => value === own), ...all.filter(({ value }) => value !== own)]
  }
  return { folder, sections: values('section'), owners: values('owner_slack') }
}

/** The folder of the page at `near` where that is one of the site's pages; else `source/manual/`, or the site's top. */
function folderFor(workspace: Workspace, near: string | undefined): string | undefined {
  const { profile } = workspace
  const site = siteOf(workspace)
  if (!profile || !site) return undefined
  if (near !== undefined && site.addresses.has(near) && /\.(?:md|markdown)(?:\.erb)?$/.test(near)) {
    // `deploy/index.html.md` is the page of its folder, whose neighbours are beside it.
    return near.slice(0, near.lastIndexOf('/') + 1)
  }
  return profile.id === 'govuk' ? `${profile.source}manual/` : profile.source
}

/** A page with the front matter that its place asks for. `section` and `owner` may be left out. A refusal says what is wrong with the title or in the way. */
export function newPage(
  workspace: Workspace,
  folder: string,
  { title, section, owner }: { readonly title: string; readonly section?: string; readonly owner?: string },
): NewPage | Refusal {
  const name = title.trim().replace(/\s+/g, ' ')
  const slug = slugOf(name)
  if (slug === '') return { refused: 'A page needs a title with letters or digits: its address is made from it.' }
  const path = `${folder}${slug}.html.md`
  const taken = placeTaken(workspace, path)
  if (taken !== undefined)
    return { refused: `${taken} has this address already. Choose another title; nothing was changed.` }
  const page = readPage(path, '---\n---\n')
  const given = new Map([
    ['title', name],
    ['section', section?.trim() ?? ''],
    ['owner_slack', owner?.trim() ?? ''],
  ])
  const lines = neededOn(page, workspace).flatMap((spec) => {
    const value = given.get(spec.key)
    const written = value
      ? yamlOf(value)
      : given.has(spec.key) && value !== undefined
        ? ''
        : usualValue(spec, page, workspace)
    return written === '' && !spec.required ? [] : [`${spec.key}: ${written}`.trimEnd()]
  })
  const ending = endingOf(workspace, folder)
  const text = ['---', ...lines, '---', '', ''].join(ending)
  return { path, text, cursor: text.length }
}

/** The keys that a page has to have, in house order, with those that most pages of the site have for its review. */
function neededOn(page: Page, workspace: Workspace): readonly KeySpec[] {
  const schema: Schema | undefined = schemaOf(page, workspace)
  const { defaults } = settingsOf(workspace)
  const reviews = reviewed(workspace)
  return keysOf(page, workspace).filter(({ key, required }) => {
    if (required !== undefined) return !defaults.has(key)
    if (key === 'title') return schema !== undefined
    if (key === 'last_reviewed_on' || key === 'review_in') return reviews
    return key === 'owner_slack' && reviews && !defaults.has(key)
  })
}

/** Whether most of the site's pages have a day of review. */
function reviewed({ pages, profile }: Workspace): boolean {
  let all = 0
  let withDay = 0
  for (const { frontMatter, path } of pages.values()) {
    if (!frontMatter || !profile || !path.startsWith(profile.source)) continue
    all++
    if (frontMatter.entries.some(({ key }) => key === 'last_reviewed_on')) withDay++
  }
  return all > 0 && withDay * 2 >= all
}

/** The usual value, today, or what most other pages have; nothing where that is each page's own. */
function usualValue(spec: KeySpec, page: Page, workspace: Workspace): string {
  if (spec.usual !== undefined) return spec.usual
  if (isDay(spec)) return workspace.today
  const [first] = valuesFor(page, workspace, spec)
  return first === undefined ? '' : first.isLiteral ? first.value : yamlOf(first.value)
}

/** `Restore a backup: how` -> `restore-a-backup-how` */
function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f’']/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 80)
    .replace(/(?<!-)-+$/, '')
}

/** The file that has a path or its address already. */
function placeTaken(workspace: Workspace, path: string): string | undefined {
  if (workspace.files.has(path)) return path
  const site = siteOf(workspace)
  const address = path.slice(workspace.profile?.source.length ?? 0).replace(/\.md$/, '')
  return site?.routes.get(address) ?? site?.routes.get(`${address.replace(/\.html$/, '')}/index.html`)
}

/** As the pages beside it have them. */
function endingOf({ pages }: Workspace, folder: string): '\n' | '\r\n' {
  for (const { path, text } of pages.values())
    if (path.startsWith(folder) && path.endsWith('.md')) return /\r\n/.test(text.slice(0, 2000)) ? '\r\n' : '\n'
  return '\n'
}
