// links/missing-page: a link to a page that isn't there.

import type { Found, Page, Rule, Workspace } from '../../model'
import { folderLinksOf, sameNameIn } from '../../site/folder-links'
import { missingLinks } from '../../site/missing-links'
import { siteOf } from '../../site/site'
import { siteLinksOf } from '../../site/site-links'
import { asQuestion } from '../../suggest'

export const missingPage: Rule = {
  card: {
    id: 'links/missing-page',
    severity: 'warning',
    summary: 'A link leads to a page that the site doesn’t have.',
    why: 'Readers get “page not found”. The rule knows how the site is built: where each file is served, which addresses are redirected, which pages are made from data. What files can’t tell (ERB in an address, pages that code makes under names of its own, documents taken in from other repositories) is left alone. Between the files of a folder that is no site it speaks only once `manual-lens.yml` gives it a severity, because there VS Code can check the same (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'The page has another name, or the link names its source file',
        text: `== config/tech-docs.yml
host: https://docs.example.org
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/login.html), then [deploy](deploying.html.md#now).
               ^^^^^^^^^^^^^^^^^^ links/missing-page This leads to /guides/login.html, which is not there. Did you mean /guides/log-in.html?
                                                  ^^^^^^^^^^^^^^^^^^^^^ links/missing-page This leads to /guides/deploying.html.md, which is not there. Did you mean /guides/deploying.html?
== source/guides/deploying.html.md
---
title: Know what deploys
---
## Now
== source/guides/log-in.html.md
---
title: Log in
---
`,
        fixed: `== config/tech-docs.yml
host: https://docs.example.org
== source/guides/deploy.html.md
---
title: Deploy an application
---
First [log in](/guides/log-in.html), then [deploy](deploying.html#now).
== source/guides/deploying.html.md
---
title: Know what deploys
---
## Now
== source/guides/log-in.html.md
---
title: Log in
---
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'site'],
  skips: (page, workspace) =>
    siteLinksOf(page, workspace).astray.length === 0 && !workspace.severities.has('links/missing-page'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    if (site) yield* missingLinks(page, site, workspace)
    if (!workspace.severities.has('links/missing-page')) return
    for (const { image, landing, path, span } of folderLinksOf(page, workspace))
      if (!image && landing === 'missing')
        yield { span, message: `There is no ${path}.${asQuestion(sameNameIn(workspace.files, path))}` }
  },
}
