// Runs a program to its end and says what it cost: wall time, processor time and memory, its children and threads included.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { run } from '../run.mjs'

/**
 * @typedef {object} Cost
 * @property {number} wall milliseconds
 * @property {number} cpu milliseconds, of user and system
 * @property {number} memory the most that was resident at a time, in MB; NaN where the system doesn't tell
 * @property {number} code the exit code; 124 when it was ended for taking too long
 * @property {string} output where its standard output is
 */

/** Bash's own `time` counts in milliseconds and waits for children. What the program says of itself goes elsewhere. */
const script = `TIMEFORMAT='%3R %3U %3S'; { time "$@" > "$0/out" 2> "$0/err"; } 2> "$0/times"`

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ place: string, cap: number, cwd?: string }} options a folder to write to, and milliseconds after which the program is ended
 * @returns {Promise<Cost>}
 */
export async function measure(command, args, { place, cap, cwd }) {
  let memory = Number.NaN
  /** @type {NodeJS.Timeout | undefined} */
  let watch
  writeFileSync(join(place, 'out'), '')
  const from = performance.now()
  const { code } = await run('bash', ['-c', script, place, command, ...args], {
    quiet: true,
    timeout: cap,
    ...(cwd && { cwd }),
    started(pid) {
      const look = () => {
        const now = residentBelow(pid)
        if (now > 0) memory = Math.max(Number.isNaN(memory) ? 0 : memory, now)
      }
      watch = setInterval(look, 10)
    },
  })
  const elapsed = performance.now() - from
  clearInterval(watch)
  const times = join(place, 'times')
  const [wall, user, system] = existsSync(times) ? readFileSync(times, 'utf8').trim().split(' ').map(Number) : []
  const cut = code === 124 || wall === undefined || system === undefined
  return {
    wall: cut ? elapsed : wall * 1000,
    cpu: cut ? Number.NaN : ((user ?? 0) + system) * 1000,
    memory,
    code,
    output: join(place, 'out'),
  }
}

/** Each process's own peak, added up over all below a process, in MB; 0 where the system doesn't tell. @param {number | undefined} pid @returns {number} */
function residentBelow(pid) {
  const children = readIfThere(`/proc/${pid}/task/${pid}/children`).trim()
  if (children === '') return 0
  return children
    .split(' ')
    .map(Number)
    .reduce((sum, child) => sum + memoryOf(child, 'VmHWM') + residentBelow(child), 0)
}

/**
 * What the system says of a process's memory, in MB; 0 where it doesn't tell.
 * @param {number | undefined} pid
 * @param {'VmHWM' | 'VmRSS'} which its peak, or now
 */
export function memoryOf(pid, which) {
  const found = new RegExp(`^${which}:\\s*(\\d+) kB`, 'm').exec(readIfThere(`/proc/${pid}/status`))
  return Number(found?.[1] ?? 0) / 1024
}

/** A process may end at any moment. @param {string} path */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
