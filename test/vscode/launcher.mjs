#!/usr/bin/env node
// Stands in for the VS Code program where none can be downloaded: takes its arguments, runs the tests in VS Code's server with a headless browser as its window, and ends with their exit code.
import { openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { format } from 'node:util'
import { chromium } from 'playwright-core'
import { setUpForVsCode } from '../../scripts/setup.mjs'
import { temporaryFolder } from '../../scripts/temporary.mjs'
import { addressOf, remoteUri, startServer } from '../../scripts/vscode-server.mjs'

const longest = Number(process.env.MANUAL_LENS_TEST_TIMEOUT ?? 240_000)

/** @type {(() => unknown)[]} undone in reverse order */
const undo = []
/** @type {Promise<never> | undefined} */
let ending

/**
 * Clears everything up and ends this program; a second call waits for the first.
 * @param {number} code
 * @param {string} [why]
 */
function end(code, why) {
  ending ??= (async () => {
    if (why) console.error(`launcher: ${why}`)
    // Clearing up must not take for ever either.
    setTimeout(() => process.exit(code), 20_000).unref()
    for (const step of undo.reverse()) await Promise.resolve(step()).catch((error) => console.error(error))
    process.exit(code)
  })()
  return ending
}

process.on('SIGINT', () => void end(130, 'interrupted'))
process.on('SIGTERM', () => void end(143, 'ended from outside'))
process.on('SIGHUP', () => void end(129, 'hung up'))
// Someone read only the first lines of our output.
process.stdout.on('error', () => void end(141))
process.on('uncaughtException', (error) => void end(1, format(error)))
process.on('unhandledRejection', (error) => void end(1, format(error)))

const { folder, values } = readArguments(process.argv.slice(2))
const late = setTimeout(() => void end(124, `the tests did not end within ${longest / 1000} s`), longest)
late.unref()

const temporary = temporaryFolder('launcher')
undo.push(temporary.remove)
// The browser's profile and the server's too.
process.env.TMPDIR = temporary.path

const vscode = await setUpForVsCode()
const log = join(temporary.path, 'tests.log')
writeFileSync(log, '')
undo.push(follow(log))

// What the extension host prints comes mixed with VS Code's own lines, so an entry of ours writes the tests' output to a file.
process.env.MANUAL_LENS_TEST_ENTRY = one('extensionTestsPath')
process.env.MANUAL_LENS_TEST_LOG = log
/** @type {string[]} */
const serverSaid = []
const server = await startServer({
  ...vscode,
  extensions: one('extensions-dir'),
  settings: JSON.parse(process.env.MANUAL_LENS_TEST_SETTINGS ?? '{}'),
  // Without it the window never reports the tests' end.
  args: ['--enable-smoke-test-driver'],
  log: (text) => serverSaid.push(text),
})
undo.push(server.stop)
void server.closed.then(() => ending ?? end(1, `the VS Code server ended by itself\n${serverSaid.join('')}`))

const browser = await chromium.launch({
  executablePath: vscode.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  // The signals are ours: the browser goes before the server does.
  handleSIGINT: false,
  handleSIGTERM: false,
  handleSIGHUP: false,
})
undo.push(() => browser.close())
const page = await browser.newPage()
page.on('crash', () => void end(1, 'the page crashed'))
browser.on('disconnected', () => ending ?? end(1, 'the browser ended by itself'))
await page.exposeFunction('codeAutomationLog', () => {})
await page.exposeFunction('codeAutomationExit', (/** @type {number} */ code) => void end(code))
const { port } = server
await page.goto(
  addressOf(port, {
    folder,
    payload: [
      ...(values.get('extensionDevelopmentPath') ?? []).map(
        (path) => /** @type {const} */ (['extensionDevelopmentPath', remoteUri(port, path)]),
      ),
      ['extensionTestsPath', remoteUri(port, fileURLToPath(new URL('remote-entry.cjs', import.meta.url)))],
      ['skipWelcome', 'true'],
      ['skipReleaseNotes', 'true'],
    ],
  }),
  { timeout: 60_000 },
)

/**
 * VS Code's own arguments: one folder or workspace file, and `--name=value`; those that mean nothing here are let pass.
 * @param {readonly string[]} args
 */
function readArguments(args) {
  /** @type {Map<string, string[]>} */
  const values = new Map()
  let folder = ''
  for (const argument of args) {
    const [, name, value] = /^--([^=]+)=?(.*)$/s.exec(argument) ?? []
    if (name === undefined) folder = argument
    else values.set(name, [...(values.get(name) ?? []), value ?? ''])
  }
  return { folder, values }
}

/** @param {string} name */
function one(name) {
  const [value] = values.get(name) ?? []
  if (value) return value
  console.error(`launcher: --${name}=… is missing`)
  process.exit(2)
}

/**
 * Copies what is appended to a file to our output.
 * @param {string} path
 * @returns {() => void} copies the rest and stops
 */
function follow(path) {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(65_536)
  const copy = () => {
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      process.stdout.write(Buffer.from(buffer.subarray(0, length)))
    }
  }
  const timer = setInterval(copy, 100)
  return () => {
    clearInterval(timer)
    copy()
  }
}
