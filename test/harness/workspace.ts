// A workspace of files in memory, read to the end.

import { emptyWorkspace, isReadable, type Workspace, withFiles, withLoaded } from '../../server/engine'

export function workspaceFrom(texts: Iterable<readonly [string, string | undefined]>, today = '2026-11-24'): Workspace {
  const files = [...texts].map(([path, text]) => ({ path, text: isReadable(path) ? text : undefined }))
  return withLoaded(withFiles(emptyWorkspace(today), files))
}

/** The same from a record of texts. */
export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  return workspaceFrom(Object.entries(files))
}
