// What every question costs grows as the text does, not as its square: whatever is in it.

import { expect, test } from 'vitest'
import { costOf } from './cost'
import { NASTY, type Nasty } from './inputs'

/** The two sizes that are compared, in characters: `MANUAL_LENS_NASTY=20000` for texts ten times as long as usual. */
const SMALL = Number(process.env.MANUAL_LENS_NASTY ?? 2_000)
const LARGE = 8 * SMALL
/** What is eight times as large may take so many times as long; were it the square, it would be 64 times. */
const MOST = 24
/** In milliseconds of processor time: what is done sooner, large as it is, is not worth a look, and what the small one takes is at least so much, because a clock can't tell less. */
const [CHEAP, LEAST] = [40, 1]

/** The steps that grow too fast. Looked at again, up to five times, before it is said: another program may have been in the way. */
function tooFast(nasty: Nasty): string[] {
  const small = new Map<string, number>()
  const large = new Map<string, number>()
  for (let round = 0; ; round++) {
    least(large, costOf(nasty, LARGE))
    const dear = [...large].filter(([, cost]) => cost > CHEAP)
    if (dear.length === 0) return []
    least(small, costOf(nasty, SMALL))
    const said = dear.filter(([step, cost]) => cost > MOST * Math.max(LEAST, small.get(step)!))
    if (said.length === 0 || round === 5)
      return said.map(([step, cost]) => `${step}: ${Math.round(small.get(step)!)} ms, then ${Math.round(cost)} ms`)
  }
}

function least(known: Map<string, number>, costs: ReadonlyMap<string, number>): void {
  for (const [step, cost] of costs) known.set(step, Math.min(cost, known.get(step) ?? cost))
}

test.each(NASTY.map((nasty) => [nasty.name, nasty] as const))('%s', { timeout: 600_000 }, (_, nasty) => {
  expect(tooFast(nasty)).toEqual([])
})

test('a question whose cost is the square of its text’s length is found', () => {
  const spent: number[] = []
  const square = (size: number): number => {
    const before = process.cpuUsage()
    let sum = 0
    for (let i = 0; i < size; i++) for (let j = 0; j < size / 20; j++) sum += i ^ j
    spent.push(sum)
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  square(8_000)
  const small = Math.min(square(8_000), square(8_000))
  expect(square(64_000)).toBeGreaterThan(MOST * Math.max(LEAST, small))
})
