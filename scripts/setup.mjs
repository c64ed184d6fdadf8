// Makes a fresh clone ready: packages, and for VS Code work a VS Code server, its Node, and Chromium. Does nothing when all is there.
import { accessSync, constants, existsSync, readFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { isProgram, must, root, run } from './run.mjs'
import { installVsCode } from './vscode-install.mjs'

const oldestNode = [20, 19]

/** The packages of package-lock.json, installed with no scripts run. */
export async function setUp() {
  checkNode()
  if (packagesAreThere()) return
  say('installing packages (npm ci)')
  await must('npm', ['ci', '--ignore-scripts'])
}

/**
 * All that a run of the real VS Code needs.
 * @returns {Promise<{ code: string, node: string, chromium: string }>} the folder of the VS Code server, and two programs
 */
export async function setUpForVsCode() {
  await setUp()
  const { code, node } = await installVsCode(say)
  return { code, node, chromium: findChromium() ?? (await installChromium()) }
}

/** @param {string} text */
function say(text) {
  console.log(`Set-up: ${text} …`)
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [needMajor = 0, needMinor = 0] = oldestNode
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return
  throw new Error(`Node ${oldestNode.join('.')} or later is needed; this is ${process.versions.node}.`)
}

/** npm writes node_modules/.package-lock.json last, so one that agrees with package-lock.json means a whole install. */
function packagesAreThere() {
  const installedList = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(installedList)) return false
  /** @typedef {{ version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }} Package */
  /** @type {Record<string, Package>} */
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  /** @type {Record<string, Package>} */
  const installed = JSON.parse(readFileSync(installedList, 'utf8')).packages
  return Object.entries(wanted).every(([path, { version, optional, devOptional, peer }]) => {
    const found = installed[path]
    if (path === '') return true
    // Optional packages are those of other platforms.
    return found ? found.version === version : optional || devOptional || peer
  })
}

/** @returns {string | undefined} */
function findChromium() {
  const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const places = names.flatMap((name) => folders.map((folder) => join(folder, name)))
  return [process.env.CHROME_PATH ?? '', ...places].find((path) => path !== '' && isExecutable(path))
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

async function installChromium() {
  say('installing Chromium (apt-get install chromium)')
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  let said = ''
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = 'apt-get', ...rest] = [...asRoot, 'apt-get', ...args]
    const { code, output } = await run(command, rest, { env, quiet: true })
    said += output
    if (code !== 0) break
  }
  const chromium = findChromium()
  if (chromium) return chromium
  throw new Error(
    `Chromium is needed to run VS Code here and could not be installed.\n${said.trimEnd()}\n` +
      'Install it (on Debian: apt-get install chromium), or name one in CHROME_PATH, then run this again.',
  )
}

if (isProgram(import.meta.url)) {
  await setUpForVsCode()
  console.log('Set-up: ready.')
}
