// links/relative: an address that has lost its leading slash.

import type { Found, Page, Rule, Workspace } from '../../model'
import { type Landing, landingAt, listFor } from '../../site/landing'
import { type Site, siteOf } from '../../site/site'
import { hasLostSlash, siteLinksOf } from '../../site/site-links'

export const relative: Rule = {
  card: {
    id: 'links/relative',
    severity: 'warning',
    summary: 'A link has lost its leading slash.',
    why: 'In a page below `/manual/` the address `manual/deploy.html` leads to `/manual/manual/deploy.html`, which is not there. (Without `.html` the site looks the name up as a page and finds it.) The rule speaks only when the address leads nowhere as it stands and its first part is a folder or page at the site’s top.',
    examples: [
      {
        title: 'From one page of the manual to another',
        text: `== config/tech-docs.yml
service_name: Manual
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](guides/log-in.html#vpn).
               ^^^^^^^^^^^^^^^^^^^^^^ links/relative This leads to /guides/guides/log-in.html, which is not there. With its leading slash, /guides/log-in.html#vpn, it leads to source/guides/log-in.html.md.
== source/guides/log-in.html.md
---
title: Log in
---
## VPN
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/log-in.html#vpn).
== source/guides/log-in.html.md
---
title: Log in
---
## VPN
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
      if (!hasLostSlash(link, site)) continue
      const { span, address, path } = link
      const written = page.text.slice(span.start, span.end)
      const target = landingAt(site, path)
      const edits = [{ path: page.path, span: { start: span.start, end: span.start }, text: '/' }]
      yield {
        span,
        message: `This leads to /${address}, which is not there. ${withSlash(written, target, site, path)}`,
        fixes: [{ title: 'Add the leading slash', edits, safe: target.kind === 'page' }],
      }
    }
  },
}

function withSlash(written: string, target: Landing, site: Site, path: string): string {
  switch (target.kind) {
    case 'page':
      return `With its leading slash, /${written}, it leads to ${target.path}.`
    case 'redirect':
      return `With its leading slash, /${written}, it is redirected to ${target.redirect.to}.`
    case 'generated':
      return `With its leading slash, /${written}, it leads to the site’s /${path.split('/', 1)[0]}.`
    case 'missing': {
      const list = listFor(site, path)
      return `Its leading slash is missing, and so is the page /${path}${list ? `: ${list} lists nothing of that name` : ''}.`
    }
  }
}
