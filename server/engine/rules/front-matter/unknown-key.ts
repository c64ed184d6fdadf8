// front-matter/unknown-key: a key that the site doesn't know, and that a misspelling may explain.

import { entryOf } from '../../front-matter'
import type { Found, KeySpec, Page, Rule, Schema, ValueKind, Workspace } from '../../model'
import { schemaOf, specsOf } from '../../schema-of'
import { keysReadByCode } from '../../site/read-keys'
import { allNear } from '../../suggest'

export const unknownKey: Rule = {
  card: {
    id: 'front-matter/unknown-key',
    severity: 'hint',
    summary: 'A front matter key that the site does not know.',
    why: 'A misspelt key does nothing, and nothing says so. When the key is close to one that the page lacks it is almost surely a slip, and a warning; any other is only pointed at, because a site may have keys of its own. A key that the site’s own code reads (`current_page.data.key`) is one of these.',
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
  scope: 'workspace',
  follows: ['paths', 'site', 'others', 'anchors'],
  skips: (page, workspace) => {
    const schema = schemaOf(page, workspace)
    if (!schema || schema.isOpen || schema.keys.length === 0 || !page.frontMatter) return true
    const specs = specsOf(schema)
    return page.frontMatter.entries.every(({ key }) => key === '<<' || specs.has(key))
  },
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const schema = schemaOf(page, workspace)
    if (!schema || schema.isOpen || schema.keys.length === 0) return
    for (const { key, keySpan, kind } of page.frontMatter?.entries ?? []) {
      if (key === '<<' || specsOf(schema).has(key) || keysReadByCode(workspace).has(key)) continue
      const guess = likeIn(schema, key, kind).find((name) => !entryOf(page, name))
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

const remembered = new WeakMap<Schema, Map<string, readonly string[]>>()

/** The keys of a schema that a key of this kind may have been meant for, likeliest first. The same few are asked for on many pages. */
function likeIn(schema: Schema, key: string, kind: ValueKind): readonly string[] {
  const answers = remembered.get(schema) ?? new Map<string, readonly string[]>()
  remembered.set(schema, answers)
  const known = answers.get(`${kind} ${key}`)
  if (known) return known
  // A day or a list was hardly meant for a key that takes text.
  const fits = ({ kinds }: KeySpec) => kinds.length === 0 || kinds.includes(kind) || !/^(?:date|list|map)$/.test(kind)
  const found = allNear(
    key,
    schema.keys.flatMap((spec) => (fits(spec) ? spec.key : [])),
  )
  if (answers.size > 500) answers.clear()
  answers.set(`${kind} ${key}`, found)
  return found
}
