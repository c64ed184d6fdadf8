// Which page was probably meant by an address that leads nowhere.

import { nearest } from '../suggest'
import { landingAt } from './landing'
import { type SimilarNames, similarNames } from './similar-names'
import type { Site } from './site'

interface Known {
  /** Last part of an address (`deploy` of `manual/deploy.html`, `tasks` of `tasks/index.html`) -> the addresses that end so. */
  readonly byName: ReadonlyMap<string, readonly string[]>
  readonly names: SimilarNames
  /** Beginning of addresses that a list decides -> the last parts of what is made there. */
  readonly made: Map<string, readonly string[]>
  /** What has been answered before. */
  readonly answers: Map<string, readonly string[]>
}

const remembered = new WeakMap<Site, Known>()

/** Addresses of pages that an address may have meant, likeliest first, at most three. Remembered while the site stays. */
export function nearestPages(site: Site, address: string): readonly string[] {
  let known = remembered.get(site)
  if (!known) {
    const byName = namesOf(site)
    known = { byName, names: similarNames(byName.keys()), made: new Map(), answers: new Map() }
    remembered.set(site, known)
  }
  const before = known.answers.get(address)
  if (before) return before
  const answer = find(site, known, address)
  known.answers.set(address, answer)
  return answer
}

/** The page whose source file an address names (`log-in.html.md`, `log-in.md`); undefined when it names none. */
export function pageOfSource(site: Site, address: string): string | undefined {
  const name = address.replace(/(?:\.(?:html|md|markdown|erb)){1,9}$/, '')
  if (name === address || !/\.(?:md|markdown|erb)$/.test(address)) return undefined
  const landing = landingAt(site, name)
  return landing.kind === 'page' ? landing.address : undefined
}

function namesOf(site: Site): Map<string, string[]> {
  const byName = new Map<string, string[]>()
  for (const address of site.routes.keys()) {
    if (!address.endsWith('.html')) continue
    const name = nameOf(address)
    const same = byName.get(name)
    if (same) same.push(address)
    else byName.set(name, [address])
  }
  return byName
}

function nameOf(address: string): string {
  let end = address.length
  while (address[end - 1] === '/') end--
  if (end === 'index.html'.length && address.startsWith('index.html')) end = 0
  else if (address.endsWith('/index.html', end)) end -= '/index.html'.length
  const start = address.lastIndexOf('/', end - 1) + 1
  if (address.endsWith('.html', end)) end -= '.html'.length
  else if (address.endsWith('.htm', end)) end -= '.htm'.length
  return address.slice(start, end).toLowerCase()
}

function find(site: Site, { byName, names: all, made }: Known, address: string): readonly string[] {
  const source = pageOfSource(site, address)
  if (source !== undefined) return [source]
  const bare = landingAt(site, address.replace(/(?<!\/)\/+$/, ''))
  if (bare.kind === 'page') return [bare.address]
  const name = nameOf(address)
  if (name === '') return []
  const list = [...site.generated.listed.keys()].find((start) => address.startsWith(start))
  if (list !== undefined) {
    let names = made.get(list)
    if (!names) {
      names = [...site.generated.made].filter((one) => one.startsWith(list) && one.endsWith('.html')).map(nameOf)
      made.set(list, names)
    }
    return nearest(name, names).map((one) => `${list}${one}.html`)
  }
  const same = byName.get(name) ?? []
  const names = same.length > 0 ? [name] : nearest(name, all.like(name))
  // Of equally good names those whose folders are those of the address.
  const folders = new Set(address.split('/').slice(0, -1))
  const shared = (one: string): number => one.split('/').filter((part) => folders.has(part)).length
  const found: string[] = []
  for (const one of names) {
    if (found.length >= 3) break
    const having = (byName.get(one) ?? []).map((page) => ({ page, count: shared(page) }))
    having.sort((one, other) => other.count - one.count)
    for (const { page } of having) found.push(page)
  }
  return found.slice(0, 3)
}
