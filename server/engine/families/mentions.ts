// Where the values of one environment's file name an environment, and what its siblings say there.

import type { Page, Reference, Related, Workspace } from '../model'
import { type Cell, cellsIn } from './cells'
import { type Family, familyOf, type Member, mapFamiliesOf } from './family'
import { matrixOf, rowIdOf } from './matrix'
import { templateOf } from './templates'

export interface Mention {
  readonly reference: Reference
  readonly cell: Cell
  /** The environment that the value belongs to, and the family that it does so in, if any. */
  readonly own: string
  readonly family: Family | undefined
}

/** What a member of a family says for one key. */
export interface Said {
  readonly member: Member
  readonly page: Page
  readonly cell: Cell
}

/** The cells of a page in order of place, each place once: what an anchor gives counts where it is written. */
function cellsByPlace(page: Page): readonly Cell[] {
  const places = new Map<number, Cell>()
  for (const cell of cellsIn(page).byId.values()) if (!places.has(cell.span.start)) places.set(cell.span.start, cell)
  return [...places.values()].sort((one, other) => one.span.start - other.span.start)
}

/** Every mention in the values of a configuration file that, as a whole or in part, belongs to an environment; in order of place. */
export function* mentionsIn(workspace: Workspace, page: Page): Generator<Mention> {
  const owner = workspace.environmentOf(page.path)
  const maps = mapFamiliesOf(workspace, page)
  if (!owner && maps.length === 0) return
  const file = familyOf(workspace, page.path)
  const cells = cellsByPlace(page)
  let at = 0
  for (const reference of workspace.referencesOf(page)) {
    while (at < cells.length && cells[at]!.span.end < reference.span.end) at++
    const cell = cells[at]
    if (!cell || cell.span.start > reference.span.start) continue
    const part = partOf(maps, cell)
    if (part) yield { reference, cell, own: part.member.environment, family: part.family }
    else if (owner) yield { reference, cell, own: owner.name, family: file }
  }
}

function partOf(maps: readonly Family[], cell: Cell): { family: Family; member: Member } | undefined {
  for (const family of maps)
    for (const member of family.members)
      if (member.keys.every((key, index) => cell.keys[index] === key)) return { family, member }
  return undefined
}

/** What the siblings say for a cell's key, the cell itself left out. */
export function siblingsOf(workspace: Workspace, { cell, family, own }: Omit<Mention, 'reference'>): readonly Said[] {
  if (!family) return []
  const column = family.members.findIndex(({ environment }) => environment === own)
  const member = family.members[column]
  const row = member && matrixOf(workspace, family).byId.get(rowIdOf(workspace, member, cell))
  return family.members.flatMap((sibling, index): Said[] => {
    const other = row?.cells[index]
    const page = workspace.pages.get(sibling.path)
    // A key that only happens to be written alike (`pull_production` in production’s file and in others) says something else there.
    const isSame = other && rowIdOf(workspace, sibling, other) === row?.id
    return index === column || !isSame || !page ? [] : [{ member: sibling, page, cell: other }]
  })
}

/** Those of them that name themselves where this value names `named`, in otherwise the same words. */
export function alikeIn(workspace: Workspace, page: Page, mention: Mention, said: readonly Said[]): readonly Said[] {
  const template = templateOf(workspace, page, mention.cell.span, mention.reference.name, mention.own)
  return said.filter(
    ({ member, page: other, cell }) => templateOf(workspace, other, cell.span, member.environment) === template,
  )
}

/** Those of them that, in the same words, name one more environment that isn't their own: then it is a way of sharing, and no slip. */
export function sharingIn(workspace: Workspace, page: Page, mention: Mention, said: readonly Said[]): readonly Said[] {
  const template = templateOf(workspace, page, mention.cell.span, mention.reference.name, mention.own)
  const names = new Set(mention.family?.members.map(({ environment }) => environment))
  names.add(mention.reference.name)
  return said.filter(({ member, page: other, cell }) =>
    [...names].some(
      (name) => name !== member.environment && templateOf(workspace, other, cell.span, name) === template,
    ),
  )
}

/** What siblings say, for a finding. */
export function evidence(said: readonly Said[]): Related[] {
  return said.map(({ member, cell }) => ({
    path: member.path,
    span: cell.span,
    message: `${member.environment} says “${short(cell.value)}”`,
  }))
}

/** A value in one short line. */
export function short(value: string): string {
  const line = value.trim().replace(/\s+/g, ' ')
  return line.length > 60 ? `${line.slice(0, 59)}…` : line
}
