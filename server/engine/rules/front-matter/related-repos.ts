// front-matter/related-repos: a related repository that the site doesn't list.

import { entryOf } from '../../front-matter'
import type { Found, Page, Part, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'
import { type Listed, listedRepositories } from '../../settings'
import { nearest } from '../../suggest'

const KEYS = ['related_repos', 'related_applications']

export const relatedRepos: Rule = {
  card: {
    id: 'front-matter/related-repos',
    severity: 'warning',
    summary: 'A related repository that the site does not list.',
    why: 'The site links each name in `related_repos` to `/repos/<name>.html`, which it makes from `data/repos.yml`. A name that is not listed there is a dead link; several names without commas are one name.',
    examples: [
      {
        title: 'Not listed',
        text: `== data/repos.yml
- repo_name: frontend
- repo_name: publishing-api
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
related_repos: [frontend, publishng-api]
                          ^^^^^^^^^^^^^ front-matter/related-repos data/repos.yml lists no “publishng-api”, so the link to it leads nowhere. Did you mean “publishing-api”?
---
`,
        fixed: `== data/repos.yml
- repo_name: frontend
- repo_name: publishing-api
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
related_repos: [frontend, publishing-api]
---
`,
      },
      {
        title: 'Commas are missing',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
related_repos: [frontend publishing-api]
                ^^^^^^^^^^^^^^^^^^^^^^^ front-matter/related-repos To YAML this is one name with blanks in it. Put commas between the names.
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
related_repos: [frontend, publishing-api]
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others'],
  skips: (page) => !KEYS.some((key) => entryOf(page, key)),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (workspace.profile?.id !== 'govuk' || !page.frontMatter) return
    const parts = KEYS.flatMap((key) => entryOf(page, key)?.parts ?? [])
    if (parts.length === 0 || keysOf(page, workspace).length === 0) return
    const listed = listedRepositories(workspace)
    for (const part of parts) yield* judge(page, part, listed)
  },
}

function* judge(page: Page, { kind, value, style, span }: Part, listed: Listed | undefined): Iterable<Found> {
  if (kind !== 'string' || typeof value !== 'string') return
  const fix = (text: string) => [{ title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: false }]
  const names = value.trim().split(/\s+/)
  if (names.length > 1 && names.every((name) => /^[\w.-]+$/.test(name))) {
    const isFlow = style === 'plain' && /[[,]\s*$/.test(page.text.slice(Math.max(0, span.start - 200), span.start))
    const message = 'To YAML this is one name with blanks in it. Put commas between the names.'
    yield { span, message, fixes: isFlow ? fix(names.join(', ')) : [] }
  } else if (listed && listed.names.size > 0 && !listed.names.has(value)) {
    const [guess] = nearest(value, listed.names)
    const advice = guess ? `Did you mean “${guess}”?` : 'Take it out, or list the repository there.'
    const message = `${listed.path} lists no “${value}”, so the link to it leads nowhere. ${advice}`
    yield { span, message, fixes: guess && style === 'plain' ? fix(guess) : [] }
  }
}
