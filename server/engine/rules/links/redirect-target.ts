// links/redirect-target: a redirect that leads nowhere, in a circle, or over another redirect.

import type { Found, Page, Rule, Workspace } from '../../model'
import { followed, listFor } from '../../site/landing'
import { nearestPages } from '../../site/nearest-page'
import { oldPathsOf, type Redirect, redirectsIn } from '../../site/redirects'
import { addressOf, type Site, siteOf } from '../../site/site'

export const redirectTarget: Rule = {
  card: {
    id: 'links/redirect-target',
    severity: 'warning',
    summary: 'A redirect leads to a page that the site doesn’t have.',
    why: 'Whoever follows an old link ends on “page not found”, though somebody once took care that they shouldn’t. Redirects stand in `redirects:` of `config/tech-docs.yml` and in `old_paths` of pages. A redirect to an address that is redirected itself works, one page load slower: that is a hint.',
    examples: [
      {
        title: 'A page that was renamed twice',
        text: `== config/tech-docs.yml
redirects:
  /manual/old.html: /manual/older.html
                    ^^^^^^^^^^^^^^^^^^ links/redirect-target This leads to another redirect: to /manual/older.html, then to /manual/deploy.html. Lead it to the last one at once.
  /manual/older.html: /manual/deploy.html
  /manual/log-on.html: /manual/login.html
                       ^^^^^^^^^^^^^^^^^^ links/redirect-target This redirect leads to /manual/login.html, which is not there. Did you mean /manual/log-in.html?
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
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
    for (const redirect of declaredBy(page, site)) {
      const found = judged(redirect, page, site)
      if (found) yield found
    }
  },
}

function declaredBy(page: Page, site: Site): readonly Redirect[] {
  const base = site.source.slice(0, -'source/'.length)
  if (page.path === `${base}config/tech-docs.yml` || page.path === `${base}data/redirects.yml`) return redirectsIn(page)
  const address = page.frontMatter ? addressOf(page.path, site) : undefined
  return address === undefined ? [] : oldPathsOf(page, address)
}

function judged(redirect: Redirect, page: Page, site: Site): Found | undefined {
  const { hops, end, address } = followed(site, redirect)
  const span = redirect.toSpan ?? redirect.fromSpan
  const change = (to: string) => ({
    title: `Change to ${to}`,
    edits: [{ path: page.path, span, text: to }],
    safe: false,
  })
  switch (end.kind) {
    case 'loop':
      return {
        span,
        message: `This redirect comes back to itself by /${address}, so nobody arrives. Lead it to a page.`,
      }
    case 'missing': {
      // The last redirect on the way is the one to mend.
      if (hops.length > 1) return chain(hops, span, undefined)
      const near = nearestPages(site, address)
      const list = listFor(site, address)
      const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `/${one}`).join(' or ')}?` : ''
      const why = list ? `which is not made: ${list} lists nothing of that name` : 'which is not there'
      return {
        span,
        message: `This redirect leads to /${address}, ${why}.${hint}`,
        fixes: near.map((one) => change(`/${one}`)),
      }
    }
    case 'page':
    case 'generated':
    case 'elsewhere': {
      if (hops.length === 1) return undefined
      const to = hops.at(-1)!.to
      return chain(hops, span, redirect.toSpan ? change(to) : undefined)
    }
    case 'redirect':
      return undefined
  }
}

function chain(
  hops: readonly Redirect[],
  span: Found['span'],
  fix: NonNullable<Found['fixes']>[number] | undefined,
): Found {
  const way = hops.map(({ to }) => to).join(', then to ')
  return {
    span,
    severity: 'hint',
    message: `This leads to another redirect: to ${way}. Lead it to the last one at once.`,
    fixes: fix ? [fix] : [],
  }
}
