// links/missing-page: a link into the site that leads nowhere.

import type { Found, Page, Rule, Workspace } from '../../model'
import { relativeTo } from '../../site/address'
import { followed, listFor } from '../../site/landing'
import { nearestPages, pageOfSource } from '../../site/nearest-page'
import { addressOf, type Site, siteOf } from '../../site/site'
import { hasLostSlash, type SiteLink, siteLinksOf } from '../../site/site-links'
import { isMiswritten } from '../../slips/slips'

export const missingPage: Rule = {
  card: {
    id: 'links/missing-page',
    severity: 'warning',
    summary: 'A link leads to a page that the site doesn’t have.',
    why: 'Readers get “page not found”. The rule knows how the site is built: where each file is served, which addresses are redirected, which pages are made from data. What can’t be told from files (ERB in an address, pages that code makes under names of its own, documents taken in from other repositories) is left alone, and so is every link between the files of a folder that is no site: those VS Code checks itself (`markdown.validate.enabled`). ',
    examples: [
      {
        title: 'The page has another name, or the link names its source file',
        text: `== config/tech-docs.yml
host: https://docs.example.org
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](/manual/login.html), then [deploy](deploying.html.md#now).
               ^^^^^^^^^^^^^^^^^^ links/missing-page This leads to /manual/login.html, which is not there. Did you mean /manual/log-in.html?
                                                  ^^^^^^^^^^^^^^^^^^^^^ links/missing-page This leads to /manual/deploying.html.md, which is not there. Did you mean /manual/deploying.html?
== source/manual/deploying.html.md
---
owner_slack: "#a-team"
title: Know what deploys
section: Deployment
layout: manual_layout
---

## Now
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
        fixed: `== config/tech-docs.yml
host: https://docs.example.org
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](/manual/log-in.html), then [deploy](deploying.html#now).
== source/manual/deploying.html.md
---
owner_slack: "#a-team"
title: Know what deploys
section: Deployment
layout: manual_layout
---

## Now
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
    if (!site) return
    for (const link of siteLinksOf(page, workspace)) {
      if (link.image || hasLostSlash(link, site) || isMiswritten(link, page)) continue
      if (link.landing.kind === 'missing') yield missing(link, page, site)
      else if (link.landing.kind === 'redirect') {
        const { end, address } = followed(site, link.landing.redirect)
        if (end.kind === 'missing')
          yield { span: link.span, message: `This is redirected to /${address}, which is not there.` }
      }
    }
  },
}

function missing(link: SiteLink, page: Page, site: Site): Found {
  const near = nearestPages(site, link.address)
  const list = listFor(site, link.address)
  const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `/${one}`).join(' or ')}?` : ''
  const why = list ? `which is not made: ${list} lists nothing of that name` : 'which is not there'
  const span = link.pathSpan
  const fixes = near.map((address) => ({
    title: `Change to /${address}`,
    edits: [{ path: page.path, span, text: writtenAs(link, page, site, address) }],
    safe: pageOfSource(site, link.address) !== undefined,
  }))
  return { span: link.span, message: `This leads to /${link.address}, ${why}.${hint}`, fixes }
}

/** An address in the way that the link is written. */
function writtenAs({ way, path }: SiteLink, page: Page, site: Site, address: string): string {
  const from = addressOf(page.path, site)
  if (way !== 'relative' || from === undefined) return `/${address}`
  const relative = relativeTo(from, address)
  return relative.startsWith('../') && !path.startsWith('..')
    ? `/${address}`
    : `${path.startsWith('./') ? './' : ''}${relative}`
}
