// What is under the cursor, explained in at most a dozen lines.

import { entryOf, kindNames, saysNothing, unquotedChannel } from './front-matter'
import { environmentNamed } from './links'
import { code, escaped, link } from './markdown-text'
import { matrixHoverAt, type UriOf } from './matrix-hover'
import type { Account, Entry, Environment, Fact, KeySpec, Page, Pointer, Reference, Span, Workspace } from './model'
import { pageHoverAt } from './page-hover'
import { repositoryHoverAt } from './repository-hover'
import { schemaOf } from './schema-of'
import { settingsOf } from './settings'
import { sourceName } from './source-name'
import { usesOf } from './uses'

export interface Hover {
  readonly span: Span
  /** Markdown; everything a page or file said is escaped. */
  readonly markdown: string
}

export type HoverSize = 'compact' | 'full'

/**
 * The hover at an offset (0-based, UTF-16); undefined where there is nothing to explain or the path is not there. What is
 * named there comes before what its key has in other environments. `uriOf` gives the latter their links.
 */
export function hoverAt(
  workspace: Workspace,
  path: string,
  offset: number,
  size: HoverSize = 'full',
  uriOf?: UriOf,
): Hover | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  const reference = workspace.finder.at(page, offset)
  const named =
    (reference && ofEnvironment(workspace, page, reference, size)) ??
    repositoryHoverAt(workspace, path, offset, size) ??
    pageHoverAt(workspace, path, offset, size) ??
    ofKey(workspace, page, offset)
  const beside = matrixHoverAt(workspace, page, offset, uriOf)
  if (!named || !beside) return named ?? beside
  return { span: named.span, markdown: `${named.markdown}\n\n---\n\n${beside.markdown}` }
}

function ofEnvironment(workspace: Workspace, page: Page, reference: Reference, size: HoverSize): Hover | undefined {
  const environment = environmentNamed(workspace, reference.name)
  return environment && { span: reference.span, markdown: describe(environment, workspace, size, page.path) }
}

/** An environment in Markdown: what it is for, who gets in, where it runs, where it is provisioned. */
export function describe(environment: Environment, workspace: Workspace, size: HoverSize, from = ''): string {
  const quote = quoteOf(environment)
  const paragraphs = [heading(environment)]
  if (quote)
    paragraphs.push(
      `${escaped(quote.text)} — ${quote.source.origin === from ? 'this page' : `*${escaped(quote.source.origin)}*`}`,
    )
  else if (environment.purpose !== '') paragraphs.push(escaped(environment.purpose))
  const facts = [
    ['For', quote && size === 'compact' ? undefined : environment.audience],
    ['Access', environment.access],
    ['Hosting', environment.hosting],
    [accountLabel(environment.accounts), size === 'full' ? accountWords(environment.accounts) : undefined],
    ['Host', size === 'full' ? environment.hosts[0] : undefined],
  ]
  const list = facts.flatMap(([name, fact]) => (fact ? [`- ${name}: ${escaped(fact)}`] : []))
  const rows: [string, Pointer['role']][] = [
    ['Provisioned in', 'provisioning'],
    ['Dashboards', 'dashboard'],
    ['See', 'documentation'],
  ]
  for (const [name, role] of size === 'full' ? rows : rows.slice(0, 1)) {
    const links = environment.pointers.filter((pointer) => pointer.role === role).slice(0, 5)
    if (links.length > 0) list.push(`- ${name}: ${links.map((pointer) => pointerLink(pointer, workspace)).join(' · ')}`)
  }
  if (list.length > 0) paragraphs.push(list.join('\n'))
  if (size === 'full' && environment.sources.length > 0) paragraphs.push(origins(environment))
  return paragraphs.join('\n\n')
}

/** What an environment is for, in the words of the workspace's own page where it has some; '' where nobody says. */
export function purposeOf(environment: Environment): string {
  return quoteOf(environment)?.text ?? environment.purpose
}

function heading({ title, kind, state, since, until, replacedBy }: Environment): string {
  const what = `**${escaped(title)}** ${kind === 'hosting' ? 'hosting' : 'environment'}`
  const start = since ? ` since ${escaped(since)}` : ''
  const end = until ? ` ${state === 'retired' ? 'since' : 'until'} ${escaped(until)}` : ''
  if (state === 'active') return what + start
  return `${what}, **${state}**${start}${end}${replacedBy ? `; now ${escaped(replacedBy)}` : ''}`
}

/** AWS's ids have twelve digits. */
function accountLabel(accounts: readonly Account[]): string {
  const label = accounts.every(({ id }) => /^\d{12}$/.test(id)) ? 'AWS account' : 'Account'
  return accounts.length > 1 ? `${label}s` : label
}

function accountWords(accounts: readonly Account[]): string {
  const shown = accounts.slice(0, 3).map(({ id, name }) => (name ? `${name} ${id}` : id))
  return shown.join(', ') + (accounts.length > 3 ? ` and ${accounts.length - 3} more` : '')
}

