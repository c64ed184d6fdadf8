// The language servers that are measured, and what each needs of its client.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { root } from '../run.mjs'
import { inPeer, place, rumdl, versionOf } from './peers.mjs'

/** @typedef {import('./server.mjs').ServerProgram} ServerProgram */

/** @type {ServerProgram} */
export const ourServer = {
  name: 'Manual Lens',
  version: JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version,
  command: process.execPath,
  args: [join(root, 'dist', 'server.js'), '--stdio'],
  // Or findings would stay until the file is saved.
  settings: { manualLens: { validate: { run: 'onType' } } },
  ready: { method: 'manualLens/status', isIt: ({ state }) => state === 'ready' },
}

/** Those that check pages. @returns {readonly ServerProgram[]} */
export function pageServers() {
  return [
    {
      name: 'rumdl',
      version: rumdl() && versionOf('rumdl'),
      command: rumdl() ?? 'rumdl',
      args: ['server', '--no-config'],
      settings: {},
      // On two cores one start in ten or so never answers.
      starts: 5,
    },
    {
      name: 'VS Code Markdown',
      version: versionOf('vscode-markdown-languageserver'),
      command: process.execPath,
      args: [inPeer('vscode-markdown-languageserver', 'dist', 'node', 'workerMain.js'), '--stdio'],
      options: { markdownFileExtensions: ['md'] },
      settings: { markdown: vsCodeMarkdown },
      serveIt: beVsCode,
    },
  ]
}

/** The one that checks YAML. @returns {ServerProgram} */
export function yamlServer() {
  return {
    name: 'yaml-language-server',
    version: versionOf('yaml-language-server'),
    command: process.execPath,
    args: [inPeer('yaml-language-server', 'bin', 'yaml-language-server'), '--stdio'],
    settings: { yaml: { validate: true, schemaStore: { enable: false } } },
  }
}

/** As VS Code has it, with the checks turned on. */
const vsCodeMarkdown = {
  server: { log: 'off' },
  suggest: { paths: { enabled: true, includeWorkspaceHeaderCompletions: 'onDoubleHash' } },
  occurrencesHighlight: { enabled: false },
  preferredMdPathExtensionStyle: 'auto',
  validate: {
    enabled: true,
    referenceLinks: { enabled: 'warning' },
    fragmentLinks: { enabled: 'warning' },
    fileLinks: { enabled: 'warning', markdownFragmentLinks: 'inherit' },
    ignoredLinks: [],
    unusedLinkDefinitions: { enabled: 'hint' },
    duplicateLinkDefinitions: { enabled: 'warning' },
  },
}

/**
 * VS Code's own server leaves parsing, and all that it wants of files, to the editor: this is that side of it.
 * @param {import('./server.mjs').Connection} connection
 * @param {string} folder
 * @param {(uri: string) => string | undefined} textOf of open documents
 */
function beVsCode(connection, folder, textOf) {
  const MarkdownIt = createRequire(join(place, 'package.json'))('markdown-it')
  const parser = new (MarkdownIt.default ?? MarkdownIt)({ html: true })
  /** @typedef {{ uri: string, text?: string }} Of */
  const read = (/** @type {string} */ uri) => readFileSync(fileURLToPath(uri))
  connection.onRequest('markdown/parse', (/** @type {Of} */ { uri, text }) =>
    parser.parse(text ?? textOf(uri) ?? read(uri).toString('utf8'), {}),
  )
  connection.onRequest('markdown/fs/readFile', (/** @type {Of} */ { uri }) => [...read(uri)])
  connection.onRequest('markdown/fs/readDirectory', (/** @type {Of} */ { uri }) =>
    readdirSync(fileURLToPath(uri), { withFileTypes: true }).map((entry) => [
      entry.name,
      { isDirectory: entry.isDirectory() },
    ]),
  )
  connection.onRequest('markdown/fs/stat', (/** @type {Of} */ { uri }) => {
    const found = statSync(fileURLToPath(uri), { throwIfNoEntry: false })
    return found ? { isDirectory: found.isDirectory() } : null
  })
  connection.onRequest('markdown/findMarkdownFilesInWorkspace', () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => pathToFileURL(join(folder, path)).href),
  )
  for (const method of ['create', 'delete']) connection.onRequest(`markdown/fs/watcher/${method}`, () => null)
}
