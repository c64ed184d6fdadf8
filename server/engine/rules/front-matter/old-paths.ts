// front-matter/old-paths: an old address that a page or another redirect has.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { addressIn, oldPathsOf } from '../../old-paths'
import { keysOf } from '../../schema-of'
import { settingsOf } from '../../settings'
import { addressOf, siteOf } from '../../site/site'

export const oldPaths: Rule = {
  card: {
    id: 'front-matter/old-paths',
    severity: 'warning',
    summary: 'An old path is the address of a page, or is redirected twice.',
    why: 'For every address in `old_paths` the site makes a small page that leads on. Where a real page has the address, one of the two overwrites the other; where two pages claim it, only one gets the readers.',
    examples: [
      {
        title: 'There is a page',
        text: `== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
old_paths:
  - /manual/release.html
    ^^^^^^^^^^^^^^^^^^^^ front-matter/old-paths source/manual/release.html.md is the page at this address, so a redirect from there hides it or never works. Take one of them away.
---
== source/manual/release.html.md
---
owner_slack: "#a-team"
title: Release an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['site', 'frontMatter'],
  skips: (page) => !entryOf(page, 'old_paths'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const parts = entryOf(page, 'old_paths')?.parts ?? []
    const site = parts.length > 0 ? siteOf(workspace) : undefined
    if (!site || keysOf(page, workspace).length === 0) return
    const own = addressOf(page.path, site)
    const { redirects } = settingsOf(workspace)
    for (const { value, span } of parts) {
      if (typeof value !== 'string' || value.trim() === '') continue
      const address = addressIn(value)
      const taken = site.routes.get(address)
      const others = (oldPathsOf(workspace).get(address) ?? []).filter((other) => other.page.path !== page.path)
      const configured = redirects.find(({ from }) => addressIn(from) === address)
      if (address === own) yield { span, message: 'This is the page’s own address. Take it out.' }
      else if (taken !== undefined)
        yield {
          span,
          message: `${taken} is the page at this address, so a redirect from there hides it or never works. Take one of them away.`,
          related: [{ path: taken, span: { start: 0, end: 0 }, message: 'The page at this address' }],
        }
      else if (others.length > 0)
        yield {
          span,
          message: `${others[0]!.page.path} claims this old address too, and only one of the pages gets its readers. Keep it on one of them.`,
          related: others.map((other) => ({ path: other.page.path, span: other.span, message: 'Here too' })),
        }
      else if (configured && addressIn(configured.to) !== own)
        yield {
          span,
          message: `config/tech-docs.yml leads this address to “${configured.to}”. Keep one of the two redirects.`,
        }
    }
  },
}
