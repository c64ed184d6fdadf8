// Slips in how links are written, that leave no link or one that leads to nonsense. What each looks like was read from ten years of repairs in a manual's history.

import { atHand } from '../at-hand'
import { looseDefinitions } from '../loose-definitions'
import type { Page, Span } from '../model'
import { bracketSlip } from './brackets'
import { destinationSlip } from './destinations'
import { leftovers, swapped, unopened } from './leftovers'
import type { Slip } from './slip'

const remembered = atHand<readonly Slip[]>()

/** The slips in a page's links, in no order. A function of the page alone, remembered. */
export function slipsIn(page: Page): readonly Slip[] {
  const known = remembered.get(page)
  if (known) return known
  const definitions = [...page.definitions, ...looseDefinitions(page)]
  const labels = new Set(definitions.map(({ label }) => label))
  const written = [...page.links.filter(({ kind }) => kind === 'inline'), ...definitions]
  const slips = [
    ...written.flatMap((one) => destinationSlip(one, page, labels) ?? []),
    ...page.links.flatMap((link) => bracketSlip(link, page) ?? []),
    ...leftovers(page),
    ...unopened(page, labels),
    ...swapped(page),
  ]
  remembered.set(page, slips)
  return slips
}

const starts = new WeakMap<readonly Slip[], ReadonlySet<number>>()

/** Whether a link's address (its span) is one of those slips, so that another rule has no need to say that it leads nowhere. */
export function isMiswritten({ span }: { readonly span: Span }, page: Page): boolean {
  const slips = slipsIn(page)
  let known = starts.get(slips)
  if (!known) {
    known = new Set(slips.filter(({ where }) => where === 'everywhere').map((slip) => slip.span.start))
    starts.set(slips, known)
  }
  return known.has(span.start)
}
