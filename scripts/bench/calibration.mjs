// A fixed piece of work that tells how quick this machine is just now, so that milliseconds of one run can be compared with another's.
import { median } from './numbers.mjs'

const text = Array.from({ length: 20_000 }, (_, i) => `key-${(i * 7_919) % 20_011}: value ${i} of staging`).join('\n')

/** Reads 20,000 lines into an index, sorts it, and searches what was written. Returns a number, so that nothing can be left out. */
function work() {
  const index = new Map(text.split('\n').map((line) => /** @type {const} */ ([line.slice(0, line.indexOf(':')), line])))
  const written = JSON.stringify([...index].sort(([one], [other]) => (one < other ? -1 : 1)))
  return [...written.matchAll(/value (\d+)/g)].reduce((sum, [, digits]) => sum + Number(digits), 0)
}

/** @type {number[]} */
const times = []

/** Does the work a few times. Called between measurements, all over the run. */
export function calibrate() {
  for (let i = 0; i < 5; i++) {
    const began = performance.now()
    if (work() !== 199_990_000) throw new Error('The fixed work gave another result than ever before.')
    times.push(performance.now() - began)
  }
}

/** How long the work took in this run, in milliseconds: the median. */
export function unit() {
  return median(times)
}
