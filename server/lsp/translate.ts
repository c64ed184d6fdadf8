// The one edge between the engine's spans and paths and the protocol's ranges and URIs.

import {
  CodeAction,
  CodeActionKind,
  CreateFile,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import {
  type Finding,
  type Fix,
  isReadable,
  offsetAt,
  type Page,
  positionAt,
  rulePage,
  type Severity,
  type Span,
  safeFixes,
  shown,
} from '../engine'
import { FIX_ALL } from './capabilities'

/** Shown beside every finding, so that nobody wonders which extension says so. */
export const SOURCE = 'Manual Lens'

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
}

const TAGS = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const

/** Columns are UTF-16, as in the protocol. */
export function rangeOf(page: Pick<Page, 'lineStarts'>, { start, end }: Span): Range {
  return { start: positionAt(page.lineStarts, start), end: positionAt(page.lineStarts, end) }
}

/** The span of a range; ends outside the text are moved to its nearest place. */
export function spanOf(page: Pick<Page, 'lineStarts' | 'text'>, { start, end }: Range): Span {
  const at = (position: Range['start']): number => offsetAt(page.lineStarts, page.text.length, position)
  return { start: at(start), end: at(end) }
}

/** Two spellings of one URI are one: clients differ in what they escape (`file:///c%3A/x` and `file:///C:/x`). */
export function normalised(uri: string): string {
  let plain = uri
  try {
    // Asked of every file of a workspace, most of whose names have nothing to decode.
    if (uri.includes('%')) plain = decodeURIComponent(uri)
  } catch {
    // A stray % is no escape: the URI is compared as it is.
  }
  if (DRIVE.test(plain)) plain = plain.slice(0, 8) + plain[8]!.toLowerCase() + plain.slice(9)
  return plain.endsWith('/') ? plain.replace(/(?<!\/)\/+$/, '') : plain
}

const DRIVE = /^file:\/\/\/[A-Z]:/

/** The path of a document below a folder; undefined when it is not in it, or would lead out of it again. Both normalised. */
export function pathBelow(folder: string, document: string): string | undefined {
  if (!document.startsWith(`${folder}/`)) return undefined
  const path = document.slice(folder.length + 1)
  return path.includes('..') && path.split(/[\\/]/).includes('..') ? undefined : path
}

/** The URI of a path below a folder's URI. */
export function uriBelow(folder: string, path: string): string {
  const escaped = PLAIN.test(path) ? path : path.split('/').map(encodeURIComponent).join('/')
  return `${folder.endsWith('/') ? folder.replace(/(?<!\/)\/+$/, '') : folder}/${escaped}`
}

/** A path that is the same in a URI. */
const PLAIN = /^[\w./-]*$/

/** A name for a document that is in no folder, with an ending that tells its kind. */
export function lonePath(uri: string, languageId: string): string {
  const name = normalised(uri).replace(/^.*[/:]/, '') || 'untitled'
  if (isReadable(name)) return name
  const endings: Readonly<Record<string, string>> = { markdown: 'md', yaml: 'yaml', json: 'json', terraform: 'tf' }
  return `${name}.${endings[languageId] ?? 'txt'}`
}

/** Gives pages and URIs for the paths that findings and fixes name. */
export interface Places {
  page(path: string): Page | undefined
  uri(path: string): string
  /** Of an open document; null for others. */
  version(path: string): number | null
}

/** `related`: whether the client shows related places. */
export function diagnosticOf(finding: Finding, places: Places, related: boolean): Diagnostic {
  const page = places.page(finding.path)
  const range = (path: string, span: Span): Range => rangeOf(places.page(path) ?? { lineStarts: [0] }, span)
  return {
    range: rangeOf(page ?? { lineStarts: [0] }, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule) },
    source: SOURCE,
    message: finding.message,
    ...(finding.tag ? { tags: [TAGS[finding.tag]] } : {}),
    ...(related && finding.related.length > 0
      ? {
          relatedInformation: finding.related.map(({ path, span, message }) => ({
            location: { uri: places.uri(path), range: range(path, span) },
            message,
          })),
        }
      : {}),
  }
}

/** A finding's fixes as quick fixes; the only or first one is preferred when it may run unseen. */
export function quickFixesOf(finding: Finding, diagnostic: Diagnostic, places: Places): CodeAction[] {
  return finding.fixes.map((fix, index) => ({
    title: shown(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    isPreferred: index === 0 && (fix.safe || finding.fixes.length === 1),
    edit: editOf([fix], places),
  }))
}

/** What keeps a finding quiet, as actions that come last and are never preferred: ignoring a finding is nobody's first wish. */
export function ignoresOf(fixes: readonly Fix[], diagnostic: Diagnostic, places: Places): CodeAction[] {
  return fixes.map((fix) => ({
    title: shown(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: editOf([fix], places),
  }))
}

/** One action with every safe fix that doesn't overlap another; undefined when there is none. */
export function fixAllOf(findings: readonly Finding[], places: Places): CodeAction | undefined {
  const fixes = safeFixes(findings)
  if (fixes.length === 0) return undefined
  return CodeAction.create('Fix everything that is safe to fix (Manual Lens)', editOf(fixes, places), FIX_ALL)
}

/** Files that are not there yet are made. */
function editOf(fixes: readonly Fix[], places: Places): WorkspaceEdit {
  const byPath = new Map<string, TextDocumentEdit>()
  const created: CreateFile[] = []
  for (const { path, span, text } of fixes.flatMap(({ edits }) => edits)) {
    const page = places.page(path)
    if (!page && !byPath.has(path)) created.push(CreateFile.create(places.uri(path), { ignoreIfExists: true }))
    const known = byPath.get(path) ?? {
      textDocument: { uri: places.uri(path), version: places.version(path) },
      edits: [],
    }
    known.edits.push({ range: rangeOf(page ?? { lineStarts: [0] }, span), newText: text })
    byPath.set(path, known)
  }
  return { documentChanges: [...created, ...byPath.values()] }
}
