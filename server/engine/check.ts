// Rules over a workspace: stamps rule and severity, keeps one failing rule from hiding the others, leaves out what comments and the baseline keep quiet.

import { sortOut } from './baseline'
import type { Finding, Found, Page, Rule, Said, Schema, Workspace } from './model'
import { allRules } from './rules/all'
import { schemaOf } from './schema-of'
import { type Settings, settingsOf } from './settings'
import { silence } from './suppressions'
import { shown } from './visible'

export interface Checker {
  /** The findings of one page, in order of place; `[]` for a path that is not there or excluded. */
  checkPage(workspace: Workspace, path: string): readonly Finding[]
  /** The findings of every page that has any, by path. */
  checkAll(workspace: Workspace): ReadonlyMap<string, readonly Finding[]>
}

/** What page rules said of a page, and under which catalogue, profile, schema and settings of the site. */
interface Remembered {
  readonly catalogue: Workspace['catalogue']
  readonly profile: Workspace['profile']
  readonly schema: Schema | undefined
  readonly settings: Settings
  readonly findings: readonly Finding[]
}

/** A checker with its own memory: page rules run once per Page while catalogue, profile, schema and site settings stay the same. */
export function createChecker(rules: readonly Rule[] = allRules): Checker {
  const pageRules = rules.filter((rule) => rule.scope === 'page')
  const workspaceRules = rules.filter((rule) => rule.scope === 'workspace')
  const lastRules = rules.filter((rule) => rule.scope === 'last')
  const ids = new Set(rules.map((rule) => rule.card.id))
  const memory = new WeakMap<Page, Remembered>()

  function ofPage(page: Page, workspace: Workspace): readonly Finding[] {
    const known = memory.get(page)
    const { catalogue, profile } = workspace
    const schema = schemaOf(page, workspace)
    const settings = settingsOf(workspace)
    const isSame = known?.catalogue === catalogue && known.profile === profile
    if (isSame && known.schema === schema && known.settings === settings) return known.findings
    const findings = pageRules.flatMap((rule) => apply(rule, page, workspace))
    memory.set(page, { catalogue, profile, schema, settings, findings })
    return findings
  }

  function check(page: Page, workspace: Workspace): readonly Finding[] {
    const own = ofPage(page, workspace)
    const wanted = workspaceRules.filter(({ card }) => !card.isOptional || workspace.severities.has(card.id))
    const shared = workspace.loaded ? wanted.flatMap((rule) => apply(rule, page, workspace)) : []
    const said = [...own, ...shared]
    // Whether a comment is of use shows only when every rule has spoken.
    const last = workspace.loaded
      ? lastRules.flatMap((rule) => apply(rule, page, workspace, { findings: said, rules: ids }))
      : []
    const heard = [...said, ...last].filter(({ rule, span }) => !silence(page, rule, span.start))
    return sortOut(workspace.baseline, page, asWanted(workspace, page.path, heard).sort(byPlace)).fresh
  }

  return {
    checkPage(workspace, path) {
      const page = workspace.pages.get(path)
      return page && !workspace.excluded(path) ? check(page, workspace) : []
    },
    checkAll(workspace) {
      const all = new Map<string, readonly Finding[]>()
      for (const page of workspace.pages.values()) {
        if (workspace.excluded(page.path)) continue
        const findings = check(page, workspace)
        if (findings.length > 0) all.set(page.path, findings)
      }
      return all
    },
  }
}

/** The findings as the workspace wants to hear them: none of rules that are off, or ignored in this file. */
function asWanted({ severities, ignored }: Workspace, path: string, findings: Finding[]): Finding[] {
  return findings.flatMap((finding) => {
    const severity = severities.get(finding.rule)
    if (severity === 'off' || ignored(finding.rule, path)) return []
    return severity === undefined ? [finding] : [{ ...finding, severity }]
  })
}

const NOTHING: Said = { findings: [], rules: new Set() }

/** Runs one rule on one page. A rule that throws costs its own findings and is reported: an exception must never look like a clean page. */
function apply(rule: Rule, page: Page, workspace: Workspace, said: Said = NOTHING): Finding[] {
  try {
    const findings: Finding[] = []
    for (const found of rule.check(page, workspace, said)) findings.push(stamp(rule, page, found))
    return findings
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return [
      {
        rule: 'engine/rule-failed',
        severity: 'error',
        path: page.path,
        span: { start: 0, end: 0 },
        message: shown(
          `The rule ${rule.card.id} failed on this file, so it was not checked: ${why}. Please report it.`,
        ),
        related: [],
        fixes: [],
        tag: undefined,
      },
    ]
  }
}

function stamp(rule: Rule, page: Page, found: Found): Finding {
  return {
    rule: rule.card.id,
    severity: found.severity ?? rule.card.severity,
    path: page.path,
    span: found.span,
    message: shown(found.message),
    related: found.related?.map((one) => ({ ...one, message: shown(one.message) })) ?? [],
    fixes: found.fixes?.map((fix) => ({ ...fix, title: shown(fix.title) })) ?? [],
    tag: found.tag,
  }
}

function byPlace(one: Finding, other: Finding): number {
  return one.span.start - other.span.start || one.span.end - other.span.end || (one.rule < other.rule ? -1 : 1)
}
