// What rules look up across all pages, made ahead and piece by piece: the first page that is checked would wait for all of it.

import type { Workspace } from './model'
import { ownersOf } from './owners'
import { sectionsOf } from './sections'
import { nearestPages } from './site/nearest-page'
import { plainAddressesAhead } from './site/plain-addresses'
import { siteAhead, siteOf } from './site/site'
import { usesAhead } from './uses'

/** Makes what follows from all pages of a workspace and is remembered by what it follows from; gives a word after each piece, so that others may come between. Costs next to nothing when all of it is known. */
export function* madeAhead(workspace: Workspace): Generator<undefined> {
  yield* siteAhead(workspace)
  const site = siteOf(workspace)
  if (!site) return
  yield
  plainAddressesAhead(site)
  yield
  nearestPages(site, '')
  yield
  yield* usesAhead(workspace)
  yield
  sectionsOf(workspace)
  yield
  ownersOf(workspace)
}
