// The fuzzer's own thread: changes texts that have reached something new, and asks of each whether a promise is broken.

import { writeFileSync } from 'node:fs'
import { type Profiler, Session } from 'node:inspector'
import { join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import { mutated, randomFrom } from './mutate'
import { PATHS } from './neighbours'
import { brokenBy, type Input } from './promises'
import { seeds } from './seeds'
import { smaller } from './smaller'

/** What the thread is told. */
export interface Order {
  /** Where failures are written. */
  readonly folder: string
  readonly seed: number
  /** It ends after so many inputs or so many milliseconds, whichever comes first. */
  readonly inputs: number
  readonly time: number
  /** What is under way, so that whoever started the thread can tell a hang: how many inputs there were, the input's length in bytes, and behind those eight bytes the input as JSON. */
  readonly now: SharedArrayBuffer
  /** Only this is tried. */
  readonly again?: Input
}

export interface Outcome {
  readonly inputs: number
  readonly seconds: number
  readonly kept: number
  /** That have run. */
  readonly functions: number
  readonly failures: readonly { readonly file: string; readonly input: Input; readonly said: readonly string[] }[]
  /** The inputs that took longest, in milliseconds of processor time. */
  readonly slowest: readonly { readonly time: number; readonly path: string; readonly text: string }[]
}

/** Tells whether something of the engine has run since it was last asked that had never run before. */
function coverage(): { readonly isNew: () => boolean; readonly functions: () => number } {
  const session = new Session()
  session.connect()
  const post = (method: string, params?: object): unknown => {
    let result: unknown
    session.post(method, params, (error, answer) => {
      if (error) throw new Error(error.message)
      result = answer
    })
    return result
  }
  post('Profiler.enable')
  // Without counts V8 says of each block that it has run, which is all that is asked.
  post('Profiler.startPreciseCoverage', { callCount: false, detailed: true })
  /** Of each function that has run, by its place: the stretches of it that never have. */
  const never = new Map<string, readonly Stretch[]>()
  return {
    functions: () => never.size,
    isNew() {
      const { result } = post('Profiler.takePreciseCoverage') as Profiler.TakePreciseCoverageReturnType
      let isNew = false
      for (const { url, functions } of result)
        if (url.endsWith('fuzzer.cjs'))
          for (const { ranges } of functions) {
            const [whole, ...blocks] = ranges
            if (!whole || whole.count === 0) continue
            const key = `${whole.startOffset}-${whole.endOffset}`
            const known = never.get(key)
            const idle = idleIn(blocks)
            const left = known ? common(known, idle) : idle
            if (known && left.length === known.length && lengthOf(left) === lengthOf(known)) continue
            never.set(key, left)
            isNew = true
          }
      return isNew
    },
  }
}

type Stretch = readonly [start: number, end: number]

/** The stretches that have not run, in order; blocks may stand in one another, the inner one counts. */
function idleIn(blocks: readonly Profiler.CoverageRange[]): readonly Stretch[] {
  const idle: Stretch[] = []
  for (const { startOffset, endOffset, count } of blocks) if (count === 0) idle.push([startOffset, endOffset])
  return idle.sort((one, other) => one[0] - other[0])
}

function common(some: readonly Stretch[], others: readonly Stretch[]): readonly Stretch[] {
  const both: Stretch[] = []
  for (const [start, end] of some)
    for (const [from, to] of others)
      if (Math.max(start, from) < Math.min(end, to)) both.push([Math.max(start, from), Math.min(end, to)])
  return both
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, [start, end]) => sum + end - start, 0)
}

/** The same fault at another place is no other fault. */
function kindOf(what: string): string {
  return what
    .replace(/\d+/g, '0')
    .replace(/“[^”]*”|"[^"]*"/g, '')
    .slice(0, 160)
}

function fuzz({ folder, seed, inputs, time, now, again }: Order): Outcome {
  const random = randomFrom(seed)
  const reached = coverage()
  reached.isNew()
  const kept = [...seeds()]
  const texts = kept.map(({ text }) => text).filter((text) => text !== '')
  const failures = new Map<string, Outcome['failures'][number]>()
  const slowest: { time: number; path: string; text: string }[] = []
  const began = Date.now()
  let tried = 0
  const [counts, bytes] = [new Int32Array(now, 0, 2), new Uint8Array(now, 8)]
  const encoder = new TextEncoder()
  const note = (input: Input, count: number): void => {
    counts[1] = encoder.encodeInto(JSON.stringify(input), bytes).written
    Atomics.store(counts, 0, count)
  }
  const look = (input: Input): void => {
    tried++
    note(input, tried)
    const start = process.cpuUsage()
    const said = brokenBy(input)
    const used = process.cpuUsage(start)
    slowest.push({ time: (used.user + used.system) / 1000, path: input.path, text: input.text })
    if (slowest.length > 60) slowest.sort((one, other) => other.time - one.time).splice(20)
    if (reached.isNew()) {
      kept.push({ path: input.path, text: input.text })
      if (texts.length < 4000) texts.push(input.text)
    }
    for (const what of said) {
      const key = kindOf(what)
      if (failures.has(key) || failures.size >= 40) continue
      const least = smaller(input, (one) => brokenBy(one).some((other) => kindOf(other) === key))
      const file = join(folder, `failure-${failures.size + 1}.json`)
      const failure = { file, input: least, said: brokenBy(least) }
      failures.set(key, failure)
      writeFileSync(file, JSON.stringify({ what, ...failure }, null, 1))
    }
  }
  if (again) look(again)
  for (const { path, text } of [...kept]) if (!again && tried < inputs) look({ path, text, at: [0, 0.3, 0.7, 1] })
  while (!again && tried < inputs && Date.now() - began < time) {
    // What was reached last has been changed least so far.
    const from = random.below(2) === 0 ? kept[Math.max(0, kept.length - 1 - random.below(200))]! : random.of(kept)
    const path = random.below(5) === 0 ? random.of(PATHS) : from.path
    const text = mutated(from.text, path, texts, random)
    look({ path, text, at: [random.below(1000) / 1000, random.below(1000) / 1000, random.below(1000) / 1000] })
  }
  slowest.sort((one, other) => other.time - one.time).splice(10)
  const seconds = Math.round((Date.now() - began) / 1000)
  return {
    inputs: tried,
    seconds,
    kept: kept.length,
    functions: reached.functions(),
    failures: [...failures.values()],
    slowest,
  }
}

parentPort?.postMessage(fuzz(workerData))
