// Looks for a text that the engine breaks a promise on: changes what has reached new code, and keeps what fails, made small, in .cache/fuzz. `npm run fuzz -- --minutes 20`
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { root } from './run.mjs'
import { setUp } from './setup.mjs'

/** Nothing takes so long (milliseconds) unless it hangs. */
const HANG = 60_000
/** So much room for an input as JSON: six bytes for each of its characters at most. */
const ROOM = 1 << 20

const { values } = parseArgs({
  options: {
    minutes: { type: 'string' },
    inputs: { type: 'string' },
    seed: { type: 'string' },
    /** A file that a run has written: only what it says is tried again. */
    again: { type: 'string' },
  },
})

/** @param {string | undefined} given @param {string} name */
function numberOf(given, name) {
  if (given === undefined) return undefined
  const number = Number(given)
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} takes a number, not ${given}`)
  return number
}

async function main() {
  await setUp()
  const { build } = await import('esbuild')
  const folder = join(root, '.cache', 'fuzz')
  mkdirSync(folder, { recursive: true })
  const bundle = join(folder, 'fuzzer.cjs')
  /** @type {import('esbuild').BuildOptions} */
  const options = { bundle: true, platform: 'node', format: 'cjs', logLevel: 'warning', absWorkingDir: root }
  await build({ ...options, entryPoints: ['test/fuzz/fuzzer.ts'], outfile: bundle })
  const minutes = numberOf(values.minutes, 'minutes')
  const inputs = numberOf(values.inputs, 'inputs')
  const now = new SharedArrayBuffer(8 + ROOM)
  const again = values.again === undefined ? undefined : JSON.parse(readFileSync(values.again, 'utf8')).input
  const order = {
    folder,
    now,
    seed: numberOf(values.seed, 'seed') ?? Date.now() % 1e9,
    inputs: inputs ?? Number.MAX_SAFE_INTEGER,
    time: (minutes ?? (inputs === undefined ? 5 : 1e6)) * 60_000,
    again,
  }
  console.log(`Fuzzing with seed ${order.seed}; failures are written to ${folder}`)
  const outcome = await runThread(bundle, order)
  if (!outcome) return 1
  const { failures, slowest } = outcome
  for (const { file, input, said } of failures) {
    console.error(
      `\n${input.path}, ${input.text.length} characters (${file}):\n  ${JSON.stringify(input.text.slice(0, 300))}`,
    )
    for (const what of said) console.error(`  ${what.slice(0, 500)}`)
  }
  const [slow] = slowest
  console.log(
    `${outcome.inputs} inputs in ${outcome.seconds} s, ${outcome.kept} of them reached something new in ${outcome.functions} functions; the slowest took ${Math.round(slow?.time ?? 0)} ms (${slow?.path}); ${failures.length} failures`,
  )
  return failures.length > 0 ? 1 : 0
}

/**
 * @param {string} bundle
 * @param {{ readonly now: SharedArrayBuffer, readonly folder: string }} order
 * @returns {Promise<any>} what the thread found; undefined when it hung or died, which is told
 */
function runThread(bundle, order) {
  const counts = new Int32Array(order.now, 0, 2)
  const worker = new Worker(bundle, { workerData: order })
  return new Promise((resolve) => {
    let last = -1
    let since = Date.now()
    /** @param {string} why */
    const lost = (why) => {
      clearInterval(watch)
      const file = join(order.folder, 'lost.json')
      const text = Buffer.from(order.now, 8, counts[1]).toString('utf8')
      writeFileSync(file, `{"what": ${JSON.stringify(why)}, "input": ${text || 'null'}}\n`)
      console.error(`${why}; the input is in ${file}`)
      resolve(undefined)
      void worker.terminate()
    }
    const watch = setInterval(() => {
      const count = Atomics.load(counts, 0)
      if (count !== last) [last, since] = [count, Date.now()]
      else if (Date.now() - since > HANG) lost(`Nothing came of input ${count} in ${HANG / 1000} s`)
    }, 1000)
    worker.on('message', (outcome) => {
      clearInterval(watch)
      resolve(outcome)
    })
    worker.on('error', (error) => lost(`The thread died: ${error.message}`))
  })
}

rmSync(join(root, '.cache', 'fuzz', 'lost.json'), { force: true })
process.exitCode = await main()
