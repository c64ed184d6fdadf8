// front-matter/section: a section that the manual hides, or that is another one's spelling.

import { entryOf } from '../../front-matter'
import type { Found, Page, Rule, Workspace } from '../../model'
import { replacements } from '../../replace'
import { specOf } from '../../schema-of'
import { folderOf, type Sections, sectionsOf } from '../../sections'

export const section: Rule = {
  card: {
    id: 'front-matter/section',
    severity: 'hint',
    summary: 'A section that the manual hides, or that looks like another one’s spelling.',
    why: 'The manual’s index has a heading for every section that a page names, so a slip makes a heading with one page below it. Which sections are meant nobody has written down; those that many pages have are taken as right, and the others are only hinted at. A section that the manual’s own program (`app/manual.rb`) leaves out of the index is a warning, unless so many pages have it that it must be meant.',
    examples: [
      {
        title: 'Two wordings',
        text: `---
owner_slack: "#a-team"
title: Who is on call
section: Incident management
         ^^^^^^^^^^^^^^^^^^^ front-matter/section Only this page has the section “Incident management”; 2 pages have “Incidents”. If it is the same, write that.
layout: manual_layout
---
== source/manual/incidents.html.md
---
owner_slack: "#a-team"
title: What to do in an incident
section: Incidents
layout: manual_layout
---
== source/manual/review.html.md
---
owner_slack: "#a-team"
title: Review an incident
section: Incidents
layout: manual_layout
---
`,
      },
      {
        title: 'Left out of the index',
        text: `---
owner_slack: "#a-team"
title: Disk is full
section: Icinga alerts
         ^^^^^^^^^^^^^ front-matter/section The manual’s index leaves out pages of the section “Icinga alerts”, so nobody finds this one there. Choose a section that it shows.
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others', 'frontMatter'],
  skips: (page, workspace) => {
    const section = entryOf(page, 'section')?.value
    if (typeof section !== 'string' || !specOf(page, workspace, 'section')) return true
    return isUsual(section.trim(), sectionsOf(workspace))
  },
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const entry = entryOf(page, 'section')
    if (typeof entry?.value !== 'string' || entry.value.trim() === '') return
    if (!specOf(page, workspace, 'section')) return
    const value = entry.value.trim()
    const span = entry.valueSpan
    const sections = sectionsOf(workspace)
    const own = sections.uses.get(value) ?? []
    if (sections.hidden.has(value)) {
      const usual = sections.usual.get(folderOf(page))
      yield {
        span,
        severity: own.length > 10 && own.length > sections.pages / 10 ? 'hint' : 'warning',
        message: `The manual’s index leaves out pages of the section “${value}”, so nobody finds this one there. Choose a section that it shows${usual ? `, such as “${usual}”` : ''}.`,
        fixes: usual ? replacements(page, span, usual) : [],
      }
      return
    }
    const have = own.length < 2 ? 'Only this page has' : `${own.length} pages have`
    const rival = sections.rivals.get(value)
    if (rival) {
      const many = `${rival.count === 1 ? 'one page has' : `${rival.count} pages have`} “${rival.value}”`
      const message = `${have} the section “${value}”; ${many}. If it is the same, write that.`
      yield { span, message, fixes: replacements(page, span, rival.value, own) }
    } else if (FOLDER.test(value))
      yield {
        span,
        message: `A section is a heading in the manual’s index, and “${value}” looks like a folder’s name. Write it as a heading, with a capital letter.`,
      }
  },
}

/** A word that looks like a folder's name. */
const FOLDER = /^\p{Ll}[\p{Ll}\p{N}_-]*$/u

/** Whether nothing is to be said of a section whoever has it. */
function isUsual(section: string, { hidden, rivals }: Sections): boolean {
  return !hidden.has(section) && !rivals.has(section) && !FOLDER.test(section)
}
