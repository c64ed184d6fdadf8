// What must not outlive this process: temporary folders and other programs, even when it is killed outright.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A temporary folder that goes when this process ends, however it ends, or before that when told to.
 * @param {string} name a word of its name
 */
export function temporaryFolder(name) {
  const path = mkdtempSync(join(tmpdir(), `manual-lens-${name}-`))
  // Programs that still write into it are ended first by guards of their own.
  const release = whenWeEnd('sleep 2; rm -rf -- "$0"', path)
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true, maxRetries: 5 })
      release()
    },
  }
}

/**
 * Runs a line of shell when this process ends without having called the function that is returned.
 * The shell holds the reading end of a pipe of ours, so it learns of our end from the system itself.
 * @param {string} script
 * @param {readonly string[]} args `$0` and so on
 * @returns {() => void}
 */
export function whenWeEnd(script, ...args) {
  const guard = spawn('sh', ['-c', `while read -r _; do :; done; ${script}`, ...args], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  })
  guard.on('error', (error) => console.error(`Nothing will clear up after a killed run: ${error.message}`))
  guard.unref()
  // A pipe is a socket to Node: it too would keep this process waiting.
  const pipe = /** @type {import('node:net').Socket} */ (/** @type {unknown} */ (guard.stdin))
  pipe.unref()
  return () => {
    guard.kill('SIGKILL')
  }
}
