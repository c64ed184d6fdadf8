// What the findings of a page follow from besides the page: lists of values that are compared one by one.

import type { Aspect, Rule, Workspace } from './model'
import { settingsOf } from './settings'
import { siteOf } from './site/site'

/** Rules whose findings on a page follow from the same things, so that they run again together. */
export interface Group {
  readonly scope: Rule['scope']
  /** Undefined: nobody knows what from. */
  readonly follows: readonly Aspect[] | undefined
  readonly rules: readonly Asked[]
}

/** A rule in the same form as every other, so that asking hundreds of thousands of times costs little. */
export interface Asked {
  readonly rule: Rule
  readonly skips: NonNullable<Rule['skips']>
  readonly check: Rule['check']
}

const NEVER = () => false

export function asked(rule: Rule): Asked {
  return { rule, skips: rule.skips ?? NEVER, check: rule.check.bind(rule) }
}

/** What is the same for all pages of a workspace. */
export interface Inputs {
  /** What each group follows from. */
  readonly parts: readonly (readonly unknown[])[]
  /** Those of each group that are asked: none that have to be silent about other files, or that nobody asked for. */
  readonly rules: readonly (readonly Asked[])[]
  /** What decides which schema a page has. */
  readonly schema: readonly unknown[]
  /** What decides which findings are heard. */
  readonly hearing: readonly unknown[]
}

/** The rules of a page, and those of the workspace by what they follow from. */
export function groupsOf(rules: readonly Rule[]): readonly Group[] {
  const groups = new Map<string, { scope: Rule['scope']; follows: readonly Aspect[] | undefined; rules: Asked[] }>()
  for (const rule of rules) {
    const { scope, follows } = rule
    if (scope === 'last') continue
    const key = `${scope} ${follows?.join() ?? '?'}`
    const group = groups.get(key) ?? { scope, follows, rules: [] }
    groups.set(key, group)
    group.rules.push(asked(rule))
  }
  return [...groups.values()]
}

/** The inputs of a workspace, the same for all of its pages. What is as before is the very same value, the whole or single lists of it, so that most pages cost one look each. */
export function inputsOf(workspace: Workspace, groups: readonly Group[], before: Inputs | undefined): Inputs {
  const parts = groups.map((group, index) => kept(groupInputs(group, workspace), before?.parts[index]))
  const schema = kept(schemaInputs(workspace), before?.schema)
  const hearing = kept(hearingInputs(workspace), before?.hearing)
  const isSame = before?.schema === schema && before.hearing === hearing && sameItems(before.parts, parts)
  return isSame ? before : { parts, rules: groups.map((group) => askedOf(group, workspace)), schema, hearing }
}

function askedOf({ scope, rules }: Group, { loaded, severities }: Workspace): readonly Asked[] {
  if (scope === 'workspace' && !loaded) return []
  return rules.filter(({ rule: { card } }) => !card.isOptional || severities.has(card.id))
}

function kept(now: readonly unknown[], before: readonly unknown[] | undefined): readonly unknown[] {
  return before && sameItems(now, before) ? before : now
}

function groupInputs({ scope, follows }: Group, workspace: Workspace): readonly unknown[] {
  const { catalogue, profile, excluded } = workspace
  const page = [catalogue, profile, excluded, settingsOf(workspace)]
  if (scope === 'page') return page
  // Another one for each workspace: the workspace itself would be kept alive by every page.
  if (!follows) return [{}]
  const { severities, assigned, today, loaded, clones, referencesOf, environmentOf } = workspace
  const common = [...page, severities, assigned, today, loaded, clones, referencesOf, environmentOf]
  return [...common, ...follows.map((aspect) => inputFor(aspect, workspace))]
}

function inputFor(aspect: Aspect, workspace: Workspace): unknown {
  switch (aspect) {
    case 'paths':
      return workspace.files
    case 'site':
      return siteOf(workspace)
    case 'others':
    case 'frontMatter':
    case 'anchors':
      return workspace.shown[aspect]
  }
}

/** A schema may be any file of the workspace; one that is a Markdown page counts among the others once it was read as one. */
function schemaInputs({ profile, assigned, files, shown }: Workspace): readonly unknown[] {
  return [profile, assigned, files, shown.others]
}

function hearingInputs(workspace: Workspace): readonly unknown[] {
  const { loaded, profile, excluded, ignored, severities, baseline, clones } = workspace
  return [loaded, profile, excluded, ignored, severities, baseline, clones]
}

/** Whether two lists hold the very same values. */
export function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one === other) return true
  if (one.length !== other.length) return false
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false
  return true
}
