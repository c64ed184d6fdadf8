// Cells that break what their siblings, or the file's own keys of the same name, have in common.

import type { Page, Related, Workspace } from '../model'
import { squashed } from '../respell'
import { distance } from '../suggest'
import type { Cell } from './cells'
import { type Family, familiesOf, familyOf, mapFamiliesOf } from './family'
import { matrixOf, type Row } from './matrix'
import { short } from './mentions'
import { referencesIn, templateOf } from './templates'

export interface OddOne {
  readonly cell: Cell
  readonly expected: string
  /** `siblings`: in the template that they share; `keys`: like the other keys of this name, as in every sibling. */
  readonly like: 'siblings' | 'keys'
  readonly related: readonly Related[]
}

/** The families that a page is a member of, each with the columns that are this page's. */
function* columnsOf(workspace: Workspace, page: Page): Generator<{ family: Family; column: number }> {
  const file = familyOf(workspace, page.path)
  for (const family of [...(file ? [file] : []), ...mapFamiliesOf(workspace, page)])
    for (const [column, { path }] of family.members.entries()) if (path === page.path) yield { family, column }
}

/** The odd ones of a page. */
export function* oddOnesIn(workspace: Workspace, page: Page): Generator<OddOne> {
  for (const { family, column } of columnsOf(workspace, page)) {
    const { rows } = matrixOf(workspace, family)
    for (const row of rows) {
      const found = row.differs ? brokenTemplate(workspace, page, family, row, column) : undefined
      if (found) yield found
    }
    yield* brokenCompany(workspace, family, rows, column)
  }
}

