// One open document of a language server: edits it, and waits for what the server says of it.
import { orLate } from './server.mjs'

/** @typedef {import('./server.mjs').Server} Server */
/** @typedef {{ line: number, character: number }} Position */

/**
 * Opens a document. The text that is typed into it stands at the begin of one line, and is replaced each time.
 * @param {Server} server
 * @param {string} path relative to the folder
 * @param {string} text
 * @param {number} line where to type
 * @param {string} [languageId]
 */
export async function openDocument(server, path, text, line, languageId = 'markdown') {
  const uri = server.uri(path)
  const lines = text.split('\n')
  const before = lines[line] ?? ''
  let typed = ''
  let version = 1
  server.texts.set(uri, text)
  const pulls = server.can('textDocument/diagnostic', 'diagnosticProvider')
  const published = server.published(uri)
  published.forget()
  await server.connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId, version, text },
  })

  /** Types instead of what was typed last. @param {string} next */
  function type(next) {
    const range = { start: { line, character: 0 }, end: { line, character: typed.length } }
    typed = next
    version++
    published.forget()
    lines[line] = next + before
    const whole = lines.join('\n')
    server.texts.set(uri, whole)
    const change = server.sync === 2 ? { range, text: next } : { text: whole }
    return server.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [change],
    })
  }

  /** What the server says of the document as it is now: asked for, or else waited for. @returns {Promise<any[]>} */
  async function diagnostics() {
    if (!pulls) return published.next(version)
    const report = await ask('textDocument/diagnostic', {})
    return report.items ?? []
  }

  /**
   * @param {string} method
   * @param {Record<string, unknown>} params beyond the document
   */
  function ask(method, params) {
    const request = server.connection.sendRequest(method, { textDocument: { uri }, ...params })
    return orLate(request, method)
  }

  return {
    uri,
    type,
    diagnostics,
    ask,
    /** The end of what was typed. @returns {Position} */
    cursor: () => ({ line, character: typed.length }),
    close: () => server.connection.sendNotification('textDocument/didClose', { textDocument: { uri } }),
  }
}
