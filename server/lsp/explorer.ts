// The environments view: what stands below each of its nodes, over all folders. Node by node, from what is known already.

import {
  described,
  type Environment,
  type Finding,
  type Pointer,
  type Presence,
  positionAt,
  presencesOf,
  purposeOf,
  shown,
  visible,
} from '../engine'
import type { ExploreNode, ExploreParams, ExploreResult } from './protocol/messages'
import type { Root, Session } from './session'

/** An environment in one folder. */
interface Local {
  readonly root: Root
  readonly presence: Presence
}

/** One environment in all folders that know it; the first says what it is. */
type Everywhere = readonly [Local, ...Local[]]

/** The children of a node; `[]` for one that is no longer there. */
export function exploreAnswer(session: Session, { node = [] }: ExploreParams): ExploreResult {
  const roots = session.roots()
  const all = everywhere(roots)
  const [name, part, key] = node
  const one = name === undefined ? undefined : all.get(name)
  const nodes = name === undefined ? [...all.values()].map(environmentNode) : one ? below(session, one, part, key) : []
  return { nodes: nodes.map(seen), loaded: roots.every(({ workspace }) => workspace.loaded) }
}

/** So much of a text is shown; what is copied is all of it, as it is. */
const LONGEST = 300

function seen({ label, description, tooltip, spoken, ...rest }: ExploreNode): ExploreNode {
  const short = (text: string): string => visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
  return {
    ...rest,
    label: short(label),
    ...(description === undefined ? {} : { description: short(description) }),
    ...(tooltip === undefined ? {} : { tooltip: shown(tooltip) }),
    spoken: short(spoken),
  }
}

/** By name. Where a folder describes an environment itself, its word counts. */
function everywhere(roots: readonly Root[]): ReadonlyMap<string, Everywhere> {
  const all = new Map<string, Everywhere>()
  for (const root of roots)
    for (const presence of presencesOf(root.workspace)) {
      const { name } = presence.environment
      const known = all.get(name)
      const own = { root, presence }
      if (!known) all.set(name, [own])
      else all.set(name, isOwn(presence) && !isOwn(known[0].presence) ? [own, ...known] : [...known, own])
    }
  return all
}

function isOwn({ environment }: Presence): boolean {
  return described(environment).length > 0
}

function below(session: Session, one: Everywhere, part: string | undefined, key: string | undefined): ExploreNode[] {
  const [{ presence }] = one
  const { environment } = presence
  switch (part) {
    case undefined:
      return partsOf(session, one)
    case 'hosts':
      return environment.hosts.map((host) => leaf(environment, part, host, { kind: 'host', label: host, value: host }))
    case 'accounts':
      return environment.accounts.map(({ id, name: title }) => {
        const label = title || id
        return leaf(environment, part, id, { kind: 'account', label, value: id, ...(title && { description: id }) })
      })
    case 'provisioning':
    case 'dashboard':
    case 'documentation':
      return environment.pointers.filter(({ role }) => role === part).map((pointer) => linkNode(session, one, pointer))
    case 'files':
      return one.flatMap(({ root, presence: { files } }) => files.map((path) => fileNode(session, one, root, path)))
    case 'pages':
      return key === undefined ? pageNodes(session, one) : mentionNodes(session, one, key)
    case 'findings':
      return findingsOf(session, one).map((found, index) => findingNode(session, one, found, index))
    default:
      return []
  }
}

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

function environmentNode(one: Everywhere): ExploreNode {
  const { name, title, state, until } = one[0].presence.environment
  const files = one.reduce((sum, { presence }) => sum + presence.files.length, 0)
  const pages = one.reduce((sum, { presence }) => sum + presence.pages.length, 0)
  const gone =
    state === 'active' ? [] : [`${state}${until ? ` ${state === 'retired' ? 'since' : 'until'} ${until}` : ''}`]
  const counts = [...(files > 0 ? [many(files, 'file')] : []), ...(pages > 0 ? [many(pages, 'page')] : [])]
  const description = [...gone, ...counts].join(', ')
  const spoken = [`${title} environment`, ...gone, ...counts].join(', ')
  const tooltip = purposeOf(one[0].presence.environment)
  return { node: [name], kind: 'environment', label: title, description, tooltip, spoken, hasChildren: true }
}

/** What is known of an environment: facts, then what leads away, then what this workspace has of it. */
function partsOf(session: Session, one: Everywhere): ExploreNode[] {
  const [{ root, presence }] = one
  const { environment } = presence
  const { audience, access, hosting, hosts, accounts, pointers } = environment
  const places = session.places(root)
  const [source] = described(environment)
  const page = source && places.page(source.path)
  const place = page && source && { uri: places.uri(source.path), ...positionAt(page.lineStarts, source.span.start) }
  const fact = (kind: ExploreNode['kind'], label: string, text: string | undefined): ExploreNode[] =>
    text ? [leaf(environment, kind, '', { kind, label, description: text, tooltip: text, value: text, place })] : []
  const group = (kind: ExploreNode['kind'], label: string, count: number, what?: string): ExploreNode[] => {
    if (count === 0) return []
    const spoken = what ? `${label}: ${many(count, what)}` : `${label}: ${count}`
    return [{ node: [environment.name, kind], kind, label, description: `${count}`, spoken, hasChildren: true }]
  }
  const links = (role: Pointer['role']): number => pointers.filter((pointer) => pointer.role === role).length
  const sum = (count: (presence: Presence) => number): number =>
    one.reduce((all, { presence }) => all + count(presence), 0)
  return [
    ...fact('purpose', 'Purpose', purposeOf(environment)),
    ...fact('audience', 'For', audience),
    ...fact('access', 'Access', access),
    ...fact('hosting', 'Hosting', hosting),
    ...group('hosts', 'Hosts', hosts.length),
    ...group('accounts', 'Accounts', accounts.length),
    ...group('provisioning', 'Provisioning', links('provisioning'), 'link'),
    ...group('dashboard', 'Dashboards', links('dashboard'), 'link'),
    ...group('documentation', 'Documentation', links('documentation'), 'link'),
    ...group(
      'files',
      'Configuration files',
      sum(({ files }) => files.length),
      'file',
    ),
    ...group(
      'pages',
      'Pages that mention it',
      sum(({ pages }) => pages.length),
      'page',
    ),
    ...group('findings', 'Findings in its files', findingsOf(session, one).length, 'finding'),
  ]
}

