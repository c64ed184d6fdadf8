// One language server as a process of its own, and the questions that an editor asks it. Times are in milliseconds.
import { spawn } from 'node:child_process'
import { pathToFileURL } from 'node:url'

/**
 * @typedef {object} ServerProgram
 * @property {string} name
 * @property {string | undefined} version `undefined`: it is not there
 * @property {string} command
 * @property {readonly string[]} args
 * @property {Record<string, unknown>} [options] initializationOptions
 * @property {Record<string, unknown>} settings by section
 * @property {(connection: Connection, folder: string, textOf: (uri: string) => string | undefined) => void} [serveIt] answers what it asks of its client beyond the protocol
 * @property {number} [starts] how often it may be started until it answers at all; 1 unless given
 * @property {{ method: string, isIt: (params: any) => boolean }} [ready] how it says that it has read the workspace
 */

/** @typedef {import('vscode-languageserver/node').ProtocolConnection} Connection */

/** How long a server may take to answer, and how long to its first answer where it may be started again (milliseconds). */
const patience = 300_000
const patienceAtStart = 5_000

/**
 * @typedef {object} Server
 * @property {Connection} connection
 * @property {number | undefined} pid
 * @property {number} initialized from the spawn to the answer to `initialize`
 * @property {(method: string, provider: string) => boolean} can whether it answers a request, as it said at once or later
 * @property {number} sync how it wants to be told of edits: 1 whole texts, 2 changes
 * @property {Promise<void>} ready when it has read the workspace; never, if it doesn't say
 * @property {(path: string) => string} uri
 * @property {Map<string, string>} texts of open documents, by URI
 * @property {(uri: string) => { forget: () => void, next: (version: number) => Promise<any[]> }} published the diagnostics that it sends by itself for a document of a version
 * @property {() => void} stop
 */

/** How many starts never came to an answer, by program. @type {Map<string, number>} */
export const hung = new Map()

/**
 * Starts a server on a folder. The answer comes when it is initialized.
 * @param {ServerProgram} program
 * @param {string} folder
 * @returns {Promise<Server>}
 */
export async function startServer(program, folder) {
  for (let left = program.starts ?? 1; ; left--)
    try {
      return await startOnce(program, folder, left > 1 ? patienceAtStart : patience)
    } catch (error) {
      if (left <= 1) throw error
      hung.set(program.name, (hung.get(program.name) ?? 0) + 1)
    }
}

/**
 * @param {ServerProgram} program
 * @param {string} folder
 * @param {number} wait for its first answer, in milliseconds
 * @returns {Promise<Server>}
 */
async function startOnce(program, folder, wait) {
  const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = await import(
    'vscode-languageserver/node'
  )
  const began = performance.now()
  const child = spawn(program.command, program.args, { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] })
  const gone = new Promise((_, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${program.name} ended with ${code}.`)))
  })
  gone.catch(() => {})
  const reader = new StreamMessageReader(child.stdout)
  // Or half a message, of a server that was ended while it spoke, would keep this process waiting for the rest.
  reader.partialMessageTimeout = 0
  const connection = createProtocolConnection(reader, new StreamMessageWriter(child.stdin))
  connection.onError(() => {})
  /** @type {Map<string, { version: number | undefined, diagnostics: any[] }>} */
  const sent = new Map()
  /** @type {Set<() => void>} */
  const waiting = new Set()
  connection.onNotification('textDocument/publishDiagnostics', (/** @type {any} */ { uri, version, diagnostics }) => {
    sent.set(uri, { version, diagnostics })
    for (const wake of [...waiting]) wake()
  })
  const settingOf = (/** @type {string | undefined} */ section) =>
    section === undefined ? program.settings : (program.settings[section] ?? null)
  connection.onRequest('workspace/configuration', (/** @type {{ items: { section?: string }[] }} */ { items }) =>
    items.map(({ section }) => settingOf(section)),
  )
  /** @type {Set<string>} */
  const registered = new Set()
  connection.onRequest('client/registerCapability', (/** @type {{ registrations: { method: string }[] }} */ params) => {
    for (const { method } of params.registrations) registered.add(method)
  })
  for (const method of refused) connection.onRequest(method, () => null)
  /** @type {Map<string, string>} */
  const texts = new Map()
  program.serveIt?.(connection, folder, (uri) => texts.get(uri))
  const ready = new Promise((/** @type {(value: void) => void} */ resolve) => {
    const { method, isIt } = program.ready ?? {}
    if (method)
      connection.onNotification(method, (params) => {
        if (isIt?.(params)) resolve()
      })
  })
  connection.listen()
  const uri = pathToFileURL(folder).href
  const stop = () => {
    connection.dispose()
    child.kill('SIGKILL')
  }
  const initialize = connection.sendRequest('initialize', {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: 'manual' }],
    capabilities: clientCapabilities,
    initializationOptions: program.options ?? {},
  })
  /** @type {{ capabilities: Record<string, any> }} */
  const { capabilities } = await orLate(
    Promise.race([initialize, gone]),
    `${program.name}, to be initialized`,
    wait,
  ).catch((error) => {
    stop()
    throw error
  })
  const initialized = performance.now() - began
  await connection.sendNotification('initialized', {})
  await connection.sendNotification('workspace/didChangeConfiguration', { settings: program.settings })
  return {
    connection,
    pid: child.pid,
    initialized,
    can: (method, provider) =>
      Boolean(capabilities[provider] ?? capabilities.diagnosticProvider?.[provider]) || registered.has(method),
    sync: capabilities.textDocumentSync?.change ?? capabilities.textDocumentSync ?? 1,
    ready,
    texts,
    uri: (path) => `${uri}/${path.split('/').map(encodeURIComponent).join('/')}`,
    published(of) {
      return {
        forget: () => sent.delete(of),
        next: (version) =>
          orLate(
            new Promise((resolve) => {
              const look = () => {
                const found = sent.get(of)
                // Servers that don't say which version they speak of are believed.
                if (!found || (found.version ?? version) < version) return
                waiting.delete(look)
                resolve(found.diagnostics)
              }
              waiting.add(look)
              look()
            }),
            `${program.name}, to send diagnostics`,
          ),
      }
    },
    stop,
  }
}

/** What a server may ask that nobody here has to do anything about. */
const refused = [
  'client/unregisterCapability',
  'window/workDoneProgress/create',
  'workspace/diagnostic/refresh',
  'workspace/semanticTokens/refresh',
  'workspace/inlayHint/refresh',
  'workspace/codeLens/refresh',
]

const clientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    diagnostics: { refreshSupport: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    didChangeConfiguration: { dynamicRegistration: true },
  },
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true } },
    publishDiagnostics: { versionSupport: true, relatedInformation: true },
    diagnostic: { relatedInformation: true },
  },
}

/**
 * @template T
 * @param {Promise<T>} promise
 * @param {string} what
 * @param {number} [wait] milliseconds
 * @returns {Promise<any>}
 */
export async function orLate(promise, what, wait = patience) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what}: no answer within ${wait / 1000} s.`)), wait)
  })
  try {
    return await Promise.race([promise, late])
  } finally {
    clearTimeout(timer)
  }
}
