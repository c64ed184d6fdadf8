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
  follows: ['frontMatter'],
  skips: (page, workspace) => alike(page, workspace).length < 2,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const entry = entryOf(page, 'title')
    const uses = alike(page, workspace)
    if (!entry || uses.length < 2 || keysOf(page, workspace).length === 0) return
    const own = groupOf(page, workspace)
    const others = (groupsOf(uses, workspace).get(own) ?? []).filter((use) => use.page.path !== page.path)
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

const NONE: readonly Use[] = []

/** The pages that have the title of a page, itself among them. */
function alike(page: Page, workspace: Workspace): readonly Use[] {
  const title = entryOf(page, 'title')?.value
  return typeof title === 'string' ? (usesOf(workspace, 'title').get(title.trim()) ?? NONE) : NONE
}

/** Pages of one index: those of the manual, or those of a folder. */
function groupOf({ path }: Page, { profile }: Workspace): string {
  return profile?.isManualPage(path) ? 'manual' : path.slice(0, path.lastIndexOf('/'))
}

const remembered = new WeakMap<readonly Use[], ReadonlyMap<string, readonly Use[]>>()

/** The pages that have one title by their groups, so that many of one title in many folders cost no more than others. */
function groupsOf(uses: readonly Use[], workspace: Workspace): ReadonlyMap<string, readonly Use[]> {
  const known = remembered.get(uses)
  if (known) return known
  const groups = new Map<string, Use[]>()
  for (const use of uses) {
    const group = groupOf(use.page, workspace)
    const list = groups.get(group)
    if (list) list.push(use)
    else groups.set(group, [use])
  }
  remembered.set(uses, groups)
  return groups
}
