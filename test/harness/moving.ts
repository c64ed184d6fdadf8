// Moving files of a workspace as an editor does it: edits first, then the files.

import { createChecker, type Edit, type Move, moveEdits, type Workspace } from '../../server/engine'
import { workspaceFrom } from './workspace'

export type Texts = ReadonlyMap<string, string | undefined>

/** Files after edits that don't overlap. */
export function edited(texts: Texts, edits: readonly Edit[]): Map<string, string | undefined> {
  const after = new Map(texts)
  const byPath = new Map<string, Edit[]>()
  for (const edit of edits) byPath.set(edit.path, [...(byPath.get(edit.path) ?? []), edit])
  for (const [path, own] of byPath) {
    const text = texts.get(path) ?? ''
    let done = ''
    let at = 0
    for (const { span, text: written } of own.sort((one, other) => one.span.start - other.span.start)) {
      if (span.start < at) throw new Error(`Edits of ${path} overlap at ${span.start}`)
      done += text.slice(at, span.start) + written
      at = span.end
    }
    after.set(path, done + text.slice(at))
  }
  return after
}

/** Files and folders with a move done, with its edits. */
export function moved(texts: Texts, ...moves: readonly Move[]): Map<string, string | undefined> {
  const after = edited(texts, moveEdits(workspaceFrom(texts), moves))
  const there = new Map<string, string | undefined>()
  for (const [path, text] of after) there.set(newPath(path, moves), text)
  return there
}

export function newPath(path: string, moves: readonly Move[]): string {
  for (const { from, to } of moves)
    if (path === from || path.startsWith(`${from}/`)) return to + path.slice(from.length)
  return path
}

/** How many findings each rule has in each file. */
export function counts(workspace: Workspace): Map<string, number> {
  const found = new Map<string, number>()
  for (const [path, findings] of createChecker().checkAll(workspace))
    for (const { rule } of findings) found.set(`${path} ${rule}`, (found.get(`${path} ${rule}`) ?? 0) + 1)
  return found
}
