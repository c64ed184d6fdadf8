// Nothing from a workspace is run and nothing is fetched: every use of what could is listed here, in our code, in what is shipped, and in the packages that are shipped with it.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Metafile } from 'esbuild'
import { beforeAll, describe, expect, test } from 'vitest'

const ROOT = join(__dirname, '../..')
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'))

/** What can run code, start programs or reach a network, as it is written in TypeScript. */
const DANGEROUS =
  /child_process|\beval\b|\bnew Function\b|\bFunction\(|\bvm\b['"]|worker_threads|\brequire\(|\bimport\((?!['"]\.)|\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|\bfrom ['"](?:node:)?(?:https?|http2|net|tls|dgram|dns|inspector|repl|cluster|wasi)(?:\/[a-z]+)?['"]|createTerminal|executeTask|ShellExecution|ProcessExecution|openExternal|isTrusted|supportHtml|createWebviewPanel|new Worker\(/g

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.ts'))
}

test('our own code has these uses and no others', () => {
  const uses = [...sources('server'), ...sources('client')].flatMap((path) =>
    readFileSync(join(ROOT, path), 'utf8')
      .split('\n')
      // Rules and comments may speak of them.
      .filter((line) => !/^\s*(?:\/\/|\/?\*)/.test(line))
      .flatMap((line) => Array.from(line.matchAll(DANGEROUS), ([found]) => `${path} ${found}`)),
  )
  expect(uses.sort()).toEqual([
    // The server, a file of the extension's own. What is imported by a path written out is bundled, so it is none of these.
    'client/browser.ts new Worker(',
  ])
})

const BUNDLES = {
  'dist/client.js': ['client/node.ts', 'node'],
  'dist/server.js': ['server/node/server.ts', 'node'],
  'dist/serving.js': ['server/node/serving.ts', 'node'],
  'dist/cli.js': ['server/node/cli.ts', 'node'],
  'dist/web/client.js': ['client/browser.ts', 'browser'],
  'dist/web/server.js': ['server/browser/server.ts', 'browser'],
} as const

const made = new Map<string, { readonly text: string; readonly meta: Metafile }>()

beforeAll(async () => {
  for (const [name, [entry, platform]] of Object.entries(BUNDLES)) {
    const { outputFiles, metafile } = await build({
      entryPoints: [join(ROOT, entry)],
      absWorkingDir: ROOT,
      outdir: 'dist',
      bundle: true,
      write: false,
      metafile: true,
      platform,
      // Comments speak of many things; code that is not used is not shipped.
      minifySyntax: true,
      minifyWhitespace: true,
      legalComments: 'none',
      external: ['vscode'],
      logLevel: 'error',
    })
    made.set(name, { text: outputFiles[0]!.text, meta: metafile })
  }
}, 60_000)

describe('what is shipped', () => {
  test.each([
    // How the client's library starts a server (ours alone) and ends it; and what Node compiled for older versions is deleted.
    [
      'dist/client.js',
      ['child_process', 'crypto', 'fs', 'fs/promises', 'net', 'os', 'path', 'readline', 'util', 'vscode'],
    ],
    // Pipes and sockets are for editors that start it with `--pipe` or `--socket`; the process is for the one that started it.
    // V8 is told two things, written out in new-space.ts and less-compiling.ts: not to make more room for new objects, to compile less.
    ['dist/server.js', ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'url', 'util', 'v8']],
    ['dist/cli.js', ['child_process', 'crypto', 'fs', 'net', 'os', 'path', 'url', 'util', 'v8']],
    ['dist/web/client.js', ['vscode']],
    ['dist/web/server.js', []],
  ] as const)('%s asks Node for %j', (name, expected) => {
    const { meta } = made.get(name)!
    const imports = Object.values(meta.inputs).flatMap(({ imports }) => imports)
    const asked = imports.filter(({ external }) => external).map(({ path }) => path.replace(/^node:/, ''))
    const kept = [...new Set(asked)].filter((path) => made.get(name)!.text.includes(path))
    expect(kept.filter((path) => path !== 'process' && path !== 'buffer').sort()).toEqual(expected)
  })

  test.each(Object.keys(BUNDLES))('%s makes no code and fetches nothing', (name) => {
    const { text } = made.get(name)!
    const found = text.match(
      /(?<![\w.$])eval\(|new Function\(|(?<![\w.$])Function\(['"]|\bfetch\(|XMLHttpRequest|\bWebSocket\b|EventSource|sendBeacon|importScripts|require\((?!["'])|\bimport\((?!["'])/g,
    )
    expect(found ?? []).toEqual([])
  })

  test.each(Object.keys(BUNDLES))('%s consists of our code and these packages', (name) => {
    const inputs = Object.keys(made.get(name)!.meta.inputs).map((path) => path.replaceAll('\\', '/'))
    const packages = inputs.flatMap(
      (path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(path)?.[1] ?? [],
    )
    const known = Object.entries<{ dev?: boolean }>(lock.packages).flatMap(([path, { dev }]) =>
      dev || path === '' ? [] : [path.replace(/^.*node_modules\//, '')],
    )
    expect([...new Set(packages)].filter((one) => !known.includes(one))).toEqual([])
    const own = inputs.filter((path) => !path.includes('node_modules/'))
    expect(own.filter((path) => !/^(?:client|server|schemas)\/|^package\.json$/.test(path))).toEqual([])
  })
})

describe('the packages', () => {
  test('are few: those that are shipped, and each has its reason in docs/architecture.md', () => {
    expect(Object.keys(manifest.dependencies).sort()).toEqual([
      '@cfworker/json-schema',
      'ignore',
      'vscode-languageclient',
      'vscode-languageserver',
      'vscode-languageserver-textdocument',
      'yaml',
    ])
    const reasons = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8')
    for (const name of Object.keys(manifest.dependencies)) expect(reasons).toContain(`\`${name}\``)
  })

  test('are pinned by content, and those that are shipped need no script to be installed', () => {
    const entries = Object.entries<Record<string, unknown>>(lock.packages).filter(
      ([path, { link }]) => path !== '' && !link,
    )
    expect(entries.length).toBeGreaterThan(50)
    for (const [path, { integrity, resolved, dev, hasInstallScript }] of entries) {
      expect(integrity, path).toMatch(/^sha512-/)
      expect(resolved ?? 'https://registry.npmjs.org/', path).toMatch(/^https:\/\/registry\.npmjs\.org\//)
      if (!dev) expect(hasInstallScript, path).toBeUndefined()
    }
  })

  test('none of them measures or reports anything', () => {
    const shipped = Object.entries<{ dev?: boolean }>(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
    expect(
      shipped.filter(([path]) => /telemetry|analytics|sentry|insights|amplitude|posthog|segment/i.test(path)),
    ).toEqual([])
  })
})

describe('the extension', () => {
  test('works in a workspace that is not trusted, since no setting can do harm: all are switches or choices', () => {
    expect(manifest.capabilities.untrustedWorkspaces).toEqual({ supported: true })
    const settings = Object.entries<Record<string, unknown>>(manifest.contributes.configuration.properties)
    expect(settings.length).toBeGreaterThan(4)
    for (const [name, { type, enum: choices }] of settings)
      expect(type === 'boolean' || (type === 'string' && Array.isArray(choices)), name).toBe(true)
  })

  test('has no scripts of installation, no proposed interfaces, no other extensions, no handler of addresses', () => {
    for (const key of ['postinstall', 'preinstall', 'install', 'prepare', 'vscode:uninstall', 'vscode:prepublish'])
      expect(manifest.scripts).not.toHaveProperty([key])
    for (const key of ['enabledApiProposals', 'extensionDependencies', 'extensionPack'])
      expect(manifest).not.toHaveProperty(key)
    for (const key of ['taskDefinitions', 'debuggers', 'terminal', 'authentication', 'customEditors', 'walkthroughs'])
      expect(manifest.contributes).not.toHaveProperty(key)
    expect(manifest.activationEvents.filter((event: string) => /^(?:\*|onUri|onStartupFinished)/.test(event))).toEqual(
      [],
    )
  })
})
