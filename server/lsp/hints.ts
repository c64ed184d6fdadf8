// What stands behind text in grey: the environment that a command acts on, and the values that siblings have.

import { type InlayHint, MarkupKind, type Range } from 'vscode-languageserver'
import {
  commandsIn,
  environmentNamed,
  familyOf,
  isHidden,
  matrixOf,
  positionAt,
  purposeOf,
  shown,
  type Workspace,
} from '../engine'
import type { Place } from './session'
import { spanOf } from './translate'

/** Behind each command of a page that names environments: which, and whether it destroys something there. */
export function commandHints({ root: { workspace }, path }: Place, range: Range): InlayHint[] {
  const page = workspace.pages.get(path)
  if (page?.kind !== 'markdown') return []
  const { start, end } = spanOf(page, range)
  return commandsIn(workspace, page).flatMap(({ span, code, environments, destructive }): InlayHint[] => {
    if (span.end < start || end < span.start) return []
    const known = environments.flatMap((name) => environmentNamed(workspace, name) ?? [])
    const named = known.filter(({ kind }) => kind === 'environment')
    if (named.length === 0) return []
    const titles = named.map(({ title }) => title).join(', ')
    const lines = named.map((one) => `${one.title}: ${purposeOf(one) || 'nobody says what it is for'}`)
    const verb = destructive ? page.text.slice(destructive.start, destructive.end) : undefined
    const what = verb ? `This command destroys something (${verb}) in:` : 'This command acts on:'
    // In running text behind the closing backtick.
    const at = code.kind === 'span' ? code.span.end : span.end
    return [
      {
        position: positionAt(page.lineStarts, at),
        label: shown(verb ? `${titles}, destructive` : titles),
        tooltip: { kind: MarkupKind.PlainText, value: shown([what, ...lines].join('\n')) },
        paddingLeft: true,
      },
    ]
  })
}

/** More siblings and longer values make lines that nobody can read. */
const MOST_SIBLINGS = 3
const LONGEST = 24

/** Behind the value of each key that differs: what the other environments have. Long values and secrets are left out. */
export function siblingHints({ root: { workspace }, path }: Place, range: Range): InlayHint[] {
  const page = workspace.pages.get(path)
  const family = familyOf(workspace, path)
  if (!page || !family) return []
  const { start, end } = spanOf(page, range)
  const column = family.members.findIndex((member) => member.path === path)
  return matrixOf(workspace, family).rows.flatMap((row): InlayHint[] => {
    const own = row.cells[column]
    if (!row.differs || !own || own.span.end < start || end < own.span.start) return []
    const others = family.members.flatMap(({ environment }, index) => {
      const cell = row.cells[index]
      if (!cell || cell.value === own.value || cell.value.length > LONGEST || isHidden(row, cell)) return []
      return [`${titleOf(workspace, environment)} ${cell.value.replace(/\s+/g, ' ').trim() || '(empty)'}`]
    })
    if (others.length === 0) return []
    const more = others.length > MOST_SIBLINGS ? ' …' : ''
    const label = shown(others.slice(0, MOST_SIBLINGS).join(' · ') + more)
    return [{ position: positionAt(page.lineStarts, own.span.end), label, paddingLeft: true }]
  })
}

function titleOf(workspace: Workspace, name: string): string {
  return environmentNamed(workspace, name)?.title ?? name
}
