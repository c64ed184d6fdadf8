// Measures programs in turn on one folder, round after round, so that what else the machine does falls on all alike.
import { readFileSync } from 'node:fs'
import { measure } from './measure.mjs'
import { median } from './numbers.mjs'

/** @typedef {import('./programs.mjs').Program} Program */
/** @typedef {import('./measure.mjs').Cost} Cost */

/** A peer that takes this long (milliseconds) is measured once. */
const slow = 15_000

/**
 * @typedef {object} Result medians; times in milliseconds, memory in MB
 * @property {Program} program
 * @property {number} rounds
 * @property {number} wall
 * @property {number} cpu
 * @property {number} memory
 * @property {boolean} cut it took too long and was ended: `wall` is what it took at least
 * @property {string} [failure] why there is nothing to show
 */

/**
 * @param {readonly Program[]} programs
 * @param {string} folder
 * @param {{ rounds: number, cap: number, place: string }} options the most rounds, milliseconds after which a program is ended, and a folder to write to
 * @returns {Promise<readonly Result[]>} in the order of the programs
 */
export async function measureInTurn(programs, folder, { rounds, cap, place }) {
  /** @type {Map<Program, { costs: Cost[], found?: number, failure?: string | undefined }>} */
  const all = new Map(programs.map((program) => [program, { costs: [] }]))
  for (let round = 0; round < rounds; round++)
    for (const [program, so] of all) {
      if (so.failure || (!program.found && so.costs.some(({ wall, code }) => wall > slow || code === 124))) continue
      if (program.version === undefined) {
        so.failure = 'not installed'
        continue
      }
      const { command, args, cwd } = program.start(folder)
      const cost = await measure(command, args, { place, cap, ...(cwd && { cwd }) })
      so.costs.push(cost)
      if (cost.wall > 1_000) console.error(`  ${program.name}: ${(cost.wall / 1000).toFixed(1)} s`)
      if (cost.code === 124) continue
      if (![0, 1].includes(cost.code)) so.failure = `ended with exit code ${cost.code}`
      else if (program.found) so.failure = difference(so, program.found(readFileSync(cost.output, 'utf8')))
    }
  return [...all].map(([program, { costs, failure }]) => {
    const of = (/** @type {'wall' | 'cpu' | 'memory'} */ what) => median(costs.map((cost) => cost[what]))
    return {
      program,
      rounds: costs.length,
      wall: of('wall'),
      cpu: of('cpu'),
      memory: of('memory'),
      cut: costs.some(({ code }) => code === 124),
      ...(failure && { failure }),
    }
  })
}

/**
 * Programs that answer otherwise each time are not measured but broken.
 * @param {{ found?: number }} so
 * @param {number} now
 */
function difference(so, now) {
  if (so.found === undefined) so.found = now
  return so.found === now ? undefined : `found ${now} where it found ${so.found} before`
}
