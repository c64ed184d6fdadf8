// links/missing-anchor: a link to a heading that the page doesn’t have.

import type { Found, Page, Rule, Span, Workspace } from '../../model'
import { anchorsOf } from '../../site/anchors'
import { folderLinksOf } from '../../site/folder-links'
import { lostAnchorsOf } from '../../site/page-anchors'
import { loudnessOf } from '../../site/parts'
import { siteOf } from '../../site/site'
import { asQuestion, nearest } from '../../suggest'

export const missingAnchor: Rule = {
  card: {
    id: 'links/missing-anchor',
    severity: 'warning',
    summary: 'A link leads to a heading that the page doesn’t have.',
    why: 'The page opens at its top instead of at the heading that was meant. Anchors follow the site’s own rule (GOV.UK’s developer manual, the tech-docs template), which differs from GitHub’s: full stops become hyphens in one, apostrophes become `-39-` in the other. HTML ids and those of the layout count too. Pages into which code puts text are left alone. In files outside the site the rule follows GitHub’s names, and speaks only once `manual-lens.yml` gives it a severity, because there VS Code can check the same (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'A heading that was renamed, and a capital letter',
        text: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
See [below](#2-get-access), [GOV.UK](#GOV-UK), and [the top](#content).
            ^^^^^^^^^^^^^ links/missing-anchor This page has no anchor #2-get-access. Did you mean #3-get-access?
                                     ^^^^^^^ links/missing-anchor This page has no anchor #GOV-UK. Did you mean #gov-uk?

## 3. Get access

## GOV.UK
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
See [below](#3-get-access), [GOV.UK](#gov-uk), and [the top](#content).

## 3. Get access

## GOV.UK
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'site', 'others', 'anchors'],
  skips: (page, workspace) =>
    lostAnchorsOf(page, workspace).length === 0 && !workspace.severities.has('links/missing-anchor'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    for (const lost of lostAnchorsOf(page, workspace)) {
      const found = told(page, lost, lost.target === page ? 'This page' : `/${lost.address}`, lost.anchors)
      yield site ? { ...found, ...loudnessOf(page, lost.span, site) } : found
    }
    if (!workspace.severities.has('links/missing-anchor')) return
    for (const link of folderLinksOf(page, workspace)) {
      const { fragment, landing, image, path } = link
      const target = workspace.pages.get(path)
      if (!fragment || image || landing !== 'file' || target?.kind !== 'markdown' || /^L\d/.test(fragment)) continue
      const { places, headings } = anchorsOf(target, 'github')
      if (!places.has(fragment) && !places.has(fragment.toLowerCase()))
        yield told(page, link, target === page ? 'This page' : path, headings.slice(0, 500))
    }
  },
}

type Asked = { readonly span: Span; readonly fragmentSpan: Span; readonly fragment: string | undefined }

function told(
  page: Page,
  { span, fragmentSpan, fragment = '' }: Asked,
  where: string,
  anchors: readonly string[],
): Found {
  const near = meant(fragment, anchors)
  const fixes = near.map((anchor) => ({
    title: `Change to #${anchor}`,
    edits: [{ path: page.path, span: fragmentSpan, text: anchor }],
    safe: anchor === fragment.toLowerCase(),
  }))
  const guess = asQuestion(near.map((one) => `#${one}`))
  return { span, message: `${where} has no anchor #${fragment}.${guess}`, fixes }
}

/** The anchors that were probably meant: the same with another number or case first. */
function meant(fragment: string, anchors: readonly string[]): readonly string[] {
  const bare = withoutNumber(fragment)
  const same = anchors.filter((anchor) => withoutNumber(anchor) === bare)
  return same.length > 0 ? same.slice(0, 3) : nearest(fragment, anchors)
}

function withoutNumber(anchor: string): string {
  const name = anchor.toLowerCase()
  return !/^\d|--/.test(name) ? name : name.replace(/^\d+[-_]+/, '').replace(/-{2,}/g, '-')
}
