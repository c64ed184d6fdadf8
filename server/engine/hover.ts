// What is under the cursor, explained in at most a dozen lines.

import { entryOf, kindNames, saysNothing, unquotedChannel } from './front-matter'
import { environmentNamed } from './links'
import { escaped, link } from './markdown-text'
import type { Entry, Environment, KeySpec, Page, Pointer, Reference, Span, Workspace } from './model'
import { schemaOf } from './schema-of'
import { settingsOf } from './settings'
import { usesOf } from './uses'

export interface Hover {
  readonly span: Span
  /** Markdown; everything a page or file said is escaped. */
  readonly markdown: string
}

export type HoverSize = 'compact' | 'full'

/** The hover at an offset (0-based, UTF-16); undefined where there is nothing to explain or the path is not there. */
export function hoverAt(
  workspace: Workspace,
  path: string,
  offset: number,
  size: HoverSize = 'full',
): Hover | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  const reference = workspace.referencesOf(page).find(({ span }) => span.start <= offset && offset < span.end)
  return (reference && ofEnvironment(workspace, page, reference, size)) ?? ofKey(workspace, page, offset)
}

function ofEnvironment(workspace: Workspace, page: Page, reference: Reference, size: HoverSize): Hover | undefined {
  const environment = environmentNamed(workspace, reference.name)
  return environment && { span: reference.span, markdown: describe(environment, workspace, size, page.path) }
}

/** An environment in Markdown: what it is for, who gets in, where it runs, where it is provisioned. */
export function describe(environment: Environment, workspace: Workspace, size: HoverSize, from = ''): string {
  const { quote } = environment
  const paragraphs = [heading(environment)]
  if (quote)
    paragraphs.push(
      `${escaped(quote.text)} — ${quote.source.origin === from ? 'this page' : `*${escaped(quote.source.origin)}*`}`,
    )
  else paragraphs.push(escaped(environment.purpose))
  const facts = [
    ['For', quote && size === 'compact' ? undefined : environment.audience],
    ['Access', environment.access],
    ['Hosting', environment.hosting],
    [
      'AWS account',
      environment.account && size === 'full' ? `${environment.account.name} ${environment.account.id}` : undefined,
    ],
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
  if (size === 'full') paragraphs.push(origins(environment))
  return paragraphs.join('\n\n')
}

function heading({ title, kind, state, until, replacedBy }: Environment): string {
  const what = kind === 'hosting' ? 'hosting' : 'environment'
  if (state === 'active') return `**${escaped(title)}** ${what}`
  const since = until ? ` since ${escaped(until)}` : ''
  return `**${escaped(title)}** ${what}, **${state}**${since}${replacedBy ? `; now ${escaped(replacedBy)}` : ''}`
}

function pointerLink(pointer: Pointer, workspace: Workspace): string {
  const local = workspace.local.get(pointer.url)
  return local === undefined ? link(pointer.title, pointer.url) : `${link(pointer.title, local)} (local)`
}

/** Which source said it: the workspace's own page first, then what is built in, with its date. */
function origins({ sources }: Environment): string {
  const names = sources.map(({ origin, date }) => (date ? `${origin} (${date})` : origin))
  return `*From ${[...new Set(names)].map(escaped).join(', ')}*`
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
  if (saysNothing(last) && unquotedChannel(last) === undefined)
    return fallback
      ? `No value here, so it is ${escaped(fallback.value)}: \`${fallback.setting}\` in *${escaped(fallback.path)}*`
      : 'No value here.'
  const value = escaped(page.text.slice(last.valueSpan.start, last.valueSpan.end)).slice(0, 200)
  const where = last === entry ? 'from this page' : 'from further down, where the key stands again'
  const others = usesOf(workspace, entry.key).get(String(last.value).trim())?.length ?? 0
  const many = others > 1 ? `; ${others} pages have it` : ''
  const instead = fallback
    ? ` instead of ${escaped(fallback.value)} (\`${fallback.setting}\` in *${escaped(fallback.path)}*)`
    : ''
  return `Value: ${value || escaped(unquotedChannel(last) ?? '')}, ${where}${instead}${many}`
}

/** A front matter key in Markdown: what it does, what it takes, whether it has to be there; `origin` says where its value comes from. */
export function describeKey(spec: KeySpec, schema: string, origin?: string): string {
  const takes = spec.values
    ? `one of ${spec.values.map((value) => `\`${value.replaceAll('`', '')}\``).join(', ')}`
    : kindNames(spec.kinds) || 'any value'
  const facts = [
    `- Takes: ${takes}`,
    ...(spec.required ? [`- Required: ${escaped(spec.required.why)}`] : []),
    ...(spec.example === undefined ? [] : [`- For example: \`${spec.key}: ${spec.example.replaceAll('`', '')}\``]),
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