function pointerLink(pointer: Pointer, workspace: Workspace): string {
  const local = workspace.local.get(pointer.url)
  return local === undefined ? link(pointer.title, pointer.url) : `${link(pointer.title, local)} (local)`
}

/** The page's words, unless a source that counts more says what the environment is for. */
function quoteOf({ quote, sources }: Environment): Environment['quote'] {
  const first = sources.find(({ facts }) => facts?.includes('purpose'))
  return first === undefined || first.origin === quote?.source.origin ? quote : undefined
}

const FACTS: readonly (readonly [Fact, string])[] = [
  ['purpose', 'purpose'],
  ['audience', 'audience'],
  ['access', 'access'],
  ['hosting', 'hosting'],
  ['accounts', 'account'],
  ['hosts', 'host'],
  ['links', 'links'],
  ['state', 'state'],
]

/** Which source said what, the one that counts most first, what is built in with its date. */
function origins({ sources }: Environment): string {
  const said = new Set<Fact>()
  const parts = sources.flatMap((source) => {
    const name = escaped(sourceName(source))
    if (!source.facts) {
      const date = source.date ? ` (${source.date})` : ''
      return [{ name, words: said.size === 0 ? `from ${name}` : escaped(`the rest GOV.UK’s${date}`) }]
    }
    // Links of all sources are shown; of everything else the first word counts.
    const own = FACTS.filter(([fact]) => source.facts?.includes(fact) && (fact === 'links' || !said.has(fact)))
    for (const [fact] of own) said.add(fact)
    return own.length === 0 ? [] : [{ name, words: `${own.map(([, word]) => word).join(', ')} from ${name}` }]
  })
  if (parts.length <= 1) return `*From ${parts[0]?.name ?? escaped(sourceName(sources[0]!))}*`
  const line = parts.map(({ words }) => words).join('; ')
  return `*${line.charAt(0).toUpperCase()}${line.slice(1)}*`
}

function ofKey(workspace: Workspace, page: Page, offset: number): Hover | undefined {
  const holds = ({ start, end }: Span): boolean => start <= offset && offset < end
  const entry = page.frontMatter?.entries.find(({ keySpan, valueSpan }) => holds(keySpan) || holds(valueSpan))
  const schema = entry && schemaOf(page, workspace)
  const spec = schema?.keys.find(({ key }) => key === entry?.key)
  if (!entry || !schema || !spec) return undefined
  const span = holds(entry.keySpan) ? entry.keySpan : entry.valueSpan
  return { span, markdown: describeKey(spec, schema.title, origin(entry, page, workspace)) }
}

/** Where the value that counts on a page comes from: the page, or the site's settings where the page leaves the key out or empty. */
function origin(entry: Entry, page: Page, workspace: Workspace): string {
  const last = entryOf(page, entry.key) ?? entry
  const fallback = settingsOf(workspace).defaults.get(entry.key)
  if (saysNothing(last)) {
    const channel = unquotedChannel(last)
    const none =
      channel === undefined ? 'No value here' : `No value here (${code(channel)} without quotes is a comment)`
    return fallback
      ? `${none}, so it is ${escaped(fallback.value)}: ${code(fallback.setting)} in *${escaped(fallback.path)}*`
      : `${none}.`
  }
  const value = escaped(page.text.slice(last.valueSpan.start, last.valueSpan.end), 200)
  const where = last === entry ? 'from this page' : 'from further down, where the key stands again'
  const others = usesOf(workspace, entry.key).get(String(last.value).trim())?.length ?? 0
  const many = others > 1 ? `; ${others} pages have it` : ''
  const instead = fallback
    ? ` instead of ${escaped(fallback.value)} (${code(fallback.setting)} in *${escaped(fallback.path)}*)`
    : ''
  return `Value: ${value}, ${where}${instead}${many}`
}

/** So many values of a key are listed. */
const MOST_VALUES = 50

/** A front matter key in Markdown: what it does, what it takes, whether it has to be there; `origin` says where its value comes from. */
export function describeKey(spec: KeySpec, schema: string, origin?: string): string {
  const more = (spec.values?.length ?? 0) - MOST_VALUES
  const takes = spec.values
    ? `one of ${spec.values.slice(0, MOST_VALUES).map(code).join(', ')}${more > 0 ? ` and ${more} more` : ''}`
    : kindNames(spec.kinds) || 'any value'
  const facts = [
    `- Takes: ${takes}`,
    ...(spec.required ? [`- Required: ${escaped(spec.required.why)}`] : []),
    ...(spec.example === undefined ? [] : [`- For example: ${code(`${spec.key}: ${spec.example}`)}`]),
    ...(origin === undefined ? [] : [`- ${origin}`]),
  ]
  return [
    `**${escaped(spec.key)}** front matter key`,
    escaped(spec.description),
    facts.join('\n'),
    `*From the ${escaped(schema)} profile*`,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}
