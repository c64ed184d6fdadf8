// front-matter/owner: an owner that is neither a channel nor a person.

import { keysOf, unquotedChannel } from '../../front-matter'
import type { Entry, Found, Page, Rule, Workspace } from '../../model'

export const owner: Rule = {
  card: {
    id: 'front-matter/owner',
    severity: 'error',
    summary: 'The owner is no Slack channel or person.',
    why: 'The manual links every page to its owner on Slack, and its tests want `owner_slack` to begin with `#` or `@`. Without quotes `#` begins a comment, so that YAML sees no owner at all.',
    examples: [
      {
        title: 'Without quotes',
        text: `---
owner_slack: #a-team
             ^^^^^^^ front-matter/owner Without quotes “#a-team” is a comment to YAML, so this page has no owner. Put it in quotes.
title: Deploy an application
section: Deployment
layout: manual_layout
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
      {
        title: 'Without #',
        text: `---
owner_slack: a-team
             ^^^^^^ front-matter/owner “a-team” is no owner: a channel begins with # and a person with @. Write it as "#a-team".
title: Deploy an application
section: Deployment
layout: manual_layout
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
    if (workspace.profile?.id !== 'govuk' || !keysOf(page, workspace).some(({ key }) => key === 'owner_slack')) return
    for (const entry of page.frontMatter?.entries ?? []) if (entry.key === 'owner_slack') yield* judge(page, entry)
  },
}

function* judge(page: Page, entry: Entry): Iterable<Found> {
  const channel = unquotedChannel(entry)
  const fix = (span: Found['span'], text: string) => [
    { title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: true },
  ]
  if (channel !== undefined && entry.comment) {
    const { span } = entry.comment
    const message = `Without quotes “${channel}” is a comment to YAML, so this page has no owner. Put it in quotes.`
    // The blank in front of the comment has to stay, or there is no value at all.
    yield { span, message, fixes: fix(span, `"${channel}"`) }
    return
  }
  if (typeof entry.value !== 'string' || entry.value.trim() === '') return
  const value = entry.value.trim()
  const span = entry.valueSpan
  if (/^[#@][\w.-]+$/.test(value)) return
  if (!/^[#@]/.test(value)) {
    const isChannel = /^[a-z0-9][a-z0-9_-]*$/.test(value)
    const message = `“${value}” is no owner: a channel begins with # and a person with @. Write it as ${isChannel ? `"#${value}"` : '"#channel" or "@person"'}.`
    yield { span, message, fixes: isChannel ? fix(span, `"#${value}"`).map((one) => ({ ...one, safe: false })) : [] }
  } else
    yield {
      span,
      severity: 'warning',
      message: `The link to the owner is made from this value, and “${value}” is not one channel or one person. Keep one, without blanks.`,
    }
}
