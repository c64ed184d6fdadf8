// manual-lens.yml: which file it is, what it says as a whole, and what it says of checks.

import { globMatcher } from '../glob'
import type { Page, Severity } from '../model'
import { nearest } from '../suggest'
import { type ConfigProblem, type ConfigText, readConfigText, type Spot, type Value, type Values } from './config-read'
import { allRuleIds } from './config-rules'
import { GOVUK } from './govuk'

/** Whether a path is a workspace's configuration: `manual-lens.yml` at its root. */
export function isConfig(path: string): boolean {
  return path === 'manual-lens.yml' || path === 'manual-lens.yaml'
}

/** The configuration that counts among pages: `manual-lens.yml` before `manual-lens.yaml`. */
export function configIn(pages: ReadonlyMap<string, Page>): Page | undefined {
  return pages.get('manual-lens.yml') ?? pages.get('manual-lens.yaml')
}

const remembered = new WeakMap<Page, ConfigText>()

/** What a configuration page says, without what is wrong in it. Never throws; remembered per Page. */
export function readConfig(page: Page): ConfigText {
  const known = remembered.get(page)
  if (known) return known
  const read = readConfigText(page.text)
  const config = read.isBroken ? read : { ...read, problems: [...read.problems, ...namingProblems(read)] }
  remembered.set(page, config)
  return config
}

/** What a configuration begins with. */
export function baseOf({ values }: ConfigText): 'govuk' | 'tech-docs' | 'none' {
  return (values.extends as 'tech-docs' | 'none' | undefined) ?? 'govuk'
}

/** The environments that a configuration describes, by name. */
export function environmentsIn({ values }: ConfigText): ReadonlyMap<string, Values> {
  return new Map(Object.entries((values.environments ?? {}) as Readonly<Record<string, Values>>))
}

/** A value that is a list of texts. */
export function textsIn(value: Value | undefined): readonly string[] {
  return (value ?? []) as readonly string[]
}

/** Names that stand for two environments, and successors that are none. */
function namingProblems(config: ConfigText): ConfigProblem[] {
  const environments = environmentsIn(config)
  const owners = new Map([...environments.keys()].map((name) => [name, name]))
  const problems: ConfigProblem[] = []
  for (const { path, span, text } of spotsOf(config, 'aliases')) {
    const alias = text.toLowerCase()
    const owner = owners.get(alias)
    if (owner !== undefined && owner !== path[1])
      problems.push({
        span,
        message: `“${text}” stands for “${owner}” already, so it can’t stand for “${path[1]}” too.`,
      })
    else owners.set(alias, path[1]!)
  }
  const builtIn = baseOf(config) === 'govuk' ? GOVUK.environments : []
  const names = [
    ...owners.keys(),
    ...builtIn.flatMap(({ name, title, aliases }) => [name, title.toLowerCase(), ...aliases]),
  ]
  for (const { span, text } of spotsOf(config, 'replacedBy')) {
    // An environments page may describe more of them: only a slip is surely one.
    const [guess] = names.includes(text.toLowerCase()) ? [] : nearest(text, names)
    if (guess !== undefined)
      problems.push({ span, message: `There is no environment “${text}”. Did you mean “${guess}”?`, instead: guess })
  }
  return problems
}

/** What is said of environments below a key, and where. */
export function spotsOf({ spots }: ConfigText, key: string): readonly Spot[] {
  return spots.filter(({ path }) => path[0] === 'environments' && path[2] === key)
}

/** The severities that a configuration gives to rules: an id counts before its group, whichever stands first. */
export function severitiesIn({ values }: ConfigText): ReadonlyMap<string, Severity | 'off'> {
  const said = new Map(Object.entries((values.rules ?? {}) as Readonly<Record<string, Severity | 'off'>>))
  return new Map(
    allRuleIds.flatMap((id) => {
      const severity = said.get(id) ?? said.get(groupOf(id))
      return severity === undefined ? [] : [[id, severity]]
    }),
  )
}

function groupOf(id: string): string {
  return `${id.slice(0, id.indexOf('/'))}/*`
}

/** Whether a configuration wants a path not to be checked; itself it always is. */
export function exclusionIn({ values }: ConfigText): (path: string) => boolean {
  const matches = globMatcher(textsIn(values.exclude))
  return (path) => !isConfig(path) && matches(path)
}

/** Whether a configuration doesn't want to hear a rule in a file. */
export function suppressionIn({ values }: ConfigText): (rule: string, path: string) => boolean {
  const suppressions = ((values.ignore ?? []) as readonly Values[]).map(({ rule, paths }) => ({
    rules: new Set(textsIn(rule)),
    matches: paths === undefined ? () => true : globMatcher(textsIn(paths)),
  }))
  if (suppressions.length === 0) return () => false
  return (rule, path) =>
    suppressions.some(({ rules, matches }) => (rules.has(rule) || rules.has(groupOf(rule))) && matches(path))
}
