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
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](/manual/log-in).
               ^^^^^^^^^^^^^^ links/no-extension The address of this page is /manual/log-in.html.
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](/manual/log-in.html).
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site || site.hasFolders) return
    for (const { landing, way, path, span, pathSpan } of siteLinksOf(page, workspace)) {
      if (landing.kind !== 'page' || way === 'id' || way === 'anchor') continue
      const name = path.replace(/\/+$/, '')
      if (name === '' || name.endsWith('.html') || !landing.address.endsWith('.html')) continue
      if (landing.address.endsWith('/index.html') || landing.address === 'index.html') continue
      const edits = [{ path: page.path, span: pathSpan, text: `${name}.html` }]
      yield {
        span,
        message: `The address of this page is /${landing.address}.`,
        fixes: [{ title: `Change to ${name}.html`, edits, safe: false }],
      }
    }
  },
}
