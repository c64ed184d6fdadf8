// Answers inside a page's front matter.

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
} from 'vscode-languageserver'
import { type FrontMatterItem, frontMatterCompletionAt, offsetAt } from '../engine'
import type { Place } from './session'
import { rangeOf } from './translate'

const KINDS: Readonly<Record<FrontMatterItem['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  path: CompletionItemKind.File,
}

/** Keys that the page lacks, or values of the key at a position. */
export function frontMatterCompletionAnswer(
  { root, path }: Place,
  position: Position,
  client: ClientCapabilities,
): CompletionItem[] {
  const page = root.workspace.pages.get(path)
  const offset = page && offsetAt(page.lineStarts, page.text.length, position)
  const found = offset === undefined ? undefined : frontMatterCompletionAt(root.workspace, path, offset)
  if (!page || !found) return []
  const range = rangeOf(page, found.span)
  const snippets = client.textDocument?.completion?.completionItem?.snippetSupport === true
  return found.items.map(({ label, kind, text, snippet, filter, detail, description }, index) => ({
    label,
    kind: KINDS[kind],
    ...(detail === '' ? {} : { detail }),
    ...(description === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: description } }),
    filterText: filter,
    sortText: String(index).padStart(3, '0'),
    ...(snippets && snippet !== undefined
      ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText: snippet } }
      : { textEdit: { range, newText: text } }),
  }))
}
