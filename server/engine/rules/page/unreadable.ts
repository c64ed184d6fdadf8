// page/unreadable: a file that could not be read, or not wholly.

import type { Found, Page, Rule } from '../../model'

export const unreadable: Rule = {
  card: {
    id: 'page/unreadable',
    severity: 'warning',
    summary: 'A file is damaged or too large, so not all of it was checked.',
    why: 'Bytes that are not UTF-8 are lost the next time somebody saves the file, and what was not read must not look clean.',
    examples: [
      {
        title: 'A character that was lost',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

The caf\ufffd.
       ^ page/unreadable There are bytes here that are not UTF-8, so a character is lost. Save the file again as UTF-8.
`,
      },
    ],
  },
  scope: 'page',
  skips: ({ problems }) => problems.length === 0,
  *check(page: Page): Iterable<Found> {
    for (const { code, span, message } of page.problems)
      if (code === 'encoding' || code === 'too-large')
        yield { span, message, severity: code === 'encoding' ? 'warning' : 'info' }
  },
}
