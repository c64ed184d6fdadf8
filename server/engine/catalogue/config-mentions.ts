// Where manual-lens.yml itself names an environment: in keys and values that need no reading of words.

import { isMap, isScalar, isSeq, parseDocument, type YAMLMap } from 'yaml'
import type { Page, Span } from '../model'

/** The spans of a word of an environment (its name or one of its aliases) in a configuration: its key, its aliases, what others say they are replaced by. Empty where YAML can't read it. */
export function mentionsIn(page: Page, environment: string, word: string): readonly Span[] {
  const document = parseDocument(page.text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const all: unknown = document.errors.length > 0 ? undefined : document.get('environments', true)
  const found: Span[] = []
  const take = (node: unknown): void => {
    if (!isScalar(node) || node.value !== word || !node.range) return
    const at = page.text.indexOf(word, node.range[0])
    if (at !== -1 && at + word.length <= node.range[1]) found.push({ start: at, end: at + word.length })
  }
  if (isSeq(all)) all.items.forEach(take)
  if (!isMap(all)) return found
  for (const { key, value } of (all as YAMLMap).items) {
    take(key)
    if (!isMap(value)) continue
    take(value.get('replacedBy', true))
    const aliases = value.get('aliases', true)
    if (isScalar(key) && key.value === environment && isSeq(aliases)) aliases.items.forEach(take)
  }
  return found.sort((one, other) => one.start - other.start)
}
