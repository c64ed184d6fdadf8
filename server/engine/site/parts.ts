// What pages are put together from by `partial`: the parts of a page, and the pages that show a part.

import { looseDefinitions } from '../loose-definitions'
import type { Definition, Page, Span, Workspace } from '../model'
import { readAsMarkdown } from '../read/page'
import { mayPutDefinitions, mayPutHeadings, partialsOf } from './erb'

/** Where files are, as far as a name of a partial leads to one. */
export interface Places {
  readonly source: string
  readonly routes: ReadonlyMap<string, string>
  readonly partials: ReadonlyMap<string, string>
}

/** More pages than these are not gone through for one part. */
const MOST = 50

/** The path of the file that a page takes in under a name: beside the page, else from the site's top (Middleman's `locate_partial`); undefined when it is in no file, as the template's own are. */
function pathOfPart(from: string, name: string, { source, routes, partials }: Places): string | undefined {
  const folder = from.slice(source.length, from.lastIndexOf('/') + 1)
  const plain = name.replace(/(?<![^/])_/g, '')
  for (const one of [folder + plain, plain]) {
    const path = partials.get(one) ?? routes.get(one) ?? routes.get(`${one}.html`)
    if (path !== undefined) return path
  }
  return undefined
}

/**
 * The parts of a page and their own, as Markdown, in no order; undefined when they can't all be told from files, or one
 * of them or the page itself `mayHide` what is asked for. Middleman renders a part by its own endings: what ends in
 * `.erb` alone gets into the page as it is written.
 */
export function partsOf(
  page: Page,
  places: Places,
  pages: Workspace['pages'],
  mayHide: (page: Page) => boolean = mayPutHeadings,
): readonly Page[] | undefined {
  const parts = new Set<Page>()
  const left = [page]
  for (let one = left.pop(); one; one = left.pop()) {
    if (mayHide(one)) return undefined
    for (const name of partialsOf(one)) {
      const part = pages.get(pathOfPart(one.path, name, places) ?? '')
      if (!part || parts.size === MOST) return undefined
      if (parts.has(part)) continue
      parts.add(part)
      left.push(part)
    }
  }
  return [...parts].map(asMarkdown)
}

const read = new WeakMap<Page, Page>()

/** A part as it is read where a Markdown page takes it in: one that ends in `.erb` alone gets into it as it is written. Remembered per Page. */
export function asMarkdown(part: Page): Page {
  if (part.kind === 'markdown') return part
  const known = read.get(part) ?? readAsMarkdown(part.path, part.text)
  read.set(part, known)
  return known
}

/** Names that the pages of a site ask for, as a text that is another one as soon as one of them is. */
export function callsIn(pages: Workspace['pages'], source: string): string {
  const calls: string[] = []
  for (const page of pages.values()) {
    if (!page.path.startsWith(source)) continue
    const names = partialsOf(page)
    if (names.length > 0) calls.push(page.path, ...names)
  }
  return calls.join('\n')
}

/** Where a part is shown. */
export interface Shown {
  /** Addresses of the pages that take it in, and of those that take in what does. */
  readonly addresses: readonly string[]
  /** False where there are others: a layout takes it in, or very many do. */
  readonly isWhole: boolean
}

/** A quick look: whether a file can have links into the site. */
export function mayHaveLinks({ kind, path }: Page): boolean {
  return kind === 'markdown' || (kind === 'text' && path.endsWith('.erb'))
}

/** What a file's links are read from: a part without a Markdown ending is Markdown once a page takes it in; undefined for what is none. */
export function linkText(page: Page, { shownAt }: { readonly shownAt: ReadonlyMap<string, Shown> }): Page | undefined {
  if (page.kind === 'markdown') return page
  const isTaken = page.path.endsWith('.erb') && shownAt.get(page.path)?.addresses.length
  return isTaken ? asMarkdown(page) : undefined
}

/** How loud one is about a link of a file: not very, where it is a definition of a part, which perhaps no page uses. */
export function loudnessOf(page: Page, { start }: Span, site: { readonly shownAt: ReadonlyMap<string, Shown> }) {
  if (page.kind === 'markdown') return {}
  const text = linkText(page, site)
  const isIt = ({ destinationSpan: { start: from, end } }: Definition): boolean => from <= start && start < end
  return text?.definitions.some(isIt) || (text && looseDefinitions(text).some(isIt))
    ? ({ severity: 'info' } as const)
    : {}
}

/** Where each part is shown, by its path. */
export function shownAt(
  places: Places,
  addresses: ReadonlyMap<string, string>,
  pages: Workspace['pages'],
): ReadonlyMap<string, Shown> {
  const takers = new Map<string, Set<string>>()
  for (const page of pages.values()) {
    if (!page.path.startsWith(places.source)) continue
    for (const name of partialsOf(page)) {
      const part = pathOfPart(page.path, name, places)
      if (part === undefined) continue
      const known = takers.get(part)
      if (known) known.add(page.path)
      else takers.set(part, new Set([page.path]))
    }
  }
  return new Map([...takers.keys()].map((part) => [part, shownFor(part, takers, addresses)]))
}

function shownFor(
  part: string,
  takers: ReadonlyMap<string, ReadonlySet<string>>,
  addresses: ReadonlyMap<string, string>,
): Shown {
  const seen = new Set([part])
  let isWhole = true
  for (const path of seen) {
    if (path.includes('layouts/') || seen.size > MOST) isWhole = false
    if (seen.size > MOST) break
    for (const taker of takers.get(path) ?? []) {
      seen.add(taker)
      if (seen.size > MOST) break
    }
  }
  seen.delete(part)
  // Sorted, so that the order in which files came decides nothing.
  return { addresses: [...seen].flatMap((path) => addresses.get(path) ?? []).sort(), isWhole }
}

/** Whether a page's parts define a label, so that its links may use it; also true when that can't be told from files. ERB puts parts in before Markdown is read, but for those that are Markdown alone, which become HTML by themselves. */
export function mayBeDefinedInParts(page: Page, label: string, places: Places, pages: Workspace['pages']): boolean {
  if (!page.path.endsWith('.erb')) return false
  const parts = partsOf(page, places, pages, mayPutDefinitions)
  if (!parts) return true
  const text = parts.filter(({ path }) => /\.erb$|\/_|\/partials\//.test(path))
  return [page, ...text].some((part) => definesLabel(part, label))
}

function definesLabel(part: Page, label: string): boolean {
  const isIt = (one: Definition): boolean => one.label === label || one.label.includes('<%')
  return part.definitions.some(isIt) || looseDefinitions(part).some(isIt)
}
