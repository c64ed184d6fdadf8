// Bundles the product into dist/: the extension's client and server, for the desktop and for the browser, and the command line.
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { esModule } from './es-module.mjs'
import { isProgram, root } from './run.mjs'
import { setUp } from './setup.mjs'

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/** @type {BuildOptions} */
const everywhere = {
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  // Names that a module doesn't give.
  logOverride: { 'import-is-undefined': 'error', 'call-import-namespace': 'error' },
}
/** The protocol's libraries, which come as CommonJS alone. */
const protocolModules =
  /[\\/]node_modules[\\/]vscode-(?:languageclient|languageserver|jsonrpc)[^.]*[\\/]lib[\\/](?:common|node|browser)[\\/].*\.js$/

/** @type {import('esbuild').Plugin} */
const asModules = {
  name: 'as-modules',
  setup({ onLoad }) {
    onLoad({ filter: protocolModules }, ({ path }) => ({ contents: esModule(readFileSync(path, 'utf8'), path) }))
  },
}

/** @type {BuildOptions} */
const inNode = {
  ...everywhere,
  platform: 'node',
  format: 'cjs',
  external: ['vscode'],
  // The same library as modules that can be put together: sooner read and run than one that asks for its parts as it runs.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
  plugins: [asModules],
}
/** @type {BuildOptions} */
const inBrowser = {
  ...everywhere,
  platform: 'browser',
  // The schema validator makes an address of its worker's own, which for a worker from a blob (VS Code for the web) is
  // none and throws; without it it takes a fixed one.
  define: { global: 'globalThis', 'self.location': 'undefined' },
  external: ['vscode'],
  plugins: [asModules],
}

/**
 * A bundle that leaves one import to another bundle: what isn't needed at first is not even read then.
 * @param {string} name what is imported
 * @param {string} other the bundle that has it
 * @returns {BuildOptions}
 */
function beside(name, other) {
  return {
    ...inNode,
    // As `require`: the other loader of Node's would have to be started first.
    supported: { 'dynamic-import': false },
    plugins: [
      asModules,
      {
        name: 'beside',
        setup({ onResolve }) {
          onResolve({ filter: /./ }, ({ path }) => (path === name ? { path: other, external: true } : undefined))
        },
      },
    ],
  }
}

/** @type {readonly (readonly [string, string, BuildOptions])[]} */
const bundles = [
  ['client/node.ts', 'dist/client.js', beside('./connect', './connect.js')],
  ['client/connect.ts', 'dist/connect.js', inNode],
  ['server/node/server.ts', 'dist/server.js', beside('./protocol', './protocol.js')],
  ['server/node/protocol.ts', 'dist/protocol.js', beside('./serving', './serving.js')],
  ['server/node/serving.ts', 'dist/serving.js', beside('vscode-languageserver', './protocol.js')],
  [
    'server/node/cli.ts',
    'dist/cli.js',
    { ...beside('./server', './server.js'), banner: { js: '#!/usr/bin/env node' } },
  ],
  ['client/browser.ts', 'dist/web/client.js', { ...inBrowser, format: 'cjs' }],
  ['server/browser/server.ts', 'dist/web/server.js', { ...inBrowser, format: 'iife' }],
]

/**
 * Builds everything.
 * @returns {Promise<readonly string[]>} the files written, relative to the project
 */
export async function build() {
  await setUp()
  // Only now: on a fresh clone esbuild is not there before.
  const { build: bundle } = await import('esbuild')
  const dist = join(root, 'dist')
  mkdirSync(dist, { recursive: true })
  await Promise.all(
    bundles.map(([from, to, options]) =>
      bundle({ ...options, entryPoints: [join(root, from)], outfile: join(root, to), absWorkingDir: root }),
    ),
  )
  for (const [, to] of bundles) writeInAscii(join(root, to))
  chmodSync(join(root, 'dist', 'cli.js'), 0o755)
  return bundles.map(([, to]) => to)
}

/**
 * Escapes the few letters in regular expressions that esbuild leaves as they are: for the sake of one of them Node would
 * keep the whole program with two bytes for each letter, and take longer to read it.
 * @param {string} path
 */
function writeInAscii(path) {
  const text = readFileSync(path, 'utf8')
  const plain = text.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
  if (plain !== text) writeFileSync(path, plain)
}

if (isProgram(import.meta.url)) {
  const started = performance.now()
  try {
    for (const path of await build()) console.log(`${path}  ${Math.ceil(statSync(join(root, path)).size / 1024)} kB`)
    console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
  } catch (error) {
    // esbuild has already said what is wrong and where.
    if (!(error instanceof Error && 'errors' in error)) console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
