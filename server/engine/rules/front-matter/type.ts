// front-matter/type: a value that the page's schema doesn't allow.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { schemaOf, specsOf } from '../../schema-of'
import { schemaProblems } from '../../schema-problems'
import { isNoText, place, within, worded } from '../../schema-words'

export const type: Rule = {
  card: {
    id: 'front-matter/type',
    severity: 'warning',
    summary: 'A front matter value that its key does not take.',
    why: 'YAML guesses kinds: `title: 2024` is a number, `title: yes` is true. The site’s templates then fail or show something else. Texts that look like something else belong in quotes. What each key takes is written in the page’s schema (JSON Schema; see docs/front-matter.md).',
    examples: [
      {
        title: 'A title that is a number',
        text: `---
owner_slack: "#a-team"
title: 2024
       ^^^^ front-matter/type “title” takes text, and to YAML this is a number. Put it in quotes.
section: Deployment
layout: manual_layout
---
`,
        fixed: `---
owner_slack: "#a-team"
title: "2024"
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'A number that is none',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
weight: first
        ^^^^^ front-matter/type “weight” takes a number, not “first”. Write it as in “weight: 20”.
---
`,
      },
      {
        title: 'One path where a list belongs',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
old_paths: /manual/deploying.html
           ^^^^^^^^^^^^^^^^^^^^^^ front-matter/type “old_paths” takes a list, and this is text. Write it as in “old_paths: [/manual/old-name.html]”.
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
old_paths: [/manual/deploying.html]
---
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, workspace) => schemaProblems(page, workspace).problems.length === 0 && !hasDay(page),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    // Where YAML can't read the block, the kinds are guesses of ours.
    if (page.problems.some(({ code }) => code === 'front-matter-yaml' || code === 'front-matter-tab')) return
    const schema = schemaOf(page, workspace)
    if (!schema) return
    const specs = specsOf(schema)
    for (const entry of page.frontMatter?.entries ?? []) {
      const spec = specs.get(entry.key)
      // JSON has no days: to the schema this is text.
      if (spec && isNoText(entry, spec))
        yield worded(page, place(entry), [entry.key], { keyword: 'type', wanted: 'string', path: [], schema: {} }, spec)
    }
    for (const problem of schemaProblems(page, workspace).problems) {
      const [key, ...rest] = problem.path
      if (key === undefined || problem.keyword === 'propertyNames') continue
      const entry = entryOf(page, String(key))
      if (entry) yield worded(page, within(place(entry), rest), problem.path, problem, specs.get(entry.key))
    }
  },
}

/** Whether a value is a day, which to the schema is text. */
function hasDay({ frontMatter }: Page): boolean {
  return frontMatter?.entries.some(({ kind }) => kind === 'date') ?? false
}