type Leaf = Pick<ExploreNode, 'kind' | 'label'> &
  Partial<Pick<ExploreNode, 'description' | 'tooltip' | 'value' | 'url' | 'severity'>>

/** A node with nothing below it; `key` tells it from its siblings. */
function leaf(
  { name }: Environment,
  part: string,
  key: string,
  { place, ...said }: Leaf & { readonly place?: ExploreNode['place'] | undefined },
): ExploreNode {
  const spoken = said.description ? `${said.label}: ${said.description}` : said.label
  return { node: [name, part, key], spoken, hasChildren: false, ...said, ...(place ? { place } : {}) }
}

/** Opens the local clone where there is one. */
function linkNode(session: Session, [{ presence }]: Everywhere, { role, title, url }: Pointer): ExploreNode {
  const local = session
    .roots()
    .map(({ workspace }) => workspace.local.get(url))
    .find((uri) => uri !== undefined)
  return leaf(presence.environment, role, url, {
    kind: 'link',
    label: title,
    description: local ? 'local clone' : url.replace(/^https?:\/\//, ''),
    tooltip: url,
    url,
    value: url,
    place: local === undefined ? undefined : { uri: local, line: 0, character: 0 },
  })
}

function fileNode(session: Session, [{ presence }]: Everywhere, root: Root, path: string): ExploreNode {
  const uri = session.places(root).uri(path)
  const place = { uri, line: 0, character: 0 }
  return leaf(presence.environment, 'files', uri, { kind: 'file', ...named(session, root, path), tooltip: path, place })
}

/** The file's name, and beside it where it is. */
function named(session: Session, root: Root, path: string): { readonly label: string; readonly description?: string } {
  const at = path.lastIndexOf('/')
  const home = session.roots().length > 1 ? [decodeURIComponent(root.uri.replace(/^.*\//, ''))] : []
  const folder = [...home, ...(at > 0 ? [path.slice(0, at)] : [])].join('/')
  return { label: path.slice(at + 1), ...(folder ? { description: folder } : {}) }
}

function pageNodes(session: Session, one: Everywhere): ExploreNode[] {
  const { name } = one[0].presence.environment
  return one.flatMap(({ root, presence: { pages } }) =>
    pages.map(({ path, spans }): ExploreNode => {
      const uri = session.places(root).uri(path)
      const { label } = named(session, root, path)
      const count = many(spans.length, 'mention')
      const spoken = `${label}: ${count}`
      return {
        node: [name, 'pages', uri],
        kind: 'page',
        label,
        description: count,
        tooltip: path,
        spoken,
        hasChildren: true,
      }
    }),
  )
}

/** Each line of a page that names the environment, once. */
function mentionNodes(session: Session, one: Everywhere, uri: string): ExploreNode[] {
  for (const { root, presence } of one) {
    const places = session.places(root)
    const found = presence.pages.find(({ path }) => places.uri(path) === uri)
    const page = found && places.page(found.path)
    if (!found || !page) continue
    const lines = new Map<number, ExploreNode>()
    for (const { start } of found.spans) {
      const { line, character } = positionAt(page.lineStarts, start)
      const text = page.text
        .slice(page.lineStarts[line], page.lineStarts[line + 1])
        .trim()
        .slice(0, 200)
      if (lines.has(line)) continue
      const { name } = presence.environment
      lines.set(line, {
        node: [name, 'mentions', uri, `${line}`],
        kind: 'mention',
        label: text,
        tooltip: text,
        spoken: `Line ${line + 1}: ${text}`,
        description: `line ${line + 1}`,
        hasChildren: false,
        place: { uri, line, character },
      })
    }
    return [...lines.values()]
  }
  return []
}

interface Located {
  readonly root: Root
  readonly finding: Finding
}

const SEVERITIES = ['error', 'warning', 'info', 'hint'] as const

/** The worst first. */
function findingsOf(session: Session, one: Everywhere): Located[] {
  const all = one.flatMap(({ root, presence: { files } }) =>
    files.flatMap((path) => session.findings({ root, path }).map((finding) => ({ root, finding }))),
  )
  const rank = ({ finding }: Located): number => SEVERITIES.indexOf(finding.severity)
  return all.sort((one, other) => rank(one) - rank(other))
}

function findingNode(
  session: Session,
  [{ presence }]: Everywhere,
  { root, finding }: Located,
  index: number,
): ExploreNode {
  const { path, span, message, severity, rule } = finding
  const places = session.places(root)
  const start = positionAt(places.page(path)?.lineStarts ?? [0], span.start)
  return {
    ...leaf(presence.environment, 'findings', `${index} ${rule}`, {
      kind: 'finding',
      label: message,
      description: `${named(session, root, path).label}, line ${start.line + 1}`,
      tooltip: `${message}\n${path}:${start.line + 1} (${rule})`,
      severity,
      value: message,
      place: { uri: places.uri(path), ...start },
    }),
    spoken: `${severity}: ${message} ${path}, line ${start.line + 1}`,
  }
}
