// links/no-extension: a link to a page without the .html that its address ends in.

import type { Found, Page, Rule, Workspace } from '../../model'
import { siteOf } from '../../site/site'
import { siteLinksOf } from '../../site/site-links'

export const noExtension: Rule = {
  card: {
    id: 'links/no-extension',
    severity: 'hint',
    summary: 'A link leaves out the .html of a page’s address.',
    why: 'Some servers add it (GitHub Pages does), others don’t, the local preview among them.',
    examples: [
      {
        title: 'A page without its ending',
        text: `== config/tech-docs.yml
service_name: Manual
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/log-in).
               ^^^^^^^^^^^^^^ links/no-extension The address of this page is /guides/log-in.html.
== source/guides/log-in.html.md
---
title: Log in
---
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/log-in.html).
== source/guides/log-in.html.md
---
title: Log in
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['site'],
  skips: (page, workspace) => siteLinksOf(page, workspace).short.length === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site || site.hasFolders) return
    for (const { landing, path, span, pathSpan } of siteLinksOf(page, workspace).short) {
      if (landing.kind !== 'page') continue
      const name = path.replace(/\/$/, '')
      const edits = [{ path: page.path, span: pathSpan, text: `${name}.html` }]
      yield {
        span,
        message: `The address of this page is /${landing.address}.`,
        fixes: [{ title: `Change to ${name}.html`, edits, safe: false }],
      }
    }
  },
}
