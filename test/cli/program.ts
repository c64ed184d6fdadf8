// The command line as a process of its own, bundled as it is shipped, with what may befall a process: other users, signals, a file system that fails.

import { type ChildProcess, type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

const ROOT = join(__dirname, '../..')

export interface Run {
  readonly status: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

export interface Program {
  readonly path: string
  /** Runs to its end; one that hangs for a minute is ended, and has no status then. */
  run(args: readonly string[], cwd: string, options?: SpawnSyncOptions): Run
  /** Starts it, standard output in a pipe that the caller reads. */
  start(args: readonly string[], cwd: string, env?: NodeJS.ProcessEnv): ChildProcess
  /** The environment in which a piece of code runs before the program: for a file system that fails at a given moment. */
  before(code: string): NodeJS.ProcessEnv
  remove(): void
}

/** Bundles an entry into a temporary folder that everybody may read. */
export async function programOf(entry: string): Promise<Program> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'manual-lens-program-')))
  const path = join(folder, 'program.cjs')
  const outfile = join(ROOT, '.cache', `${folder.slice(-6)}.cjs`)
  await build({
    entryPoints: [join(ROOT, entry)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  })
  copyFileSync(outfile, path)
  rmSync(outfile)
  spawnSync('chmod', ['-R', 'a+rX', folder])
  let hooks = 0
  return {
    path,
    run(args, cwd, options = {}) {
      const { status, signal, stdout, stderr } = spawnSync(process.execPath, [path, ...args], {
        cwd,
        timeout: 60_000,
        maxBuffer: 1 << 28,
        ...options,
        encoding: 'utf8',
      })
      return { status, signal, stdout, stderr }
    },
    start: (args, cwd, env = process.env) =>
      spawn(process.execPath, [path, ...args], { cwd, env, stdio: ['pipe', 'pipe', 'pipe'] }),
    before(code) {
      const hook = join(folder, `before-${hooks++}.cjs`)
      writeFileSync(hook, `const fs = require('node:fs')\n${code}\n`)
      return { ...process.env, NODE_OPTIONS: `--require ${hook}` }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** Root may do anything, so what nobody may do is tried as `nobody`. */
export const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}

/** False where the tests run as root but can't become somebody else. */
export const hasNobody =
  process.platform !== 'win32' &&
  (process.getuid?.() !== 0 || spawnSync(process.execPath, ['-e', ''], NOBODY).status === 0)
