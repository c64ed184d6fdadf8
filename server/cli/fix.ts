// `manual-lens check --fix`: what is safe to fix is fixed in the files, and nothing else in them is touched.

import { type Checker, edited, type Finding, type Page, safeFixes, type Workspace, withFiles } from '../engine'
import type { Io } from './io'
import { prefixOf, resolvePath } from './paths'
import { clean } from './report/clean'
import { some } from './report/summary'

export interface Fixed {
  /** With the texts as they are in the files now. */
  readonly workspace: Workspace
  /** How many files could not be written; each has been reported and is as it was. */
  readonly failed: number
}

/** A fix may make room for another that overlapped it; none needs more rounds than this, and no slip of ours may go round for ever. */
const ROUNDS = 10

/** Fixes what `wanted` lets through of each page's findings, with those fixes that are safe and concern the page alone. Each file is written once, all of it or nothing; a file that is another by now is left as it is. */
export async function fix(
  checker: Checker,
  start: Workspace,
  pages: readonly Page[],
  wanted: (page: Page, findings: readonly Finding[]) => readonly Finding[],
  { root, quiet, io }: { readonly root: string; readonly quiet: boolean; readonly io: Io },
): Promise<Fixed> {
  let workspace = start
  const counts = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round++) {
    const changed: { path: string; text: string }[] = []
    for (const { path } of pages) {
      const page = workspace.pages.get(path)
      if (!page) continue
      const fixes = safeFixes(wanted(page, checker.checkPage(workspace, path))).filter(({ edits }) =>
        edits.every((edit) => edit.path === path),
      )
      const edits = fixes.flatMap((one) => one.edits)
      const text = edited(page.text, path, edits)
      if (text === page.text) continue
      changed.push({ path, text })
      counts.set(path, (counts.get(path) ?? 0) + fixes.length)
    }
    if (changed.length === 0) break
    workspace = withFiles(workspace, changed)
  }

  const unwritten: { path: string; text: string }[] = []
  for (const path of counts.keys()) {
    const before = start.pages.get(path)?.text ?? ''
    const failure = await io.replace(resolvePath(root, path), before, workspace.pages.get(path)?.text ?? before)
    if (!failure) continue
    io.err.write(`manual-lens: ${clean(prefixOf(root, io.cwd) + path)} ${clean(failure.reason)}\n`)
    unwritten.push({ path, text: before })
    counts.set(path, 0)
  }
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const files = [...counts.values()].filter((count) => count > 0).length
  if (!quiet)
    io.err.write(
      `manual-lens: ${total === 0 ? 'nothing' : `${some(total, 'finding')} in ${some(files, 'file')}`} fixed.\n`,
    )
  return { workspace: unwritten.length > 0 ? withFiles(workspace, unwritten) : workspace, failed: unwritten.length }
}
