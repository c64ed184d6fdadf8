// environments/retired: an environment that is no more, or will not be for long, named as if it were current.

import { isConfig } from '../../catalogue/config'
import { codeAt } from '../../code-at'
import type { Found, Page, Rule, Span, Workspace } from '../../model'
import { adviceOn, isText, loudness, overIn } from '../../over'
import { isHistory, isRecord } from '../../past'
import { isAnothers } from '../../whose'

export const retired: Rule = {
  card: {
    id: 'environments/retired',
    severity: 'warning',
    summary: 'A retired or deprecated environment is named as if it were current.',
    why: `An environment that was renamed or switched off lives on in commands, hosts and keys, and sends readers and machines nowhere. What is retired is known from the built-in catalogue (GOV.UK's “preview” became “integration”) and from \`state\`, \`until\` and \`replacedBy\` in \`manual-lens.yml\`.

Where the name may be another team's, or an ordinary word, it is a hint at most; sentences and sections that tell history, and decision records, are left alone.`,
    examples: [
      {
        title: 'A flag that names the old environment',
        text: `---
owner_slack: "#a-team"
title: Open a console
section: Deployment
layout: manual_layout
---

    gds govuk connect app-console -e preview frontend
                                     ^^^^^^^ environments/retired The environment “preview” is retired. Use “integration”, or say that this is history.

Until 2017 the preview environment was used for this.
`,
        fixed: `---
owner_slack: "#a-team"
title: Open a console
section: Deployment
layout: manual_layout
---

    gds govuk connect app-console -e integration frontend

Until 2017 the preview environment was used for this.
`,
      },
      {
        title: 'Retired by the workspace itself',
        text: `== manual-lens.yml
extends: none
environments:
  trial: { state: retired, until: 2024-03, replacedBy: sandbox }
  sandbox: {}
== deploy/values.yaml
environment: trial
             ^^^^^ environments/retired The environment “trial” is retired (since 2024-03). Use “sandbox”.
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, workspace) => {
    const over = overIn(workspace)
    return over.size === 0 || workspace.finder.named(page, over).length === 0
  },
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const over = overIn(workspace)
    if (over.size === 0 || isRecord(page.path) || isConfig(page.path)) return
    const mentions = workspace.finder.named(page, over)
    const areAnothers = mentions.some(({ span, form }) => isText(form) && isAnothers(page, span, workspace.catalogue))
    for (const mention of mentions) {
      const environment = over.get(mention.name)!
      const severity = loudness(mention, environment, page, workspace)
      if (severity === undefined || (areAnothers && !mention.demanded)) continue
      if ((isProse(page, mention.span) || mention.form === 'comment') && isHistory(page, mention.span)) continue
      yield { span: mention.span, severity, tag: 'deprecated', ...adviceOn(page, mention, environment, workspace) }
    }
  },
}

/** Whether it stands in a page's sentences, not in a block of code. */
function isProse(page: Page, { start }: Span): boolean {
  const code = codeAt(page, start)
  return page.kind === 'markdown' && (code === undefined || code.kind === 'span')
}
