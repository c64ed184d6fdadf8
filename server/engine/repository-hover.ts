// What a repository is, at most a dozen lines: state, owner, successor, local clone.

import type { Hover, HoverSize } from './hover'
import { escaped, link } from './markdown-text'
import type { Clone, Repository, Workspace } from './model'
import { cloneOf, inCloneAt, type RepositoryMention, repositoryAt, repositoryNamed, urlOf } from './repositories'
import { sourceName } from './source-name'

/** The hover on a repository's name or a link to it at an offset (0-based, UTF-16); undefined where there is none, or nothing more is known of it than the link says. */
export function repositoryHoverAt(
  workspace: Workspace,
  path: string,
  offset: number,
  size: HoverSize,
): Hover | undefined {
  const mention = repositoryAt(workspace, path, offset)
  if (!mention) return undefined
  const known = repositoryNamed(workspace, mention.target.repository)
  const clone = cloneOf(workspace, mention.target.repository)
  if (!known && !clone) return undefined
  const paragraphs = [heading(mention, known)]
  if (known?.summary) paragraphs.push(shortened(known.summary))
  const facts = [
    ...(size === 'full' ? ownerOf(known) : []),
    ...successorOf(known),
    ...inClone(workspace, mention, clone),
  ]
  if (facts.length > 0) paragraphs.push(facts.map((fact) => `- ${fact}`).join('\n'))
  if (known && size === 'full') {
    paragraphs.push(`*From ${escaped(sourceName(known.source))}*`)
  }
  return { span: mention.span, markdown: paragraphs.join('\n\n') }
}

function heading({ target }: RepositoryMention, known: Repository | undefined): string {
  const what = `${link(known?.name ?? target.repository, urlOf(target.repository))} ${known?.private ? 'private repository' : 'repository'}`
  const since = known?.until === undefined ? '' : ` since ${escaped(known.until)}`
  switch (known?.state) {
    case undefined:
      return what
    case 'retired':
      return `${what}, **retired**${since}`
    case 'renamed':
      return `${what}, **renamed**${since}`
    case 'unlisted':
      return `${what}, not on the organisation’s list${since}; perhaps retired`
  }
}

/** A list's descriptions may be pages long. */
const LONGEST = 300

function shortened(summary: string): string {
  return escaped(summary.length > LONGEST ? `${summary.slice(0, LONGEST).replace(/\s+\S*$/, '')} …` : summary)
}

function ownerOf(known: Repository | undefined): string[] {
  return known?.team ? [`Team: ${escaped(known.team)}`] : []
}

function successorOf(known: Repository | undefined): string[] {
  if (known?.replacedBy === undefined) return []
  const isName = /^[\w.-]+\/[\w.-]+$/.test(known.replacedBy)
  return [`Now: ${isName ? link(known.replacedBy, urlOf(known.replacedBy)) : escaped(known.replacedBy)}`]
}

function inClone(workspace: Workspace, { target }: RepositoryMention, clone: Clone | undefined): string[] {
  if (!clone) return []
  const { uri, branch, fetched } = clone
  const root = clone.paths.get('')
  const opens = root?.kind === 'folder' && root.uri !== undefined ? root.uri : uri
  const state = [branch === undefined ? 'no branch' : `branch ${branch}`, ...(fetched ? [`fetched ${fetched}`] : [])]
  const facts = [`Local clone: ${link(folderName(uri), opens)} (${escaped(state.join(', '))})`]
  if (target.path === '') return facts
  const found = inCloneAt(workspace, target)
  if (found?.kind === 'missing') return [...facts, `${escaped(target.path)} is not in the clone`]
  if (!found || found.kind === 'left-out' || found.uri === undefined) return facts
  const length = found.kind === 'file' && found.lines !== undefined ? ` (${found.lines} lines)` : ''
  return [...facts, `In it: ${link(target.path, found.uri)}${length}`]
}

function folderName(uri: string): string {
  const name = uri.replace(/\/+$/, '').replace(/^.*\//, '')
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
