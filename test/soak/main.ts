// `npm run soak`: a long life, figures as it goes on, and a verdict.

import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { soak } from './soak'

const USAGE = `Usage: npm run soak -- [--folder DIR] [--minutes N] [--cycles N] [--deeds N] [--seed N]

Lives in a copy of DIR (examples/manual unless given) for N minutes (3), or N cycles, of so many deeds each (150).
`

/** Fails when the last third of the cycles has so much more memory in use than the middle third. */
const MOST = 0.05

const options = { folder: { type: 'string' }, minutes: { type: 'string' }, cycles: { type: 'string' } } as const
const { values } = parseArgs({ options: { ...options, deeds: { type: 'string' }, seed: { type: 'string' } } })
const number = (given: string | undefined, usual: number): number => {
  const value = given === undefined ? usual : Number(given)
  if (!(value > 0)) throw new Error(`“${given}” is no number above 0.\n${USAGE}`)
  return value
}

async function main(): Promise<number> {
  const [project = '', temporary = ''] = [process.env.SOAK_PROJECT, process.env.SOAK_TEMPORARY]
  const folder = resolve(values.folder ?? `${project}/examples/manual`)
  if (!existsSync(folder)) throw new Error(`${folder} does not exist.\n${USAGE}`)
  const until = Date.now() + number(values.minutes, 3) * 60_000
  const most = number(values.cycles, Number.POSITIVE_INFINITY)
  const mega = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
  const { cycles, done, growth, findings, differences, code } = await soak({
    folder,
    temporary,
    server: `${project}/dist/server.js`,
    cli: `${project}/dist/cli.js`,
    seed: number(values.seed, 1),
    deeds: number(values.deeds, 150),
    // Thirds need something to be thirds of.
    goesOn: (count) => count < 9 || (count < most && (values.cycles !== undefined || Date.now() < until)),
    told: (cycle, { heap, resident }) =>
      console.log(`cycle ${cycle + 1}: ${mega(heap)} in use, ${mega(resident)} resident`),
  })
  const deeds = [...done].map(([deed, count]) => `${count} ${deed}`).join(', ')
  console.log(`${cycles} cycles: ${deeds}`)
  console.log(`Memory in use, last third against middle third: ${growth > 0 ? '+' : ''}${(growth * 100).toFixed(2)} %`)
  console.log(`${findings} findings at the end; ${differences.length} differences`)
  for (const difference of differences) console.log(`  ${difference}`)
  const isWell = growth <= MOST && differences.length === 0 && code === 0
  console.log(isWell ? 'Well.' : 'NOT well.')
  return isWell ? 0 : 1
}

main().then(
  (code) => {
    process.exitCode = code
  },
  (error) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  },
)
