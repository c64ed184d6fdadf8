// links/syntax: a link that is written so that none comes of it, or one that leads to nonsense.

import type { Found, Page, Rule, Workspace } from '../../model'
import { resolved } from '../../site/address'
import { siteOf } from '../../site/site'
import { siteLinkAt } from '../../site/site-links'
import type { Slip } from '../../slips/slip'
import { slipsIn } from '../../slips/slips'

export const linkSyntax: Rule = {
  card: {
    id: 'links/syntax',
    severity: 'warning',
    summary: 'A link is written so that none comes of it.',
    why: 'These are slips that look right in the source: a label in parentheses, an address in the brackets of a label, brackets round an address, no address, no scheme, brackets swapped, a parenthesis that isn’t closed, a bracket that isn’t opened, a host in angle brackets, a parenthesis behind `[text]` that the site’s renderer (Redcarpet) takes for the address. A blank between text and address is a hint, because the site puts up with it.',
    examples: [
      {
        title: 'What people have had to repair',
        text: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
[Log in](log-in) as in [the guide][https://www.gov.uk/guide] and [this]() one.
         ^^^^^^ links/syntax “log-in” is a label that this page defines, but in parentheses it is taken for an address. Put it in brackets: [log-in].
                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^ links/syntax In brackets this is a label, and no definition has it, so there is no link. Put the address in parentheses.
                                                                 ^^^^^^^^ links/syntax This link has no address. Write one between the parentheses, or take the brackets away.

Read [the news]((https://www.gov.uk/news)) or (the list)[https://www.gov.uk/list], or [write](us@example.org).
                ^^^^^^^^^^^^^^^^^^^^^^^^^ links/syntax The brackets round the address belong to it, so the link leads to “(https://www.gov.uk/news)”. Take them away.
                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/syntax The brackets are the wrong way round, so there is no link. The text stands in [ ], the address behind it in ( ).
                                                                                              ^^^^^^^^^^^^^^ links/syntax Without a scheme this is taken for a page of this site. Write mailto:us@example.org.

It runs on [Rails] (a framework), see [its site](https:/rubyonrails.org) and [the guide](https://www.gov.uk/guide
           ^^^^^^^ links/syntax The site takes what stands in parentheses behind this for its address, so the link leads to “a framework”. Write [] behind the brackets.
                                                 ^^^^^^^^^^^^^^^^^^^^^^ links/syntax “https:/” is no scheme, so this is taken for a page of this site. Write https://rubyonrails.org.
                                                                             ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ links/syntax The parenthesis round this link’s address is not closed, so there is no link. Close it.

[log-in]: https://www.gov.uk/log-in
[Rails]: https://rubyonrails.org
`,
      },
      {
        title: 'Repaired',
        text: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
[Log in](log-in) as in [the guide] (https://www.gov.uk/guide).
         ^^^^^^ links/syntax “log-in” is a label that this page defines, but in parentheses it is taken for an address. Put it in brackets: [log-in].
                                 ^^^ links/syntax There is a blank between the link’s text and its address, so GitHub and editors show no link. The site puts up with it.

[log-in]: https://www.gov.uk/log-in
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
[Log in][log-in] as in [the guide](https://www.gov.uk/guide).

[log-in]: https://www.gov.uk/log-in
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'site'],
  skips: (page) => page.kind !== 'markdown' || slipsIn(page).length === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    const isSite = site?.isRedcarpet === true && page.path.startsWith(site.source)
    for (const slip of slipsIn(page)) {
      if ((slip.where === 'redcarpet' && !isSite) || (slip.ifMissing && leadsSomewhere(slip, page, workspace))) continue
      const { span, message, fix } = slip
      const edits = fix ? [{ path: page.path, span: fix.span, text: fix.text }] : []
      yield {
        span,
        ...(slip.where === 'tolerated' && isSite
          ? { message: `${message} The site puts up with it.`, severity: 'hint' as const }
          : { message }),
        fixes: fix ? [{ title: fix.title, edits, safe: true }] : [],
      }
    }
  },
}

/** Whether there is a page or file where the address leads as it stands. */
function leadsSomewhere({ span }: Slip, page: Page, workspace: Workspace): boolean {
  const link = siteLinkAt(page, workspace, span.start)
  if (link) return link.landing.kind !== 'missing'
  const beside = resolved(page.path, page.text.slice(span.start, span.end))
  return beside !== undefined && (workspace.files.has(beside) || workspace.files.has(`${beside}.md`))
}
