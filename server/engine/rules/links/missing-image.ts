// links/missing-image: a picture that isn't there.

import type { Found, Page, Rule, Workspace } from '../../model'
import { type Site, siteOf } from '../../site/site'
import { type SiteLink, siteLinksOf } from '../../site/site-links'

export const missingImage: Rule = {
  card: {
    id: 'links/missing-image',
    severity: 'warning',
    summary: 'A page shows a picture that the site doesn’t have.',
    why: 'Readers see a broken picture. Addresses of pictures are looked for as the site generator (Middleman) does: beside the page, from the site’s top, and in `images/`. In a folder that is no site VS Code can check them itself (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'A picture in another place',
        text: `== config/tech-docs.yml
service_name: Manual
== source/images/flow.png
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

![How it flows](/image/flow.png)
                ^^^^^^^^^^^^^^^ links/missing-image There is no picture at /image/flow.png. Did you mean /images/flow.png?

![How it flows](flow.png)
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/images/flow.png
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

![How it flows](/images/flow.png)

![How it flows](flow.png)
`,
      },
    ],
  },
  scope: 'workspace',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site) return
    for (const link of siteLinksOf(page, workspace)) {
      if (!link.image || link.landing.kind !== 'missing') continue
      const near = sameName(link, site)
      const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `/${one}`).join(' or ')}?` : ''
      yield {
        span: link.span,
        message: `There is no picture at /${link.address}.${hint}`,
        fixes: near.map((address) => ({
          title: `Change to /${address}`,
          edits: [{ path: page.path, span: link.pathSpan, text: `/${address}` }],
          safe: false,
        })),
      }
    }
  },
}

/** Files of the same name elsewhere in the site, at most three. */
function sameName({ address }: SiteLink, site: Site): string[] {
  const name = address.slice(address.lastIndexOf('/') + 1).toLowerCase()
  const found: string[] = []
  for (const route of site.routes.keys()) {
    if (route.slice(route.lastIndexOf('/') + 1).toLowerCase() === name) found.push(route)
    if (found.length === 3) break
  }
  return found
}
