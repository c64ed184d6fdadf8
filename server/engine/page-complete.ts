// What a link can lead to, offered while it is written: pages by title, anchors by heading, repositories.

import type { Page, Span, Workspace } from './model'
import { titleOf } from './page-hover'
import { headingsOf } from './page-links'
import { urlOf } from './repositories'
import { relativeTo, resolved } from './site/address'
import { landingAt } from './site/landing'
import { type Site, siteOf } from './site/site'
import { siteLinksOf } from './site/site-links'

/** One thing that a link can lead to. */
export interface LinkItem {
  readonly kind: 'page' | 'anchor' | 'repository'
  /** What is written. */
  readonly text: string
  /** What it is called: a title, a heading, a repository's name. */
  readonly title: string
  /** Path of the page, or what the repository is for. */
  readonly detail: string
}

export interface LinkCompletion {
  /** What is replaced: what is written of the address already. */
  readonly span: Span
  readonly items: readonly LinkItem[]
  /** There are more that match. */
  readonly isCut: boolean
}

/** How much of a line is looked at, and how many items are given. */
const REACH = 300
const MOST = 100

const OPENING = /(?:\]\(<?|^ {0,3}\[[^[\]]{1,200}\]:[ \t]*<?|\shref=["'])([^\s()<>"']*)$/

/** What a link that is being written at an offset (0-based, UTF-16) can lead to; undefined where no link is written, and outside a site: there links are paths, which editors complete. */
export function linkCompletionAt(workspace: Workspace, path: string, offset: number): LinkCompletion | undefined {
  const page = workspace.pages.get(path)
  const site = page?.kind === 'markdown' ? siteOf(workspace) : undefined
  if (!page || !site?.addresses.has(path) || offset > page.text.length) return undefined
  if (page.code.some(({ span }) => span.start < offset && offset < span.end)) return undefined
  const from = Math.max(page.text.lastIndexOf('\n', offset - 1) + 1, offset - REACH)
  const typed = OPENING.exec(page.text.slice(from, offset))?.[1]
  if (typed === undefined) return undefined
  const rest = /^[^\s()<>"'#]*/.exec(page.text.slice(offset, offset + REACH))![0]
  const start = offset - typed.length
  const hash = typed.indexOf('#')
  if (hash !== -1) {
    const items = anchorItems(workspace, page, site, typed.slice(0, hash))
    return { span: { start: start + hash + 1, end: offset + rest.length }, items, isCut: false }
  }
  const found = [...pageItems(workspace, page, site, typed), ...repositoryItems(workspace, typed)]
  return { span: { start, end: offset + rest.length }, items: found.slice(0, MOST), isCut: found.length > MOST }
}

function anchorItems(workspace: Workspace, page: Page, site: Site, address: string): LinkItem[] {
  const own = site.addresses.get(page.path)
  const wanted = address.startsWith('/') ? address.slice(1) : own && resolved(own, address)
  const landing = address === '' || wanted === undefined ? undefined : landingAt(site, wanted)
  const target = address === '' ? page : landing?.kind === 'page' ? workspace.pages.get(landing.path) : undefined
  if (!target) return []
  const anchors = headingsOf(target, workspace)
  const items = target.headings.flatMap(({ text }, index): LinkItem[] => {
    const anchor = anchors[index]
    return anchor ? [{ kind: 'anchor', text: anchor, title: text, detail: target.path }] : []
  })
  const seen = new Set<string>()
  return items.filter(({ text }) => !seen.has(text) && seen.add(text))
}

interface Listed {
  readonly path: string
  readonly address: string
  readonly title: string
  /** For comparing. */
  readonly words: string
}

interface Remembered {
  readonly shown: Workspace['shown']
  readonly list: readonly Listed[]
}

const lists = new WeakMap<Site, Remembered>()

/** The site's pages with their titles. Remembered while no page's front matter and no heading changes: not at every letter that is typed. */
function listOf({ pages, shown }: Workspace, site: Site): readonly Listed[] {
  const known = lists.get(site)
  if (known?.shown.frontMatter === shown.frontMatter && known.shown.anchors === shown.anchors) return known.list
  const list: Listed[] = []
  for (const [address, path] of site.routes) {
    const page = pages.get(path)
    if (!page || !address.endsWith('.html')) continue
    const title = titleOf(page)
    list.push({ path, address, title, words: `${address} ${title}`.toLowerCase() })
  }
  lists.set(site, { shown, list })
  return list
}

/** Pages whose address or title has what is typed, those nearby first; one more than are given, so that it shows when there are more. */
function pageItems(workspace: Workspace, page: Page, site: Site, typed: string): LinkItem[] {
  const own = site.addresses.get(page.path)!
  const form = formFor(workspace, page, typed)
  const words = typed.replace(/^(?:\.{1,2}\/)+|^\//, '').toLowerCase()
  const folder = own.slice(0, own.lastIndexOf('/') + 1)
  const near: Listed[] = []
  const far: Listed[] = []
  for (const one of listOf(workspace, site)) {
    // First what most pages fail.
    if (!one.words.includes(words) || one.path === page.path) continue
    const list = one.address.startsWith(folder) ? near : far
    if (list.length <= MOST) list.push(one)
    if (near.length > MOST) break
  }
  return [...near, ...far].slice(0, MOST + 1).map((one) => {
    const address = form.isShort ? one.address.replace(/\.html$/, '') : one.address
    const written = form.isRelative ? relativeTo(own, address) : `/${address}`
    const text = typed.startsWith('./') && !written.startsWith('.') ? `./${written}` : written
    return { kind: 'page', text, title: one.title, detail: one.path }
  })
}

interface Form {
  readonly isRelative: boolean
  readonly isShort: boolean
}

/** How many neighbours are asked for their form. */
const NEIGHBOURS = 30

/** The form that most links to pages have on this page, or where it has none in its folder: from the top or relative, with `.html` or without. What is typed already decides. */
function formFor(workspace: Workspace, page: Page, typed: string): Form {
  const folder = page.path.slice(0, page.path.lastIndexOf('/') + 1)
  let tally = tallyOf(workspace, [page])
  if (tally.all === 0) {
    const near: Page[] = []
    for (const other of workspace.pages.values()) {
      if (other.path.startsWith(folder) && other !== page) near.push(other)
      if (near.length === NEIGHBOURS) break
    }
    tally = tallyOf(workspace, near)
  }
  const isRelative = typed.startsWith('/') ? false : typed.startsWith('.') || tally.relative * 2 > tally.all
  return { isRelative, isShort: tally.short * 2 > tally.all }
}

function tallyOf(
  workspace: Workspace,
  pages: readonly Page[],
): { readonly all: number; readonly relative: number; readonly short: number } {
  const links = pages.flatMap((page) => {
    const { all, short } = siteLinksOf(page, workspace)
    return all
      .filter(({ way, landing, image }) => landing.kind === 'page' && !image && (way === 'root' || way === 'relative'))
      .map((link) => ({ way: link.way, isShort: short.includes(link) }))
  })
  return {
    all: links.length,
    relative: links.filter(({ way }) => way === 'relative').length,
    short: links.filter(({ isShort }) => isShort).length,
  }
}

const GITHUB = 'https://github.com/'

/** Repositories in use, once the address begins as theirs do. */
function repositoryItems({ catalogue }: Workspace, typed: string): LinkItem[] {
  if (typed.length < 4 || !(GITHUB.startsWith(typed) || typed.startsWith(GITHUB))) return []
  const words = typed.slice(GITHUB.length).toLowerCase()
  return catalogue.repositories
    .filter(({ name, state }) => state === undefined && name.toLowerCase().includes(words))
    .map(({ name, summary = '' }) => ({ kind: 'repository', text: urlOf(name), title: name, detail: summary }))
}
