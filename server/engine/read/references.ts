// Finds the places that name an environment, by shape and vocabulary.

import { atHand } from '../at-hand'
import type { Vocabulary } from '../catalogue/vocabulary'
import type { Finder, Page, Reference, Span } from '../model'
import { LANDMARKS } from './references/clues'
import { companyOf } from './references/company'
import { PageReferences } from './references/page-references'
import { searchFor } from './references/words'
import { countBefore } from './search'

/** So many may be looked through for each question; more are found once for all. */
const FEW = 64

const partly = atHand<PageReferences>()

/** A finder for one vocabulary. All references of a page are remembered as long as the page, single ones while it is at hand. */
export function createFinder(vocabulary: Vocabulary): Finder {
  const search = { vocabulary, words: searchFor(vocabulary.terms.keys(), LANDMARKS), company: companyOf(vocabulary) }
  const memory = new WeakMap<Page, readonly Reference[]>()
  // A rule asks for each link and command of a page, and looking in the memory costs more than all else it does.
  let last: { readonly page: Page; readonly found: readonly Reference[] | undefined } | undefined

  const known = (page: Page): readonly Reference[] | undefined => {
    if (last?.page !== page) last = { page, found: memory.get(page) }
    return last.found
  }
  const partsOf = (page: Page): PageReferences => {
    let parts = partly.get(page)
    if (parts?.search !== search) {
      parts = new PageReferences(page, search)
      partly.set(page, parts)
    }
    return parts
  }
  const of = (page: Page): readonly Reference[] => {
    let found = known(page)
    if (!found) {
      found = partsOf(page).all()
      memory.set(page, found)
      last = { page, found }
    }
    return found
  }
  const within = (page: Page, span: Span): readonly Reference[] => {
    const few = known(page) ? undefined : partsOf(page).within(span, FEW)
    if (few) return few
    const all = of(page)
    const found: Reference[] = []
    for (let at = firstFrom(all, span.start); at < all.length && all[at]!.span.end <= span.end; at++)
      found.push(all[at]!)
    return found
  }

  return {
    of,
    within,
    sole(page, span) {
      const few = known(page) ? undefined : partsOf(page).within(span, FEW)
      if (!few) return soleIn(of(page), span)
      const [first] = few
      return few.every(({ name }) => name === first?.name) ? first : undefined
    },
    mayLieIn: (page, span) => partsOf(page).mayLieIn(span),
    mayDisagree: (page, span) => partsOf(page).mayDisagree(span, FEW),
    named: (page, names) => (partsOf(page).mayName(names) ? of(page).filter(({ name }) => names.has(name)) : NONE),
    demandedBut: (page, names) => partsOf(page).demandedBut(names),
  }
}

const NONE: readonly Reference[] = []

/** The index of the first reference that begins at or behind an offset. */
function firstFrom(all: readonly Reference[], offset: number): number {
  return countBefore(all, ({ span }) => span.start < offset)
}

const runs = new WeakMap<readonly Reference[], readonly number[]>()

/** `Finder.sole` for all references of a page: as quick for a long span as for a short one. */
function soleIn(all: readonly Reference[], { start, end }: Span): Reference | undefined {
  const from = firstFrom(all, start)
  let last = firstFrom(all, end) - 1
  if (last >= from && all[last]!.span.end > end) last--
  if (last < from) return undefined
  let since = runs.get(all)
  if (!since) {
    const began: number[] = []
    for (const [index, { name }] of all.entries())
      began.push(index > 0 && all[index - 1]!.name === name ? began[index - 1]! : index)
    since = began
    runs.set(all, since)
  }
  return since[last]! <= from ? all[from] : undefined
}
