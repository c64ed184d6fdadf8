// The fix that puts in all keys that a page lacks, in house order, each with the value that it most probably has.

import { yamlOf } from './catalogue/schema'
import { insertion } from './front-matter'
import { isDay, valuesFor } from './front-matter-values'
import { missingKeys } from './missing-keys'
import type { Edit, Fix, KeySpec, Page, Workspace } from './model'
import { keysOf } from './schema-of'
import { folderOf, sectionsOf } from './sections'
import { usesOf } from './uses'

/** The fix for a page that lacks several keys; undefined where it lacks none or where nothing is known to put in. Never safe: the values are guesses. */
export function missingKeysFix(workspace: Workspace, path: string): Fix | undefined {
  const page = workspace.pages.get(path)
  if (!page?.frontMatter?.closed) return undefined
  const order = keysOf(page, workspace)
  const lines = missingKeys(page, workspace).flatMap(({ key, spec, entry }) => {
    const value = spec && !entry ? guess(page, workspace, spec) : undefined
    const edit = value === undefined ? undefined : insertion(page, key, value, order)
    return edit ? [{ key, edit }] : []
  })
  if (lines.length === 0) return undefined
  const [only] = lines
  const title = lines.length === 1 ? only!.edit.text.trimEnd() : lines.map(({ key }) => key).join(', ')
  return { title: `Add “${title}”`, edits: joined(lines.map(({ edit }) => edit)), safe: false }
}

/** The value that nearly every page has, or its neighbours; a title from the page itself. */
function guess(page: Page, workspace: Workspace, spec: KeySpec): string | undefined {
  if (spec.usual !== undefined) return spec.usual
  if (spec.key === 'title') return yamlOf(titleOf(page))
  if (spec.key === 'section') {
    const usual = sectionsOf(workspace).usual.get(folderOf(page))
    return usual === undefined ? undefined : yamlOf(usual)
  }
  if (spec.key === 'owner_slack') return usualOf(page, workspace, spec)
  if (isDay(spec)) return undefined
  const [first] = spec.values || spec.kinds[0] === 'boolean' ? valuesFor(page, workspace, spec) : []
  return first?.value
}

/** What most pages of the folder have, of those that are still there. */
function usualOf(page: Page, workspace: Workspace, spec: KeySpec): string | undefined {
  const uses = usesOf(workspace, spec.key)
  const near = (value: string): number =>
    uses.get(value)?.filter((use) => use.page.path !== page.path && folderOf(use.page) === folderOf(page)).length ?? 0
  const [best] = valuesFor(page, workspace, spec)
    .map(({ value }) => ({ value, count: near(value) }))
    .filter(({ count }) => count > 0)
    .sort((one, other) => other.count - one.count)
  return best && yamlOf(best.value)
}

/** The page's first heading at the top level, or its file's name in words. */
function titleOf({ headings, path }: Page): string {
  const heading = headings.find(({ level }) => level === 1)?.text.trim()
  if (heading) return heading
  const file = path.slice(path.lastIndexOf('/') + 1).replace(/\..*/s, '')
  const parts = path.split('/')
  const words = (file === 'index' ? (parts.at(-2) ?? file) : file).replace(/[-_]+/g, ' ').trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Lines that go in at one place as one edit, in their order. */
function joined(edits: readonly Edit[]): Edit[] {
  const all: Edit[] = []
  for (const edit of edits) {
    const last = all.at(-1)
    if (last && last.span.start === edit.span.start) all[all.length - 1] = { ...last, text: last.text + edit.text }
    else all.push(edit)
  }
  return all
}
