// front-matter/unknown-key: a key that the site doesn't know, and that a misspelling may explain.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { schemaOf } from '../../schema-of'
import { nearest } from '../../suggest'

export const unknownKey: Rule = {
  card: {
    id: 'front-matter/unknown-key',
    severity: 'hint',
    summary: 'A front matter key that the site does not know.',
    why: 'A misspelt key does nothing, and nothing says so. When the key is close to one that the page lacks it is almost surely a slip, and a warning; any other is only pointed at, because a site may have keys of its own.',
    examples: [
      {
        title: 'A slip',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
relatd_repos: [publisher]
^^^^^^^^^^^^ front-matter/unknown-key The site knows no key “relatd_repos”. Did you mean “related_repos”?
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
related_repos: [publisher]
---
`,
      },
    ],
  },
  scope: 'page',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const schema = schemaOf(page, workspace)
    if (!schema || schema.isOpen || schema.keys.length === 0) return
    const known = new Set(schema.keys.map(({ key }) => key))
    for (const { key, keySpan, kind } of page.frontMatter?.entries ?? []) {
      if (known.has(key) || key === '<<') continue
      // A day or a list was hardly meant for a key that takes text.
      const fitting = schema.keys.filter(
        ({ kinds }) => kinds.length === 0 || kinds.includes(kind) || !/^(?:date|list|map)$/.test(kind),
      )
      const [guess] = nearest(
        key,
        fitting.map((spec) => spec.key).filter((name) => !entryOf(page, name)),
      )
      if (guess === undefined) {
        yield {
          span: keySpan,
          message: `The site knows no key “${key}”, so it does nothing unless a template of yours reads it.`,
        }
        continue
      }
      const edits = [{ path: page.path, span: keySpan, text: guess }]
      const fixes = [{ title: `Rename to “${guess}”`, edits, safe: false }]
      yield {
        span: keySpan,
        severity: 'warning',
        message: `The site knows no key “${key}”. Did you mean “${guess}”?`,
        fixes,
      }
    }
  },
}
