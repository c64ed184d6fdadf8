// Rules over a workspace: stamps rule and severity, keeps one failing rule from hiding the others, leaves out what comments and the baseline keep quiet.

import { sortOut } from './baseline'
import { type Group, groupsOf, type Inputs, inputsOf, sameItems } from './follows'
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

/** What a group said of a page, and all that it followed from besides the page and its schema. */
interface Part {
  inputs: readonly unknown[]
  findings: readonly Finding[]
}

/** What has been said of a page, part by part, and what of that is heard. */
interface Remembered {
  /** What all below was last compared with. */
  asOf: Inputs | undefined
  schema: Schema | undefined
  /** What decides which schema it is. */
  schemaInputs: readonly unknown[]
  readonly parts: readonly Part[]
  inputs: readonly unknown[]
  findings: readonly Finding[]
}

/**
 * A checker with its own memory: a rule runs again for a page when the page or something has changed that the rule
 * follows from (`Rule.follows`). After an edit that is next to nothing for all pages but one.
 */
export function createChecker(rules: readonly Rule[] = allRules): Checker {
  const groups = groupsOf(rules)
  const lastRules = rules.filter((rule) => rule.scope === 'last')
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
    const { parts: now, schema: schemaInputs, hearing } = asOf
    if (known?.schemaInputs !== schemaInputs) {
      const isKnown = known !== undefined && sameItems(known.schemaInputs, schemaInputs)
      const schema = isKnown ? known!.schema : schemaOf(page, workspace)
      if (!known || known.schema !== schema) {
        known = { asOf: undefined, schema, schemaInputs, parts: groups.map(unsaid), inputs: NEVER, findings: NONE }
        memory.set(page, known)
      }
      known.schemaInputs = schemaInputs
    }
    let isSame = known.inputs !== NEVER
    for (let at = 0; at < groups.length; at++) {
      const part = known.parts[at]!
      const own = now[at]!
      if (part.inputs === own) continue
      if (!sameItems(part.inputs, own)) {
        const findings = run(groups[at]!, page, workspace)
        if (findings !== part.findings) isSame = false
        part.findings = findings
      }
      part.inputs = own
    }
    if (!isSame || !sameItems(known.inputs, hearing)) known.findings = heard(page, workspace, known.parts)
    known.inputs = hearing
    known.asOf = asOf
    return known.findings
  }

  /** What of all that is said remains once comments, configuration and baseline have left out their own. */
  function heard(page: Page, workspace: Workspace, parts: readonly Part[]): readonly Finding[] {
    if (workspace.excluded(page.path)) return NONE
    const said: Finding[] = []
    for (const { findings } of parts) for (const finding of findings) said.push(finding)
    const all = said.slice()
    // Whether a comment is of use shows only when every rule has spoken.
    if (workspace.loaded)
      for (const rule of lastRules) apply(rule, page, workspace, { findings: said, rules: ids }, all)
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
const unsaid = (): Part => ({ inputs: NEVER, findings: NONE })

/** What a group of rules says of a page; nothing while rules about other files have to be silent, and of a page that nobody wants to be checked. */
function run({ scope, rules }: Group, page: Page, workspace: Workspace): readonly Finding[] {
  if (workspace.excluded(page.path) || (scope === 'workspace' && !workspace.loaded)) return NONE
  const findings: Finding[] = []
  for (const rule of rules)
    if (!rule.card.isOptional || workspace.severities.has(rule.card.id))
      apply(rule, page, workspace, NOTHING_SAID, findings)
  // A copy, because what grew by pushing has room for more.
  return findings.length === 0 ? NONE : findings.slice()
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

/** Runs one rule on one page, and adds what it finds. A rule that throws costs its own findings and is reported: an exception must never look like a clean page. */
function apply(rule: Rule, page: Page, workspace: Workspace, said: Said, into: Finding[]): void {
  const before = into.length
  try {
    if (rule.skips?.(page)) return
    for (const found of rule.check(page, workspace, said)) into.push(stamp(rule, page, found))
  } catch (error) {
    into.length = before
    const why = error instanceof Error ? error.message : String(error)
    into.push({
      rule: 'engine/rule-failed',
      severity: 'error',
      path: page.path,
      span: { start: 0, end: 0 },
      message: shown(`The rule ${rule.card.id} failed on this file, so it was not checked: ${why}. Please report it.`),
      related: [],
      fixes: [],
      tag: undefined,
    })
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
