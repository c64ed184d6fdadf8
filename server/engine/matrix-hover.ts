// One key of a family of files in every environment: a small table for a hover.

import { isConfig } from './catalogue/config'
import { lineNumber, MASK, unread } from './families/cell-words'
import type { Cell } from './families/cells'
import { isHidden, type MatrixPlace, matrixAt } from './families/matrix'
import { escaped, link } from './markdown-text'
import type { Page, Span, Workspace } from './model'
import { shortened } from './visible'

/** Gives the URI of a path of the workspace. */
export type UriOf = (path: string) => string

/** So many environments are shown: with heading and frame no more than a dozen lines. */
const MOST = 7
const LONGEST = 60

interface Line {
  readonly rank: number
  readonly name: string
  readonly words: string
}

/**
 * The table at an offset (0-based, UTF-16) in a key or its value: this file's value, then those that differ, then where it
 * is missing, each leading to its line. Undefined where no sibling has anything to compare with.
 */
export function matrixHoverAt(
  workspace: Workspace,
  page: Page,
  offset: number,
  uriOf?: UriOf,
): { readonly span: Span; readonly markdown: string } | undefined {
  // Our own configuration tells environments apart on purpose.
  const place = isConfig(page.path) ? undefined : matrixAt(workspace, page, offset)
  const own = place?.row.cells[place.column]
  if (!place || !own) return undefined
  const { family } = place.matrix
  const lines = family.members.map((_, index) => lineOf(workspace, place, index, uriOf))
  const sorted = lines.sort((one, other) => one.rank - other.rank)
  const left = sorted.length - MOST
  const shown = (left > 1 ? sorted.slice(0, MOST) : sorted).map(({ name, words }) => `| ${name} | ${words} |`)
  const more = left > 1 ? [`| … | and ${left} more |`] : []
  const isOn = own.keySpan.start <= offset && offset <= own.keySpan.end
  const title = `**${escaped(titleOf(place.row.keys) || 'Value')}** in ${family.members.length} environments`
  const table = ['| Environment | Value |', '| --- | --- |', ...shown, ...more].join('\n')
  return { span: isOn ? own.keySpan : own.span, markdown: `${title}\n\n${table}` }
}

/** The last keys, which tell most. */
function titleOf(keys: readonly string[]): string {
  return (keys.length > 3 ? ['…', ...keys.slice(-3)] : keys).map((key) => shortened(key, 30)).join(' › ')
}

function lineOf(workspace: Workspace, { matrix, row, column }: MatrixPlace, index: number, uriOf?: UriOf): Line {
  const { environment, path } = matrix.family.members[index]!
  const cell = row.cells[index]
  const own = row.cells[column]!
  const title = workspace.catalogue.environments.find(({ name }) => name === environment)?.title ?? environment
  const at = cell && lineNumber(workspace.pages.get(path), cell)
  const name = uriOf ? link(title, at === undefined ? uriOf(path) : `${uriOf(path)}#L${at}`) : escaped(title)
  const value = cell && valueWords(row, cell)
  if (index === column) return { rank: 0, name: `**${name}**`, words: value! }
  if (!matrix.isRead[index]) return { rank: 3, name, words: `*${unread(workspace.pages.get(path))}*` }
  if (!cell) return { rank: 2, name, words: '*missing*' }
  return cell.value === own.value ? { rank: 4, name, words: '*the same*' } : { rank: 1, name, words: value! }
}

/** A value in a few words of Markdown; one that is nobody's business is masked. */
function valueWords(row: MatrixPlace['row'], cell: Cell): string {
  if (cell.value.trim() === '') return '*empty*'
  return isHidden(row, cell) ? MASK : escaped(shortened(cell.value, LONGEST))
}
