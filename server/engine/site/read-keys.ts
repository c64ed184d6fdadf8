// Front matter keys that a site's own code reads: its layouts, helpers, partials and programs.

import type { Page, Workspace } from '../model'

const READ = /\bdata(?:\.(?:fetch|dig|key\?|has_key\?)[ (]:|\.|\[:|\[["'])([a-z]\w*)/g

const NONE: readonly string[] = []
const ofPages = new WeakMap<Page, readonly string[]>()
const current = new WeakMap<Workspace['pages'], ReadonlySet<string>>()

/** The keys for which code asks a page's front matter (`current_page.data.weight`, `resource.data[:weight]`); what else is called so does no harm. Remembered while the pages stay. */
export function keysReadByCode({ pages }: Workspace): ReadonlySet<string> {
  const known = current.get(pages)
  if (known) return known
  const keys = new Set<string>()
  for (const page of pages.values()) for (const key of keysIn(page)) keys.add(key)
  current.set(pages, keys)
  return keys
}

function keysIn(page: Page): readonly string[] {
  if (page.kind !== 'ruby' && !page.path.endsWith('.erb')) return NONE
  const known = ofPages.get(page)
  if (known) return known
  const keys = page.text.includes('data') ? [...page.text.matchAll(READ)].map(([, key]) => key!) : NONE
  ofPages.set(page, keys.length === 0 ? NONE : keys)
  return keys
}
