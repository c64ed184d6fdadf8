// What is named at a place and where it is named: references in text, and the names in manual-lens.yml that are no words of a text.

import { isConfig } from './catalogue/config'
import { mentionsIn } from './catalogue/config-mentions'
import type { Form, Page, Span, Workspace } from './model'

/** A place that names something, known or not. */
export interface Naming {
  readonly span: Span
  readonly text: string
  /** Lower case; an alias, where that is what is written in a configuration. */
  readonly name: string
  readonly form: Form
}

/** Every naming of a page, in order of place; none overlaps another. */
export function namingsOf(workspace: Workspace, page: Page): readonly Naming[] {
  const references: readonly Naming[] = workspace.referencesOf(page)
  if (!isConfig(page.path)) return references
  const own = mentionsIn(page).filter(
    ({ span }) => !references.some((one) => one.span.start < span.end && span.start < one.span.end),
  )
  return [
    ...references,
    ...own.map(({ word, span }): Naming => ({ span, text: word, name: word.toLowerCase(), form: 'key' })),
  ].sort((one, other) => one.span.start - other.span.start)
}

/** The naming that an offset (0-based, UTF-16) is in, or else at the end of; undefined when there is none. */
export function namingAt(workspace: Workspace, path: string, offset: number): Naming | undefined {
  const page = workspace.pages.get(path)
  // Of two that touch (`integrationStaging`) it is the one that begins there.
  return page && namingsOf(workspace, page).findLast(({ span }) => span.start <= offset && offset <= span.end)
}
