// What is worked out from pages and kept only for those looked at last: of a whole workspace it would take more memory than all its text.

import type { Page } from './model'

/** Something worked out for pages, forgotten when a page has not been looked at for a while: whoever asks must be able to work it out again. */
export interface AtHand<T> {
  /** undefined when it was never set, or is forgotten. */
  get(page: Page): T | undefined
  set(page: Page, value: T): void
}

/** How many pages are at hand: the one that is checked, and those it looks at meanwhile. */
const MOST = 16

/** What there is of a page at hand, by who keeps it. */
interface Place {
  page: Page | undefined
  kept: unknown[]
  /** When it was last asked for. */
  asked: number
}

/**
 * Places that stay where they are and change what they hold. A Map from which pages are taken as others come would leave
 * its old tables behind, and each of these holds on to the next and to all that it had, until the whole heap is gone
 * through: most of what is forgotten here would grow old before.
 */
const places: readonly Place[] = Array.from({ length: MOST }, () => ({ page: undefined, kept: [], asked: 0 }))
/** Nearly every question is about the page that the last one was about. */
let latest = places[0]!
let keepers = 0
let questions = 0

/** A new kind of thing to keep for the pages at hand. */
export function atHand<T>(): AtHand<T> {
  const keeper = keepers++
  return {
    get: (page) => keptOf(page)[keeper] as T | undefined,
    set: (page, value) => {
      keptOf(page)[keeper] = value
    },
  }
}

/** An earlier text of the same file: the last one is asked for until it is known what holds of the next one, too, and then not any more. */
function age(place: Place): void {
  if (place.asked === 0) fill(place, undefined)
  else place.asked = 0
}

function fill(place: Place, page: Page | undefined): void {
  place.page = page
  // The list itself may have grown old: what it held must not.
  place.kept.fill(undefined)
  place.kept = []
}

function keptOf(page: Page): unknown[] {
  if (latest.page === page) return latest.kept
  let place: Place | undefined
  let oldest = places[0]!
  for (const one of places) {
    if (one.page === page) place = one
    if (one.asked < oldest.asked) oldest = one
  }
  if (!place) {
    place = oldest
    for (const one of places) if (one !== place && one.page?.path === page.path) age(one)
    fill(place, page)
  }
  place.asked = ++questions
  latest = place
  return place.kept
}
