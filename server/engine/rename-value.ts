// A new name for a section or an owner, on every page that has it.

import type { Edit, Span, Workspace } from './model'
import { placesOfValue, type SharedValue, sharedValueAt } from './navigate-front-matter'
import type { Refusal } from './rename'
import { inQuotesOf } from './replace'

/** Keys whose values have no other meaning than the name itself. */
const RENAMED: ReadonlySet<string> = new Set(['section', 'subsection', 'owner_slack'])

export interface RenamableValue {
  /** Of the name without its quotes. */
  readonly span: Span
  readonly value: string
  readonly key: string
}

/** The section, subsection or owner that a rename at an offset (0-based, UTF-16) would rename; undefined elsewhere. */
export function renamableValueAt(workspace: Workspace, path: string, offset: number): RenamableValue | undefined {
  const found = shared(workspace, path, offset)
  const text = workspace.pages.get(path)?.text ?? ''
  if (!found) return undefined
  const { start, end } = found.span
  const quotes = /^["']/.test(text.slice(start, end)) ? 1 : 0
  return { span: { start: start + quotes, end: end - quotes }, value: found.value, key: found.key }
}

function shared(workspace: Workspace, path: string, offset: number): SharedValue | undefined {
  const found = sharedValueAt(workspace, path, offset)
  return found && RENAMED.has(found.key) ? found : undefined
}

/** The edits that rename what stands at an offset, each in the quotes that are there; a name that others have already makes them one. A refusal says what is wrong with the name; undefined where there is nothing to rename. */
export function renameValueAt(
  workspace: Workspace,
  path: string,
  offset: number,
  typed: string,
): { readonly edits: readonly Edit[] } | Refusal | undefined {
  const found = shared(workspace, path, offset)
  if (!found) return undefined
  const to = typed.trim()
  const wrong = faultOf(found, to, workspace)
  if (wrong !== undefined) return { refused: wrong }
  if (to === found.value) return { edits: [] }
  const edits: Edit[] = []
  for (const place of placesOfValue(workspace, found)) {
    const page = workspace.pages.get(place.path)
    const text = page && inQuotesOf(page, place.span, to)
    if (text === undefined)
      return { refused: `“${to}” can’t be written in YAML without escapes: leave out quotation marks and backslashes.` }
    edits.push({ path: place.path, span: place.span, text })
  }
  return { edits }
}

function faultOf({ key }: SharedValue, to: string, { loaded }: Workspace): string | undefined {
  if (!loaded) return 'The workspace is still being read. Rename once that is done, so that no page is missed.'
  if (to === '') return key === 'owner_slack' ? 'An owner needs a name.' : 'A section needs a name.'
  if (/[\r\n\t]/.test(to)) return 'A name is one line.'
  if (key === 'owner_slack' && !/^[#@][\w.-]+$/.test(to))
    return `“${to}” is no owner: a channel begins with # and a person with @, without blanks.`
  return undefined
}
