// What a language server's user waits for, measured from the editor's side with a whole manual as the workspace.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { calibrate } from './calibration.mjs'
import { openDocument } from './document.mjs'
import { memoryOf } from './measure.mjs'
import { orLate, startServer } from './server.mjs'
import {
  completions,
  edits,
  hovers,
  lineToTypeIn,
  mentionsIn,
  repeat,
  timed,
  valueEdits,
  workspaceEdits,
} from './typing.mjs'

/** @typedef {import('./server.mjs').ServerProgram} ServerProgram */
/** @typedef {import('./server.mjs').Server} Server */
/** @typedef {import('./corpus.mjs').Corpus} Corpus */

/**
 * @typedef {object} Waits
 * @property {Question} question
 * @property {string} server
 * @property {readonly number[]} times milliseconds
 * @property {string} [note] what to know of them, or why there are none
 */

/** @typedef {'spawn' | 'first' | 'indexing' | 'load' | 'edit' | 'editBig' | 'editAll' | 'editValues' | 'hover' | 'completeLink' | 'completeName'} Question */

/**
 * What is asked, and what we promise ourselves: `of` those times, at most `target` milliseconds.
 * @type {Record<Question, { text: string, of: 'p50' | 'p95' | 'most', target?: number }>}
 */
export const questions = {
  spawn: { text: 'spawn to initialized', of: 'p50', target: 80 },
  first: { text: 'first page: open to diagnostics, straight after the start', of: 'p50', target: 150 },
  indexing: { text: 'hover while the workspace is being read', of: 'most', target: 10 },
  load: { text: 'initialized to workspace read', of: 'p50' },
  edit: { text: 'edit to diagnostics, largest page', of: 'p95', target: 4 },
  editBig: { text: 'edit to diagnostics, 1 MB page', of: 'p95', target: 25 },
  editAll: { text: 'edit to diagnostics of the whole workspace', of: 'p95', target: 40 },
  editValues: { text: 'edit to diagnostics, 142 kB values file', of: 'p95' },
  hover: { text: 'hover, largest page', of: 'p95', target: 1 },
  completeLink: { text: 'completion of a link', of: 'p95', target: 5 },
  completeName: { text: 'completion of an environment’s name', of: 'p95', target: 5 },
}

/**
 * @typedef {object} Memory MB that are resident
 * @property {string} server
 * @property {number} loaded once the workspace is read
 * @property {number} after all questions
 * @property {number} peak
 */

/**
 * @typedef {object} Task
 * @property {Corpus} corpus
 * @property {string} bigPage a page of 1 MB
 * @property {string} [values] a values file; only asked about when given
 * @property {boolean} quick a third of the questions
 */

/**
 * Asks a server everything. What it doesn't do has a note instead of times.
 * @param {ServerProgram} program
 * @param {Task} task
 * @returns {Promise<{ waits: readonly Waits[], memory?: Memory }>}
 */
export async function latenciesOf(program, task) {
  /** @type {Waits[]} */
  const waits = []
  /** @param {Question} question @param {readonly number[]} times @param {string} [note] */
  const add = (question, times, note) => waits.push({ question, server: program.name, times, ...(note && { note }) })
  if (program.version === undefined) {
    add('spawn', [], 'not installed')
    return { waits }
  }
  const often = (/** @type {number} */ times) => Math.ceil(times / (task.quick ? 3 : 1))
  try {
    calibrate()
    add('spawn', await repeat(often(9), () => spawnTime(program, task)))
    add('first', await repeat(often(5), () => firstTime(program, task)))
    const server = await startServer(program, task.corpus.folder)
    try {
      await whileReading(server, program, task, add)
      const loaded = memoryOf(server.pid, 'VmRSS')
      await questionsOf(server, task, often, add)
      calibrate()
      const after = memoryOf(server.pid, 'VmRSS')
      const memory = { server: program.name, loaded, after, peak: memoryOf(server.pid, 'VmHWM') }
      return { waits, memory }
    } finally {
      server.stop()
    }
  } catch (error) {
    add('spawn', [], `failed: ${wordsOf(error)}`)
    return { waits }
  }
}

/** @param {ServerProgram} program @param {Task} task */
async function spawnTime(program, { corpus }) {
  const server = await startServer(program, corpus.folder)
  server.stop()
  return server.initialized
}

/** @param {ServerProgram} program @param {Task} task */
async function firstTime(program, { corpus }) {
  const server = await startServer(program, corpus.folder)
  try {
    const text = readFileSync(join(corpus.folder, corpus.largest), 'utf8')
    return await timed(async () => (await openDocument(server, corpus.largest, text, 0)).diagnostics())
  } finally {
    server.stop()
  }
}

