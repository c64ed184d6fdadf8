// front-matter/review-overdue: a page that was to be looked at again before today.

import { after, dayFrom, isoOf, periodOf, reviewedOn } from '../../dates'
import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'
import { settingsOf } from '../../settings'

export const reviewOverdue: Rule = {
  card: {
    id: 'front-matter/review-overdue',
    severity: 'info',
    summary: 'The page was to be reviewed before today.',
    why: 'The site shows a red box on a page whose review is overdue: `last_reviewed_on` and `review_in` together lie in the past. Off where the site says `show_expiry: false` or `show_review_banner: false`, as GOV.UK’s developer manual does, which goes by the day of the last change; a severity in `manual-lens.yml` switches it on there.',
    examples: [
      {
        title: 'Overdue',
        text: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: 2026-01-31
                  ^^^^^^^^^^ front-matter/review-overdue This page was to be reviewed by 2026-07-31 (6 months), 116 days ago. Look whether it is still right, then write today’s date.
review_in: 6 months
---
`,
        fixed: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: 2026-11-24
review_in: 6 months
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: [],
  skips: (page) => !entryOf(page, 'review_in'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (keysOf(page, workspace).length === 0) return
    const isAsked = workspace.severities.has('front-matter/review-overdue')
    const { showsExpiry, showsReview } = settingsOf(workspace)
    if (!isAsked && !(showsExpiry && showsReview)) return
    const entry = entryOf(page, 'last_reviewed_on')
    const reviewed = entry && reviewedOn(page, entry)
    const written = entryOf(page, 'review_in')?.value
    const period = typeof written === 'string' ? periodOf(written) : undefined
    if (!entry || !period || reviewed?.kind !== 'day') return
    const due = after(reviewed.day, period)
    const late = dayFrom(workspace.today) - due
    if (!(late > 0)) return
    const edits = [{ path: page.path, span: entry.valueSpan, text: workspace.today }]
    yield {
      span: entry.valueSpan,
      message: `This page was to be reviewed by ${isoOf(due)} (${String(written).trim()}), ${late === 1 ? 'yesterday' : `${late} days ago`}. Look whether it is still right, then write today’s date.`,
      fixes: [{ title: `Reviewed today: write ${workspace.today}`, edits, safe: false }],
    }
  },
}
