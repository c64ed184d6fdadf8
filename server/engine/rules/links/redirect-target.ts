// links/redirect-target: a redirect that leads nowhere, in a circle, or over another redirect.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { followed } from '../../site/landing'
import { whyMissing } from '../../site/missing-links'
import { nearestPages } from '../../site/nearest-page'
import { declaredIn, type Redirect } from '../../site/redirects'
import { addressOf, type Site, siteOf } from '../../site/site'
import { asQuestion } from '../../suggest'

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
  /guides/old.html: /guides/older.html
                    ^^^^^^^^^^^^^^^^^^ links/redirect-target This leads to another redirect: to /guides/older.html, then to /guides/deploy.html. Lead it to the last one at once.
  /guides/older.html: /guides/deploy.html
  /guides/log-on.html: /guides/login.html
                       ^^^^^^^^^^^^^^^^^^ links/redirect-target This redirect leads to /guides/login.html, which is not there. Did you mean /guides/log-in.html?
== source/guides/deploy.html.md
---
title: Deploy an application
---
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
  skips: (page) => page.kind === 'markdown' && !entryOf(page, 'old_paths'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site) return
    for (const redirect of declaredIn(page, site.base, addressOf(page.path, site))) {
      const found = judged(redirect, page, site)
      if (found) yield found
    }
  },
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
      const near = nearestPages(site, address).map((one) => `/${one}`)
      return {
        span,
        message: `This redirect leads to /${address}, ${whyMissing(address, site)}.${asQuestion(near)}`,
        fixes: near.map(change),
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
