// Slips in how links are written, that leave no link or one that leads to nonsense. What each looks like was read from ten years of repairs in a manual's history.

import { atHand } from '../at-hand'
import { looseDefinitions } from '../loose-definitions'
import type { Page, Span } from '../model'
import { bracketSlip } from './brackets'
import { destinationSlip, surelyNoSlip } from './destinations'
import { leftovers, swapped, taggedHosts, unopened } from './leftovers'
import type { Slip } from './slip'

const remembered = atHand<readonly Slip[]>()

/** The slips in a page's links, in no order. A function of the page alone, remembered. */
export function slipsIn(page: Page): readonly Slip[] {
  const known = remembered.get(page)
  if (known) return known
  const slips = readSlips(page)
  remembered.set(page, slips)
  return slips
}

function readSlips(page: Page): readonly Slip[] {
  const loose = looseDefinitions(page)
  const labels = new Set<string>()
  for (const list of [page.definitions, loose]) for (const { label } of list) labels.add(label)
  const isQuiet = surelyNoSlip(labels)
  const slips: Slip[] = []
  const note = (slip: Slip | undefined): void => void (slip && slips.push(slip))
  for (const one of page.links) if (one.kind === 'inline' && !isQuiet(one)) note(destinationSlip(one, page, labels))
  for (const list of [page.definitions, loose])
    for (const one of list) if (!isQuiet(one)) note(destinationSlip(one, page, labels))
  for (const link of page.links) note(bracketSlip(link, page))
  slips.push(...leftovers(page), ...unopened(page, labels), ...swapped(page), ...taggedHosts(page))
  return slips.length === 0 ? NONE : slips
}

const NONE: readonly Slip[] = []

const starts = new WeakMap<readonly Slip[], ReadonlySet<number>>()

/** Whether a link's address (its span) is one of those slips, so that another rule has no need to say that it leads nowhere. */
export function isMiswritten({ span }: { readonly span: Span }, page: Page): boolean {
  const slips = slipsIn(page)
  if (slips.length === 0) return false
  let known = starts.get(slips)
  if (!known) {
    known = new Set(slips.filter(({ where }) => where === 'everywhere').map((slip) => slip.span.start))
    starts.set(slips, known)
  }
  return known.has(span.start)
}
