// The sections of GOV.UK's developer manual: which ones its index leaves out, and which ones are another's spelling.

import type { Page, Workspace } from './model'
import { type Rival, rivalsAmong } from './rivals'
import { baseOf } from './settings'
import { countsOf, type Uses, usesOf } from './uses'

/** As in the manual's app/manual.rb, 2026-08: what counts where that file is not in the workspace. */
const BUILT_IN: ReadonlySet<string> = new Set(['Icinga alerts'])

const NONE: ReadonlySet<string> = new Set()

const read = new WeakMap<Page, ReadonlySet<string>>()

/** The sections whose pages the manual's index leaves out, as its own program says (`.reject { |page| page.data.section == … }`). */
export function hiddenSections(workspace: Workspace): ReadonlySet<string> {
  if (workspace.profile?.id !== 'govuk') return NONE
  const program = workspace.pages.get(`${baseOf(workspace)}app/manual.rb`)
  if (!program) return BUILT_IN
  const known = read.get(program)
  if (known) return known
  const hidden = rejected(program.text)
  read.set(program, hidden)
  return hidden
}

function rejected(program: string): ReadonlySet<string> {
  const constants = new Map<string, string>()
  for (const [, name, value] of program.matchAll(/^[ \t]{0,20}([A-Z][A-Z0-9_]*) = (["'][^"'\n]*["'])/gm))
    constants.set(name!, value!.slice(1, -1))
  const hidden = new Set<string>()
  for (const [, given] of program.matchAll(/\.reject[^\n]{0,80}\.section == (["'][^"'\n]*["']|[A-Z][A-Z0-9_]*)/g)) {
    const section = /^["']/.test(given!) ? given!.slice(1, -1) : constants.get(given!)
    if (section !== undefined) hidden.add(section)
  }
  return hidden
}

export interface Sections {
  readonly uses: Uses
  /** How many pages have a section. */
  readonly pages: number
  readonly hidden: ReadonlySet<string>
  /** Section -> the one that it is probably another wording of. */
  readonly rivals: ReadonlyMap<string, Rival>
  /** Folder (ending in `/`) -> the shown section that most of its pages have. */
  readonly usual: ReadonlyMap<string, string>
}

const remembered = new WeakMap<Uses, Sections>()

/** What there is to know of all sections of a workspace; remembered while they stay. */
export function sectionsOf(workspace: Workspace): Sections {
  const uses = usesOf(workspace, 'section')
  const hidden = hiddenSections(workspace)
  const known = remembered.get(uses)
  if (known?.hidden === hidden) return known
  const counts = countsOf(uses)
  for (const section of hidden) counts.delete(section)
  const rivals = rivalsAmong(counts)
  const pages = [...uses.values()].reduce((sum, { length }) => sum + length, 0)
  const sections = { uses, pages, hidden, rivals, usual: usualIn(uses, hidden) }
  remembered.set(uses, sections)
  return sections
}

/** The section that most pages of each folder have, of those that are shown; none where no two agree. */
function usualIn(uses: Uses, hidden: ReadonlySet<string>): ReadonlyMap<string, string> {
  const usual = new Map<string, string>()
  const most = new Map<string, number>()
  for (const [section, pages] of uses) {
    if (hidden.has(section)) continue
    const counts = new Map<string, number>()
    for (const { page } of pages) {
      const folder = folderOf(page)
      counts.set(folder, (counts.get(folder) ?? 0) + 1)
    }
    for (const [folder, count] of counts) {
      if (count <= (most.get(folder) ?? 1)) continue
      usual.set(folder, section)
      most.set(folder, count)
    }
  }
  return usual
}

/** The folder of a page, ending in `/`. */
export function folderOf({ path }: Page): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}
