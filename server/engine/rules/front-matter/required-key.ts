// front-matter/required-key: a key that this kind of page has to have, missing or empty.

import { entryOf, insertion, keysOf, saysNothing, unquotedChannel } from '../../front-matter'
import type { Found, KeySpec, Page, Rule, Workspace } from '../../model'

export const requiredKey: Rule = {
  card: {
    id: 'front-matter/required-key',
    severity: 'warning',
    summary: 'A front matter key that this kind of page needs is missing or empty.',
    why: 'The developer manual’s own tests fail on a page without `title` or `owner_slack`; without `section` it is listed as uncategorised, without `layout` it has no navigation. Those tests don’t look at `.html.md.erb` pages; this rule does. Sites made with the tech-docs template need only a `title`.',
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
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const keys = keysOf(page, workspace)
    const required = keys.filter((spec) => spec.required)
    if (!page.frontMatter) {
      // A page whose front matter is not recognised has a finding for that.
      if (required.length === 0 || page.problems.some(({ code }) => code.startsWith('front-matter'))) return
      const worst = required.some(({ required: need }) => need?.severity === 'error')
        ? 'error'
        : required[0]!.required!.severity
      const names = required.map(({ key }) => `“${key}”`).join(', ')
      const message = `This page has no front matter, and needs ${names}. Begin it with a line “---”, the keys, and another “---”.`
      yield { span: { start: 0, end: 0 }, severity: worst, message }
      return
    }
    for (const spec of required) {
      const { why, severity } = spec.required!
      const entry = entryOf(page, spec.key)
      if (!entry) {
        const { start } = page.frontMatter.span
        const message = `This page has no “${spec.key}”: ${why}. Add a line such as “${spec.key}: ${spec.example}”.`
        yield { span: { start, end: start + 3 }, severity, message, fixes: fill(page, spec, keys) }
      } else if (saysNothing(entry) && unquotedChannel(entry) === undefined)
        yield {
          span: entry.keySpan,
          severity,
          message: `“${spec.key}” has no value: ${why}. Give it one, such as ${spec.example}.`,
        }
    }
  },
}

/** Only where nearly every page has the same value is it clear what to put in. */
function fill(page: Page, spec: KeySpec, keys: readonly KeySpec[]) {
  const edit = spec.usual === undefined ? undefined : insertion(page, spec.key, spec.usual, keys)
  return edit ? [{ title: `Add “${spec.key}: ${spec.usual}”`, edits: [edit], safe: false }] : []
}
