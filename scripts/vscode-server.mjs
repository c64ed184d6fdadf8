// One VS Code server for one run: a fresh profile, a port of its own, and nothing left when its owner ends, however it ends.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { must, signalGroup } from './run.mjs'
import { temporaryFolder, whenWeEnd } from './temporary.mjs'

/** A calm window: the file under test and nothing that pops up. */
const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'workbench.colorTheme': 'Default Light Modern',
  'window.commandCenter': false,
  'chat.disableAIFeatures': true,
  'editor.minimap.enabled': false,
  'workbench.reduceMotion': 'on',
  'extensions.ignoreRecommendations': true,
  'telemetry.telemetryLevel': 'off',
}

/**
 * @typedef {object} ServerOptions
 * @property {string} code the server's folder
 * @property {string} node the Node that runs it
 * @property {string} extensions the folder of installed extensions
 * @property {number} [port] 0, the default: any free one
 * @property {string} [token] asked of every browser; without one whoever reaches the port may use it
 * @property {Record<string, unknown>} [settings] user settings over the calm ones
 * @property {readonly string[]} [args]
 * @property {(line: string) => void} [log] what the server itself prints
 */

/**
 * Starts a server on 127.0.0.1 with a profile that is thrown away afterwards.
 * @param {ServerOptions} options
 */
export async function startServer({ code, node, extensions, port = 0, token, args = [], log, ...options }) {
  const folder = temporaryFolder('vscode')
  const data = folder.path
  mkdirSync(join(data, 'data', 'User'), { recursive: true })
  writeFileSync(join(data, 'data', 'User', 'settings.json'), JSON.stringify({ ...settings, ...options.settings }))
  const child = spawn(
    node,
    [
      join(code, 'out', 'server-main.js'),
      ...['--host', '127.0.0.1', '--port', String(port)],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...['--accept-server-license-terms', '--telemetry-level', 'off'],
      ...['--server-data-dir', data, '--extensions-dir', extensions],
      ...args,
    ],
    // Without a gallery it asks no one on the network.
    { detached: true, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, EXTENSIONS_GALLERY: '{}' } },
  )
  const closed = new Promise((resolve) => child.on('close', resolve))
  const release = whenWeEnd('kill -9 -- "-$0"', String(child.pid))

  async function stop() {
    signalGroup(child.pid, 'SIGTERM')
    const late = setTimeout(() => signalGroup(child.pid, 'SIGKILL'), 5_000)
    await closed
    clearTimeout(late)
    signalGroup(child.pid, 'SIGKILL') // its extension hosts, when they outlive it
    release()
    folder.remove()
  }

  try {
    return { port: await listening(child, log), data, closed, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/**
 * The port, once the server says that it listens.
 * @param {import('node:child_process').ChildProcessByStdio<null, import('node:stream').Readable, import('node:stream').Readable>} child
 * @param {((line: string) => void) | undefined} log
 * @returns {Promise<number>}
 */
function listening(child, log) {
  return new Promise((resolve, reject) => {
    let said = ''
    const late = setTimeout(() => reject(new Error(`The VS Code server did not start within 60 s.\n${said}`)), 60_000)
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        log?.(text)
        said += text
        const port = /Extension host agent listening on (\d+)/.exec(said)?.[1]
        if (port) {
          clearTimeout(late)
          resolve(Number(port))
        }
      })
    }
    child.on('error', reject)
    child.on('close', (status) => {
      clearTimeout(late)
      reject(new Error(`The VS Code server ended with code ${status}.\n${said}`))
    })
  })
}

/**
 * Installs a .vsix into a folder of extensions, as a user's VS Code does it.
 * @param {{ code: string, node: string }} vscode
 * @param {string} vsix
 * @param {string} extensions
 */
export async function installExtension({ code, node }, vsix, extensions) {
  const data = temporaryFolder('install')
  try {
    await must(node, [
      join(code, 'out', 'server-main.js'),
      ...['--install-extension', vsix, '--force', '--accept-server-license-terms'],
      ...['--extensions-dir', extensions, '--server-data-dir', data.path],
    ])
  } finally {
    data.remove()
  }
}

/**
 * The address at which a browser opens a folder.
 * @param {number} port
 * @param {{ folder: string, file?: string | undefined, token?: string | undefined, payload?: readonly (readonly [string, string])[] }} what
 */
export function addressOf(port, { folder, file, token, payload = [] }) {
  const address = new URL(`http://127.0.0.1:${port}/`)
  const pairs = file ? [['openFile', remoteUri(port, file)], ...payload] : payload
  if (token) address.searchParams.set('tkn', token)
  address.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder)
  if (pairs.length > 0) address.searchParams.set('payload', JSON.stringify(pairs))
  return address.href
}

/**
 * How the window in the browser names a file of the machine the server runs on.
 * @param {number} port
 * @param {string} path absolute
 */
export function remoteUri(port, path) {
  return `vscode-remote://127.0.0.1:${port}${pathToFileURL(path).pathname}`
}
