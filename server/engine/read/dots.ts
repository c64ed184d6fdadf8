// The dots of a page that names of hosts and files have: two searches go by them.

import { atHand } from '../at-hand'
import type { Page } from '../model'

const remembered = atHand<readonly number[]>()

/** Offsets of the dots that have something but a blank behind them, in order. */
export function dotsOf(page: Page): readonly number[] {
  const known = remembered.get(page)
  if (known) return known
  const { text } = page
  const dots: number[] = []
  for (let at = text.indexOf('.'); at !== -1; at = text.indexOf('.', at + 1))
    if (text.charCodeAt(at + 1) > BLANK) dots.push(at)
  remembered.set(page, dots)
  return dots
}

const BLANK = 32
