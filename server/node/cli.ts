// The command line on Node: hands in the disk, the streams and the clock.

import { realpathSync, statSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { version } from '../../package.json'
import type { Look, Stream } from '../cli/io'
import { run } from '../cli/run'
import { clonesNear, lookAtClone } from './clones'
import { failureOf, filesOnDisk } from './disk'
import { writeText } from './write'

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

function look(path: string): Look {
  try {
    const stat = statSync(path)
    return { kind: stat.isDirectory() ? 'folder' : 'file', real: slashed(realpathSync(path)) }
  } catch (error) {
    return failureOf(path, error, 'file')
  }
}

const out = gathering(process.stdout)
process.stderr.on('error', () => {})
const code = run(process.argv.slice(2), {
  out,
  err: { terminal: process.stderr.isTTY === true, write: (text) => void process.stderr.write(text) },
  cwd: slashed(process.cwd()),
  env: process.env,
  version,
  now: Date.now,
  look,
  files: filesOnDisk,
  write: writeText,
  clonesNear: (root) => clonesNear([pathToFileURL(root).href]),
  lookAtClone,
  // Only now, and in a bundle of its own: checking must not wait for the server's code.
  serve: async () => {
    if (!process.argv.includes('--stdio')) process.argv.push('--stdio')
    await import('./server')
    // It ends the process itself, with the exit code that the protocol asks for.
    return new Promise(() => {})
  },
})
code.then((code) => {
  out.flush()
  // No process.exit: what is still on its way into a pipe must get there.
  process.exitCode ||= code
})
