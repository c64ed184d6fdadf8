// links/missing-image: a picture that isn't there.

import type { Found, Page, Rule, Workspace } from '../../model'
import { folderLinksOf, sameNameIn } from '../../site/folder-links'
import { siteOf } from '../../site/site'
import { siteLinksOf } from '../../site/site-links'
import { asQuestion } from '../../suggest'

export const missingImage: Rule = {
  card: {
    id: 'links/missing-image',
    severity: 'warning',
    summary: 'A page shows a picture that the site doesn’t have.',
    why: 'Readers see a broken picture. Addresses of pictures are looked for as the site generator (Middleman) does: beside the page, from the site’s top, and in `images/`. In a folder that is no site the rule speaks only once `manual-lens.yml` gives it a severity, because there VS Code can check the same (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'A picture in another place',
        text: `== config/tech-docs.yml
service_name: Manual
== source/images/flow.png
== source/guides/deploy.html.md
---
title: Deploy an application
---
![How it flows](/image/flow.png) and ![again](flow.png)
                ^^^^^^^^^^^^^^^ links/missing-image There is no picture at /image/flow.png. Did you mean /images/flow.png?
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/images/flow.png
== source/guides/deploy.html.md
---
title: Deploy an application
---
![How it flows](/images/flow.png) and ![again](flow.png)
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'site'],
  skips: (page, workspace) =>
    siteLinksOf(page, workspace).astray.length === 0 && !workspace.severities.has('links/missing-image'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    for (const { image, landing, address, span, pathSpan } of siteLinksOf(page, workspace).astray) {
      if (!site || !image || landing.kind !== 'missing') continue
      const near = sameNameIn(site.routes, address).map((one) => `/${one}`)
      const fixes = near.map((text) => ({
        title: `Change to ${text}`,
        edits: [{ path: page.path, span: pathSpan, text }],
        safe: false,
      }))
      yield { span, message: `There is no picture at /${address}.${asQuestion(near)}`, fixes }
    }
    if (!workspace.severities.has('links/missing-image')) return
    for (const { image, landing, path, span } of folderLinksOf(page, workspace))
      if (image && landing === 'missing')
        yield { span, message: `There is no picture at ${path}.${asQuestion(sameNameIn(workspace.files, path))}` }
  },
}
