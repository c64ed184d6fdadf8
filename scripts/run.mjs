// Starting other programs from the scripts: with a deadline, and nothing left running behind.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's folder, without a slash at the end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to this process's own
 * @property {number} [timeout] milliseconds until the program and its children are ended
 * @property {boolean} [quiet] keep the output to oneself (it is returned either way)
 * @property {(pid: number | undefined) => void} [started] told of the process as soon as there is one
 */

/**
 * Runs a program to its end. Never rejects: a program that can't be started has code 127, one that ran out of time 124.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = {}, timeout, quiet = false, started } = {}) {
  return new Promise((resolve) => {
    // A group of its own, so that the deadline and Ctrl+C reach its children too.
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    })
    started?.(child.pid)
    let output = ''
    let code = 127
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.setEncoding('utf8')
      from.on('data', (text) => {
        output += text
        if (!quiet) to.write(text)
      })
    }
    const late = timeout === undefined ? undefined : setTimeout(() => end('SIGTERM', 124), timeout)
    /** @type {NodeJS.Timeout | undefined} */
    let hard
    /** @param {NodeJS.Signals} signal @param {number} result */
    function end(signal, result) {
      code = result
      signalGroup(child.pid, signal)
      hard ??= setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 10_000)
    }
    const stop = () => end('SIGTERM', 130)
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
    child.on('error', (error) => {
      output += `${command}: ${error.message}\n`
      finish()
    })
    child.on('close', (status) => {
      if (code === 127) code = status ?? 1
      finish()
    })
    function finish() {
      clearTimeout(late)
      clearTimeout(hard)
      process.off('SIGINT', stop)
      process.off('SIGTERM', stop)
      if (code === 124) output += `${command} did not end within ${(timeout ?? 0) / 1000} s\n`
      resolve({ code, output })
      // A Ctrl+C ends the whole script, not just the program that was running.
      if (code === 130) process.exit(130)
    }
  })
}

/**
 * Runs a program that has to succeed, saying nothing unless it fails.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<string>} what it printed
 */
export async function must(command, args, options) {
  const { code, output } = await run(command, args, { quiet: true, ...options })
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} failed (exit code ${code}):\n${output.trimEnd()}`)
  return output
}

/**
 * Signals a process group; one that has gone is no mistake.
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
export function signalGroup(pid, signal) {
  if (pid === undefined) return
  try {
    process.kill(-pid, signal)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error
  }
}

/**
 * True when this file is the program that was started, not imported by another.
 * @param {string} url import.meta.url
 */
export function isProgram(url) {
  return process.argv[1] === fileURLToPath(url)
}
