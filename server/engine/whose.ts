// Whose environment a place speaks of: this organisation's own, or another team's of the same name.

import { isConfig } from './catalogue/config'
import type { Catalogue, Environment, Page, Span, Workspace } from './model'

/** Whether it stands in a place that only GOV.UK's environments have: its command, its keys, its hosts. */
export function isOwnPlace({ text }: Page, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - 200), start)
  return /\b(?:gds\s+govuk|govuk-connect)\s[^\n]*$|\b(?:govukEnvironment|govuk_environment|GOVUK_ENVIRONMENT)\b[^\n]{0,40}$|\beks\.$/.test(
    before.slice(before.lastIndexOf('\n') + 1),
  )
}

/** Whether the workspace's `manual-lens.yml` describes an environment. */
export function isConfigured({ sources }: Environment): boolean {
  return sources.some(({ origin }) => isConfig(origin))
}

/** Whether a workspace is one whose environments these are: it says so itself, or it is GOV.UK's manual and they are built in. */
export function isOurs(environment: Environment, { profile }: Workspace): boolean {
  return profile?.id === 'govuk' || environment.sources.some(({ origin }) => origin !== 'built-in')
}

/** Whether the host whose label this is belongs to a platform that one of the environments runs on. */
export function isOnPlatform({ text }: Page, { end }: Span, environments: readonly Environment[]): boolean {
  const rest = text.slice(end, end + 80).toLowerCase()
  return environments.some(({ name, hosts }) =>
    hosts.some((host) => {
      const at = host.indexOf(`.${name}.`)
      const suffix = at === -1 ? undefined : host.slice(at + name.length + 1).toLowerCase()
      return suffix !== undefined && rest.startsWith(suffix) && !/[\w-]/.test(rest[suffix.length] ?? '')
    }),
  )
}

/** Words with a capital that name nobody. */
const NOBODY =
  /^(?:The|Our|This|Each|Every|All|Any|In|On|To|For|From|And|Or|Only|Use|See|AWS|EKS|GOV|UK|GDS|Kubernetes|EC2|VPC)$/

/**
 * Whether running text before a mention gives it to somebody else: "Notify’s Preview environment", "the Emergency Alerts
 * Preview environment", "their accounts: preview, staging", "accounts for Pay: test". One that stands so makes the
 * others of its page suspect too.
 */
export function isAnothers({ text }: Page, { start }: Span, { environments }: Catalogue): boolean {
  const line = text
    .slice(Math.max(0, start - 120), start)
    .split(/\n[ \t]*\n/)
    .at(-1)!
  const before = line.replace(/\s+/g, ' ')
  if (/\b(?:their|its|theirs)\b[^.]{0,60}$/.test(before)) return true
  if (/\bfor (?:the )?[A-Z][\w’' -]{1,40}[:(]\s?(?:[a-z]+, )?$/.test(before)) return true
  // A name with a capital, unless it only begins a sentence or is one of ours.
  const owner = /(?:^|.*[a-z,;:)\]]["*_`]* )([A-Z][\w-]{1,30})(?:s?['’]s?)? ["'*_`[]{0,3}$/.exec(before)?.[1]
  if (owner === undefined || before.length === owner.length + 1) return false
  const isOwn = environments.some((one) => [one.name, ...one.aliases].includes(owner.toLowerCase()))
  return !isOwn && !NOBODY.test(owner)
}
