// What the fuzzer begins from: the examples on the rules' cards, the neighbours' own texts, and a few of every kind.

import { allRules } from '../../server/engine'
import { parseFixture } from '../harness/fixture'
import { neighbourTexts, PATHS } from './neighbours'

export interface Seed {
  readonly path: string
  readonly text: string
}

/** Every file of every example, and every path with nothing in it. */
export function seeds(): readonly Seed[] {
  const found: Seed[] = PATHS.map((path) => ({ path, text: '' }))
  for (const [path, text] of neighbourTexts) found.push({ path, text })
  for (const { card } of allRules)
    for (const { text } of card.examples)
      for (const [path, own] of parseFixture(text).files) found.push({ path, text: own })
  return found
}
