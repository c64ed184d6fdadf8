// The environments view: what stands below each of its nodes, over all folders. Node by node, from what is known already.

import type { Connection } from 'vscode-languageserver'
import { described, type Pointer, type Presence, positionAt, presencesOf, purposeOf, shown, visible } from '../engine'
import type { News } from './changed'
import {
  type Everywhere,
  fileNode,
  findingNode,
  findingsOf,
  leaf,
  linkNode,
  many,
  mentionNodes,
  pageNodes,
} from './explorer-nodes'
import { EXPLORE, type ExploreNode, type ExploreParams, type ExploreResult } from './protocol/messages'
import type { Root, Session } from './session'

/** Answers what the view asks. */
export function answerExplorer(connection: Connection, session: Session, news: News): void {
  connection.onRequest(EXPLORE, (params: ExploreParams | null) =>
    news.asked(() => exploreAnswer(session, params ?? {})),
  )
}

/** The children of a node; `[]` for one that is no longer there. */
function exploreAnswer(session: Session, { node = [] }: ExploreParams): ExploreResult {
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
