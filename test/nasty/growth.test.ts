// What every question costs grows as the text does, not as its square: whatever is in it.

import { expect, test } from 'vitest'
import { costOf } from './cost'
import { NASTY } from './inputs'

/** The two sizes that are compared, in characters: `MANUAL_LENS_NASTY=20000` for texts ten times as long as usual. */
const SMALL = Number(process.env.MANUAL_LENS_NASTY ?? 2_000)
const LARGE = 8 * SMALL
/** What is eight times as large may take so many times as long; were it the square, it would be 64 times. */
const MOST = 24
/** In milliseconds of processor time: what is done sooner, large as it is, is not worth a look, and what the small one takes is at least so much, because a clock can't tell less. */
const [CHEAP, LEAST] = [40, 1]

/** The steps that grow too fast. Looked at again, up to five times, before it is said: another program may have been in the way. */
function tooFast(costs: (size: number) => ReadonlyMap<string, number>): string[] {
  const small = new Map<string, number>()
  const large = new Map<string, number>()
  for (let round = 0; ; round++) {
    least(large, costs(LARGE))
    const dear = [...large].filter(([, cost]) => cost > CHEAP)
    if (dear.length === 0) return []
    least(small, costs(SMALL))
    const said = dear.filter(([step, cost]) => cost > MOST * Math.max(LEAST, small.get(step)!))
    if (said.length === 0) return []
    if (round < 5) continue
    // What begins to be asked only of a text that is long enough costs next to nothing before: then the next eightfold tells.
    const larger = costs(8 * LARGE)
    return said
      .filter(([step, cost]) => (larger.get(step) ?? 0) > MOST * cost)
      .map(([step, cost]) => `${step}: ${Math.round(small.get(step)!)} ms, then ${Math.round(cost)} ms`)
  }
}

function least(known: Map<string, number>, costs: ReadonlyMap<string, number>): void {
  for (const [step, cost] of costs) known.set(step, Math.min(cost, known.get(step) ?? cost))
}

test.each(NASTY.map((nasty) => [nasty.name, nasty] as const))('%s', { timeout: 600_000 }, (_, nasty) => {
  expect(tooFast((size) => costOf(nasty, size))).toEqual([])
})

test('of costs that are given, those that grow as the square are found, and no others', () => {
  const kinds = new Map<string, (times: number) => number>([
    ['the square', (times) => 2 * times * times],
    ['the same, too quick for the clock at first', (times) => times * times],
    ['linear', (times) => 20 * times],
    ['a little more than linear', (times) => 10 * times * Math.log2(8 + times)],
    ['the square, but cheap', (times) => 0.5 * times * times],
    ['nothing at first, then linear', (times) => (times < 8 ? 0 : 10 * times)],
  ])
  const costs = (size: number) => new Map([...kinds].map(([name, cost]) => [name, cost(size / SMALL)]))
  expect(tooFast(costs)).toEqual([
    'the square: 2 ms, then 128 ms',
    'the same, too quick for the clock at first: 1 ms, then 64 ms',
  ])
})

test('a cost that was high once, because another program was in the way, is not said', () => {
  let looks = 0
  expect(tooFast((size) => new Map([['step', size === LARGE && looks++ === 0 ? 500 : (50 * size) / LARGE]]))).toEqual(
    [],
  )
})
