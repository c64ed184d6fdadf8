// The workspace's own page on its environments: the documentation is the catalogue.

import type { Catalogue, Environment, Fact, Heading, Page, Pointer, Source, Span } from '../model'
import { pageAnchors } from '../site/anchors'
import { blankEnvironment, LONGEST_NAME, pointerTo } from './environment'

/** Whether a path is a manual's page on its environments: `environments.html.md` (or `.md`, `.html.md.erb`), anywhere under `source/` or `docs/`. */
export function isEnvironmentsPage(path: string): boolean {
  return /^(?:.*\/)?(?:source|docs)\/(?:.*\/)?environments?(?:\.html)?\.md(?:\.erb)?$/.test(path)
}

/** How much of a section a hover can quote. */
const QUOTE = 320
/** A page on environments has no more sections on one than this; each is looked for in all texts. */
const MOST = 100

/**
 * The catalogue with what an environments page says: each section headed by an environment's name gives that
 * environment's purpose in the page's words, its access rule and its links. With `adds`, a heading that names an
 * environment the catalogue lacks ("CI") adds it, when its section speaks of an environment.
 */
export function refine(catalogue: Catalogue, page: Page, adds = true): Catalogue {
  const environments = [...catalogue.environments]
  let left = MOST
  for (const [index, heading] of page.headings.entries()) {
    const name = nameIn(heading)
    if (name === undefined || name.length > LONGEST_NAME) continue
    if (left-- === 0) break
    const section = sectionOf(page, heading, page.headings.slice(index + 1))
    const at = environments.findIndex((e) => e.kind === 'environment' && (e.name === name || e.aliases.includes(name)))
    const known = environments[at]
    if (known) environments[at] = refined(known, page, heading.span, section)
    else if (adds && /\benvironment/i.test(heading.text + firstParagraph(page, section)))
      environments.push(
        refined(
          blankEnvironment(name, heading.text.replace(/(?<!\s)\s+environments?\s*$/i, '')),
          page,
          heading.span,
          section,
        ),
      )
  }
  return { ...catalogue, environments }
}

/**
 * The environment with what a page of its own says, or the section below a heading's anchor, by whichever rule the site
 * names its anchors. Without an anchor the section headed by its name counts, else the whole page.
 */
export function refinedBy(environment: Environment, page: Page, anchor: string | undefined): Environment {
  const { headings } = page
  const index =
    anchor === undefined
      ? headings.findIndex((heading) => [environment.name, ...environment.aliases].includes(nameIn(heading) ?? ''))
      : indexOfAnchor(page, anchor)
  if (anchor !== undefined && index === -1) return environment
  const heading = headings[index] ?? headings[0]
  const whole: Span = { start: heading?.span.end ?? page.frontMatter?.span.end ?? 0, end: page.text.length }
  const section = index === -1 || !heading ? whole : sectionOf(page, heading, headings.slice(index + 1))
  return refined(environment, page, heading?.span ?? { start: 0, end: 0 }, section)
}

/** Which heading of a page an anchor leads to; -1 when none. */
export function indexOfAnchor({ headings }: Page, anchor: string): number {
  for (const style of ['developer-docs', 'tech-docs', 'github'] as const) {
    const index = pageAnchors(headings, style).indexOf(anchor)
    if (index !== -1) return index
  }
  return -1
}

/** The one name that a heading is about: "Staging", "The production environment", "Local development environments", "CI". Lower case. */
function nameIn(heading: Heading): string | undefined {
  const words = heading.text
    .toLowerCase()
    .replace(/\b(?:the|our|a|an|aws|gov\.uk|govuk|local|environments?)\b/g, ' ')
    .trim()
    .split(/\s+/)
  return words.length === 1 && /^[a-z][a-z0-9-]*$/.test(words[0]!) ? words[0] : undefined
}

function sectionOf(page: Page, heading: Heading, later: readonly Heading[]): Span {
  const next = later.find(({ level }) => level <= heading.level)
  return { start: heading.span.end, end: next?.span.start ?? page.text.length }
}

function refined(environment: Environment, page: Page, place: Span, section: Span): Environment {
  const text = quote(page, section)
  const access = accessRule(page, section)
  const own = pointersOf(page, section)
  // What is known to provision it does so in whatever sentence the page links to it.
  const roles = new Map(environment.pointers.map(({ url, role }) => [addressOf(url), role]))
  const pointers = own.map((pointer) => ({ ...pointer, role: roles.get(addressOf(pointer.url)) ?? pointer.role }))
  const addresses = new Set(own.map(({ url }) => addressOf(url)))
  const facts: Fact[] = [
    ...(text === '' ? [] : ['purpose' as const]),
    ...(access === undefined ? [] : ['access' as const]),
    ...(pointers.length === 0 ? [] : ['links' as const]),
  ]
  const source: Source = { origin: page.path, span: place, facts }
  return {
    ...environment,
    ...(text === '' ? {} : { quote: { text, source }, purpose: environment.purpose || text }),
    ...(access === undefined ? {} : { access }),
    pointers: [...pointers, ...environment.pointers.filter(({ url }) => !addresses.has(addressOf(url)))],
    sources: [source, ...environment.sources.filter(({ origin }) => origin !== page.path)],
  }
}

