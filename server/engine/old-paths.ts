// Which pages ask to be redirected to from which old addresses.

import { entryOf } from './front-matter'
import type { Page, Shown, Span, Workspace } from './model'

export interface OldPath {
  readonly page: Page
  readonly span: Span
}

const remembered = new WeakMap<Shown['frontMatter'], ReadonlyMap<string, readonly OldPath[]>>()

/** Old address (without slash in front) -> the pages that name it in `old_paths`. Remembered while all front matter stays; the pages are as they were then. */
export function oldPathsOf(workspace: Workspace): ReadonlyMap<string, readonly OldPath[]> {
  const known = remembered.get(workspace.shown.frontMatter)
  if (known) return known
  const all = new Map<string, OldPath[]>()
  for (const page of workspace.pages.values())
    for (const { value, span } of entryOf(page, 'old_paths')?.parts ?? []) {
      if (typeof value !== 'string') continue
      const address = addressIn(value)
      const list = all.get(address)
      if (list) list.push({ page, span })
      else all.set(address, [{ page, span }])
    }
  remembered.set(workspace.shown.frontMatter, all)
  return all
}

/** An old path as the template takes it: without the slash in front. */
export function addressIn(value: string): string {
  return value.trim().replace(/^\//, '')
}
