// Folders and the documents that are open in them, as the session keeps them.

import type { FileText, Workspace } from '../engine'
import { type Failure, type Files, isFailure } from '../files/port'

/** A folder of the workspace, or the place of a document that is in none. */
export interface Root {
  /** As the client writes it. */
  readonly uri: string
  /** For comparing. */
  readonly key: string
  readonly files: Files | undefined
  workspace: Workspace
  /** Paths of files and folders that are there and could not be read. */
  unread: Set<string>
  /** Counts loads: one that is no longer the last gives up. */
  load: number
}

export interface OpenDocument {
  readonly uri: string
  readonly path: string
  readonly root: Root
  version: number
  text: string
  /** What it was when it was opened, saved, or last changed on disk. */
  saved: string
}

export interface Place {
  readonly root: Root
  readonly path: string
}

/** Whether a document says something else than its file, as far as is known. */
export function isDirty({ text, saved }: OpenDocument): boolean {
  return text !== saved
}

/** Tells of a file or folder that can't be read: once, however often it changes and still can't be. */
export function noteUnread(root: Root, failure: Failure, tell: (failure: Failure) => void): void {
  if (!root.unread.has(failure.path)) tell(failure)
  root.unread.add(failure.path)
}

/** A file as it counts: what is open instead of what is on disk. */
export function effective(documents: Iterable<OpenDocument>, root: Root, file: FileText): FileText {
  for (const document of documents)
    if (document.root === root && document.path === file.path) return { path: file.path, text: document.text }
  return file
}

/** Takes note of a file that somebody else has changed (a branch was switched): an editor shows its new text and calls that no saving. True when the file is another than before. */
export async function readAgain(document: OpenDocument): Promise<boolean> {
  const { files } = document.root
  const reading = files?.counts(document.path) ? await files.read(document.path) : undefined
  if (!reading || isFailure(reading) || reading.text === undefined || reading.text === document.saved) return false
  document.saved = reading.text
  return true
}
