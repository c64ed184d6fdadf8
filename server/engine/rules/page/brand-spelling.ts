// page/brand-spelling: “Gov.uk” for GOV.UK.

import type { Found, Page, Rule, Span, Workspace } from '../../model'
import { keysOf } from '../../schema-of'

export const brandSpelling: Rule = {
  card: {
    id: 'page/brand-spelling',
    severity: 'warning',
    summary: 'GOV.UK is written “Gov.uk”.',
    why: 'The name is written in capitals, and the manual’s tests fail on “Gov.uk” anywhere in a page. In addresses it is written in small letters.',
    examples: [
      {
        title: 'In a sentence',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

Everybody uses Gov.uk.
               ^^^^^^ page/brand-spelling The name is written GOV.UK.
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

Everybody uses GOV.UK.
`,
      },
    ],
  },
  scope: 'page',
  skips: ({ text }) => !text.includes('Gov.uk'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (keysOf(page, workspace).length === 0) return
    const addresses: Span[] = [...page.links, ...page.definitions].flatMap(
      ({ destinationSpan }) => destinationSpan ?? [],
    )
    for (let at = page.text.indexOf('Gov.uk'); at !== -1; at = page.text.indexOf('Gov.uk', at + 6)) {
      const span = { start: at, end: at + 6 }
      const within = ({ start, end }: Span): boolean => start <= at && at < end
      if (page.code.some((code) => within(code.span))) {
        // What code says may have to stay as it is.
        yield { span, severity: 'info', message: 'The manual’s tests fail on “Gov.uk”, in code too.' }
        continue
      }
      const isAddress =
        addresses.some(within) || /[\w./@-]/.test(page.text[at - 1] ?? ' ') || /^[/\w]/.test(page.text[at + 6] ?? ' ')
      const text = isAddress ? 'gov.uk' : 'GOV.UK'
      const fixes = [{ title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: true }]
      yield { span, message: isAddress ? 'In addresses it is written gov.uk.' : 'The name is written GOV.UK.', fixes }
    }
  },
}