/** A value in nearly the words in which two siblings at least name themselves: a letter or the name is missing. */
function brokenTemplate(
  workspace: Workspace,
  page: Page,
  { members }: Family,
  row: Row,
  column: number,
): OddOne | undefined {
  const cell = row.cells[column]
  if (!cell || cell.isOrdinal || cell.value.length < 8 || cell.value.length > 200 || /\{\{|\$\{|\s/.test(cell.value))
    return undefined
  const own = members[column]!.environment
  if (referencesIn(workspace, page, cell.span).some(({ name }) => name !== own)) return undefined
  const templates = members.flatMap(({ environment, path }, index) => {
    const other = index === column ? undefined : row.cells[index]
    const sibling = workspace.pages.get(path)
    const text = other && sibling ? templateOf(workspace, sibling, other.span, environment) : ''
    return text.includes('{environment}') ? [{ environment, path, span: other!.span, text }] : []
  })
  const [first] = templates
  if (templates.length < 2 || templates.some(({ text }) => text !== first!.text)) return undefined
  const expected = first!.text.replaceAll('{environment}', own)
  if (expected === cell.value || !isNearly(cell.value, expected, own)) return undefined
  const related = templates.map(({ path, span, environment }) => {
    return { path, span, message: `${environment} follows “${first!.text}”` }
  })
  return { cell, expected, like: 'siblings', related }
}

/** One or two letters away, or without the name; production, which serves all, often has none. Numbers differ on purpose. */
function isNearly(value: string, expected: string, own: string): boolean {
  if (value.replace(/\d/g, '') === expected.replace(/\d/g, '') || squashed(value) === squashed(expected)) return false
  const bare = [`-${own}`, `${own}-`, `_${own}`, `${own}_`, `.${own}`, `${own}.`].map((part) =>
    expected.replace(part, ''),
  )
  if (bare.includes(value)) return own !== 'production'
  return Math.abs(value.length - expected.length) <= 2 && distance(value, expected) <= 2
}

/** A value unlike that of the other keys of this name, which go together in every sibling. */
function* brokenCompany(
  workspace: Workspace,
  { members }: Family,
  rows: readonly Row[],
  column: number,
): Generator<OddOne> {
  if (members.length < 3) return
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = nameOf(row)
    if (!name || !row.differs || !row.cells.every((cell) => cell && !cell.isOrdinal)) continue
    const group = groups.get(name) ?? []
    group.push(row)
    groups.set(name, group)
  }
  for (const group of groups.values()) {
    if (group.length < 3) continue
    const valuesAt = (at: number) => group.map(({ cells }) => cells[at]!.value)
    const isOneElsewhere = members.every((_, at) => at === column || new Set(valuesAt(at)).size === 1)
    if (!isOneElsewhere || new Set(valuesAt(column)).size !== 2) continue
    const values = valuesAt(column)
    const odd = group.filter((_, at) => values.indexOf(values[at]!) === values.lastIndexOf(values[at]!))
    const { path } = members[column]!
    const page = workspace.pages.get(path)!
    const usual = group.find((row) => !odd.includes(row))!.cells[column]!
    const cell = odd[0]?.cells[column]
    if (odd.length !== 1 || !cell) continue
    // Only names of environments: other values may well differ by application.
    if (![cell, usual].some(({ span }) => referencesIn(workspace, page, span).length > 0)) continue
    const related = group
      .filter((row) => !odd.includes(row))
      .map(({ cells }) => ({ path, span: cells[column]!.span, message: `here it is “${short(usual.value)}”` }))
    yield { cell, expected: usual.value, like: 'keys', related }
  }
}

/** What a key is called whatever it is a part of: behind `::`, or of an item that is known by its name. */
function nameOf({ keys }: Row): string | undefined {
  const last = keys.at(-1) ?? ''
  const behind = last.split('::').at(-1)!
  if (behind !== last) return behind
  const item = keys.at(-2) ?? ''
  return last === 'value' && item.startsWith('name=') ? item : undefined
}

export interface Missing {
  readonly what: string
  readonly isFile: boolean
  readonly related: readonly Related[]
}

/** Keys, the topmost only, that all siblings of a file have and it has not; and files that all siblings of its folder but one have. Three members at least. */
export function* missingIn(workspace: Workspace, page: Page): Generator<Missing> {
  const family = familyOf(workspace, page.path)
  if (!family) return
  const column = family.members.findIndex(({ path }) => path === page.path)
  if (family.members.length > 2) yield* missingKeys(workspace, family, column)
  if (column !== 0) return
  const [before, behind] = family.id.split('{environment}')
  if (!behind?.startsWith('/')) return
  const whole = new Set(
    familiesOf(workspace)
      .filter(({ id }) => id.startsWith(`${before}{environment}/`))
      .flatMap(({ members }) => members.map(({ environment }) => environment)),
  )
  const lacking = [...whole].filter((name) => !family.members.some(({ environment }) => environment === name))
  if (whole.size > 2 && lacking.length === 1)
    yield { what: family.id.replaceAll('{environment}', lacking[0]!), isFile: true, related: [] }
}

function* missingKeys(workspace: Workspace, family: Family, column: number): Generator<Missing> {
  const { rows, isRead } = matrixOf(workspace, family)
  if (!isRead.every(Boolean)) return
  const own = new Set(
    rows.flatMap(({ keys, cells }) => (cells[column] ? keys.map((_, n) => keys.slice(0, n + 1).join('\0')) : [])),
  )
  const said = new Set<string>()
  for (const { keys, cells } of rows) {
    if (cells.some((cell, at) => (cell === undefined) !== (at === column) || cell?.isOrdinal)) continue
    const depth = keys.findIndex((_, n) => !own.has(keys.slice(0, n + 1).join('\0')))
    const top = keys.slice(0, depth + 1).join(' / ')
    if (depth === -1 || said.has(top)) continue
    said.add(top)
    const related = cells.flatMap((cell, at) => {
      const { path, environment } = family.members[at]!
      return cell ? [{ path, span: cell.keySpan, message: `${environment} has it` }] : []
    })
    yield { what: top, isFile: false, related }
  }
}
