// From a name to its places: where an environment is described, and everywhere it is named.

import { isConfig } from './catalogue/config'
import { environmentNamed } from './links'
import type { Environment, Span, Workspace } from './model'
import { type Naming, namingAt, namingsOf } from './named'

export interface Place {
  readonly path: string
  readonly span: Span
}

/** Where the workspace itself describes the environment named at an offset (0-based, UTF-16): its heading on the environments page, or else its entry in manual-lens.yml. Empty when only the built-in catalogue knows it. */
export function definitionAt(workspace: Workspace, path: string, offset: number): readonly Place[] {
  const reference = namingAt(workspace, path, offset)
  const environment = reference && environmentNamed(workspace, reference.name)
  return environment ? described(environment) : []
}

/** The places of the workspace that describe an environment: headings before an entry of manual-lens.yml, which says less. */
export function described({ sources }: Environment): readonly Place[] {
  const places = sources.flatMap(({ origin, span }) => (span ? [{ path: origin, span }] : []))
  const headings = places.filter(({ path }) => !isConfig(path))
  return headings.length > 0 ? headings : places
}

/** The canonical name of what is named at an offset (0-based, UTF-16), known or not; undefined where nothing is. */
export function nameAt(workspace: Workspace, path: string, offset: number): string | undefined {
  const reference = namingAt(workspace, path, offset)
  return reference && canonical(workspace, reference)
}

/** Every place that names the same environment as the one at an offset, aliases included, in order of path and place. */
export function referencesAt(workspace: Workspace, path: string, offset: number): readonly Place[] {
  const name = nameAt(workspace, path, offset)
  return name === undefined ? [] : namedIn(workspace, name)
}

/** Every place that names an environment (canonical name), in order of path and place. */
export function namedIn(workspace: Workspace, name: string): readonly Place[] {
  const places: Place[] = []
  for (const page of workspace.pages.values())
    for (const reference of namingsOf(workspace, page))
      if (canonical(workspace, reference) === name) places.push({ path: page.path, span: reference.span })
  return places.sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0))
}

/** The spans on one page that name the same environment as the one at an offset. */
export function highlightsAt(workspace: Workspace, path: string, offset: number): readonly Span[] {
  const page = workspace.pages.get(path)
  const reference = namingAt(workspace, path, offset)
  if (!page || !reference) return []
  const name = canonical(workspace, reference)
  return namingsOf(workspace, page)
    .filter((other) => canonical(workspace, other) === name)
    .map(({ span }) => span)
}

function canonical(workspace: Workspace, { name }: Naming): string {
  return environmentNamed(workspace, name)?.name ?? name
}

/** A heading or entry that describes an environment, and so can say how often the workspace names it. */
export interface Lens {
  readonly span: Span
  readonly environment: Environment
}

/** A lens for every place of a page that describes an environment. */
export function lensesOf(workspace: Workspace, path: string): readonly Lens[] {
  return workspace.catalogue.environments.flatMap((environment) =>
    described(environment)
      .filter((place) => place.path === path)
      .map(({ span }) => ({ span, environment })),
  )
}

/** Environments whose name, title or alias contains the query (any case), with the place that describes them. */
export function environmentsMatching(
  workspace: Workspace,
  query: string,
): readonly { readonly environment: Environment; readonly place: Place }[] {
  const wanted = query.toLowerCase()
  return workspace.catalogue.environments.flatMap((environment) => {
    const names = [environment.name, environment.title.toLowerCase(), ...environment.aliases]
    const [place] = described(environment)
    return place && names.some((name) => name.includes(wanted)) ? [{ environment, place }] : []
  })
}
