// All anchors that a page has once the site is built, with what layouts and partials add.

import type { Page, Workspace } from '../model'
import { anchorsOf, partialsOf } from './anchors'
import type { Site } from './site'

/** Whether a page has an anchor; undefined when that can't be told from files. */
export function knownAnchors(
  page: Page,
  site: Site,
  workspace: Workspace,
): { has(anchor: string): boolean } | undefined {
  if (!site.anchors) return undefined
  const parts = [anchorsOf(page, site.anchors)]
  for (const name of page.path.endsWith('.erb') ? partialsOf(page) : []) {
    const folder = page.path.slice(site.source.length, page.path.lastIndexOf('/') + 1)
    const partial = workspace.pages.get(site.partials.get(folder + name) ?? site.partials.get(name) ?? '')
    if (!partial) return undefined
    // A partial's own calls for more are one too many to follow.
    if (partialsOf(partial).length > 0) return undefined
    parts.push(anchorsOf(partial, site.anchors))
  }
  if (parts.some(({ open }) => open)) return undefined
  return { has: (anchor) => site.layoutAnchors.has(anchor) || parts.some(({ places }) => places.has(anchor)) }
}
