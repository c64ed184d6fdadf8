// front-matter/parent: a parent that is neither a page nor a link in the site's header.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { replacements } from '../../replace'
import { specOf } from '../../schema-of'
import { settingsOf } from '../../settings'
import { isServed } from '../../site/landing'
import { siteOf } from '../../site/site'
import { nearest } from '../../suggest'
import { countsOf, usesOf } from '../../uses'

export const parent: Rule = {
  card: {
    id: 'front-matter/parent',
    severity: 'warning',
    summary: 'The parent is no page and no link in the header.',
    why: 'The site compares `parent` with the links in its header (`header_links` in `config/tech-docs.yml`) and marks the one that is the same. A parent that is not there and is no page either does nothing.',
    examples: [
      {
        title: 'A page that is gone',
        text: `== config/tech-docs.yml
header_links:
  Manual: /manual.html
== source/manual.html.erb
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
parent: /opsmanual.html
        ^^^^^^^^^^^^^^^ front-matter/parent The site has no page “/opsmanual.html” and no such link in its header, so this does nothing. Write one of its header’s links, such as “/manual.html”.
---
`,
        fixed: `== config/tech-docs.yml
header_links:
  Manual: /manual.html
== source/manual.html.erb
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
parent: "/manual.html"
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['site', 'frontMatter'],
  skips: (page) => !entryOf(page, 'parent'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const entry = entryOf(page, 'parent')
    if (typeof entry?.value !== 'string' || entry.value.trim() === '' || /^[a-z]+:/i.test(entry.value)) return
    const site = siteOf(workspace)
    if (!site || !specOf(page, workspace, 'parent')) return
    const value = entry.value.trim()
    const { headerLinks, redirects } = settingsOf(workspace)
    if (headerLinks.includes(value) || isServed(page.path, value, site)) return
    const local = headerLinks.filter((target) => target.startsWith('/'))
    const moved = redirects.find(({ from }) => from.replace(/^\//, '') === value.replace(/^\//, ''))?.to
    const usual = [...countsOf(usesOf(workspace, 'parent'))]
      .filter(([other]) => local.includes(other))
      .sort((a, b) => b[1] - a[1])[0]
    const guess = moved ?? nearest(value, local)[0] ?? usual?.[0] ?? (local.length === 1 ? local[0] : undefined)
    const advice = guess
      ? `Write one of its header’s links, such as “${guess}”.`
      : 'Write the address of a page, or leave the key out.'
    yield {
      span: entry.valueSpan,
      message: moved
        ? `“${value}” has moved to “${moved}”, so as a parent it does nothing. Write the new address.`
        : `The site has no page “${value}” and no such link in its header, so this does nothing. ${advice}`,
      fixes: guess ? replacements(page, entry.valueSpan, guess) : [],
    }
  },
}
