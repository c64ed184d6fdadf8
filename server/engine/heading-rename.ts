// Other words for a heading: every link to it gets the anchor that the new words make.

import type { Edit, Span, Workspace } from './model'
import { anchorStyleOf, headingsOf, linksTo } from './page-links'
import { readPage } from './read/page'
import type { Refusal } from './rename'

/** The words of the heading at an offset (0-based, UTF-16); undefined where there is none, or where nobody knows what its anchor is. */
export function renamableHeadingAt(workspace: Workspace, path: string, offset: number): Span | undefined {
  const page = workspace.pages.get(path)
  if (!page || !anchorStyleOf(page, workspace)) return undefined
  const heading = page.headings.find(({ span }) => span.start <= offset && offset <= span.end)
  return heading?.textSpan
}

/** The edits that give a heading other words: the heading, and every link to it and to headings whose anchors change with it. In order of path and place. */
export function renameHeading(
  workspace: Workspace,
  path: string,
  offset: number,
  typed: string,
): readonly Edit[] | Refusal | undefined {
  const page = workspace.pages.get(path)
  const span = renamableHeadingAt(workspace, path, offset)
  if (!page || !span) return undefined
  if (!workspace.loaded)
    return { refused: 'The workspace is still being read. Rename once that is done, so that no link is missed.' }
  const words = typed.trim()
  if (words === '' || /[\r\n]/.test(words)) return { refused: 'A heading needs words, all on one line.' }
  const text = page.text.slice(0, span.start) + words + page.text.slice(span.end)
  const after = readPage(path, text)
  const [old, now] = [headingsOf(page, workspace), headingsOf(after, workspace)]
  if (old.length !== now.length)
    return { refused: `With “${words}” this would be no heading any more. Nothing has been changed.` }
  const edits: Edit[] = [{ path, span, text: words }]
  for (const [anchor, changed] of changesOf(old, now))
    for (const { path: from, link } of linksTo(workspace, { path, anchor })) {
      // In the heading itself, which is written anew.
      if (from === path && span.start <= link.span.start && link.span.end <= span.end) continue
      edits.push({ path: from, span: link.fragmentSpan, text: changed })
    }
  return edits.sort((one, other) =>
    one.path === other.path ? one.span.start - other.span.start : one.path < other.path ? -1 : 1,
  )
}

/** Old anchor -> new one. */
function changesOf(old: readonly string[], now: readonly string[]): Map<string, string> {
  const changes = new Map<string, string>()
  old.forEach((anchor, index) => {
    const changed = now[index]!
    // Of equal anchors links lead to the first.
    if (anchor !== '' && changed !== '' && changed !== anchor && old.indexOf(anchor) === index)
      changes.set(anchor, changed)
  })
  return changes
}
