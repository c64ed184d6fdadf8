// links/archived-repository: a link into a repository that nobody works on any more.

import { type GitHubLink, githubLinksWith, isPinned, linksToGitHub } from '../../github'
import type { Fix, Found, Page, Repository, Rule, Workspace } from '../../model'
import { isRecord, linksTellHistory } from '../../past'
import { mayHaveEnded, repositoryNamed } from '../../repositories'
import { settingsOf } from '../../settings'

const FRONT_MATTER = `---
owner_slack: "#a-team"
title: Change a firewall rule
section: Infrastructure
layout: manual_layout
---
`

export const archivedRepository: Rule = {
  card: {
    id: 'links/archived-repository',
    severity: 'warning',
    summary: 'A link sends readers to a repository that has been retired.',
    why: `What a retired repository says is no longer how things are, and nobody will mend it. Retired are the repositories that \`data/repos.yml\` marks so (\`retired: true\`), and those of the built-in list, which has the day and the successor of each; what \`data/repos.yml\` lists without that mark is in use whatever the built-in list says.

It is a warning where the link sends readers there as things stand. A link to a commit, a tag, a pull request or the like shows on purpose how things were: a hint, as in decision records, in sentences that tell history, and in a repository whose README says in its first line that it is retired itself. A hint, too, is a repository that was renamed, or that has left the organisation’s list without a word on why.`,
    examples: [
      {
        title: 'A pointer to what has been replaced, a permalink, and history',
        text: `${FRONT_MATTER}
The rules are [in Terraform](https://github.com/alphagov/govuk-aws/tree/main/terraform).
                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/archived-repository alphagov/govuk-aws has been retired (2025-02-12). Link to what is used now, alphagov/govuk-infrastructure, or say that it is history.

[An example](https://github.com/alphagov/govuk-aws/pull/12) of such a change.
             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/archived-repository alphagov/govuk-aws has been retired (2025-02-12): this shows how things were. Today: alphagov/govuk-infrastructure.

Until 2023 the rules were [in Hiera](https://github.com/alphagov/govuk-puppet).
                                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/archived-repository alphagov/govuk-puppet has been retired (2024-01-30): this shows how things were. Today: alphagov/govuk-helm-charts.
`,
      },
      {
        title: 'A new name',
        text: `${FRONT_MATTER}
The list is kept by [imminence](https://github.com/alphagov/imminence).
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/archived-repository alphagov/imminence is called alphagov/places-manager now (2024-05-15). Use the new name.
`,
        fixed: `${FRONT_MATTER}
The list is kept by [imminence](https://github.com/alphagov/places-manager).
`,
      },
    ],
  },
  scope: 'page',
  skips: (page) => page.kind !== 'markdown' || !linksToGitHub(page),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const { isOver } = settingsOf(workspace)
    for (const link of githubLinksWith(page, mayHaveEnded(workspace))) {
      const repository = repositoryNamed(workspace, link.target.repository)
      if (!repository?.state) continue
      // A record that quotes what stays as it was is as right as on its first day.
      if (isFixed(link) && isRecord(page.path)) continue
      const isPast = isOver || isFixed(link) || isRecord(page.path) || linksTellHistory(page, link.uses)
      if (isPast && repository.state !== 'retired') continue
      yield {
        span: link.span,
        severity: repository.state === 'retired' && !isPast ? 'warning' : 'hint',
        message: messageOf(repository, isPast),
        fixes: repository.state === 'renamed' ? renamed(page, link, repository) : [],
      }
    }
  },
}

function isFixed({ target: { kind, ref } }: GitHubLink): boolean {
  return kind === 'fixed' || (kind === 'file' && ref !== undefined && isPinned(ref))
}

function messageOf({ name, state, until, replacedBy }: Repository, isPast: boolean): string {
  const when = until === undefined ? '' : ` (${until})`
  if (state === 'renamed') return `${name} is called ${replacedBy} now${when}. Use the new name.`
  if (state === 'unlisted')
    return `${name} has left the organisation’s list of repositories${when}; it may have been retired. See whether this is still the place to go.`
  if (isPast)
    return `${name} has been retired${when}: this shows how things were.${replacedBy === undefined ? '' : ` Today: ${replacedBy}.`}`
  const words = replacedBy === undefined ? 'where this is now' : `what is used now, ${replacedBy}`
  return `${name} has been retired${when}. Link to ${words}, or say that it is history.`
}

function renamed(page: Page, { span, address, target }: GitHubLink, { replacedBy = '' }: Repository): readonly Fix[] {
  const at = span.start + address.indexOf(target.repository)
  // Written with escapes, or no name: then there is nothing to put in its place.
  if (!page.text.startsWith(target.repository, at) || !replacedBy.includes('/')) return []
  const edits = [{ path: page.path, span: { start: at, end: at + target.repository.length }, text: replacedBy }]
  return [{ title: `Use the new name, ${replacedBy}`, edits, safe: true }]
}
