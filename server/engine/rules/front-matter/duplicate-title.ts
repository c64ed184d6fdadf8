// front-matter/duplicate-title: two pages with the same title.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'
import { type Use, usesOf } from '../../uses'

export const duplicateTitle: Rule = {
  card: {
    id: 'front-matter/duplicate-title',
    severity: 'warning',
    summary: 'Another page has the same title.',
    why: 'In the index and in search results nobody can tell the two apart. In the developer manual it is a warning; on other sites, where a page may stand below a heading that tells them apart, it is only hinted at.',
    examples: [
      {
        title: 'Twice the same',
        text: `== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
       ^^^^^^^^^^^^^^^^^^^^^ front-matter/duplicate-title source/manual/release.html.md has the same title, so nobody can tell the two apart in the index. Say in each what is special about it.
section: Deployment
layout: manual_layout
---
== source/manual/release.html.md
---
owner_slack: "#a-team"
title: "Deploy an application"
       ^^^^^^^^^^^^^^^^^^^^^^^ front-matter/duplicate-title source/manual/deploy.html.md has the same title, so nobody can tell the two apart in the index. Say in each what is special about it.
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (keysOf(page, workspace).length === 0) return
    const entry = entryOf(page, 'title')
    if (typeof entry?.value !== 'string') return
    const group = (of: Page): string =>
      workspace.profile?.isManualPage(of.path) ? 'manual' : of.path.slice(0, of.path.lastIndexOf('/'))
    const own = group(page)
    const others = (usesOf(workspace, 'title').get(entry.value.trim()) ?? []).filter(
      (use: Use) => use.page !== page && group(use.page) === own,
    )
    const [first] = others
    if (!first) return
    yield {
      span: entry.valueSpan,
      severity: own === 'manual' ? 'warning' : 'hint',
      message: `${first.page.path}${others.length > 1 ? ` and ${others.length - 1} more` : ''} has the same title, so nobody can tell the two apart in the index. Say in each what is special about it.`,
      related: others.map((use) => ({ path: use.page.path, span: use.span, message: 'The same title' })),
    }
  },
}
