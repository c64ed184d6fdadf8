// Another entry for the list `ignore` of manual-lens.yml.

import { isMap, isScalar, isSeq } from 'yaml'
import type { Edit, Workspace } from '../model'
import { parseYaml } from '../read/parse-yaml'
import { isConfig } from './config'
import { CONFIG_SHAPE } from './config-keys'
import { fieldNamed } from './config-shape'

/** What to write so that the configuration ignores a rule in a file; its path is not there yet where the workspace has no configuration. Undefined where that can't be said or would do harm: a configuration that YAML can't read, a list that is not written line by line. */
export function ignoring({ pages, files }: Workspace, rule: string, path: string): Edit | undefined {
  // In a pattern these stand for other characters.
  if (/[*?{}[\]!\\\p{Cc}]/u.test(path) || isConfig(path)) return undefined
  const entry = (indent: string, ending: string): string =>
    `${indent}- rule: ${rule}${ending}${indent}  paths: [${plain(path)}]${ending}`
  const there = [...files].filter(isConfig)
  if (there.length === 0)
    return { path: 'manual-lens.yml', span: { start: 0, end: 0 }, text: `ignore:\n${entry('  ', '\n')}` }
  const page = there.length === 1 ? pages.get(there[0]!) : undefined
  if (!page) return undefined
  const { text } = page
  const ending = /\r\n|\n/.exec(text)?.[0] ?? '\n'
  const put = (at: number, words: string): Edit => {
    const isOpen = at > 0 && text[at - 1] !== '\n'
    return { path: page.path, span: { start: at, end: at }, text: (isOpen ? ending : '') + words }
  }
  const document = parseYaml(text, { prettyErrors: false, logLevel: 'silent' })
  const { contents } = document
  if (document.errors.length > 0 || /^\.\.\./m.test(text)) return undefined
  if (contents === null) return put(text.length, `ignore:${ending}${entry('  ', ending)}`)
  if (!isMap(contents) || contents.flow) return undefined
  const pair = contents.items.find(
    ({ key }) => isScalar(key) && fieldNamed(CONFIG_SHAPE.fields, String(key.value)) === 'ignore',
  )
  if (!pair) {
    const [start] = contents.range ?? [0]
    // Keys that are all indented want theirs so, too.
    const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
    if (indent.trim() !== '') return undefined
    return put(text.length, `${indent}ignore:${ending}${entry(`${indent}  `, ending)}`)
  }
  const list = pair.value
  if (!isSeq(list) || list.flow || !list.range) return undefined
  const [start, end] = list.range
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start)
  if (indent.trim() !== '') return undefined
  // Behind the last item's last line, with the comment there.
  const line = text.indexOf('\n', text.slice(0, end).trimEnd().length)
  return put(line === -1 ? text.length : line + 1, entry(indent, ending))
}

/** A path as an item of a `[ ]` list. */
function plain(path: string): string {
  return /^[\w./][\w./-]*$/.test(path) ? path : `'${path.replaceAll("'", "''")}'`
}
