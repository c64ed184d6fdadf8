// Where manual-lens.yml itself names environments: in keys and values that are names and need no reading of words.

import { isMap, isScalar, isSeq } from 'yaml'
import type { Page, Span } from '../model'
import { parseYaml } from '../read/parse-yaml'

/** A name or alias as it is written in the configuration, quotes excluded. */
export interface Mention {
  readonly word: string
  readonly span: Span
}

const remembered = new WeakMap<Page, readonly Mention[]>()

/** The names in a configuration, in order of place: environments' keys, their aliases, what they are replaced by. Empty where YAML can't read it. Remembered per Page. */
export function mentionsIn(page: Page): readonly Mention[] {
  const known = remembered.get(page)
  if (known) return known
  const found = read(page.text)
  remembered.set(page, found)
  return found
}

function read(text: string): readonly Mention[] {
  const document = parseYaml(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const all: unknown =
    document.errors.length > 0 || !isMap(document.contents) ? undefined : document.get('environments')
  const found: Mention[] = []
  const take = (node: unknown): void => {
    if (!isScalar(node) || typeof node.value !== 'string' || node.value === '' || !node.range) return
    const start = text.indexOf(node.value, node.range[0])
    const end = start + node.value.length
    if (start !== -1 && end <= node.range[1]) found.push({ word: node.value, span: { start, end } })
  }
  if (isSeq(all)) all.items.forEach(take)
  if (isMap(all))
    for (const { key, value } of all.items) {
      take(key)
      if (!isMap(value)) continue
      take(value.get('replacedBy', true))
      const aliases = value.get('aliases', true)
      if (isSeq(aliases)) aliases.items.forEach(take)
    }
  return found.sort((one, other) => one.span.start - other.span.start)
}
