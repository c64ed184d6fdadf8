// Puts a report into a document between marks of its own, and leaves all else as people wrote it.

/**
 * @param {string} document
 * @param {string} name of the marks
 * @param {string} report
 * @returns {string} the document with the report in the place of the last one; without marks it is put below the title
 */
export function withReport(document, name, report) {
  const begin = `<!-- ${name}: begin. Written by npm run bench -- --write; changes by hand are lost. -->`
  const end = `<!-- ${name}: end -->`
  const block = `${begin}\n\n${report.trim()}\n\n${end}`
  const from = document.indexOf(`<!-- ${name}: begin`)
  const to = from === -1 ? -1 : document.indexOf(end, from)
  if (from !== -1 && to === -1)
    throw new Error(
      `The mark “${end}” is missing: put it back where the report ends, or take away “${begin.slice(0, 20)} …” too.`,
    )
  if (from !== -1) return document.slice(0, from) + block + document.slice(to + end.length)
  const [title = '', ...rest] = document.split('\n')
  if (!title.startsWith('# ')) return `${block}\n\n${document}`
  return `${title}\n\n${block}\n${rest.join('\n')}`
}
