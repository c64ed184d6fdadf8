// An explanation of one name, as data and as lines of text.

import type { Fact, KeySpec, Pointer, Severity, State } from '../../engine'
import { clean } from './clean'
import type { Style } from './style'

export interface EnvironmentExplanation {
  readonly kind: 'environment' | 'hosting'
  readonly name: string
  readonly title: string
  readonly aliases: readonly string[]
  readonly state: State
  readonly since: string | undefined
  readonly until: string | undefined
  readonly replacedBy: string | undefined
  readonly purpose: string
  readonly audience: string | undefined
  readonly access: string | undefined
  readonly hosting: string | undefined
  readonly accounts: readonly { readonly id: string; readonly name: string }[]
  readonly hosts: readonly string[]
  readonly links: readonly { readonly role: Pointer['role']; readonly title: string; readonly url: string }[]
  /** The manual's own words. */
  readonly quote: { readonly text: string; readonly path: string } | undefined
  readonly sources: readonly {
    readonly origin: string
    readonly date: string | undefined
    /** What it says; undefined for one that says the rest. */
    readonly facts: readonly Fact[] | undefined
  }[]
}

export interface RuleExplanation {
  readonly kind: 'rule'
  readonly name: string
  readonly severity: Severity
  readonly summary: string
  /** Markdown. */
  readonly why: string
  readonly url: string
  readonly examples: readonly { readonly title: string; readonly text: string; readonly fixed: string | undefined }[]
}

export interface KeyExplanation {
  readonly kind: 'key'
  readonly name: string
  readonly type: KeySpec['kinds'][number] | 'any'
  readonly description: string
  readonly values: readonly string[] | undefined
  readonly required: KeySpec['required']
  readonly example: string | undefined
  /** The kind of manual that has it. */
  readonly profile: string | undefined
}

export type Explanation = EnvironmentExplanation | RuleExplanation | KeyExplanation

const ROLES: readonly (readonly [Pointer['role'], string])[] = [
  ['provisioning', 'Provisioning'],
  ['dashboard', 'Dashboards'],
  ['documentation', 'Documentation'],
]

/** An environment, or a company that hosted some, in at most a screenful. */
export function environmentLines(one: EnvironmentExplanation, style: Style): string {
  const dates = [
    ...(one.since === undefined ? [] : [`since ${one.since}`]),
    ...(one.until === undefined ? [] : [`${one.state === 'retired' ? 'since' : 'until'} ${one.until}`]),
  ]
  const when = dates.length === 0 ? '' : ` (${dates.join(', ')})`
  const instead = one.replacedBy === undefined ? '' : `, replaced by ${one.replacedBy}`
  const rows: [string, string | undefined][] = [
    ['Also called', one.aliases.join(', ')],
    ['State', `${one.state}${when}${instead}`],
    // Without words of its own it has the manual's, which stand below.
    ['Purpose', one.purpose === one.quote?.text ? undefined : one.purpose],
    ['Used by', one.audience],
    ['Access', one.access],
    ['Hosting', one.hosting],
    ['Accounts', one.accounts.map(({ id, name }) => `${id} ${name}`.trim()).join(', ')],
    ['Hosts', one.hosts.join(', ')],
    ...ROLES.flatMap(([role, label]) =>
      one.links
        .filter((link) => link.role === role)
        .map((link, index): [string, string] => [index === 0 ? label : '', `${link.title}  ${link.url}`]),
    ),
    ['Manual', one.quote && `“${one.quote.text}” (${one.quote.path})`],
    ['Source', one.sources.map(sourceWords).join('; ')],
  ]
  return `${style.bold(`${clean(one.title)} (${clean(one.name)})`)}\n${table(rows)}`
}

function sourceWords({ origin, date, facts }: EnvironmentExplanation['sources'][number]): string {
  const what = facts && facts.length > 0 ? ` (${facts.join(', ')})` : ''
  return (origin === 'built-in' ? 'built-in GOV.UK catalogue' : origin) + what + (date ? `, ${date}` : '')
}

/** A rule with its examples; marks under a line stand for what it says there. */
export function ruleLines(one: RuleExplanation, style: Style): string {
  const examples = one.examples.map(({ title, text, fixed }) => {
    const after = fixed === undefined ? '' : `\n  Fixed:\n${indented(fixed)}`
    return `\n${style.bold(`Example: ${title}`)}\n${indented(text)}${after}`
  })
  const head = `${style.bold(one.name)}  ${style.severity(one.severity, one.severity)}\n`
  // Its links lead from the rule's page to others, and from a terminal nowhere.
  const why = one.why.trim().replace(/\[([^[\]]+)\]\([^()\s]*\)/g, '$1')
  return `${head}${one.summary}\n\n${why}\n${examples.join('')}\n${one.url}\n`
}

/** A front matter key. */
export function keyLines(one: KeyExplanation, style: Style): string {
  const needed = one.required ? `yes (${one.required.severity} when missing): ${one.required.why}` : 'no'
  return `${style.bold(`${clean(one.name)}:`)} ${clean(one.description)}\n${table([
    ['Required', needed],
    ['Type', one.type === 'any' ? undefined : one.type],
    ['Values', one.values?.join(', ')],
    ['Example', one.example],
    ['Manual', one.profile],
  ])}`
}

function table(rows: readonly (readonly [string, string | undefined])[]): string {
  return rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([label, value]) => `  ${label.padEnd(14)}${clean(value!)}\n`)
    .join('')
}

function indented(text: string): string {
  return text
    .replace(/(?<!\n)\n+$/, '')
    .split('\n')
    .map((line) => (line === '' ? '\n' : `    ${line}\n`))
    .join('')
}
