// links/missing-anchor: a link to a heading that the page doesn’t have.

import type { Found, Page, Rule, Workspace } from '../../model'
import { anchorsOf } from '../../site/anchors'
import { knownAnchors } from '../../site/page-anchors'
import { siteOf } from '../../site/site'
import { siteLinksOf } from '../../site/site-links'
import { nearest } from '../../suggest'

export const missingAnchor: Rule = {
  card: {
    id: 'links/missing-anchor',
    severity: 'warning',
    summary: 'A link leads to a heading that the page doesn’t have.',
    why: 'The page opens at its top instead of at the heading that was meant. Anchors follow the site’s own rule (GOV.UK’s developer manual, the tech-docs template), which differs from GitHub’s: full stops become hyphens in one, apostrophes become `-39-` in the other. HTML ids and those of the layout count too. Pages into which code puts text are left alone, and so are files outside the site, whose anchors VS Code checks itself (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'A heading that was renamed, and a capital letter',
        text: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

See [below](#2-get-access), [GOV.UK](#GOV-UK), and [the top](#header).
            ^^^^^^^^^^^^^ links/missing-anchor This page has no anchor #2-get-access. Did you mean #3-get-access?
                                     ^^^^^^^ links/missing-anchor This page has no anchor #GOV-UK. Did you mean #gov-uk?

## 3. Get access

## GOV.UK
`,
        fixed: `---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

See [below](#3-get-access), [GOV.UK](#gov-uk), and [the top](#header).

## 3. Get access

## GOV.UK
`,
      },
    ],
  },
  scope: 'workspace',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (!site?.anchors) return
    for (const link of siteLinksOf(page, workspace)) {
      const { fragment, landing } = link
      if (!fragment || link.image || landing.kind !== 'page' || fragment.startsWith(':~:') || fragment.startsWith('!'))
        continue
      const target = workspace.pages.get(landing.path)
      const known = target && knownAnchors(target, site, workspace)
      if (!known || known.has(fragment)) continue
      const whole = anchorsOf(target, site.anchors)
      const near = meant(fragment, whole.places.keys())
      const where = target === page ? 'This page' : `/${landing.address}`
      const hint = near.length > 0 ? ` Did you mean ${near.map((one) => `#${one}`).join(' or ')}?` : ''
      yield {
        span: link.span,
        message: `${where} has no anchor #${fragment}.${hint}`,
        fixes: near.map((anchor) => ({
          title: `Change to #${anchor}`,
          edits: [{ path: page.path, span: link.fragmentSpan, text: anchor }],
          safe: anchor === fragment.toLowerCase(),
        })),
      }
    }
  },
}

/** The anchors that were probably meant: the same with another number or case first. */
function meant(fragment: string, anchors: Iterable<string>): readonly string[] {
  const all = [...anchors]
  const bare = withoutNumber(fragment)
  const same = all.filter((anchor) => withoutNumber(anchor) === bare)
  return same.length > 0 ? same.slice(0, 3) : nearest(fragment, all)
}

function withoutNumber(anchor: string): string {
  return anchor
    .toLowerCase()
    .replace(/^\d+[-_]+/, '')
    .replace(/-{2,}/g, '-')
}
