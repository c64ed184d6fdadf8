// The command line on Node: hands in the disk, the streams and the clock.

import { realpathSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { version } from '../../package.json'
import type { Look, Stream } from '../cli/io'
import { run } from '../cli/run'
import type { Failure } from '../files/port'
import { clonesNear, lookAtClone } from './clones'
import { failureOf, filesOnDisk } from './disk'
import { compileLess } from './less-compiling'
import { replaceText, writeText } from './write'

/** Gathers small writes; one for each line would cost more than the checking. Once nobody reads any more (`| head`), the rest is dropped. */
function gathering(stream: NodeJS.WriteStream): Stream & { flush(): void } {
  let text = ''
  let gone = false
  stream.on('error', (error: NodeJS.ErrnoException) => {
    gone = true
    if (error.code === 'EPIPE') return
    process.exitCode = 2
    process.stderr.write(`manual-lens: the output could not be written: ${error.message}\n`)
  })
  const flush = () => {
    if (!gone && text !== '') stream.write(text)
    text = ''
  }
  return {
    terminal: stream.isTTY === true,
    write(more) {
      text += more
      if (text.length > 1 << 16) flush()
    },
    flush,
  }
}

const slashed = (path: string) => (process.platform === 'win32' ? path.replaceAll('\\', '/') : path)

function currentFolder(): string {
  try {
    return process.cwd()
  } catch {
    process.stderr.write('manual-lens: the current folder does not exist any more. Go to one that does.\n')
    process.exit(2)
  }
}

function look(path: string): Look {
  try {
    const stat = statSync(path)
    return { kind: stat.isDirectory() ? 'folder' : 'file', real: slashed(realpathSync(path)) }
  } catch (error) {
    return failureOf(path, error, 'file')
  }
}

/** The signal that wants the program to end; undefined until there is one. */
let stopped: NodeJS.Signals | undefined
let writes = false

/** Once files are written a signal no longer ends the program wherever it stands: the file at hand is finished, the others stay as they are. */
async function replaceUnlessStopped(path: string, before: string, after: string): Promise<Failure | undefined> {
  if (!writes)
    // The second one is obeyed at once.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.once(signal, () => {
        stopped = signal
      })
  writes = true
  // Signals come in between, not while anything runs.
  await new Promise((resolve) => setImmediate(resolve))
  if (stopped) return { path, kind: 'other', reason: `was not fixed: stopped by ${stopped}.` }
  return replaceText(path, before, after)
}

// A server stays.
if (process.argv[2] !== 'lsp') compileLess()
const out = gathering(process.stdout)
process.stderr.on('error', () => {})
// By itself Node ends with 1 then, which would look like findings.
process.on('uncaughtException', (error) => {
  process.stderr.write(`manual-lens: internal error, please report it: ${error.stack ?? String(error)}\n`)
  process.exit(2)
})
const code = run(process.argv.slice(2), {
  out,
  err: { terminal: process.stderr.isTTY === true, write: (text) => void process.stderr.write(text) },
  cwd: slashed(currentFolder()),
  env: process.env,
  version,
  now: Date.now,
  look,
  files: filesOnDisk,
  write: writeText,
  replace: replaceUnlessStopped,
  clonesNear: (root) => clonesNear([pathToFileURL(root).href]),
  lookAtClone,
  // Only now, and in a bundle of its own: checking must not wait for the server's code.
  serve: async () => {
    if (!process.argv.includes('--stdio')) process.argv.push('--stdio')
    // Somebody typed this: what happens next would look like a hang.
    if (process.stdin.isTTY)
      process.stderr.write('manual-lens: the language server waits for an editor on standard input. Ctrl+C ends it.\n')
    await import('./server')
    // It ends the process itself, with the exit code that the protocol asks for.
    return new Promise(() => {})
  },
})
code.then((code) => {
  out.flush()
  // No process.exit: what is still on its way into a pipe must get there.
  process.exitCode ||= code
  if (stopped) process.kill(process.pid, stopped)
})
