// front-matter/title-style: a title that begins with a word in “ing” or a small letter, or Has Capitals Like This.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'
import { capitalised, isRepository, isWordOf, PLAIN } from '../../titles'

export const titleStyle: Rule = {
  card: {
    id: 'front-matter/title-style',
    severity: 'warning',
    summary: 'A title begins with a verb in “ing”, or has capitals where none belong.',
    why: 'The manual’s style guide asks for “Restore a backup”, not “Restoring a backup”, and its tests fail on `.html.md` pages whose title begins with a word in “ing”, whatever the word. Alerts (section “Monitoring and alerting”) are exempt. Pages in `.html.md.erb` are not tested; there it is only said. GOV.UK writes titles as sentences: a capital letter first, and others only in names; what is a name nobody can be sure of, so that is a hint.',
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
        title: 'Capitals',
        text: `---
owner_slack: "#a-team"
title: Replay the Message Queue Traffic
       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ front-matter/title-style Titles are written as sentences: only the first word and names have a capital letter. The page itself writes “Traffic” with a small one.
section: Deployment
layout: manual_layout
---

How to send the day’s traffic again.
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
  skips: (page) => {
    const title = entryOf(page, 'title')?.value
    return typeof title !== 'string' || USUAL.test(title)
  },
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (!workspace.profile?.isManualPage(page.path) || keysOf(page, workspace).length === 0) return
    const title = entryOf(page, 'title')
    if (typeof title?.value !== 'string') return
    const word = /^\S+/.exec(title.value.trim())?.[0] ?? ''
    const at = page.text.indexOf(word, title.valueSpan.start)
    if (word === '' || at === -1 || at > title.valueSpan.end) return
    const span = { start: at, end: at + word.length }
    const isAlert = entryOf(page, 'section')?.value === 'Monitoring and alerting'
    if (word.endsWith('ing') && !isAlert) {
      const verb = PLAIN.get(word.toLowerCase())
      const message = `A title begins with a plain verb, and the manual’s tests fail on “${word}”. ${verb ? `Write for example “${verb} …”.` : 'Begin it with another word.'}`
      yield { span, severity: page.path.endsWith('.erb') ? 'info' : 'warning', message }
    } else if (/^[a-z]+$/.test(word) && !isRepository(word, workspace)) {
      const text = word[0]!.toUpperCase() + word.slice(1)
      const edits = [{ path: page.path, span: { start: at, end: at + 1 }, text: text[0]! }]
      const message = `A title begins with a capital letter. Unless it is a name, write “${text}”.`
      yield { span, severity: 'hint', message, fixes: [{ title: `Write “${text}”`, edits, safe: false }] }
    } else {
      const capitals = capitalised(title.value.trim())
      const small = capitals.filter((one) => isWordOf(page, one.toLowerCase()))
      if (capitals.length < 3 || small.length === 0) return
      const names = small.map((one) => `“${one}”`).join(', ')
      const message = `Titles are written as sentences: only the first word and names have a capital letter. The page itself writes ${names} with a small one.`
      yield { span: title.valueSpan, severity: 'hint', message }
    }
  },
}

/** How nearly all titles are: a first word with a capital letter that doesn't end in “ing”, and a small one among the long ones behind it. */
const USUAL = /^[A-Z](?!\S*ing(?!\S))\S*\s(?:.*\s)?[a-z]{4,}(?!\S)/
