// A loaded workspace from a record of texts.

import { emptyWorkspace, type Workspace, withFiles, withLoaded } from '../../server/engine'

export function workspaceOf(files: Readonly<Record<string, string>>): Workspace {
  const texts = Object.entries(files).map(([path, text]) => ({ path, text }))
  return withLoaded(withFiles(emptyWorkspace('2026-11-24'), texts))
}
