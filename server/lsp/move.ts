// Files that are about to move: the edit that goes with it, as much of it as the client can do.

import type {
  AnnotatedTextEdit,
  ChangeAnnotation,
  ClientCapabilities,
  FileRename,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from 'vscode-languageserver'
import { type Move, type MoveEdit, type MoveGroup, moveEdits } from '../engine'
import type { Root, Session } from './session'
import { rangeOf } from './translate'

const GROUPS: Readonly<Record<MoveGroup, ChangeAnnotation>> = {
  links: { label: 'Links', description: 'Links to what moves, and relative links in it' },
  settings: { label: 'Front matter and settings', description: 'Parents, redirects, paths in manual-lens.yml' },
  'old-address': { label: 'Old addresses', description: 'The address of now leads on to the new one' },
}

/** The edit to make before files move; null where nothing hangs on them. A file that goes to another folder of the workspace is left to the user. */
export function willRenameAnswer(
  session: Session,
  files: readonly FileRename[],
  client: ClientCapabilities,
): WorkspaceEdit | null {
  const byRoot = new Map<Root, Move[]>()
  for (const { oldUri, newUri } of files) {
    const from = session.locate(oldUri)
    const to = session.locate(newUri)
    if (!from || from.root !== to?.root) continue
    const known = byRoot.get(from.root)
    const move = { from: from.path, to: to.path }
    if (known) known.push(move)
    else byRoot.set(from.root, [move])
  }
  const can = client.workspace?.workspaceEdit
  const annotates = can?.changeAnnotationSupport !== undefined && can.documentChanges === true
  const used = new Set<MoveGroup>()
  const documents = [...byRoot].flatMap(([root, moves]) => {
    const edits = moveEdits(root.workspace, moves)
    for (const { group } of edits) used.add(group)
    return documentEdits(session, root, edits, annotates)
  })
  if (documents.length === 0) return null
  if (!can?.documentChanges)
    return {
      changes: Object.fromEntries(documents.map(({ textDocument, edits }) => [textDocument.uri, edits as TextEdit[]])),
    }
  const groups = Object.entries(GROUPS).filter(([group]) => used.has(group as MoveGroup))
  return { documentChanges: documents, ...(annotates ? { changeAnnotations: Object.fromEntries(groups) } : {}) }
}

function documentEdits(
  session: Session,
  root: Root,
  edits: readonly MoveEdit[],
  annotates: boolean,
): TextDocumentEdit[] {
  const places = session.places(root)
  const byPath = new Map<string, TextDocumentEdit>()
  for (const { path, span, text, group } of edits) {
    const page = places.page(path)
    if (!page) continue
    const edit: TextEdit | AnnotatedTextEdit = {
      range: rangeOf(page, span),
      newText: text,
      ...(annotates ? { annotationId: group } : {}),
    }
    const known = byPath.get(path)
    if (known) known.edits.push(edit)
    else byPath.set(path, { textDocument: { uri: places.uri(path), version: places.version(path) }, edits: [edit] })
  }
  return [...byPath.values()]
}
