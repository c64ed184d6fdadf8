// Rules over a workspace: stamps rule and severity, keeps one failing rule from hiding the others, leaves out what comments and the baseline keep quiet.

import { sortOut } from './baseline'
import { type Asked, asked, groupsOf, type Inputs, inputsOf, sameItems } from './follows'
import type { Finding, Found, Page, Rule, Said, Schema, Workspace } from './model'
import { allRules } from './rules/all'
import { schemaOf } from './schema-of'
import { silence } from './suppressions'
import { shown } from './visible'

export interface Checker {
  /** The findings of one page, in order of place; `[]` for a path that is not there or excluded. */
  checkPage(workspace: Workspace, path: string): readonly Finding[]
  /** The findings of every page that has any, by path. */
  checkAll(workspace: Workspace): ReadonlyMap<string, readonly Finding[]>
  /** Whether a page has the same findings in both workspaces as long as it is the same Page; false also where nobody knows. */
  saysTheSame(before: Workspace, after: Workspace): boolean
}

/** What has been said of a page, group by group, and what of that is heard. */
interface Remembered {
  /** What all below was last compared with. */
  asOf: Inputs | undefined
  schema: Schema | undefined
  /** What decides which schema it is. */
  schemaInputs: readonly unknown[]
  /** What each group followed from besides the page and its schema; the same list for all pages. */
  parts: Inputs['parts']
  /** What each group said; of most pages that is nothing, and the same list. */
  said: readonly (readonly Finding[])[]
  inputs: readonly unknown[]
  findings: readonly Finding[]
}

/**
 * A checker with its own memory: a rule runs again for a page when the page or something has changed that the rule
 * follows from (`Rule.follows`). After an edit that is next to nothing for all pages but one.
 */
export function createChecker(rules: readonly Rule[] = allRules): Checker {
  const groups = groupsOf(rules)
  const unasked = groups.map(() => NEVER)
  const unsaid = groups.map(() => NONE)
  const lastRules = rules.filter((rule) => rule.scope === 'last').map(asked)
  const ids = new Set(rules.map((rule) => rule.card.id))
  const memory = new WeakMap<Page, Remembered>()
  const inputs = new WeakMap<Workspace, Inputs>()
  /** The last ones of each root folder, which keeps its finder. */
  const last = new WeakMap<Workspace['referencesOf'], Inputs>()

  function next(workspace: Workspace): Inputs {
    const found = inputsOf(workspace, groups, last.get(workspace.referencesOf))
    inputs.set(workspace, found)
    last.set(workspace.referencesOf, found)
    return found
  }

  function check(page: Page, workspace: Workspace): readonly Finding[] {
    const asOf = inputs.get(workspace) ?? next(workspace)
    let known = memory.get(page)
    if (known?.asOf === asOf) return known.findings
    const { parts, schema: schemaInputs, hearing } = asOf
    if (known?.schemaInputs !== schemaInputs) {
      const isKnown = known !== undefined && sameItems(known.schemaInputs, schemaInputs)
      const schema = isKnown ? known!.schema : schemaOf(page, workspace)
      if (!known || known.schema !== schema) {
        // Written out, because an object spread into another costs as much as ten rules.
        known = {
          asOf: undefined,
          schema,
          schemaInputs,
          parts: unasked,
          said: unsaid,
          inputs: NEVER,
          findings: NONE,
        }
        memory.set(page, known)
      }
      known.schemaInputs = schemaInputs
    }
    const said = run(known, asOf, page, workspace)
    const isSame = known.inputs !== NEVER && said === known.said
    known.parts = parts
    known.said = said
    if (!isSame || !sameItems(known.inputs, hearing)) known.findings = heard(page, workspace, said)
    known.inputs = hearing
    known.asOf = asOf
    return known.findings
  }

  /** What of all that is said remains once comments, configuration and baseline have left out their own. */
  function heard(page: Page, workspace: Workspace, parts: Remembered['said']): readonly Finding[] {
    if (workspace.excluded(page.path)) return NONE
    const said: Finding[] = []
    for (const findings of parts) for (const finding of findings) said.push(finding)
    const all = said.slice()
    // Whether a comment is of use shows only when every rule has spoken.
    if (workspace.loaded) ask(lastRules, page, workspace, { findings: said, rules: ids }, all)
    if (all.length === 0) return NONE
    const audible = all.filter(({ rule, span }) => !silence(page, rule, span.start))
    const { fresh } = sortOut(workspace.baseline, page, asWanted(workspace, page.path, audible).sort(byPlace))
    return fresh.length === 0 ? NONE : fresh
  }

  return {
    checkPage(workspace, path) {
      const page = workspace.pages.get(path)
      return page ? check(page, workspace) : NONE
    },
    checkAll(workspace) {
      const all = new Map<string, readonly Finding[]>()
      for (const page of workspace.pages.values()) {
        const findings = check(page, workspace)
        if (findings.length > 0) all.set(page.path, findings)
      }
      return all
    },
    saysTheSame: (before, after) => inputs.get(before) === (inputs.get(after) ?? next(after)),
  }
}

