// Renaming an environment, a section or an owner: what may be renamed, and the edit of the whole workspace, as much of it as the client can do.

import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type ClientCapabilities,
  LSPErrorCodes,
  type Position,
  type Range,
  type RenameFile,
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import {
  type Edit,
  offsetAt,
  type Rename,
  type RenameGroup,
  renamableAt,
  renamableHeadingAt,
  renamableValueAt,
  renameAt,
  renameHeading,
  renameValueAt,
} from '../engine'
import type { Place, Session } from './session'
import { type Places, rangeOf } from './translate'

/** What stands at a position and the word that would be renamed; null where there is none, so that others may answer. */
export function prepareRenameAnswer(
  { root, path }: Place,
  position: Position,
): { range: Range; placeholder: string } | null | ResponseError {
  const page = root.workspace.pages.get(path)
  if (!page) return null
  const offset = offsetAt(page.lineStarts, page.text.length, position)
  const found = renamableAt(root.workspace, path, offset)
  if (!found) {
    const value = renamableValueAt(root.workspace, path, offset)
    if (value) return { range: rangeOf(page, value.span), placeholder: value.value }
    const words = renamableHeadingAt(root.workspace, path, offset)
    return words ? { range: rangeOf(page, words), placeholder: page.text.slice(words.start, words.end) } : null
  }
  if ('refused' in found) return refusal(found.refused)
  return { range: rangeOf(page, found.span), placeholder: found.word }
}

/** The edit of a rename: text first, by the names that files have now, then files and folders, what is deepest first. */
export function renameAnswer(
  session: Session,
  { root, path }: Place,
  position: Position,
  newName: string,
  client: ClientCapabilities,
): WorkspaceEdit | null | ResponseError {
  const page = root.workspace.pages.get(path)
  if (!page) return null
  const can = client.workspace?.workspaceEdit
  const canMove = can?.documentChanges === true && (can.resourceOperations?.includes('rename') ?? false)
  const offset = offsetAt(page.lineStarts, page.text.length, position)
  const places = session.places(root)
  const found = renameAt(root.workspace, path, offset, newName, canMove)
  if (!found) {
    const value =
      renameValueAt(root.workspace, path, offset, newName) ?? renameHeading(root.workspace, path, offset, newName)
    if (!value) return null
    if ('refused' in value) return refusal(value.refused)
    const edits = 'edits' in value ? value.edits : value
    if (!can?.documentChanges) return { changes: plainChanges(edits, places) }
    return { documentChanges: textEdits(edits, places) }
  }
  if ('refused' in found) return refusal(found.refused)
  if (!can?.documentChanges) return { changes: plainChanges(found.edits, places) }
  return documentChanges(found, places, can.changeAnnotationSupport !== undefined)
}

/** Shown to the user as it is. */
function refusal(message: string): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestFailed, message)
}

function plainChanges(edits: readonly Edit[], places: Places): Record<string, TextEdit[]> {
  const changes: Record<string, TextEdit[]> = {}
  for (const { path, span, text } of edits) {
    const page = places.page(path)
    if (!page) continue
    const uri = places.uri(path)
    const known = changes[uri] ?? []
    known.push({ range: rangeOf(page, span), newText: text })
    changes[uri] = known
  }
  return changes
}

/** One for each document; with their kind where the client shows it. */
function textEdits(
  edits: readonly (Edit & { readonly group?: RenameGroup })[],
  places: Places,
  annotates = false,
): TextDocumentEdit[] {
  const byPath = new Map<string, TextDocumentEdit>()
  for (const { path, span, text, group } of edits) {
    const page = places.page(path)
    if (!page) continue
    const edit: TextEdit | AnnotatedTextEdit = {
      range: rangeOf(page, span),
      newText: text,
      ...(annotates && group ? { annotationId: group } : {}),
    }
    const known = byPath.get(path)
    if (known) known.edits.push(edit)
    else byPath.set(path, { textDocument: { uri: places.uri(path), version: places.version(path) }, edits: [edit] })
  }
  return [...byPath.values()]
}

function documentChanges(rename: Rename, places: Places, annotates: boolean): WorkspaceEdit {
  const moves = rename.moves.map(
    ({ from, to }): RenameFile => ({
      kind: 'rename',
      oldUri: places.uri(from),
      newUri: places.uri(to),
      options: { overwrite: false, ignoreIfExists: false },
      ...(annotates ? { annotationId: 'paths' } : {}),
    }),
  )
  return {
    documentChanges: [...textEdits(rename.edits, places, annotates), ...moves],
    ...(annotates ? { changeAnnotations: annotationsFor(rename) } : {}),
  }
}

/** In the order in which a preview lists them. What is not in the workspace is left for the user to tick; that opens the preview. */
const GROUPS: Readonly<Record<RenameGroup, Omit<ChangeAnnotation, 'description'> & { readonly about: string }>> = {
  prose: { label: 'Words in text and comments', about: 'what readers see' },
  values: { label: 'Keys, values and commands', about: 'what configuration and commands say' },
  identifiers: { label: 'Parts of identifiers', about: 'names of variables and resources' },
  paths: { label: 'Files, folders and paths to them', about: 'tools may look for the old names' },
  elsewhere: {
    label: 'Hosts, web addresses, paths elsewhere',
    needsConfirmation: true,
    about: 'not in this workspace',
  },
}

function annotationsFor({ edits, moves, from, to, builtIn }: Rename): Record<string, ChangeAnnotation> {
  const used = new Set<string>(edits.map(({ group }) => group))
  if (moves.length > 0) used.add('paths')
  // Said once, in the group that a preview shows first.
  const first = ['elsewhere', ...Object.keys(GROUPS)].find((group) => used.has(group))
  const note = (group: string): string =>
    builtIn && group === first ? `; then describe “${to}” in manual-lens.yml` : ''
  return Object.fromEntries(
    Object.entries(GROUPS)
      .filter(([group]) => used.has(group))
      .map(([group, { label, needsConfirmation = false, about }]) => [
        group,
        { label, needsConfirmation, description: `${from} → ${to}: ${about}${note(group)}` },
      ]),
  )
}
