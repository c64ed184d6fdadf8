// environments/uncautioned: a command that destroys something in production, without a word of caution.

import { headingAbove } from '../../code-at'
import { namingCommandsIn } from '../../commands'
import type { Found, Page, Rule, Workspace } from '../../model'

/** Words that make a reader stop. */
const CAUTION =
  /caution|careful|warning|danger|destructive|irreversibl|undone|be sure|make sure|double.?check|check (?:that|with|whether)|only (?:if|when|do)|back.?up|dry.?run|dangerous|⚠|permanent|pair |before you|before running|confirm|verify|do not|don.t |never |risk|data loss|downtime|outage|approval|ensure/i
/** How far a caution is looked for, in UTF-16 units. */
const AROUND = 800

export const uncautioned: Rule = {
  card: {
    id: 'environments/uncautioned',
    severity: 'hint',
    summary: 'A command that destroys something in production has no word of caution beside it.',
    why: `Runbooks are read in a hurry and their commands are pasted. Where one deletes, drops or destroys something in production, a sentence beside it (what to check first, that it can’t be undone, how to try it in staging) is what keeps a tired reader from harm.

Only commands that name production themselves count: by context, account, host, bucket or flag.`,
    examples: [
      {
        title: 'Nothing says that this can’t be undone',
        text: `---
owner_slack: "#a-team"
title: Clear the cache
section: Caching
layout: manual_layout
---

Clear it:

\`\`\`sh
aws s3 rm s3://govuk-production-cache --recursive
       ^^ environments/uncautioned This command destroys something in production, and nothing around it says so. Add a caution: what to check first, and whether it can be undone.
\`\`\`
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, workspace) => !namingCommandsIn(workspace, page).some(({ destructive }) => destructive),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    for (const command of namingCommandsIn(workspace, page)) {
      const { destructive, environments, code, span } = command
      if (!destructive || environments.length !== 1 || environments[0] !== 'production') continue
      const heading = headingAbove(page, span.start)
      const from = Math.max(0, heading?.span.start ?? 0, code.span.start - AROUND)
      if (CAUTION.test(page.text.slice(from, code.span.end + AROUND))) continue
      yield {
        span: destructive,
        message:
          'This command destroys something in production, and nothing around it says so. Add a caution: what to check first, and whether it can be undone.',
      }
    }
  },
}
