// The names of environments in one file, for tests that ask no more.

import { emptyWorkspace, withFile } from '../../server/engine'

/** The canonical names of the references in a file, in order of place. */
export function namesIn(path: string, text: string): string[] {
  const workspace = withFile(emptyWorkspace('2026-11-24'), path, text)
  const page = workspace.pages.get(path)
  if (!page) throw new Error(`${path} is not read`)
  return workspace.referencesOf(page).map(({ name }) => name)
}

/** The environment of a path, and the words of the path that say so with what they are. */
export function fileEnvironmentOf(path: string): { name: string; why: string } | undefined {
  const found = emptyWorkspace('2026-11-24').environmentOf(path)
  return found && { name: found.name, why: `${path.slice(found.span.start, found.span.end)} ${found.kind}` }
}
