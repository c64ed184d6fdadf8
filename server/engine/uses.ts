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

const NONE: Uses = new Map()

interface Remembered {
  /** What decides which pages have a schema. */
  readonly by: readonly unknown[]
  readonly all: ReadonlyMap<string, Uses>
}

const remembered = new WeakMap<Shown['frontMatter'], Remembered>()

/** The texts that the site's pages have for a key, each with the pages that have it, in order of the workspace. Remembered while all front matter stays; the pages are as they were then. */
export function usesOf(workspace: Workspace, key: string): Uses {
  const { shown, profile, assigned } = workspace
  const by = [profile, assigned, shown.others]
  let known = remembered.get(shown.frontMatter)
  if (!known?.by.every((one, index) => one === by[index])) {
    known = { by, all: collected(workspace) }
    remembered.set(shown.frontMatter, known)
  }
  return known.all.get(key) ?? NONE
}

/** How many pages have each value of a key. */
export function countsOf(uses: Uses): Map<string, number> {
  return new Map([...uses].map(([value, pages]) => [value, pages.length]))
}

function collected(workspace: Workspace): ReadonlyMap<string, Uses> {
  const all = new Map<string, Map<string, Use[]>>()
  for (const page of workspace.pages.values()) {
    if (!page.frontMatter || !schemaOf(page, workspace)) continue
    for (const entry of page.frontMatter.entries) {
      const { key, valueSpan: span } = entry
      const value = typeof entry.value === 'string' ? entry.value.trim() : ''
      // The last of each key counts.
      if (value === '' || entryOf(page, key) !== entry) continue
      let values = all.get(key)
      if (!values) {
        values = new Map()
        all.set(key, values)
      }
      const list = values.get(value)
      if (list) list.push({ page, value, span })
      else values.set(value, [{ page, value, span }])
    }
  }
  return all
}
