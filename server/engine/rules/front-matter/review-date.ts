// front-matter/review-date: a review date or period that the site can't count with.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { judgeDay, judgePeriod } from '../../review'
import { keysOf } from '../../schema-of'

export const reviewDate: Rule = {
  card: {
    id: 'front-matter/review-date',
    severity: 'warning',
    summary: 'A review date that is no date, no day of the calendar, or in the future.',
    why: 'The site adds `review_in` to `last_reviewed_on` and shows when the page has to be looked at again. That needs a day as YYYY-MM-DD without quotes: Ruby, which builds the site, reads anything else as text, `2024-02-30` included (other readers make 1 March of it), and then fails on the page or leaves the review out. A day in the future is a slip that puts the next review off.',
    examples: [
      {
        title: 'No day of the calendar',
        text: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: 2024-02-30
                  ^^^^^^^^^^ front-matter/review-date “2024-02-30” is no day of the calendar. Ruby, which builds the site, reads it as text and can’t count the next review from it. Write the day of the last review as YYYY-MM-DD.
review_in: 6 months
---
`,
      },
      {
        title: 'In the future',
        text: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: 2027-11-03
                  ^^^^^^^^^^ front-matter/review-date This review lies in the future (today is 2026-11-24), so the page is due later than it should be. Write the day on which somebody last looked at the page.
review_in: 6 months
---
`,
      },
      {
        title: 'In quotes',
        text: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: "2026-10-01"
                  ^^^^^^^^^^^^ front-matter/review-date In quotes this is text to Ruby, which builds the site and fails on showing it as a date. Leave the quotes out.
review_in: 6 months
---
`,
        fixed: `== config/tech-docs.yml
default_owner_slack: "#docs"
== source/index.html.md
---
title: Docs
last_reviewed_on: 2026-10-01
review_in: 6 months
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: [],
  skips: (page) => !entryOf(page, 'last_reviewed_on') && !entryOf(page, 'review_in'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const reviewed = entryOf(page, 'last_reviewed_on')
    const period = entryOf(page, 'review_in')
    if ((!reviewed && !period) || keysOf(page, workspace).length === 0) return
    if (reviewed) yield* judgeDay(page, reviewed, workspace.today)
    if (period) yield* judgePeriod(page, period)
  },
}
