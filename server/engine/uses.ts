// Which values the site's pages give to their front matter keys, and where: asked by rules across pages, completion and rename.

import { entryOf } from './front-matter'
import type { Page, Shown, Span, Workspace } from './model'
import { schemaOf } from './schema-of'

/** One page's value of a key. */
export interface Use {
  /** Its front matter is as it is now; the rest may have changed since, so pages are compared by path. */
  readonly page: Page
  readonly value: string
  /** Of the value as it is written, quotes included. */
  readonly span: Span
}

export type Uses = ReadonlyMap<string, readonly Use[]>

interface Remembered {
  /** What decides which pages have a schema. */
  readonly by: readonly unknown[]
  /** Those that have one, and front matter. */
  readonly pages: readonly Page[]
  readonly byKey: Map<string, Uses>
}

const remembered = new WeakMap<Shown['frontMatter'], Remembered>()

/** What rules ask for: gathered in one pass, for to come to all pages costs more than what is done there. */
const KEYS = ['title', 'section', 'owner_slack', 'parent']

/** The texts that the site's pages have for a key, each with the pages that have it, in order of the workspace. Remembered while all front matter stays; the pages are as they were then. */
export function usesOf(workspace: Workspace, key: string): Uses {
  let known = knownOf(workspace)
  if (!known) {
    for (const _ of usesAhead(workspace));
    known = knownOf(workspace)!
  }
  let uses = known.byKey.get(key)
  if (!uses) {
    const values: Values = new Map()
    for (const page of known.pages) note(page, key, values)
    known.byKey.set(key, values)
    uses = values
  }
  return uses
}

/** Gathers what rules will ask `usesOf` for, unless it is known, and gives a word after each piece of that, so that others may come between. */
export function* usesAhead(workspace: Workspace): Generator<undefined> {
  if (knownOf(workspace)) return
  const pages: Page[] = []
  const byKey = new Map(KEYS.map((key): [string, Values] => [key, new Map()]))
  let done = 0
  for (const page of workspace.pages.values()) {
    if (++done % PIECE === 0) yield
    if (!page.frontMatter || !schemaOf(page, workspace)) continue
    pages.push(page)
    for (const [key, values] of byKey) note(page, key, values)
  }
  // Somebody may have asked meanwhile: what follows from that is remembered with it.
  if (!knownOf(workspace)) remembered.set(workspace.shown.frontMatter, { by: deciding(workspace), pages, byKey })
}

/** So many pages are a piece that nobody minds to wait for. */
const PIECE = 1_000

function knownOf(workspace: Workspace): Remembered | undefined {
  const known = remembered.get(workspace.shown.frontMatter)
  return known && deciding(workspace).every((one, index) => one === known.by[index]) ? known : undefined
}

function deciding({ profile, assigned, shown }: Workspace): readonly unknown[] {
  return [profile, assigned, shown.others]
}

/** How many pages have each value of a key. */
export function countsOf(uses: Uses): Map<string, number> {
  return new Map([...uses].map(([value, pages]) => [value, pages.length]))
}

type Values = Map<string, Use[]>

function note(page: Page, key: string, values: Values): void {
  // The last of each key counts.
  const entry = entryOf(page, key)
  const value = typeof entry?.value === 'string' ? entry.value.trim() : ''
  if (!entry || value === '') return
  const use: Use = { page, value, span: entry.valueSpan }
  const list = values.get(value)
  if (list) list.push(use)
  else values.set(value, [use])
}
