// front-matter/syntax: front matter that can't be read.

import { quoted } from '../../front-matter'
import type { Found, Page, Problem, Rule } from '../../model'

const CODES: ReadonlySet<Problem['code']> = new Set([
  'front-matter-unclosed',
  'front-matter-delimiter',
  'front-matter-yaml',
  'front-matter-not-a-map',
  'front-matter-tab',
])

export const syntax: Rule = {
  card: {
    id: 'front-matter/syntax',
    severity: 'error',
    summary: 'The front matter can’t be read.',
    why: 'A page’s settings stand between two lines of `---` at its very top, as YAML. When YAML can’t read them the site is not built; when the lines are not recognised, the settings are shown to readers as text.',
    examples: [
      {
        title: 'A colon in a value',
        text: `---
owner_slack: "#a-team"
title: Deploy: the short way
       ^^^^^^^^^^^^^^^^^^^^^ front-matter/syntax This value holds a “: ”, which YAML reads as another key. Put the value in quotes.
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#a-team"
title: "Deploy: the short way"
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'Never closed',
        text: `---
^^^ front-matter/syntax The front matter that starts here is never closed, so the site shows it as text. Put a line with “---” behind its last key.
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout

Some text.
`,
      },
    ],
  },
  scope: 'page',
  skips: ({ problems }) => problems.length === 0,
  *check(page: Page): Iterable<Found> {
    for (const { code, span, message, quotable } of page.problems) {
      if (!CODES.has(code)) continue
      const text = quotable ? quoted(page.text.slice(span.start, span.end)) : undefined
      const edits = text === undefined ? [] : [{ path: page.path, span, text }]
      yield {
        span,
        message,
        fixes: edits.length === 0 ? [] : [{ title: 'Put the value in quotes', edits, safe: true }],
      }
    }
  },
}
