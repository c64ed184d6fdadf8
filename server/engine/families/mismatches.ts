// Values and comments of one environment's file that plainly mean another.

import type { Catalogue, Page, Reference, Related, Severity, Span, Workspace } from '../model'
import { isOfTests } from '../of-tests'
import { type Family, familiesOf, familyOf } from './family'
import { hasNoCounterpart, isExplained, isInMixedList, isRegistry, namesItInKeys, saysBoth } from './intended'
import { alikeIn, evidence, type Mention, mentionsIn, type Said, sharingIn, siblingsOf } from './mentions'
import { isUnlabelled, referencesIn, surroundingsOf } from './templates'

/** What kind of thing the name stands in. */
export type TokenClass = 'host' | 'account' | 'context' | 'bucket' | 'project' | 'secret' | 'environment' | 'name'

export interface Mismatch {
  readonly mention: Mention
  readonly token: TokenClass
  readonly severity: Severity
  /** Siblings that name themselves in the same words. */
  readonly siblings: readonly Related[]
  /** Whether one of these is neither this file nor the one named. */
  readonly isProven: boolean
}

/** The mismatches in the values of a configuration file, in order of place. Files of tests are made of invented values and have none. */
export function* mismatchesIn(workspace: Workspace, page: Page): Generator<Mismatch> {
  if (isOfTests(page.path)) return
  const mentions = [...mentionsIn(workspace, page)]
  if (mentions.every(({ reference, own }) => reference.name === own)) return
  const known = knownIn(workspace)
  const counts = new Map<string, number>()
  for (const { reference, own } of mentions) {
    const key = `${own} ${reference.name} ${surroundingsOf(page, reference)}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  for (const mention of mentions) {
    const { reference, own, family } = mention
    const isKnown =
      known.has(reference.name) || family?.members.some(({ environment }) => environment === reference.name)
    if (reference.name === own || !isKnown) continue
    const found = judge(workspace, page, mention, counts)
    if (found && !hasNoCounterpart(page, mention, workspace))
      yield isBorrowed(mention, workspace.catalogue) ? { ...found, severity: 'hint' } : found
  }
}

function judge(
  workspace: Workspace,
  page: Page,
  mention: Mention,
  counts: ReadonlyMap<string, number>,
): Mismatch | undefined {
  const { reference, own } = mention
  const token = classOf(page, mention)
  const said = siblingsOf(workspace, mention)
  const alike = alikeIn(workspace, page, mention, said)
  const around = surroundingsOf(page, reference)
  const asMany = (name: string) => counts.get(`${own} ${name} ${around}`) ?? 0
  // What a file does again and again is its way of doing it.
  const isHabit = asMany(reference.name) > 1 && asMany(reference.name) * 5 > asMany(own)
  const others = alike.filter(({ member }) => member.environment !== reference.name)
  const siblings = evidence(alike)
  if (others.length > 0 && !isPromotion(mention) && !namesItInKeys(mention)) {
    const found = { mention, token, siblings, isProven: true }
    const isHint = isUnlabelled(reference) || sharingIn(workspace, page, mention, said).length >= others.length
    if (!mention.cell.isOrdinal) return { ...found, severity: isHint ? 'hint' : 'warning' }
    // A list's items have no names, so what has the same place in a sibling may be about something else.
    if (token !== 'account' && token !== 'name' && !isUnlabelled(reference) && !saysBoth(mention) && !isHabit)
      return { ...found, severity: 'hint' }
  }
  if (token === 'environment' || token === 'name' || isUnlabelled(reference)) return undefined
  const isShared = said.some(({ member, cell }) => member.environment !== reference.name && same(cell, mention))
  if (isShared || saysBoth(mention) || isRegistry(page, mention)) return undefined
  if (isExplained(page, mention, workspace) || isInMixedList(page, mention, workspace)) return undefined
  if (isHabit) return undefined
  const isCopied = alike.length > 0 && !mention.cell.isOrdinal
  if (asMany(own) === 0 && !isCopied) return undefined
  // `cluster: production` proves nothing where production's file says so, too: two environments may share a cluster.
  const isWhole = mention.cell.value.trim().length === reference.text.length
  const severity = asMany(own) > 0 && isCopied && !isWhole ? 'warning' : 'hint'
  return { mention, token, severity, siblings, isProven: false }
}

/** Whether what a developer’s machine, a build, a sandbox or a pull request’s environment uses is another's since it mostly has none of its own: `dev: integration`. Production is nobody’s to borrow. */
function isBorrowed({ own, reference }: Mention, { environments }: Catalogue): boolean {
  if (!/^(?:dev|local|build|ci$|sandbox|test|ephemeral|review)/.test(own) || reference.name === 'production')
    return false
  return environments.every(({ name, accounts }) => name !== own || accounts.length === 0)
}

function same(cell: Said['cell'], mention: Mention): boolean {
  return cell.value === mention.cell.value
}

/** `nextEnvironment: staging`: what the key asks for is another environment. */
function isPromotion({ cell }: Mention): boolean {
  return /next|promot|upstream|downstream|source|target|from/i.test(cell.keys.at(-1) ?? '')
}

const CLASSES: readonly (readonly [TokenClass, RegExp])[] = [
  ['context', /context|cluster/i],
  ['bucket', /bucket|s3|gcs/i],
  ['project', /project|gcp|bigquery/i],
  ['secret', /secret|vault|ssm|parameter/i],
]

export function classOf(page: Page, { reference, cell }: Mention): TokenClass {
  if (reference.form === 'host') return 'host'
  if (reference.form === 'account') return 'account'
  const value = cell.value.trim()
  if (value.length === reference.text.length) {
    const key = cell.keys.at(-1) ?? ''
    return CLASSES[0]![1].test(key) ? 'context' : 'environment'
  }
  if (/\s/.test(value)) return 'name'
  if (/^(?:s3|gs):\/\/|^arn:aws:s3/.test(value)) return 'bucket'
  const line = cell.keys.slice(-2).join(' ')
  const found = CLASSES.find(([, words]) => words.test(line))?.[0]
  return found ?? (reference.form === 'url' || page.kind === 'markdown' ? 'host' : 'name')
}

/** Environments that have files here. */
const knownOf = new WeakMap<readonly Family[], ReadonlySet<string>>()

function knownIn(workspace: Workspace): ReadonlySet<string> {
  const families = familiesOf(workspace)
  const known = knownOf.get(families) ?? new Set(families.flatMap(({ members }) => members.map((m) => m.environment)))
  knownOf.set(families, known)
  return known
}

export interface CommentMismatch {
  readonly reference: Reference
  readonly own: string
  readonly siblings: readonly (Related & { readonly environment: string })[]
}

/** Comments that name another environment in words in which siblings name themselves: each names its own, or the one named has it word for word. */
export function* commentMismatchesIn(workspace: Workspace, page: Page): Generator<CommentMismatch> {
  const own = workspace.environmentOf(page.path)
  const family = familyOf(workspace, page.path)
  if (!own || !family || page.comments.length === 0) return
  for (const span of page.comments) {
    const names = referencesIn(workspace, page, span)
    const [reference] = names
    if (!reference || reference.name === own.name || names.some(({ name }) => name !== reference.name)) continue
    if (page.text.slice(span.start, span.end).split(/\s+/).length < 5) continue
    const siblings = family.members.flatMap(({ environment, path }): (Related & { environment: string })[] => {
      const other = environment === own.name ? undefined : workspace.pages.get(path)
      const place = other && commentsOf(workspace, other, environment).get(withBlank(page, span, names))
      return place ? [{ environment, path, span: place, message: `${environment} names itself here` }] : []
    })
    const text = page.text.slice(span.start, span.end)
    // What a third has word for word is said on purpose.
    const isShared = () =>
      family.members.some(
        ({ environment, path }) =>
          environment !== own.name && environment !== reference.name && workspace.pages.get(path)?.text.includes(text),
      )
    if (siblings.length > 0 && !isShared()) yield { reference, own: own.name, siblings }
  }
}

function withBlank(page: Page, span: Span, names: readonly Reference[]): string {
  let text = ''
  let at = span.start
  for (const { span: name } of names) {
    text += `${page.text.slice(at, name.start)}{environment}`
    at = name.end
  }
  return (text + page.text.slice(at, span.end)).replace(/^\W+/, '').trim()
}

type Comments = ReadonlyMap<string, Span>

const comments = new WeakMap<Page, { readonly of: Workspace['referencesOf']; readonly found: Comments }>()

/** The comments of a sibling in which it names itself, without the name -> place. Remembered per Page. */
function commentsOf(workspace: Workspace, page: Page, environment: string): Comments {
  const known = comments.get(page)
  if (known?.of === workspace.referencesOf) return known.found
  const found = new Map<string, Span>()
  for (const span of page.comments) {
    const names = referencesIn(workspace, page, span).filter(({ name }) => name === environment)
    if (names.length > 0) found.set(withBlank(page, span, names), span)
  }
  comments.set(page, { of: workspace.referencesOf, found })
  return found
}