/**
 * Hovers without a pause until the server has read the workspace. One that doesn't say when is asked for something that needs it all.
 * @param {Server} server
 * @param {ServerProgram} program
 * @param {Task} task
 * @param {(question: Question, times: readonly number[], note?: string) => void} add
 */
async function whileReading(server, program, { corpus }, add) {
  const began = performance.now()
  if (!program.ready) {
    if (server.can('workspace/symbol', 'workspaceSymbolProvider'))
      await orLate(
        server.connection.sendRequest('workspace/symbol', { query: 'nothing is called so' }),
        'workspace/symbol',
      )
    add('load', [performance.now() - began], 'until it has answered for the whole workspace')
    return
  }
  const text = readFileSync(join(corpus.folder, corpus.largest), 'utf8')
  const document = await openDocument(server, corpus.largest, text, 0)
  let isReady = false
  const ready = orLate(server.ready, 'reading the workspace').then(() => {
    isReady = true
    return performance.now() - began
  })
  /** @type {number[]} */
  const times = []
  const [position = { line: 0, character: 0 }] = mentionsIn(text)
  while (!isReady) {
    times.push(await timed(() => document.ask('textDocument/hover', { position })))
    // Node must come to reading what else was sent.
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  add('load', [await ready])
  add('indexing', times)
  await document.close()
}

/**
 * @param {Server} server
 * @param {Task} task
 * @param {(times: number) => number} often
 * @param {(question: Question, times: readonly number[], note?: string) => void} add
 */
async function questionsOf(server, { corpus, bigPage, values }, often, add) {
  const text = readFileSync(join(corpus.folder, corpus.largest), 'utf8')
  const prose = /^\n[A-Z][a-z]/
  const page = await openDocument(server, corpus.largest, text, lineToTypeIn(text, prose))
  const big = await openDocument(server, 'source/manual/very-large.html.md', bigPage, lineToTypeIn(bigPage, prose))
  const isWhole = server.can('workspace/diagnostic', 'workspaceDiagnostics')
  // VS Code's client asks for the findings of all files as soon as it has started, so before anybody types.
  if (isWhole) await page.ask('workspace/diagnostic', { previousResultIds: [] })
  add('edit', ...(await edits(page, often(60))))
  add('editBig', ...(await edits(big, often(40))))
  if (isWhole) add('editAll', await workspaceEdits(big, often(40)))
  await page.type('')
  const mentions = mentionsIn(text)
  // What the site's links to pages beside this one begin with.
  const beside = `${dirname(corpus.largest).replace(/^source(?=\/|$)/, '')}/`
  if (server.can('textDocument/hover', 'hoverProvider') && mentions.length > 0)
    add('hover', ...(await hovers(page, often(200), mentions)))
  if (server.can('textDocument/completion', 'completionProvider')) {
    add('completeLink', ...(await completions(page, often(45), (n) => `See ${n} [this](${beside}`)))
    add('completeName', ...(await completions(page, often(45), (n) => `gds govuk connect app-${n} -e st`)))
  }
  if (values) add('editValues', await valuesOf(server, values, often(9)))
}

/**
 * @param {Server} server
 * @param {string} values
 * @param {number} times
 */
async function valuesOf(server, values, times) {
  const line = lineToTypeIn(values, /: \d+$/)
  return valueEdits(await openDocument(server, 'charts/app-config/values-large.yaml', values, line, 'yaml'), times)
}

/**
 * Only the edits of a values file, for a server that reads YAML alone.
 * @param {ServerProgram} program
 * @param {Task & { values: string }} task
 * @returns {Promise<{ waits: readonly Waits[], memory?: Memory }>}
 */
export async function yamlLatenciesOf(program, { corpus, values, quick }) {
  const server = program.name
  if (program.version === undefined)
    return { waits: [{ question: 'editValues', server, times: [], note: 'not installed' }] }
  try {
    const started = await startServer(program, corpus.folder)
    try {
      const times = await valuesOf(started, values, quick ? 3 : 9)
      const after = memoryOf(started.pid, 'VmRSS')
      return {
        waits: [
          { question: 'spawn', server, times: [started.initialized] },
          { question: 'editValues', server, times },
        ],
        memory: { server, loaded: Number.NaN, after, peak: memoryOf(started.pid, 'VmHWM') },
      }
    } finally {
      started.stop()
    }
  } catch (error) {
    return { waits: [{ question: 'editValues', server, times: [], note: `failed: ${wordsOf(error)}` }] }
  }
}

/** @param {unknown} error */
function wordsOf(error) {
  return error instanceof Error ? error.message : String(error)
}
