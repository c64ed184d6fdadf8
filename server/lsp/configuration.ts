// Answers inside manual-lens.yml.

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  MarkupKind,
  type Position,
} from 'vscode-languageserver'
import { configCompletionAt, configHoverAt, type Hover, offsetAt } from '../engine'
import { YAML_SCHEMAS } from './protocol/messages'
import type { Place } from './session'
import { rangeOf } from './translate'

/** Keys and values of manual-lens.yml. Where something else in the editor reads its JSON Schema, only what no schema can know. */
export function configCompletionAnswer(
  { root, path }: Place,
  position: Position,
  client: ClientCapabilities,
): CompletionItem[] {
  const page = root.workspace.pages.get(path)
  const found = page && configCompletionAt(root.workspace, path, offsetAt(page.lineStarts, page.text.length, position))
  if (!page || !found) return []
  const range = rangeOf(page, found.span)
  return found.items
    .filter(({ isInSchema }) => !isInSchema || !readsSchemas(client))
    .map(({ label, text, kind, description }, index) => ({
      label,
      kind: kind === 'key' ? CompletionItemKind.Property : CompletionItemKind.EnumMember,
      ...(description === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: description } }),
      sortText: String(index).padStart(3, '0'),
      textEdit: { range, newText: text },
    }))
}

/** What a key of manual-lens.yml is for, unless something else in the editor says it from the JSON Schema. */
export function configHover({ root, path }: Place, offset: number, client: ClientCapabilities): Hover | undefined {
  const page = root.workspace.pages.get(path)
  return page && !readsSchemas(client) ? configHoverAt(page, offset) : undefined
}

function readsSchemas({ experimental }: ClientCapabilities): boolean {
  return (experimental as Readonly<Record<string, unknown>> | undefined)?.[YAML_SCHEMAS] === true
}
