// Shows the product: opens the example manual in VS Code with the extension built from here. `--once` only tries that it comes up.
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import { packageExtension } from './package.mjs'
import { root, run } from './run.mjs'
import { setUp } from './setup.mjs'
import { temporaryFolder } from './temporary.mjs'
import { installVsCode } from './vscode-install.mjs'
import { addressOf, installExtension, startServer } from './vscode-server.mjs'

const usualPort = 8137
const manual = join(root, 'examples', 'manual')
const firstPage = join(manual, 'source', 'manual', 'deploy-an-application.html.md')

/** @param {boolean} once */
async function start(once) {
  await setUp()
  console.log('Building and packaging the extension …')
  const vsix = await packageExtension()
  const desktop = once ? undefined : desktopProgram()
  if (desktop) {
    console.log(`Opening ${manual} in ${desktop} …`)
    const { code } = await run(desktop, [`--extensionDevelopmentPath=${root}`, manual, '--goto', firstPage])
    process.exitCode = code
  } else await serve(vsix, once)
}

/** A desktop VS Code, where there is a display to show it on. */
function desktopProgram() {
  const hasDisplay = process.platform !== 'linux' || process.env.DISPLAY || process.env.WAYLAND_DISPLAY
  if (!hasDisplay) return undefined
  const folders = (process.env.PATH ?? '').split(delimiter)
  return ['code', 'codium'].find((name) => folders.some((folder) => existsSync(join(folder, name))))
}

/**
 * Serves VS Code to a browser until Ctrl+C.
 * @param {string} vsix
 * @param {boolean} once
 */
async function serve(vsix, once) {
  const folder = temporaryFolder('extensions')
  const extensions = folder.path
  // Whoever may use the window may use this machine, so the address holds a secret.
  const token = randomBytes(12).toString('hex')
  const ended = new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve)
  })
  try {
    const vscode = await installVsCode((text) => console.log(`Set-up: ${text} …`))
    await installExtension(vscode, vsix, extensions)
    const port = (await isFree(usualPort)) ? usualPort : 0
    const server = await startServer({ ...vscode, extensions, port, token })
    try {
      const address = addressOf(server.port, { folder: manual, file: firstPage, token })
      console.log(`\nManual Lens is ready. Open this address in a browser:\n\n  ${address}\n`)
      if (once) await tryOut(address)
      else {
        console.log('Ctrl+C ends it.')
        await Promise.race([ended, server.closed])
      }
    } finally {
      await server.stop()
    }
  } finally {
    folder.remove()
  }
}

/** @param {string} address */
async function tryOut(address) {
  // The secret is swapped for a cookie by a redirection, as in a browser.
  const first = await fetch(address, { redirect: 'manual' })
  const cookie = first.headers.getSetCookie().map((one) => one.split(';')[0])
  const next = new URL(first.headers.get('location') ?? '', address)
  const { status } = await fetch(next, { headers: { cookie: cookie.join('; ') } })
  console.log(`It answers with HTTP ${status}.`)
  if (status !== 200) process.exitCode = 1
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })
}

try {
  await start(process.argv.includes('--once'))
} catch (error) {
  if (!(error instanceof Error && 'errors' in error)) console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
