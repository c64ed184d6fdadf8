// The sections of GOV.UK's developer manual: which ones its index leaves out, and which ones are another's spelling.

import type { Page, Workspace } from './model'
import { type Rival, rivalOf } from './rivals'
import { baseOf } from './settings'
import { countsOf, type Uses, usesOf } from './uses'

/** As in the manual's app/manual.rb, 2026-08: what counts where that file is not in the workspace. */
const BUILT_IN: ReadonlySet<string> = new Set(['Icinga alerts'])

const read = new WeakMap<Page, ReadonlySet<string>>()

/** The sections whose pages the manual's index leaves out, as its own program says (`.reject { |page| page.data.section == … }`). */
export function hiddenSections(workspace: Workspace): ReadonlySet<string> {
  if (workspace.profile?.id !== 'govuk') return new Set()
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
  readonly hidden: ReadonlySet<string>
  /** Section -> the one that it is probably another wording of. */
  readonly rivals: ReadonlyMap<string, Rival>
}

const remembered = new WeakMap<Workspace, Sections>()

/** What there is to know of all sections of a workspace; worked out once for each. */
export function sectionsOf(workspace: Workspace): Sections {
  const known = remembered.get(workspace)
  if (known) return known
  const uses = usesOf(workspace, 'section')
  const hidden = hiddenSections(workspace)
  const counts = countsOf(uses)
  for (const section of hidden) counts.delete(section)
  const rivals = new Map<string, Rival>()
  for (const section of uses.keys()) {
    const rival = hidden.has(section) ? undefined : rivalOf(section, counts)
    if (rival) rivals.set(section, rival)
  }
  const sections = { uses, hidden, rivals }
  remembered.set(workspace, sections)
  return sections
}

/** The section that most pages of the same folder have, of those that are shown; undefined when no two agree. */
export function usualBeside(page: Page, { uses, hidden }: Sections): string | undefined {
  const folder = page.path.slice(0, page.path.lastIndexOf('/') + 1)
  let usual: string | undefined
  let most = 1
  for (const [section, pages] of uses) {
    if (hidden.has(section)) continue
    const beside = pages.filter(
      ({ page: { path } }) => path.lastIndexOf('/') + 1 === folder.length && path.startsWith(folder),
    )
    if (beside.length > most) {
      usual = section
      most = beside.length
    }
  }
  return usual
}
