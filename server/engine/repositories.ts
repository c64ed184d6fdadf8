// Which repository stands at a place: linked to on GitHub or named; where its local clone has it, and everywhere else it stands.

import { type GitHubTarget, githubLinksIn, githubTarget, repositoryIn } from './github'
import { textLinks } from './links'
import type { Catalogue, Clone, InClone, Page, Repository, Span, Workspace } from './model'
import { ownText } from './own-text'

/** A repository named or linked to. */
export interface RepositoryMention {
  readonly span: Span
  readonly target: GitHubTarget
  /** On GitHub. */
  readonly url: string
}

/** The repository that stands at an offset (0-based, UTF-16): in a link to GitHub, text included, or as a known name. Undefined when there is none. */
export function repositoryAt(workspace: Workspace, path: string, offset: number): RepositoryMention | undefined {
  const page = workspace.pages.get(path)
  if (!page) return undefined
  return mentionsIn(workspace, page).find(({ span }) => span.start <= offset && offset < span.end)
}

function mentionsIn(workspace: Workspace, page: Page): RepositoryMention[] {
  const named = [...textLinks(workspace, page.path), ...listedIn(workspace, page)].flatMap(({ span, url }) => {
    const target = githubTarget(url)
    return target ? [{ span, target, url }] : []
  })
  const all = [...linksIn(page), ...named].sort((one, other) => one.span.start - other.span.start)
  return all.filter(({ span }, index) => index === 0 || span.start !== all[index - 1]!.span.start)
}

/** Names that are words elsewhere, where only a repository can be meant: in `related_repos`, and in the list of repositories itself. */
function listedIn({ catalogue }: Workspace, page: Page): { span: Span; url: string }[] {
  const own = catalogue.repositories.flatMap(({ name, source: { origin, span } }) =>
    origin === page.path && span ? [{ span, url: urlOf(name) }] : [],
  )
  const entry = page.frontMatter?.entries.find(({ key }) => key === 'related_repos')
  if (!entry) return own
  const { start, end } = entry.valueSpan
  const related = [...page.text.slice(start, end).matchAll(/[\w.-]+/g)].flatMap(({ 0: word, index }) => {
    const known = catalogue.repositories.find(({ name }) => name.slice(name.indexOf('/') + 1) === word)
    const at = { start: start + index, end: start + index + word.length }
    return known ? [{ span: at, url: urlOf(known.name) }] : []
  })
  return [...own, ...related]
}

/** Where a repository (`owner/name`) is on GitHub. */
export function urlOf(repository: string): string {
  return `https://github.com/${repository}`
}

/** Whole links, and definitions that lead to GitHub. */
function linksIn(page: Page): RepositoryMention[] {
  const links = page.links.flatMap(({ span, destination }) => {
    const target = githubTarget(destination)
    return target ? [{ span, target, url: destination }] : []
  })
  const definitions = page.definitions.flatMap(({ span, destination }) => {
    const target = githubTarget(destination)
    return target ? [{ span, target, url: destination }] : []
  })
  return [...links, ...definitions]
}

const byName = new WeakMap<Catalogue, ReadonlyMap<string, Repository>>()

/** The catalogue's entry for `owner/name`, in any case; undefined when it has none. */
export function repositoryNamed({ catalogue }: Pick<Workspace, 'catalogue'>, name: string): Repository | undefined {
  const names =
    byName.get(catalogue) ?? new Map(catalogue.repositories.map((one) => [one.name.toLowerCase(), one] as const))
  byName.set(catalogue, names)
  return names.get(name.toLowerCase())
}

const ended = new WeakMap<Catalogue, Map<string, boolean>>()

/** A test for addresses: false only where one leads to no repository, or to one that is in use or unknown. The same repositories are linked to again and again, so what they are is remembered as they are written. */
export function mayHaveEnded({ catalogue }: Pick<Workspace, 'catalogue'>): (address: string) => boolean {
  const known = ended.get(catalogue) ?? new Map<string, boolean>([['', false]])
  ended.set(catalogue, known)
  return (address) => {
    const name = repositoryIn(address)
    if (name === undefined) return true
    let answer = known.get(name)
    if (answer === undefined) {
      const repository = githubTarget(urlOf(name))?.repository
      answer = repository !== undefined && repositoryNamed({ catalogue }, repository)?.state !== undefined
      known.set(ownText(name), answer)
    }
    return answer
  }
}

