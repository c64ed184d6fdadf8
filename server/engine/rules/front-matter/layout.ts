// front-matter/layout: a layout that the site doesn't have.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { replacements } from '../../replace'
import { specOf } from '../../schema-of'
import { siteOf } from '../../site/site'
import { nearest } from '../../suggest'

export const layout: Rule = {
  card: {
    id: 'front-matter/layout',
    severity: 'warning',
    summary: 'The layout is none of the site’s.',
    why: 'Layouts are files in `source/layouts`; `core` and `layout` come with the tech-docs template. A page that names another one is not built, or is built without heading and navigation.',
    examples: [
      {
        title: 'A layout of another site',
        text: `== source/layouts/manual_layout.html.erb
<%= yield %>
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layuot
        ^^^^^^^^^^^^^ front-matter/layout The site has no layout “manual_layuot”. It has core, layout, manual_layout.
---
`,
        fixed: `== source/layouts/manual_layout.html.erb
<%= yield %>
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['site'],
  skips: (page, workspace) => isThere(entryOf(page, 'layout')?.value, workspace),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const entry = entryOf(page, 'layout')
    if (typeof entry?.value !== 'string' || isThere(entry.value, workspace)) return
    if (!specOf(page, workspace, 'layout')) return
    const value = entry.value.trim()
    const own = siteOf(workspace)?.layouts
    const layouts = [...new Set(['core', 'layout', ...(own ?? [])])].sort()
    const [guess] = nearest(value, layouts)
    // A site without layouts of its own may have them from somewhere else.
    if (!own?.size && !guess) return
    yield {
      span: entry.valueSpan,
      message: `The site has no layout “${value}”. It has ${layouts.join(', ')}.`,
      fixes: guess ? replacements(page, entry.valueSpan, guess) : [],
    }
  },
}

/** Whether a layout is one of the template's or the site's; what is no layout at all is nothing to speak of. */
function isThere(layout: unknown, workspace: Workspace): boolean {
  if (typeof layout !== 'string' || layout === 'false') return true
  const name = layout.trim()
  return name === '' || name === 'core' || name === 'layout' || siteOf(workspace)?.layouts.has(name) === true
}
