// Answers inside a page's front matter.

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type DocumentSymbol,
  type FoldingRange,
  FoldingRangeKind,
  InsertTextFormat,
  MarkupKind,
  type Position,
  type SelectionRange,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver'
import { type FrontMatterItem, frontMatterCompletionAt, offsetAt, outlineOf, selectionsAt, shown } from '../engine'
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
  const can = client.textDocument?.completion?.completionItem
  const snippets = can?.snippetSupport === true
  // Beside every label, where the client can; else only beside the one that is chosen.
  const beside = (detail: string): Pick<CompletionItem, 'detail' | 'labelDetails'> =>
    detail === '' ? {} : can?.labelDetailsSupport ? { labelDetails: { description: detail } } : { detail }
  return found.items.map(({ label, kind, text, snippet, filter, detail, description }, index) => ({
    label: shown(label),
    kind: KINDS[kind],
    ...beside(shown(detail)),
    ...(description === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: description } }),
    filterText: filter,
    sortText: String(index).padStart(3, '0'),
    ...(snippets && snippet !== undefined
      ? { insertTextFormat: InsertTextFormat.Snippet, textEdit: { range, newText: snippet } }
      : { textEdit: { range, newText: text } }),
  }))
}

/** The front matter with its keys, as a tree where the client shows one. No headings: editors have an outline of Markdown already. */
export function symbolsOf(
  { root, path }: Place,
  uri: string,
  client: ClientCapabilities,
): DocumentSymbol[] | SymbolInformation[] {
  const page = root.workspace.pages.get(path)
  const outline = page?.kind === 'markdown' ? outlineOf(page) : undefined
  if (!page || !outline) return []
  const keys = outline.keys.map(({ key, detail, span, keySpan }) => ({
    name: shown(key === '' ? '?' : key),
    detail: shown(detail),
    kind: SymbolKind.Property,
    range: rangeOf(page, span),
    selectionRange: rangeOf(page, keySpan),
  }))
  const name = 'Front matter'
  const range = rangeOf(page, outline.span)
  if (client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport)
    return [
      {
        name,
        kind: SymbolKind.Object,
        range,
        selectionRange: { start: range.start, end: range.start },
        children: keys,
      },
    ]
  return keys.map((one) => ({
    name: one.name,
    kind: one.kind,
    containerName: name,
    location: { uri, range: one.range },
  }))
}

/** The front matter, fence to fence. */
export function foldingAnswer({ root, path }: Place): FoldingRange[] {
  const page = root.workspace.pages.get(path)
  if (page?.kind !== 'markdown' || !page.frontMatter?.closed) return []
  const { start, end } = rangeOf(page, page.frontMatter.span)
  return [{ startLine: start.line, endLine: end.line, kind: FoldingRangeKind.Region }]
}

/** One chain for each position; outside the front matter the position itself, since the protocol wants as many as were asked for. */
export function selectionsAnswer({ root, path }: Place, positions: readonly Position[]): SelectionRange[] {
  const page = root.workspace.pages.get(path)
  return positions.map((position) => {
    const offset = page && offsetAt(page.lineStarts, page.text.length, position)
    const spans = page?.kind === 'markdown' && offset !== undefined ? selectionsAt(page, offset) : []
    let parent: SelectionRange | undefined
    for (const span of spans.toReversed()) parent = { range: rangeOf(page!, span), ...(parent ? { parent } : {}) }
    return parent ?? { range: { start: position, end: position } }
  })
}
