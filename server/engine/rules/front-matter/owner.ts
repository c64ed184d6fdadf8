// front-matter/owner: an owner that is no channel or person, or one that is no longer there.

import type { Entry, Found, Page, Rule, Workspace } from '../../model'
import { ownersOf, renamed, spelling } from '../../owners'
import { replacements } from '../../replace'
import { specOf } from '../../schema-of'

export const owner: Rule = {
  card: {
    id: 'front-matter/owner',
    severity: 'error',
    summary: 'The owner is no Slack channel or person, or one that was renamed.',
    why: 'The manual links every page to its owner on Slack, and its tests want `owner_slack` to begin with `#` or `@`. Without quotes `#` begins a comment, so that YAML sees no owner at all. Channels that the manual’s history shows to be renamed or given up are a warning, or a hint where they still own a repository in `data/repos.yml`; a channel that looks like a slip of one that many pages have is a hint.',
    examples: [
      {
        title: 'Without quotes',
        text: `---
owner_slack: #a-team
             ^^^^^^^ front-matter/owner Without quotes “#a-team” is a comment to YAML, so this page has no owner. Put it in quotes.
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'Without #',
        text: `---
owner_slack: a-team
             ^^^^^^ front-matter/owner “a-team” is no owner: a channel begins with # and a person with @. Write it as "#a-team".
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'Renamed',
        text: `---
owner_slack: "#govuk-searchandnav"
             ^^^^^^^^^^^^^^^^^^^^^ front-matter/owner The manual’s pages moved from “#govuk-searchandnav” to “#govuk-search” by 2026-06-03. Write that, or who owns this page now.
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#govuk-search"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others', 'frontMatter'],
  skips: (page, workspace) =>
    (page.frontMatter?.entries ?? []).every(
      ({ key, value }) =>
        key !== 'owner_slack' || (typeof value === 'string' && ownersOf(workspace).quiet.has(value.trim())),
    ),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (!specOf(page, workspace, 'owner_slack')) return
    const isManual = workspace.profile?.id === 'govuk'
    for (const entry of page.frontMatter?.entries ?? []) {
      if (entry.key !== 'owner_slack') continue
      const found = isManual ? [...spelling(page, entry)] : []
      yield* found.length > 0 ? found : standing(page, entry, workspace)
    }
  },
}

/** An owner that is well written but perhaps not there. */
function* standing(page: Page, entry: Entry, workspace: Workspace): Iterable<Found> {
  if (typeof entry.value !== 'string') return
  const value = entry.value.trim()
  const span = entry.valueSpan
  const owners = ownersOf(workspace)
  const uses = owners.uses.get(value) ?? []
  const gone = renamed(value, workspace)
  const rival = owners.rivals.get(value)
  if (gone) {
    const moved = gone.to ? `from “${value}” to “${gone.to}”` : `away from “${value}”, to several teams,`
    const advice = gone.ownsOne
      ? 'But it still owns a repository; look which of the two is right.'
      : `Write ${gone.to ? 'that, or ' : ''}who owns this page now.`
    yield {
      span,
      severity: gone.ownsOne ? 'hint' : 'warning',
      message: `The manual’s pages moved ${moved} by ${gone.date}. ${advice}`,
      fixes: gone.to ? replacements(page, span, gone.to, uses) : [],
    }
  } else if (rival) {
    const have = uses.length === 1 ? 'Only this page has' : `${uses.length} pages have`
    const message = `${have} the owner “${value}”; ${rival.count} pages and repositories have “${rival.value}”. If it is the same, write that.`
    yield { span, severity: 'hint', message, fixes: replacements(page, span, rival.value, uses) }
  }
}
