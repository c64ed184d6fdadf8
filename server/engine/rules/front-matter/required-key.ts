// front-matter/required-key: a key that this kind of page has to have, missing or empty.

import { insertion } from '../../front-matter'
import { isPart, missingKeys } from '../../missing-keys'
import type { Found, KeySpec, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'

export const requiredKey: Rule = {
  card: {
    id: 'front-matter/required-key',
    severity: 'warning',
    summary: 'A front matter key that this kind of page needs is missing or empty.',
    why: 'The developer manual’s own tests fail on a page without `title` or `owner_slack`; without `section` it is listed as uncategorised, without `layout` it has no navigation. Those tests don’t look at `.html.md.erb` pages; this rule does. Sites made with the tech-docs template need only a `title`, and with `review_in` the day that it counts from and somebody to tell. What `config/tech-docs.yml` gives to all pages (`default_owner_slack`) counts.',
    examples: [
      {
        title: 'No section',
        text: `---
^^^ front-matter/required-key This page has no “section”: without it the page is listed as uncategorised and its breadcrumb is empty. Add a line such as “section: Deployment”.
owner_slack: "#a-team"
title: Deploy an application
layout: manual_layout
---
`,
      },
      {
        title: 'No layout',
        text: `---
^^^ front-matter/required-key This page has no “layout”: without it the page has no navigation and shows no owner. Add a line such as “layout: manual_layout”.
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, workspace) =>
    page.frontMatter ? missingKeys(page, workspace).length === 0 : keysOf(page, workspace).length === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const keys = keysOf(page, workspace)
    if (!page.frontMatter) {
      // A page whose front matter is not recognised has a finding for that.
      const required = keys.flatMap((spec) => spec.required ?? [])
      const isMeant = page.problems.some(({ code }) => code.startsWith('front-matter'))
      if (required.length === 0 || isMeant || isPart(page, workspace)) return
      const severity = required.some((need) => need.severity === 'error') ? 'error' : required[0]!.severity
      const names = keys.flatMap(({ key, required: need }) => (need ? [`“${key}”`] : [])).join(', ')
      const message = `This page has no front matter, and needs ${names}. Begin it with a line “---”, the keys, and another “---”.`
      yield { span: { start: 0, end: 0 }, severity, message }
      return
    }
    const { start } = page.frontMatter.span
    for (const { key, need, spec, entry } of missingKeys(page, workspace)) {
      const { why, severity } = need
      const line = spec?.example === undefined ? '' : ` such as “${key}: ${spec.example}”`
      if (!entry) {
        const message = `This page has no “${key}”: ${why}. Add a line${line || ` “${key}: …”`}.`
        yield { span: { start, end: start + 3 }, severity, message, fixes: spec ? fill(page, spec, keys) : [] }
      } else {
        const message = `“${key}” has no value: ${why}. Give it one${spec?.example ? `, such as ${spec.example}` : ''}.`
        yield { span: entry.keySpan, severity, message }
      }
    }
  },
}

/** Only where nearly every page has the same value is it clear what to put in. */
function fill(page: Page, spec: KeySpec, keys: readonly KeySpec[]) {
  const edit = spec.usual === undefined ? undefined : insertion(page, spec.key, spec.usual, keys)
  return edit ? [{ title: `Add “${spec.key}: ${spec.usual}”`, edits: [edit], safe: false }] : []
}