/** The clone of a repository (`owner/name`, in any case) beside the workspace. */
export function cloneOf({ clones }: Workspace, repository: string): Clone | undefined {
  return clones.get(repository.toLowerCase())
}

/** What a clone has where a link leads; undefined when there is no clone, or nobody looked. */
export function inCloneAt(workspace: Workspace, { repository, path }: GitHubTarget): InClone | undefined {
  return cloneOf(workspace, repository)?.paths.get(path)
}

/** A place in a clone; lines are 0-based, `to` is the last one, both 0 where a link names none. */
export interface ClonePlace {
  readonly uri: string
  readonly from: number
  readonly to: number
}

/** Where the clone beside the workspace has what stands at an offset (0-based, UTF-16): a GitHub link's path and lines, a named repository's readme. Undefined without a clone, or where it hasn't got it. */
export function clonePlaceAt(workspace: Workspace, path: string, offset: number): ClonePlace | undefined {
  const mention = repositoryAt(workspace, path, offset)
  const found = mention && inCloneAt(workspace, mention.target)
  if (!found || found.kind === 'missing' || found.kind === 'left-out' || found.uri === undefined) return undefined
  const { from, to } = mention.target.lines ?? { from: 1, to: 1 }
  const last = found.kind === 'file' && found.lines !== undefined ? Math.max(found.lines, 1) : to
  return { uri: found.uri, from: Math.min(from, last) - 1, to: Math.min(to, last) - 1 }
}

/** Whether an offset is in an address on GitHub itself, not only in the text of a link. */
export function isInAddress(workspace: Workspace, path: string, offset: number): boolean {
  const page = workspace.pages.get(path)
  return page !== undefined && githubLinksIn(page).some(({ span }) => span.start <= offset && offset <= span.end)
}

/** Whether a clone's folder shows what a link to `ref` leads to: its default branch, by whichever name. */
export function showsDefault({ isDefault, branch, branches }: Clone, ref: string): boolean {
  if (!isDefault) return false
  // GitHub leads on from a default branch's former name.
  return ref === branch || ref === 'HEAD' || ((ref === 'master' || ref === 'main') && !branches.has(ref))
}

/** How old a clone may be for what it doesn't have to be missing, not new. */
const DAYS = 30

/** Whether a clone was fetched not long ago, as far as git's files tell: without a trace it is taken as it is. */
export function isLately({ fetched }: Clone, today: string): boolean {
  return fetched === undefined || Date.parse(today) - Date.parse(fetched) <= DAYS * 24 * 60 * 60 * 1000
}

/** Every place that names a repository (`owner/name`, in any case) or links to it, in order of path and place. */
export function placesOfRepository(
  workspace: Workspace,
  repository: string,
): readonly { readonly path: string; readonly span: Span }[] {
  const wanted = repository.toLowerCase()
  const places = [...workspace.pages.values()].flatMap((page) =>
    mentionsIn(workspace, page)
      .filter(({ target }) => target.repository.toLowerCase() === wanted)
      .map(({ span }) => ({ path: page.path, span })),
  )
  return places.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
}

/** What of a clone somebody wants to know: a path, and whether its lines count. */
export interface WantedPath {
  readonly path: string
  readonly lines: boolean
}

/** The paths that pages link to of those repositories that there are clones of: `owner/name` in lower case -> paths, so that whoever has a disk can look there. The root is always wanted. */
export function wantedOfClones(
  workspace: Workspace,
  clones: ReadonlyMap<string, unknown>,
): ReadonlyMap<string, readonly WantedPath[]> {
  const wanted = new Map([...clones.keys()].map((name) => [name, new Map([['', false]])]))
  if (wanted.size > 0)
    for (const page of workspace.pages.values())
      for (const { target } of githubLinksIn(page)) {
        const paths = wanted.get(target.repository.toLowerCase())
        paths?.set(target.path, target.lines !== undefined || (paths.get(target.path) ?? false))
      }
  return new Map([...wanted].map(([name, paths]) => [name, [...paths].map(([path, lines]) => ({ path, lines }))]))
}
