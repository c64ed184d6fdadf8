// page/filename-suffix: a page whose file name the site can't make a web page of.

import type { Found, Page, Rule, Workspace } from '../../model'
import { keysOf } from '../../schema-of'

export const filenameSuffix: Rule = {
  card: {
    id: 'page/filename-suffix',
    severity: 'warning',
    summary: 'A page’s file name does not end in `.html.md`.',
    why: 'The site generator takes the ending before `.md` for the page’s own: `page.html.md` becomes `page.html`, `page.md` becomes a file without an ending that no browser shows as a page. The manual’s tests ask for `.html.md`.',
    examples: [
      {
        title: 'Only .md',
        text: `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.md
---
^^^ page/filename-suffix The site makes no web page of “deploy.md”. Rename it to “deploy.html.md”.
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'page',
  skips: ({ path, frontMatter }) => !frontMatter || path.endsWith('.html.md'),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const name = page.path.slice(page.path.lastIndexOf('/') + 1)
    // Without front matter it may be a note or a part of other pages.
    if (!page.frontMatter || keysOf(page, workspace).length === 0) return
    if (/\.html\.(?:md|markdown)(?:\.erb)?$/.test(name)) return
    // Middleman makes a web page of these, too; the manual's tests take `.html.md` only.
    const isAsked = workspace.profile?.isManualPage(page.path)
    if (!isAsked && /\.(?:x?html|htm|php)(?:\.(?:md|markdown|erb))+$/.test(name)) return
    const { start } = page.frontMatter.span
    const message = `The site makes no web page of “${name}”. Rename it to “${name.replace(/\.(md|markdown)(\.erb)?$/, '.html.$1$2')}”.`
    yield { span: { start, end: start + 3 }, message }
  },
}
