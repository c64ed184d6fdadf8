// Installs the peers beside the project, in .cache/bench, and says which of them are there.
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, run } from '../run.mjs'

const minutes = 60_000
/** Nothing of the project depends on what is in here. */
export const place = join(root, '.cache', 'bench')
const definition = join(root, 'scripts', 'bench', 'peers')

/** Installs what is missing, with the ordinary client and without running scripts of packages. Returns what went wrong, if anything; what is there can be measured all the same. */
export async function installPeers() {
  mkdirSync(place, { recursive: true })
  cpSync(definition, place, { recursive: true })
  /** @type {Record<string, string>} */
  const wanted = JSON.parse(readFileSync(join(definition, 'package.json'), 'utf8')).dependencies
  const missing = () => Object.entries(wanted).filter(([name, version]) => versionOf(name) !== version)
  if (missing().length === 0) return undefined
  console.error(`Installing ${missing().length} peers into .cache/bench …`)
  const args = [
    'install',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--loglevel=error',
    '--fetch-retries=1',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=2000',
  ]
  const { code, output } = await run('npm', args, { cwd: place, quiet: true, timeout: 5 * minutes })
  if (code === 0 && missing().length === 0) return undefined
  const names = missing().map(([name]) => name)
  return `${names.join(', ')} could not be installed${code === 0 ? '' : `: ${output.trim().split('\n')[0]}`}`
}

/** The version of a peer that is there. @param {string} name */
export function versionOf(name) {
  const file = join(place, 'node_modules', name, 'package.json')
  return existsSync(file) ? String(JSON.parse(readFileSync(file, 'utf8')).version) : undefined
}

/** A file of a peer's package. @param {readonly string[]} path */
export function inPeer(...path) {
  return join(place, 'node_modules', ...path)
}

/** rumdl's own binary, without the program of Node's that starts it; `undefined` when there is none for this machine. */
export function rumdl() {
  const suffixes = ['', '-musl']
  const paths = suffixes.map((suffix) => inPeer('@rumdl', `cli-${process.platform}-${process.arch}${suffix}`, 'rumdl'))
  return paths.find((path) => existsSync(path))
}

/** Which version a program on the PATH says it is; `undefined` when it isn't there. @param {string} command */
export async function versionOnPath(command) {
  const { code, output } = await run(command, ['--version'], { quiet: true })
  return code === 0 ? /\d+(\.\d+)+/.exec(output)?.[0] : undefined
}