/** The paragraphs and list items of a section, as a reader sees them, in order. */
function blocks(page: Page, section: Span): string[] {
  const text = page.text.slice(section.start, section.end).replace(/\r\n?/g, '\n')
  return text
    .split(/\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])/)
    .map((block) => plain(block))
    .filter((block) => block !== '' && !/^(?:#|```|~~~|\||<)/.test(block))
}

/** Markdown as plain words: links to their text, marks gone, one line. */
function plain(markdown: string): string {
  return markdown
    .replace(/^[ \t]*\[[^\]\r\n\u2028\u2029]+\]:.*$/gm, '')
    .replace(/!?\[([^\]]{0,300})\](?:\([^)\n]*\)|\[[^\]\n]*\])?/g, '$1')
    .replace(/[*_`]{1,3}(\S(?:[^*_`\n]*\S)?)[*_`]{1,3}/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

function firstParagraph(page: Page, section: Span): string {
  return blocks(page, section)[0] ?? ''
}

/** The first paragraph, and when it announces a list, as much of the list as fits. */
function quote(page: Page, section: Span): string {
  const [first = '', ...rest] = blocks(page, section)
  let text = first
  if (first.endsWith(':'))
    for (const item of rest) {
      if (!/^(?:[-*+]|\d+\.) /.test(item) || text.length + item.length > QUOTE) break
      text += `${text.endsWith(':') ? ' ' : '; '}${item.replace(/^(?:[-*+]|\d+\.) /, '')}`
    }
  return text.length <= QUOTE ? text : `${text.slice(0, text.lastIndexOf(' ', QUOTE))}…`
}

/** The section's own sentence on who gets in from where. */
function accessRule(page: Page, section: Span): string | undefined {
  for (const block of blocks(page, section))
    for (const sentence of block.split(/(?<=[.!?])\s+(?=[A-Z])/))
      if (
        sentence.length <= QUOTE &&
        /\b(?:VPN|office IPs?|IP address(?:es)?|reachable|only accessible|restricted to|network addresses)\b/.test(
          sentence,
        )
      )
        return sentence.replace(/^[-*+] /, '')
  return undefined
}

/** The section's links that lead out of the site, each address once. */
function pointersOf(page: Page, section: Span): Pointer[] {
  const pointers = new Map<string, Pointer>()
  for (const link of page.links) {
    if (link.span.start < section.start || link.span.end > section.end || link.image) continue
    if (!/^https?:\/\//.test(link.destination) || pointers.has(addressOf(link.destination))) continue
    const title = plain(page.text.slice(link.textSpan.start, link.textSpan.end)) || link.destination
    const pointer = pointerTo(link.destination, title)
    pointers.set(addressOf(link.destination), { ...pointer, role: roleOf(page, section, link.span, pointer) })
  }
  return [...pointers.values()]
}

function roleOf(
  page: Page,
  section: Span,
  link: Span,
  { url, title, repository, path }: Omit<Pointer, 'role'>,
): Pointer['role'] {
  if (repository !== undefined)
    return path !== undefined || speaksOfProvisioning(page, section, link) ? 'provisioning' : 'documentation'
  return /dashboard|grafana|argo|release\./i.test(url + title) ? 'dashboard' : 'documentation'
}

/** So that `…/govuk-docker/` and `…/govuk-docker` are one. */
function addressOf(url: string): string {
  return url.replace(/(?:\.git)?\/?$/, '')
}

/**
 * Whether a link to a repository, not to a place in it, says where the environment is set up: by the words around it, or
 * because there are hardly any (an item of a list of links). Else a sentence speaks of it for another reason
 * ("where [govuk-docker] is insufficient").
 */
function speaksOfProvisioning({ text }: Page, section: Span, link: Span): boolean {
  const breaks = /\n[ \t]*\r?\n|\n(?=[ \t]*(?:[-*+]|\d+\.)[ \t])/
  const before = text
    .slice(Math.max(section.start, link.start - QUOTE), link.start)
    .split(breaks)
    .at(-1)!
  const after = text.slice(link.end, Math.min(section.end, link.end + QUOTE)).split(breaks)[0]!
  const words = plain(`${before} ${after}`)
  return (
    /\b(?:provision|terraform|infrastructure|configur|deployed|defined)/i.test(words) ||
    (words.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) <= 3
  )
}
