// Which values the site's pages give to their front matter keys, and where: asked by rules across pages, completion and rename.

import type { Page, Span, Workspace } from './model'
import { schemaOf } from './schema-of'

/** One page's value of a key. */
export interface Use {
  readonly page: Page
  readonly value: string
  /** Of the value as it is written, quotes included. */
  readonly span: Span
}

export type Uses = ReadonlyMap<string, readonly Use[]>

const NONE: Uses = new Map()
const remembered = new WeakMap<Workspace, ReadonlyMap<string, Uses>>()

/** The texts that the site's pages have for a key, each with the pages that have it, in order of the workspace. Remembered per workspace. */
export function usesOf(workspace: Workspace, key: string): Uses {
  let all = remembered.get(workspace)
  if (!all) {
    all = collected(workspace)
    remembered.set(workspace, all)
  }
  return all.get(key) ?? NONE
}

/** How many pages have each value of a key. */
export function countsOf(uses: Uses): Map<string, number> {
  return new Map([...uses].map(([value, pages]) => [value, pages.length]))
}

const own = new WeakMap<Page, readonly (readonly [key: string, use: Use])[]>()

function collected(workspace: Workspace): ReadonlyMap<string, Uses> {
  const all = new Map<string, Map<string, Use[]>>()
  for (const page of workspace.pages.values()) {
    if (!page.frontMatter || !schemaOf(page, workspace)) continue
    for (const [key, use] of usesIn(page)) {
      let values = all.get(key)
      if (!values) {
        values = new Map()
        all.set(key, values)
      }
      const list = values.get(use.value)
      if (list) list.push(use)
      else values.set(use.value, [use])
    }
  }
  return all
}

/** The texts of one page that count: the last of each key. */
function usesIn(page: Page): readonly (readonly [string, Use])[] {
  const known = own.get(page)
  if (known) return known
  const last = new Map(page.frontMatter?.entries.map((entry) => [entry.key, entry]))
  const uses = [...last.values()].flatMap(({ key, value, valueSpan: span }): [string, Use][] => {
    const text = typeof value === 'string' ? value.trim() : ''
    return text === '' ? [] : [[key, { page, value: text, span }]]
  })
  own.set(page, uses)
  return uses
}
