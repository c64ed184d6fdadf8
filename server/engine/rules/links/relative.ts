// links/relative: an address that has lost its leading slash.

import type { Found, Link, Page, Rule, Span, Workspace } from '../../model'
import { addressOf, resolved, type Site, servedBy, siteOf } from '../../site'

export const relative: Rule = {
  card: {
    id: 'links/relative',
    severity: 'warning',
    summary: 'A link has lost its leading slash.',
    why: 'In a page below `/manual/` the address `manual/deploy.html` leads to `/manual/manual/deploy.html`, which is not there. (Without `.html` the site looks the name up as a page and finds it.) The rule speaks only when the address leads nowhere as it stands and its first part is a folder or page at the site’s top.',
    examples: [
      {
        title: 'From one page of the manual to another',
        text: `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](manual/log-in.html#vpn).
               ^^^^^^^^^^^^^^^^^^^^^^ links/relative This leads to /manual/manual/log-in.html, which is not there. With its leading slash, /manual/log-in.html#vpn, it leads to source/manual/log-in.html.md.
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
        fixed: `== config/tech-docs.yml
service_name: Manual
== source/manual/deploy.html.md
---
owner_slack: "#a-team"
title: Deploy an application
section: Deployment
layout: manual_layout
---

First [log in](/manual/log-in.html#vpn).
== source/manual/log-in.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---
`,
      },
    ],
  },
  scope: 'workspace',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const site = siteOf(workspace)
    const from = addressOf(page, workspace)
    if (!site || from === undefined || page.kind !== 'markdown') return
    for (const { destination, destinationSpan } of addresses(page)) {
      // A template makes the address only when the site is built.
      if (!/^[A-Za-z0-9_]/.test(destination) || /^[a-z][a-z0-9+.-]*:|^www\.|[<>{}$%\s@\\]/i.test(destination)) continue
      const path = destination.replace(/[?#].*$/s, '')
      const first = path.split('/', 1)[0]!
      if (!path.includes('/') || !site.top.has(first) || leads(site, from, path)) continue
      const target = servedBy(site, path)
      const edits = [{ path: page.path, span: { start: destinationSpan.start, end: destinationSpan.start }, text: '/' }]
      yield {
        span: destinationSpan,
        message: `This leads to /${resolved(from, path)}, which is not there. With its leading slash, /${destination}, it leads to ${target ?? `the site’s /${first}`}.`,
        fixes: [{ title: 'Add the leading slash', edits, safe: target !== undefined }],
      }
    }
  },
}

/** Addresses written in links, images left out, and those of definitions. `<…>` round one is left out of the span. */
function* addresses(page: Page): Iterable<{ readonly destination: string; readonly destinationSpan: Span }> {
  const links = page.links.filter(({ kind, image }: Link) => !image && kind === 'inline')
  for (const { destination, destinationSpan: span } of [...links, ...page.definitions]) {
    if (!span) continue
    const bracket = page.text[span.start] === '<' ? 1 : 0
    yield { destination, destinationSpan: { start: span.start + bracket, end: span.end - bracket } }
  }
}

/** Whether an address leads somewhere as it stands: as the id of a page, or relative to the page. */
function leads(site: Site, from: string, path: string): boolean {
  if (!path.endsWith('.html') && site.routes.has(`${path.replace(/\/$/, '')}.html`)) return true
  const target = resolved(from, path)
  if (target === undefined || servedBy(site, target) !== undefined) return true
  // A folder of the site may hold something generated of that name.
  return site.folders.has(target.slice(0, target.lastIndexOf('/')))
}
