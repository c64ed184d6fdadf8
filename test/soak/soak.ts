// The soak: a life in cycles, each ending on the same branch with nothing open, where memory has to be what it was; at the end what the server knows has to be what a fresh one and the command line find.

import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { copyOf, numbersFrom, startLife } from './life'
import { type Findings, type Memory, startServer } from './server'

export interface Soak {
  /** The folder to live in; it is copied. */
  readonly folder: string
  /** An empty folder for the copies. */
  readonly temporary: string
  /** Bundles of the server and the command line. */
  readonly server: string
  readonly cli: string
  readonly seed: number
  /** Deeds in a cycle. */
  readonly deeds: number
  /** Asked before each cycle, with how many there were. */
  readonly goesOn: (cycles: number) => boolean
  readonly told?: (cycle: number, memory: Memory) => void
}

export interface Outcome {
  readonly cycles: number
  readonly done: ReadonlyMap<string, number>
  /** One for each cycle. */
  readonly memory: readonly Memory[]
  /** How much more heap the last third has than the middle third, on average: 0.05 is 5 %. */
  readonly growth: number
  readonly findings: number
  /** Where the server, a fresh one and the command line differ: none. */
  readonly differences: readonly string[]
  /** Of the server that lived. */
  readonly code: number | null
}

export async function soak({ folder, temporary, server, cli, seed, deeds, goesOn, told }: Soak): Promise<Outcome> {
  const origin = join(temporary, 'origin')
  const place = join(temporary, 'place')
  mkdirSync(temporary, { recursive: true })
  copyOf(folder, origin)
  copyOf(folder, place)
  const old = await startServer(server, place, temporary)
  const life = startLife(old, origin, numbersFrom(seed))
  const memory: Memory[] = []
  for (let cycle = 0; goesOn(cycle); cycle++) {
    if (cycle % 2 === 1) await life.switchTo('other')
    await life.live(deeds)
    await life.switchTo('main')
    await old.pull()
    const now = await old.memory()
    memory.push(now)
    told?.(cycle, now)
  }
  await life.switchTo('other')
  await life.live(deeds)
  await life.save()
  const lived = await old.pull()
  const code = await old.stop()
  const young = await startServer(server, place, temporary)
  const fresh = await young.pull()
  await young.stop()
  const differences = [
    ...differing('the server that lived', lived, 'a fresh one', fresh),
    ...differing('a fresh server', fresh, 'the command line', checked(cli, place)),
  ]
  const findings = [...lived.values()].reduce((sum, lines) => sum + lines.length, 0)
  return { cycles: memory.length, done: life.done, memory, growth: growthOf(memory), findings, differences, code }
}

function growthOf(memory: readonly Memory[]): number {
  const third = Math.floor(memory.length / 3)
  const mean = (part: readonly Memory[]): number => part.reduce((sum, { heap }) => sum + heap, 0) / part.length
  return mean(memory.slice(-third)) / mean(memory.slice(-2 * third, -third)) - 1
}

interface JsonFinding {
  readonly path: string
  readonly rule: string
  readonly severity: string
  readonly message: string
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

function checked(cli: string, folder: string): Findings {
  const { stdout, stderr } = spawnSync(process.execPath, [cli, 'check', '--format', 'json', '--quiet'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  })
  if (!stdout.startsWith('{')) throw new Error(`The command line failed: ${stderr}`)
  const found = new Map<string, string[]>()
  for (const one of JSON.parse(stdout).findings as readonly JsonFinding[]) {
    const lines = found.get(one.path) ?? []
    lines.push(`${one.line}:${one.column}-${one.endLine}:${one.endColumn} ${one.severity} ${one.rule} ${one.message}`)
    found.set(one.path, lines)
  }
  for (const lines of found.values()) lines.sort()
  return found
}

/** At most some, for one slip may show in many places. */
function differing(one: string, ours: Findings, other: string, theirs: Findings): string[] {
  const different: string[] = []
  for (const path of new Set([...ours.keys(), ...theirs.keys()])) {
    const mine = ours.get(path) ?? []
    const others = theirs.get(path) ?? []
    for (const line of mine) if (!others.includes(line)) different.push(`${path}: only ${one} says ${line}`)
    for (const line of others) if (!mine.includes(line)) different.push(`${path}: only ${other} says ${line}`)
    if (different.length === 0 && mine.length !== others.length) different.push(`${path}: said more often by one`)
  }
  return different.slice(0, 20)
}
