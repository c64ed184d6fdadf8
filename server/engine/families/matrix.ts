// A family as a table: a row per key, a cell per environment.

import type { Page, Workspace } from '../model'
import { type Cell, cellsIn, idOf, sharedIdOf } from './cells'
import { type Family, familyOf, type Member, mapFamiliesOf } from './family'

/** The cells that one key has, in the order of the family's members; undefined where the key is missing. */
export interface Row {
  /** As in `Cell.id`, from the member's own part on; `{environment}` where a key names the member's own environment. */
  readonly id: string
  readonly keys: readonly string[]
  readonly cells: readonly (Cell | undefined)[]
  /** Whether not all members have it with one and the same value. */
  readonly differs: boolean
}

export interface Matrix {
  readonly family: Family
  readonly rows: readonly Row[]
  readonly byId: ReadonlyMap<string, Row>
  /** Which members could be read; the cells of the others are unknown, not missing. */
  readonly isRead: readonly boolean[]
}

interface Remembered {
  readonly pages: readonly (Page | undefined)[]
  readonly matrix: Matrix
}

const remembered = new WeakMap<Family, Remembered>()

/** The table of a family, keys in the order in which they first stand; remembered while its files stay. */
export function matrixOf(workspace: Workspace, family: Family): Matrix {
  const pages = family.members.map(({ path }) => workspace.pages.get(path))
  const known = remembered.get(family)
  if (known?.pages.every((page, index) => page === pages[index])) return known.matrix
  const columns = family.members.map((member, index) => column(workspace, member, pages[index]))
  const byId = new Map<string, Row>()
  const put = (id: string, cells: readonly (Cell | undefined)[]): void => {
    const some = cells.find((cell) => cell !== undefined)!
    const keys = some.keys.slice(family.members[cells.indexOf(some)]!.keys.length)
    const differs = columns.some((column, at) => column !== undefined && cells[at]?.value !== some.value)
    byId.set(id, { id, keys, cells, differs })
  }
  const ids = new Set(columns.flatMap((one) => [...(one?.byRow.keys() ?? [])]))
  const alone: [id: string, own: string][] = []
  for (const id of ids) {
    // A sibling that is itself called by a name in this key has the key all the same.
    const cells = columns.map((one) => one?.byRow.get(id) ?? one?.byOwn.get(id))
    const [only, ...more] = cells.flatMap((cell, index) => (cell ? [{ cell, member: family.members[index]! }] : []))
    const own = only && more.length === 0 ? idOf(only.cell.keys.slice(only.member.keys.length)) : id
    // Where others name this environment too, it is a key like any other, not one's own name in it.
    if (own !== id && ids.has(own)) alone.push([id, own])
    else put(id, cells)
  }
  const rows = [...byId.values()]
  for (const [id, own] of alone) {
    const row = byId.get(own)
    if (row) byId.set(id, row)
  }
  const isRead = columns.map((one) => one !== undefined)
  const matrix = { family, rows, byId, isRead }
  remembered.set(family, { pages, matrix })
  return matrix
}

interface Column {
  readonly byRow: ReadonlyMap<string, Cell>
  /** The cells whose row has `{environment}` in its id, by what is written. */
  readonly byOwn: ReadonlyMap<string, Cell>
}

/** A member's cells by the id of their row; undefined where its file is not read. */
function column(workspace: Workspace, member: Member, page: Page | undefined): Column | undefined {
  const { tree, byId } = page ? cellsIn(page) : { tree: undefined, byId: new Map<string, Cell>() }
  if (!tree) return undefined
  const { keys } = member
  const byRow = new Map<string, Cell>()
  const byOwn = new Map<string, Cell>()
  for (const cell of byId.values()) {
    if (!keys.every((key, index) => cell.keys[index] === key)) continue
    const id = rowIdOf(workspace, member, cell)
    if (!byRow.has(id)) byRow.set(id, cell)
    const own = idOf(cell.keys.slice(keys.length))
    if (own !== id) byOwn.set(own, cell)
  }
  return { byRow, byOwn }
}

/** The id of the row that a member's cell is in. */
export function rowIdOf({ catalogue }: Workspace, { environment, keys }: Member, cell: Cell): string {
  const aliases = catalogue.environments.find(({ name }) => name === environment)?.aliases ?? []
  return sharedIdOf(cell.keys.slice(keys.length), [environment, ...aliases])
}

export interface MatrixPlace {
  readonly matrix: Matrix
  readonly row: Row
  /** Which of the members it is. */
  readonly column: number
}

/** The row and column that an offset (UTF-16, 0-based; in a key or its value) of a page is in: in the family of files before a map of one file. */
export function matrixAt(workspace: Workspace, page: Page, offset: number): MatrixPlace | undefined {
  const own = familyOf(workspace, page.path)
  const families = [...(own ? [own] : []), ...mapFamiliesOf(workspace, page)]
  for (const family of families) {
    const matrix = matrixOf(workspace, family)
    for (const [column, member] of family.members.entries()) {
      if (member.path !== page.path) continue
      const found = matrix.rows.filter(({ cells }) => isIn(cells[column], offset))
      // What siblings say of themselves before what they say of this one.
      const row = found.find(({ id }) => id.includes('{environment}')) ?? found[0]
      if (row) return { matrix, row, column }
    }
  }
  return undefined
}

function isIn(cell: Cell | undefined, offset: number): boolean {
  if (!cell) return false
  const { keySpan, span } = cell
  return (keySpan.start <= offset && offset <= keySpan.end) || (span.start <= offset && offset <= span.end)
}

/** Words in a key that say its value is nobody's business. */
const SECRET =
  /(?:^|[^a-z])(?:passwords?|passwd|secrets?|tokens?|api_?keys?|private_?keys?|credentials?|access_?keys?|ssh_?keys?|auth)(?:$|[^a-z])/i

/** Whether a cell's value must be masked: by its keys, or because it is a private key or an address with a password in it. */
export function isHidden(row: Pick<Row, 'keys'>, { value }: Pick<Cell, 'value'>): boolean {
  return isSecret(row) || /-----BEGIN [A-Z ]{0,30}PRIVATE KEY|:\/\/[^\s/:@]{0,100}:[^\s/@]{1,200}@/.test(value)
}

/** Whether a row's value must be masked: the name of its last key speaks of a secret, and not of where one is kept. */
export function isSecret({ keys }: Pick<Row, 'keys'>): boolean {
  const last = keys.filter((key) => !/^\[\d+\]$/.test(key)).at(-1) ?? ''
  // Which secret is meant, and which of its keys: names of what is kept elsewhere.
  if (/(?:secret|key)_?(?:key)?_?(?:ref|selector)$/i.test(keys.at(-2) ?? '')) return false
  const words = `${keys.at(-2) ?? ''} ${last}`.replace(/([a-z])([A-Z])/g, '$1_$2')
  return SECRET.test(words) && !/(?:name|arn|path|id|ref|url|uri|file)$/i.test(last)
}
