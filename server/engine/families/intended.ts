// Mentions of another environment that are meant: syncs, promotions, grants, shared things, and what a comment explains.

import type { Page, Workspace } from '../model'
import { cellsIn } from './cells'
import type { Mention } from './mentions'
import { referencesIn } from './templates'

/** Words in keys that speak of two environments at once, or of what all share. */
const BOTH =
  /restor|sync(?![a-z])|back-?up|import|export|from|source|copy|copied|clone|replay|mirror|next|promot|upstream|downstream|rewrite|replace|transform|(?:^|[_ .:-])(?:old|new|search|match|regexp?|pattern|pull|push|target)(?:$|[_ .:-])|allow|permit|grant|principal|trust|cross|peer|shared|cors|origins(?:$| )|registry|repository|image|ecr(?:$|[_ -])|runbook|description/i

/** Whether a key, or the one above it, speaks of more than one environment, or any of them names this other one itself. */
export function saysBoth(mention: Mention): boolean {
  const named = mention.cell.keys.filter((key) => !/^\[\d+\]$/.test(key))
  const keys = named
    .slice(-2)
    .join(' ')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
  return BOTH.test(keys) || namesItInKeys(mention)
}

/** Whether the keys name the other environment: `pull_licensify_staging_daily`. */
export function namesItInKeys({ cell, reference }: Mention): boolean {
  // An item's name is a value of its own.
  return cell.keys.some((key) => !/^\w+=/.test(key) && key.toLowerCase().includes(reference.name))
}

/** Whether a comment on the value's own line or on those directly above names the other environment: somebody thought of it. */
export function isExplained(page: Page, { reference, cell }: Mention, workspace: Workspace): boolean {
  const { text } = page
  const lineEnd = text.indexOf('\n', reference.span.end)
  let start = text.lastIndexOf('\n', Math.min(cell.span.start, reference.span.start) - 1) + 1
  while (start > 0) {
    const above = text.lastIndexOf('\n', start - 2) + 1
    if (!/^\s*(?:#|\/\/)/.test(text.slice(above, above + 200))) break
    start = above
  }
  return referencesIn(workspace, page, { start, end: lineEnd === -1 ? text.length : lineEnd }).some(
    ({ name, form, span }) => form === 'comment' && name === reference.name && span.start !== reference.span.start,
  )
}

/** Whether the value is one of a list, or lists several itself, that name several environments on purpose. */
export function isInMixedList(page: Page, { cell, own, reference }: Mention, workspace: Workspace): boolean {
  const names = (span: { start: number; end: number }) => referencesIn(workspace, page, span).map(({ name }) => name)
  if (names(cell.span).some((name) => name !== reference.name)) return true
  const place = cell.keys.findIndex((key) => /^\[\d+\]$/.test(key))
  if (place === -1) return false
  const list = cell.keys.slice(0, place).join(' / ')
  const others = [...cellsIn(page).byId.values()].filter(
    ({ id, span }) => id.startsWith(`${list} / [`) && span.start !== cell.span.start,
  )
  const beside = others.flatMap(({ span }) => names(span))
  if (beside.some((name) => name !== reference.name && name !== own)) return true
  // One among many that name this environment is no list of several.
  const isPlain = place === cell.keys.length - 1
  return isPlain && beside.includes(own) && (reference.form === 'account' || beside.length < 3)
}

/** Whether an account's number is that of the registry of images that all environments pull from. */
export function isRegistry(page: Page, { reference }: Mention): boolean {
  return /^\.dkr\.ecr\./.test(page.text.slice(reference.span.end, reference.span.end + 20))
}

/** Whether the other environment's name is part of a Terraform variable's, and this environment has none of that name anywhere: there is nothing that should stand here instead. */
export function hasNoCounterpart(
  { kind, text }: Page,
  { own, reference }: Mention,
  { catalogue, pages }: Workspace,
): boolean {
  if (kind !== 'terraform') return false
  const { start, end } = reference.span
  const before = /(?<!\w)(?:var|local)\.(\w{0,100})$/.exec(text.slice(Math.max(0, start - 110), start))?.[1]
  if (before === undefined) return false
  const after = /^\w{0,100}/.exec(text.slice(end, end + 100))![0]
  const aliases = catalogue.environments.find(({ name }) => name === own)?.aliases ?? []
  const names = [own, ...aliases].map((name) => before + name + after)
  for (const page of pages.values())
    if (page.kind === 'terraform' && names.some((name) => page.text.includes(name))) return false
  return true
}
