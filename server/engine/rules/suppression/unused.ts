// suppression/unused: a comment that keeps nothing quiet any more.

import { allRuleIds, rulesOnClones } from '../../catalogue/config-rules'
import { type Directive, directivesOf, means, names } from '../../directives'
import type { Edit, Found, Page, Rule, Said, Span, Workspace } from '../../model'
import { usesOf, withComment, withoutRule } from '../../suppressions'

export const unused: Rule = {
  card: {
    id: 'suppression/unused',
    severity: 'info',
    summary: 'A comment keeps findings quiet where there are none.',
    why: 'Left behind, it will hide the next mistake. It is reported only once everything has been read, for rules that have run and are not switched off, and in pages of a kind of manual that is known, because elsewhere most rules are silent anyway.',
    examples: [
      {
        title: 'The finding was mended',
        text: `---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout # manual-lens-disable-line front-matter/type: as it was
                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression/unused Nothing is found here by front-matter/type, so this comment does nothing. Remove it.
---
`,
        fixed: `---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
      },
      {
        title: 'One of two rules is still needed',
        text: `---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---

<!-- manual-lens-disable-next-line links/relative, page/brand-spelling: quoted -->
                                   ^^^^^^^^^^^^^^ suppression/unused Nothing is found here by links/relative, so naming it does nothing. Remove it.
We call it Gov.uk.
`,
        fixed: `---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---

<!-- manual-lens-disable-next-line page/brand-spelling: quoted -->
We call it Gov.uk.
`,
      },
    ],
  },
  scope: 'last',
  skips: (page) => directivesOf(page).length === 0,
  *check(page: Page, workspace: Workspace, { findings, rules }: Said): Iterable<Found> {
    const directives = directivesOf(page)
    if (directives.length === 0 || (page.kind === 'markdown' && !workspace.profile)) return
    const used = usesOf(page, findings)
    const needed = (one: Directive, id: string | undefined): boolean => {
      const by = used.get(one)
      return by !== undefined && (id === undefined || [...by].some((rule) => means(id, rule)))
    }
    /** Whether what was named has run; a rule that is off is nobody's mistake, and ours are about comments like this one. */
    const ran = (id: string | undefined): boolean => {
      const meant = id === undefined ? allRuleIds : allRuleIds.filter((rule) => means(id, rule))
      if (!meant.every((rule) => rules.has(rule))) return false
      // Where there are no clones, what could be found in them is not known.
      if (workspace.clones.size === 0 && meant.some((rule) => rulesOnClones.includes(rule))) return false
      if (id === undefined) return true
      const isOff = workspace.severities.get(id) === 'off' || workspace.ignored(id, page.path)
      return !isOff && !rulesOnClones.includes(id) && !id.startsWith('suppression/')
    }
    /** What was disabled so far; '' is everything. */
    const disabled = new Set<string>()
    for (const one of directives) {
      if (one.kind === 'unknown') continue
      const known = one.rules.filter(({ id }) => allRuleIds.some((rule) => means(id, rule)))
      if (one.kind === 'enable') {
        const ends =
          one.rules.length === 0 ? disabled.size > 0 : disabled.has('') || [...disabled].some((id) => names(one, id))
        if (!ends) yield report(page, one, 'Nothing was disabled above that this could end. Remove it.')
        continue
      }
      if (one.kind === 'disable')
        for (const id of one.rules.length > 0 ? known.map(({ id }) => id) : ['']) disabled.add(id)
      if (one.rules.length === 0) {
        if (ran(undefined) && !needed(one, undefined))
          yield report(page, one, 'Nothing is found here, so this comment does nothing. Remove it.')
        continue
      }
      const idle = known.filter(({ id }) => ran(id) && !needed(one, id))
      if (idle.length === one.rules.length) {
        const ids = idle.map(({ id }) => id).join(' or ')
        yield report(page, one, `Nothing is found here by ${ids}, so this comment does nothing. Remove it.`)
      } else
        for (const { id, span } of idle) {
          const message = `Nothing is found here by ${id}, so naming it does nothing. Remove it.`
          yield { span, message, tag: 'unnecessary', fixes: [removal(page, withoutRule(page, one, span))] }
        }
    }
  },
}

function report(page: Page, { span }: Directive, message: string): Found {
  return { span, message, tag: 'unnecessary', fixes: [removal(page, withComment(page, span))] }
}

function removal({ path }: Page, span: Span): { title: string; edits: Edit[]; safe: false } {
  return { title: 'Remove what does nothing', edits: [{ path, span, text: '' }], safe: false }
}
