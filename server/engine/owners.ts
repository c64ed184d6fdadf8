// The channels that own a site's pages and repositories: which were renamed, and which look like slips.

import { type RenamedOwner, renamedOwner } from './catalogue/renamed-owners'
import { unquotedChannel } from './front-matter'
import type { Entry, Found, Page, Workspace } from './model'
import { channelRival, type Rival } from './rivals'
import { listedRepositories } from './settings'
import { countsOf, type Uses, usesOf } from './uses'

export interface Owners {
  readonly uses: Uses
  /** Owner -> how many pages and repositories it has. */
  readonly counts: ReadonlyMap<string, number>
  /** Channel -> the one of which it looks like a slip. */
  readonly rivals: ReadonlyMap<string, Rival>
  /** Those of which nothing is to be said: well written, not renamed, and no slip. */
  readonly quiet: ReadonlySet<string>
}

const NONE: ReadonlyMap<string, number> = new Map()
interface Remembered {
  readonly teams: ReadonlyMap<string, number>
  readonly today: string
  readonly owners: Owners
}

const remembered = new WeakMap<Uses, Remembered>()

/** What there is to know of all owners of a workspace; remembered while they stay. */
export function ownersOf(workspace: Workspace): Owners {
  const uses = usesOf(workspace, 'owner_slack')
  const teams = listedRepositories(workspace)?.teams ?? NONE
  const known = remembered.get(uses)
  if (known?.teams === teams && known.today === workspace.today) return known.owners
  const counts = countsOf(uses)
  for (const [team, count] of teams) counts.set(team, (counts.get(team) ?? 0) + count)
  const rivals = new Map<string, Rival>()
  const quiet = new Set<string>()
  for (const owner of uses.keys()) {
    // A channel that owns a repository is a living one, however few pages it has.
    const rival = teams.has(owner) ? undefined : channelRival(owner, counts)
    if (rival) rivals.set(owner, rival)
    else if (isWellWritten(owner) && !renamed(owner, workspace)) quiet.add(owner)
  }
  const owners = { uses, counts, rivals, quiet }
  remembered.set(uses, { teams, today: workspace.today, owners })
  return owners
}

/** What became of a channel, and whether it owns a repository all the same: then it may still be there. GOV.UK's developer manual only. */
export function renamed(
  channel: string,
  workspace: Workspace,
): (RenamedOwner & { readonly ownsOne: boolean }) | undefined {
  if (workspace.profile?.id !== 'govuk') return undefined
  const gone = renamedOwner(channel, workspace.today)
  return gone && { ...gone, ownsOne: listedRepositories(workspace)?.teams.has(channel) ?? false }
}

/** Whether a value is one channel or one person. */
function isWellWritten(owner: string): boolean {
  return /^[#@][\w.-]+$/.test(owner)
}

/** What is wrong with the way an owner is written, with what the tests of GOV.UK's developer manual want; nothing of one that is well written. */
export function* spelling(page: Page, entry: Entry): Iterable<Found> {
  const channel = unquotedChannel(entry)
  const fix = (span: Found['span'], text: string) => [
    { title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: true },
  ]
  if (channel !== undefined && entry.comment) {
    const { span } = entry.comment
    const message = `Without quotes “${channel}” is a comment to YAML, so this page has no owner. Put it in quotes.`
    // The blank in front of the comment has to stay, or there is no value at all.
    yield { span, message, fixes: fix(span, `"${channel}"`) }
    return
  }
  if (typeof entry.value !== 'string' || entry.value.trim() === '') return
  const value = entry.value.trim()
  const span = entry.valueSpan
  if (isWellWritten(value)) return
  if (!/^[#@]/.test(value)) {
    const isChannel = /^[a-z0-9][a-z0-9_-]*$/.test(value)
    const message = `“${value}” is no owner: a channel begins with # and a person with @. Write it as ${isChannel ? `"#${value}"` : '"#channel" or "@person"'}.`
    yield { span, message, fixes: isChannel ? fix(span, `"#${value}"`).map((one) => ({ ...one, safe: false })) : [] }
  } else
    yield {
      span,
      severity: 'warning',
      message: `The link to the owner is made from this value, and “${value}” is not one channel or one person. Keep one, without blanks.`,
    }
}
