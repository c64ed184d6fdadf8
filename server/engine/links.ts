// Quick links: where environments are provisioned and which repositories a page names.

import type { Environment, Page, Pointer, Reference, Repository, Span, Workspace } from './model'

/** A stretch of text that leads somewhere. */
export interface TextLink {
  readonly span: Span
  /** https URL; `workspace.local` may know a local file for it. */
  readonly url: string
  readonly tooltip: string
}

export interface QuickLink {
  readonly environment: Environment
  readonly pointer: Pointer
}

/** A repository's name as one writes it: `owner/name`, or a name with a hyphen or underscore, which no English word has; GitHub takes 100 characters at the most. */
const NAME = /(?<![\w./@#-])(?:[A-Za-z][\w-]{0,99}\/)?[A-Za-z][\w.]{0,99}[-_][\w.-]{0,99}[A-Za-z0-9](?![\w/@-])/g

/**
 * Names of known repositories in prose, inline code, front matter and YAML, each leading to its repository. Inside a
 * Markdown link or a code block there are none: there the editor's own links are, or a command.
 */
export function textLinks(workspace: Workspace, path: string): readonly TextLink[] {
  const page = workspace.pages.get(path)
  if (!page || (page.kind !== 'markdown' && page.kind !== 'yaml')) return []
  const known = repositoriesOf(workspace)
  const taken = takenSpans(page)
  const found: TextLink[] = []
  let next = 0
  let reach = 0
  for (const match of page.text.matchAll(NAME)) {
    const span = { start: match.index, end: match.index + match[0].length }
    for (; next < taken.length && taken[next]!.start < span.end; next++) reach = Math.max(reach, taken[next]!.end)
    const repository = known.get(match[0].toLowerCase())
    if (repository === undefined || span.start < reach) continue
    const { name, state, until } = repository
    const ended = state === 'retired' ? `, retired${until === undefined ? '' : ` ${until}`}` : ''
    found.push({ span, url: `https://github.com/${name}`, tooltip: `Open the repository ${name}${ended}` })
  }
  return found
}

/** By both forms of every repository's name, in lower case. */
function repositoriesOf({ catalogue }: Workspace): ReadonlyMap<string, Repository> {
  const known = new Map<string, Repository>()
  for (const repository of catalogue.repositories) {
    const name = repository.name.toLowerCase()
    known.set(name, repository)
    known.set(name.slice(name.indexOf('/') + 1), repository)
  }
  return known
}

/** In order of their starts. */
function takenSpans(page: Page): readonly Span[] {
  const spans = [
    ...page.links.map(({ span }) => span),
    ...page.definitions.map(({ span }) => span),
    ...page.code.filter(({ kind }) => kind !== 'span').map(({ span }) => span),
  ]
  return spans.sort((one, other) => one.start - other.start)
}

/** Every pointer of every active environment, in catalogue order. */
export function quickLinks(workspace: Workspace): readonly QuickLink[] {
  return workspace.catalogue.environments
    .filter((environment) => environment.kind === 'environment' && environment.state === 'active')
    .flatMap((environment) => environment.pointers.map((pointer) => ({ environment, pointer })))
}

/** The reference that an offset (0-based, UTF-16) is in, or else at the end of; undefined when there is none. */
export function referenceAt(workspace: Workspace, path: string, offset: number): Reference | undefined {
  const page = workspace.pages.get(path)
  // Of two that touch (`integrationStaging`) it is the one that begins there.
  return page && workspace.referencesOf(page).findLast(({ span }) => span.start <= offset && offset <= span.end)
}

/** The environment named at an offset (0-based, UTF-16); undefined when there is none or the catalogue doesn't know it. */
export function environmentAt(workspace: Workspace, path: string, offset: number): Environment | undefined {
  const reference = referenceAt(workspace, path, offset)
  return reference && environmentNamed(workspace, reference.name)
}

/** The catalogue's entry for a name or alias, in any case; undefined when it has none. */
export function environmentNamed(workspace: Workspace, name: string): Environment | undefined {
  const wanted = name.toLowerCase()
  return workspace.catalogue.environments.find((e) => e.name === wanted || e.aliases.includes(wanted))
}
