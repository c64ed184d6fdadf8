// links/redirected: a link to an old address, which still works.

import type { Found, Page, Rule, Workspace } from '../../model'
import { followed } from '../../site/landing'
import { siteOf } from '../../site/site'
import { siteLinksOf } from '../../site/site-links'

export const redirected: Rule = {
  card: {
    id: 'links/redirected',
    severity: 'hint',
    summary: 'A link leads to an old address that is redirected.',
    why: 'It works, one page load slower, as long as the redirect is kept; an anchor in it is lost on the way.',
    examples: [
      {
        title: 'A page that has moved',
        text: `== config/tech-docs.yml
redirects:
  /guides/log-on.html: /guides/log-in.html
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/log-on.html).
               ^^^^^^^^^^^^^^^^^^^ links/redirected This page has moved to /guides/log-in.html.
== source/guides/log-in.html.md
---
title: Log in
---
`,
        fixed: `== config/tech-docs.yml
redirects:
  /guides/log-on.html: /guides/log-in.html
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
  skips: (page, workspace) => siteLinksOf(page, workspace).astray.length === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site) return
    for (const link of siteLinksOf(page, workspace).astray) {
      if (link.landing.kind !== 'redirect') continue
      const { hops, end } = followed(site, link.landing.redirect)
      // One that leads nowhere is told where it stands.
      if (end.kind === 'missing' || end.kind === 'loop') continue
      const to = hops.at(-1)!.to
      const target = /^(?:[a-z]+:)?\//i.test(to) ? to : `/${to}`
      const isWhole = /^[a-z]+:/i.test(target)
      const span = isWhole ? { start: link.span.start, end: link.pathSpan.end } : link.pathSpan
      const lost = link.fragment ? `, and its anchor #${link.fragment} is lost on the way` : ''
      yield {
        span: link.span,
        message: `This page has moved to ${target}${lost}.`,
        tag: 'deprecated',
        fixes: [{ title: `Change to ${target}`, edits: [{ path: page.path, span, text: target }], safe: false }],
      }
    }
  },
}
