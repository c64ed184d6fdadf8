// Fixes that put another value in a key's place, here or on every page that has it.

import { yamlOf } from './catalogue/schema'
import { quoted } from './front-matter'
import type { Edit, Fix, Page, Span } from './model'
import type { Use } from './uses'

/** `text` in the quotes that stand there, so that only the words change; undefined when they would need an escape. */
export function inQuotesOf(page: Page, span: Span, text: string): string | undefined {
  const quote = page.text[span.start]
  if (quote === '"' && !/["\\]/.test(text)) return `"${text}"`
  if (quote === "'" && !text.includes("'")) return `'${text}'`
  const isPlain = quote !== '"' && quote !== "'" && /^[\p{L}\p{N}][^:#\r\n"'\\]*$/u.test(text)
  // `yes` and `2024` would no longer be text.
  return isPlain && yamlOf(text) === text ? text : quoted(text)
}

/** A fix that writes `text` in place of one value, and where other pages have it too a second one for all of them. */
export function replacements(page: Page, span: Span, text: string, uses: readonly Use[] = []): Fix[] {
  const here = edit(page, span, text)
  if (!here) return []
  const one: Fix = { title: `Write “${text}”`, edits: [here], safe: false }
  const all = everywhere(uses, text)
  if (all.length < 2) return [one]
  return [
    one,
    { title: `Write “${text}” on all ${all.length} pages that have “${uses[0]!.value}”`, edits: all, safe: false },
  ]
}

const remembered = new WeakMap<readonly Use[], Map<string, readonly Edit[]>>()

/** The edits that write `text` in place of all these values. Remembered, because every page that has the value is told of the others. */
function everywhere(uses: readonly Use[], text: string): readonly Edit[] {
  let known = remembered.get(uses)
  if (!known) {
    known = new Map()
    remembered.set(uses, known)
  }
  let edits = known.get(text)
  if (!edits) {
    edits = uses.flatMap((use) => edit(use.page, use.span, text) ?? [])
    known.set(text, edits)
  }
  return edits
}

function edit(page: Page, span: Span, text: string): Edit | undefined {
  const written = inQuotesOf(page, span, text)
  return written === undefined ? undefined : { path: page.path, span, text: written }
}
