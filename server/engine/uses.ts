// Which values the site's pages give to their front matter keys, and where: asked by rules across pages, completion and rename.

import { keysOf } from './front-matter'
import type { Page, Span, Workspace } from './model'

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

function collected(workspace: Workspace): ReadonlyMap<string, Uses> {
  const all = new Map<string, Map<string, Use[]>>()
  for (const page of workspace.pages.values()) {
    if (!page.frontMatter || keysOf(page, workspace).length === 0) continue
    const seen = new Set<string>()
    // From the end, because the last of a key counts.
    for (let at = page.frontMatter.entries.length - 1; at >= 0; at--) {
      const { key, value, valueSpan: span } = page.frontMatter.entries[at]!
      if (seen.has(key)) continue
      seen.add(key)
      if (typeof value !== 'string' || value.trim() === '') continue
      const text = value.trim()
      const values = all.get(key) ?? new Map<string, Use[]>()
      all.set(key, values)
      const list = values.get(text)
      if (list) list.push({ page, value: text, span })
      else values.set(text, [{ page, value: text, span }])
    }
  }
  return all
}