const NONE: readonly Finding[] = []
/** Nothing follows from this. */
const NEVER: readonly unknown[] = [{}]

/** What each group says of a page now: again what it said where nothing has changed that it follows from, and the very same list where that holds for all. Nothing of a page that nobody wants to be checked. */
function run({ parts, said }: Remembered, now: Inputs, page: Page, workspace: Workspace): Remembered['said'] {
  let isExcluded: boolean | undefined
  let changed: (readonly Finding[])[] | undefined
  for (let at = 0; at < parts.length; at++) {
    if (sameItems(parts[at]!, now.parts[at]!)) continue
    const findings: Finding[] = []
    isExcluded ??= workspace.excluded(page.path)
    if (!isExcluded) ask(now.rules[at]!, page, workspace, NOTHING_SAID, findings)
    if (findings.length === 0 && said[at]!.length === 0) continue
    changed ??= said.slice()
    // A copy, because what grew by pushing has room for more.
    changed[at] = findings.length === 0 ? NONE : findings.slice()
  }
  return changed ?? said
}

/** The findings as the workspace wants to hear them: none of rules that are off, or ignored in this file. */
function asWanted({ severities, ignored }: Workspace, path: string, findings: readonly Finding[]): Finding[] {
  const wanted: Finding[] = []
  for (const finding of findings) {
    const severity = severities.get(finding.rule)
    if (severity === 'off' || ignored(finding.rule, path)) continue
    wanted.push(severity === undefined ? finding : { ...finding, severity })
  }
  return wanted
}

const NOTHING_SAID: Said = { findings: [], rules: new Set() }

/** Runs rules on one page, and adds what they find. One that throws costs its own findings and is reported: an exception must never look like a clean page. */
function ask(rules: readonly Asked[], page: Page, workspace: Workspace, said: Said, into: Finding[]): void {
  for (const { rule, skips, check } of rules) {
    const before = into.length
    try {
      if (skips(page, workspace)) continue
      for (const found of check(page, workspace, said)) into.push(stamp(rule, page, found))
    } catch (error) {
      into.length = before
      into.push(failed(rule, page, error))
    }
  }
}

function failed({ card }: Rule, { path }: Page, error: unknown): Finding {
  const why = error instanceof Error ? error.message : String(error)
  return {
    rule: 'engine/rule-failed',
    severity: 'error',
    path,
    span: { start: 0, end: 0 },
    message: shown(`The rule ${card.id} failed on this file, so it was not checked: ${why}. Please report it.`),
    related: [],
    fixes: [],
    tag: undefined,
  }
}

function stamp(rule: Rule, page: Page, found: Found): Finding {
  return {
    rule: rule.card.id,
    severity: found.severity ?? rule.card.severity,
    path: page.path,
    span: found.span,
    message: shown(found.message),
    related: found.related?.map(({ path, span, message }) => ({ path, span, message: shown(message) })) ?? [],
    fixes: found.fixes?.map(({ title, edits, safe }) => ({ title: shown(title), edits, safe })) ?? [],
    tag: found.tag,
  }
}

function byPlace(one: Finding, other: Finding): number {
  return one.span.start - other.span.start || one.span.end - other.span.end || (one.rule < other.rule ? -1 : 1)
}
