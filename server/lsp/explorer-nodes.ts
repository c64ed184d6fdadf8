// The rows of the environments view that lead somewhere: links, files, pages, mentions, findings.

import { type Environment, type Finding, type Pointer, type Presence, positionAt } from '../engine'
import type { ExploreNode } from './protocol/messages'
import type { Root, Session } from './session'

/** An environment in one folder. */
export interface Local {
  readonly root: Root
  readonly presence: Presence
}

/** One environment in all folders that know it; the first says what it is. */
export type Everywhere = readonly [Local, ...Local[]]

export const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`

type Leaf = Pick<ExploreNode, 'kind' | 'label'> &
  Partial<Pick<ExploreNode, 'description' | 'tooltip' | 'value' | 'url' | 'severity'>>

/** A node with nothing below it; `key` tells it from its siblings. */
export function leaf(
  { name }: Environment,
  part: string,
  key: string,
  { place, ...said }: Leaf & { readonly place?: ExploreNode['place'] | undefined },
): ExploreNode {
  const spoken = said.description ? `${said.label}: ${said.description}` : said.label
  return { node: [name, part, key], spoken, hasChildren: false, ...said, ...(place ? { place } : {}) }
}

/** Opens the local clone where there is one. */
export function linkNode(session: Session, [{ presence }]: Everywhere, { role, title, url }: Pointer): ExploreNode {
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

export function fileNode(session: Session, [{ presence }]: Everywhere, root: Root, path: string): ExploreNode {
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

export function pageNodes(session: Session, one: Everywhere): ExploreNode[] {
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
export function mentionNodes(session: Session, one: Everywhere, uri: string): ExploreNode[] {
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
export function findingsOf(session: Session, one: Everywhere): Located[] {
  const all = one.flatMap(({ root, presence: { files } }) =>
    files.flatMap((path) => session.findings({ root, path }).map((finding) => ({ root, finding }))),
  )
  const rank = ({ finding }: Located): number => SEVERITIES.indexOf(finding.severity)
  return all.sort((one, other) => rank(one) - rank(other))
}

export function findingNode(
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
