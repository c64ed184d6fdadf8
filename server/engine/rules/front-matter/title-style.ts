// front-matter/title-style: a title that begins with a word in “ing”.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'

export const titleStyle: Rule = {
  card: {
    id: 'front-matter/title-style',
    severity: 'warning',
    summary: 'A title begins with a verb in “ing”.',
    why: 'The manual’s style guide asks for “Restore a backup”, not “Restoring a backup”, and its tests fail on `.html.md` pages whose title begins with a word in “ing”, whatever the word. Alerts (section “Monitoring and alerting”) are exempt. Pages in `.html.md.erb` are not tested; there it is only said.',
    examples: [
      {
        title: 'A verb in “ing”',
        text: `---
owner_slack: "#a-team"
title: Restoring a backup
       ^^^^^^^^^ front-matter/title-style A title begins with a plain verb, and the manual’s tests fail on “Restoring”. Write for example “Restore …”.
section: Backups
layout: manual_layout
---
`,
      },
      {
        title: 'Alerts may',
        text: `---
owner_slack: "#a-team"
title: Missing metrics
section: Monitoring and alerting
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'page',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (!workspace.profile?.isManualPage(page.path) || keysOf(page, workspace).length === 0) return
    const title = entryOf(page, 'title')
    if (typeof title?.value !== 'string' || entryOf(page, 'section')?.value === 'Monitoring and alerting') return
    const word = /^\S+/.exec(title.value.trim())?.[0] ?? ''
    const at = page.text.indexOf(word, title.valueSpan.start)
    if (!word.endsWith('ing') || at === -1 || at > title.valueSpan.end) return
    const verb = PLAIN.get(word.toLowerCase())
    yield {
      span: { start: at, end: at + word.length },
      severity: page.path.endsWith('.erb') ? 'info' : 'warning',
      message: `A title begins with a plain verb, and the manual’s tests fail on “${word}”. ${verb ? `Write for example “${verb} …”.` : 'Begin it with another word.'}`,
    }
  },
}

/** Verbs that manuals are about; English has no rule that gives “set” for “setting” and “release” for “releasing”. */
const PLAIN: ReadonlyMap<string, string> = new Map(
  'Add Build Change Check Configure Connect Create Debug Delete Deploy Develop Edit Fix Get Install Keep Manage Migrate Monitor Move Publish Reboot Receive Release Remove Rename Republish Restore Rotate Run Set Support Switch Test Troubleshoot Unpublish Update Upgrade Use View Work Write'
    .split(' ')
    .map((verb) => [gerund(verb.toLowerCase()), verb]),
)

function gerund(verb: string): string {
  if (/^(?:run|set|get|debug)$/.test(verb)) return `${verb}${verb.at(-1)}ing`
  return `${verb.replace(/e$/, '')}ing`
}
