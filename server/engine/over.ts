// Environments that are over: which they are, how surely a mention means them, and what to say of it.

import { codeAt } from './code-at'
import type { Catalogue, Environment, Fix, Form, Page, Reference, Severity, Workspace } from './model'
import { inCaseOf } from './suggest'
import { isConfigured, isOnPlatform, isOurs, isOwnPlace } from './whose'

const remembered = new WeakMap<Catalogue, ReadonlyMap<string, Environment>>()

/**
 * The environments that are retired or deprecated, by each of their names. One that a page of the workspace describes is
 * in use there, unless the configuration says otherwise. Remembered while the catalogue stays.
 */
export function overIn({ catalogue }: Workspace): ReadonlyMap<string, Environment> {
  const known = remembered.get(catalogue)
  if (known) return known
  const over = catalogue.environments.filter(
    (one) =>
      one.kind === 'environment' &&
      one.state !== 'active' &&
      (isConfigured(one) || one.sources.every(({ origin }) => origin === 'built-in')),
  )
  const byName = new Map(over.flatMap((one) => [one.name, ...one.aliases].map((name) => [name, one] as const)))
  remembered.set(catalogue, byName)
  return byName
}

/** Whether a form is running text, which may speak of other people's environments. */
export function isText(form: Form): boolean {
  return form === 'prose' || form === 'heading' || form === 'link-text' || form === 'front-matter' || form === 'comment'
}

/** How loud to be about a mention of an environment that is over; undefined for not at all. */
export function loudness(
  mention: Reference,
  environment: Environment,
  page: Page,
  workspace: Workspace,
): Severity | undefined {
  const ours = isOurs(environment, workspace)
  if (mention.demanded && (ours || isOwnPlace(page, mention.span))) return 'warning'
  if (mention.form === 'host' && isOnPlatform(page, mention.span, [environment]))
    // Examples of what an application answers keep old hosts.
    return isConfigured(environment) || !isCoded(page, mention) ? 'warning' : 'info'
  if (!ours) return undefined
  switch (mention.form) {
    case 'key':
    case 'value':
    case 'flag':
      return 'warning'
    case 'path':
      // "production/staging/preview" in a sentence is a list.
      return isCoded(page, mention) ? 'warning' : asText(mention, environment, page, workspace)
    case 'host':
      return isOnPlatform(page, mention.span, workspace.catalogue.environments) ? 'warning' : 'hint'
    case 'code':
    case 'fence':
    case 'url':
      return 'hint'
    case 'identifier':
      // A mailbox or a bucket keeps its name when the environment goes; whoever retires one wants to see them all the same.
      return isConfigured(environment) ? 'hint' : undefined
    case 'prose':
    case 'heading':
    case 'link-text':
    case 'front-matter':
    case 'comment':
      return asText(mention, environment, page, workspace)
  }
}

/** In running text: a warning only where the workspace itself says that it is over, and the words that an environment is meant. */
function asText(mention: Reference, environment: Environment, page: Page, workspace: Workspace): Severity {
  return isConfigured(environment) && saysEnvironment(page, mention, workspace) ? 'warning' : 'hint'
}

/** Whether it is code, or no page at all. */
function isCoded(page: Page, { span }: Reference): boolean {
  return page.kind !== 'markdown' || codeAt(page, span.start) !== undefined
}

/** Whether running text says that an environment is meant: the noun behind it, or a current environment beside it. */
function saysEnvironment({ text }: Page, { span }: Reference, { catalogue }: Workspace): boolean {
  const after = text.slice(span.end, span.end + 40)
  if (/^["'`*_]{0,3}\s+(?:environments?|clusters?|accounts?)\b/i.test(after)) return true
  const beside = [
    /(?:^|[^\w-])([\w-]+)["'`*_]{0,3}\s*(?:,|\/|,?\s(?:and|or)\s)\s*["'`*_]{0,3}$/.exec(
      text.slice(Math.max(0, span.start - 60), span.start),
    )?.[1],
    /^["'`*_]{0,3}\s*(?:,|\/|,?\s(?:and|or)\s)\s*["'`*_]{0,3}([\w-]+)/.exec(after)?.[1],
  ]
  return catalogue.environments.some(
    ({ state, name, aliases }) =>
      state === 'active' && beside.some((word) => word && [name, ...aliases].includes(word.toLowerCase())),
  )
}

export interface Advice {
  readonly message: string
  readonly fixes: readonly Fix[]
}

/** What is wrong with naming it, what to write instead, and the edit where there is one. */
export function adviceOn(page: Page, mention: Reference, environment: Environment, workspace: Workspace): Advice {
  const { replacedBy } = environment
  const { environments } = workspace.catalogue
  const successor = environments.find(({ name, state }) => name === replacedBy && state === 'active')
  const history = page.kind === 'markdown' ? ', or say that this is history' : ''
  const instead = replacedBy
    ? `Use “${replacedBy}”${history}.`
    : page.kind === 'markdown'
      ? 'Remove it, or say that this is history.'
      : 'Remove it.'
  const text = replacedBy && inCaseOf(mention.text, replacedBy)
  // On another platform the successor has another host altogether.
  const fits = mention.form !== 'host' || (successor && isOnPlatform(page, mention.span, [successor]))
  const edits = text && successor && fits ? [{ path: page.path, span: mention.span, text }] : []
  return {
    message: `The environment “${mention.text}” is ${ending(environment, workspace.today)}. ${instead}`,
    fixes: edits.length > 0 ? [{ title: `Replace with “${text}”`, edits, safe: false }] : [],
  }
}

/** `retired (since 2024-03)`, `deprecated (until 2027-01)`: how and when it ended, or will. */
function ending({ state, since, until }: Environment, today: string): string {
  const isToCome = until !== undefined && until > today.slice(0, until.length)
  const word = state === 'retired' && isToCome ? 'being retired' : state
  if (until !== undefined) return `${word} (${isToCome ? 'until' : 'since'} ${until})`
  return state === 'deprecated' && since !== undefined ? `${word} (since ${since})` : word
}
