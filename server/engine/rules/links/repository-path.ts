// links/repository-path: a link to a file or folder that its repository doesn't have.

import { githubLinksIn } from '../../github'
import type { Found, Page, Rule, Workspace } from '../../model'
import { isRecord, linksTellHistory } from '../../past'
import { cloneOf, isLately, repositoryNamed, showsDefault } from '../../repositories'

export const repositoryPath: Rule = {
  card: {
    id: 'links/repository-path',
    severity: 'warning',
    summary: 'A link leads to a file or folder that its repository doesn’t have (any more).',
    why: `Files move and links stay. Where a clone of the linked repository lies in or beside the workspace, its folder tells whether the path is there.

The rule speaks only if it can know: the folder is a git clone from GitHub, its default branch is checked out as it was last fetched, and the link is to that branch. What git’s index lists is there, whether or not it lies in the folder. It is a hint if the clone has not been fetched for a month, because the file may have come since, and where a page tells history. Without a clone nothing is said.`,
    examples: [
      {
        title: 'No clone beside the workspace: nothing is known',
        text: `---
owner_slack: "#a-team"
title: Where charts are
section: Deployment
layout: manual_layout
---

See [the charts](https://github.com/alphagov/govuk-helm-charts/tree/main/charts/no-such-chart).
`,
      },
    ],
  },
  scope: 'workspace',
  follows: [],
  skips: ({ kind }, { clones }) => kind !== 'markdown' || clones.size === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    for (const { span, uses, target } of githubLinksIn(page)) {
      const { kind, repository, ref, path } = target
      const clone = kind === 'file' && path !== '' ? cloneOf(workspace, repository) : undefined
      if (!clone || ref === undefined || !showsDefault(clone, ref)) continue
      if (clone.paths.get(path)?.kind !== 'missing') continue
      const isPast = isRecord(page.path) || linksTellHistory(page, uses)
      const isSure = clone.isWhole && isLately(clone, workspace.today)
      const when = clone.fetched === undefined ? '' : `, as fetched on ${clone.fetched}`
      yield {
        span,
        severity: isPast || !isSure ? 'hint' : 'warning',
        message: `${repository} has no ${path} on ${clone.branch}${when}. ${
          repositoryNamed(workspace, repository)?.state === 'retired'
            ? 'Link to a commit that has it'
            : 'Look where it is now, or link to a commit that has it'
        }.`,
      }
    }
  },
}
