// front-matter/review-date: a review date or period that the site can't count with.

import { dayFrom, isoOf, periodOf, reviewedOn } from '../../dates'
import { entryOf } from '../../front-matter'
import type { Entry, Found, Page, Rule, Workspace } from '../../model'
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
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (keysOf(page, workspace).length === 0) return
    const reviewed = entryOf(page, 'last_reviewed_on')
    if (reviewed) yield* judgeDay(page, reviewed, workspace.today)
    const period = entryOf(page, 'review_in')
    if (period) yield* judgePeriod(page, period)
  },
}

function* judgeDay(page: Page, entry: Entry, today: string): Iterable<Found> {
  const read = reviewedOn(page, entry)
  if (!read) return
  const span = entry.valueSpan
  const write = (text: string) => [{ title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: false }]
  switch (read.kind) {
    case 'impossible':
      yield {
        span,
        message: `“${read.written}” is no day of the calendar. Ruby, which builds the site, reads it as text and can’t count the next review from it. Write the day of the last review as YYYY-MM-DD.`,
      }
      return
    case 'malformed':
      yield {
        span,
        message: `“${shown(read.written)}” is no date to Ruby, which builds the site, so it can’t count the next review from it. Write the day as YYYY-MM-DD${read.instead ? `: ${read.instead}` : ''}.`,
        fixes: read.instead ? write(read.instead) : [],
      }
      return
    case 'quoted':
      yield {
        span,
        message:
          'In quotes this is text to Ruby, which builds the site and fails on showing it as a date. Leave the quotes out.',
        fixes: write(isoOf(read.day)),
      }
      break
    case 'day':
  }
  const ahead = read.day - dayFrom(today)
  if (ahead > 0)
    yield {
      span,
      // One day ahead may be today already where the author is.
      severity: ahead === 1 ? 'hint' : 'warning',
      message: `This review lies in the future (today is ${today}), so the page is due later than it should be. Write the day on which somebody last looked at the page.`,
    }
}

function* judgePeriod(page: Page, { kind, value, valueSpan: span }: Entry): Iterable<Found> {
  if (kind !== 'string' || typeof value !== 'string' || value.trim() === '') return
  const period = periodOf(value)
  if (period?.isPluralWrong) {
    const right = `${period.count} ${period.unit}${period.count === 1 ? '' : 's'}`
    const edits = [{ path: page.path, span, text: right }]
    yield {
      span,
      severity: 'hint',
      message: `The site reads this as ${right}. Write it so.`,
      fixes: [{ title: `Write ${right}`, edits, safe: false }],
    }
  } else if (!period && !/^\s*\S+\s+(?:second|minute|hour|weekday|weekend|season|quarter)s?\s*$/i.test(value))
    yield {
      span,
      message: `The site can’t add “${shown(value)}” to a day. Write a number and days, weeks, months or years, such as 6 months.`,
    }
}

function shown(text: string): string {
  const words = text.replace(/\s+/g, ' ').trim()
  return words.length > 40 ? `${words.slice(0, 40)}…` : words
}
