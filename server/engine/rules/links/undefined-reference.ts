// links/undefined-reference: `[text][label]` with a label that no definition has.

import { looseDefinitions } from '../../loose-definitions'
import type { Found, Link, Page, Rule, Workspace } from '../../model'
import { mayBeDefinedInParts } from '../../site/parts'
import { siteOf } from '../../site/site'
import { nearest } from '../../suggest'

export const undefinedReference: Rule = {
  card: {
    id: 'links/undefined-reference',
    severity: 'warning',
    summary: 'A link’s label is defined nowhere on the page.',
    why: 'Without a line `[label]: address` the brackets are shown as they are, and there is no link. Definitions in what an `.erb` page takes in by `partial` count; where code puts in something else, the rule is silent. In a folder that is no site the rule is silent unless `manual-lens.yml` gives it a severity, because there VS Code can check the same (`markdown.validate.enabled`).',
    examples: [
      {
        title: 'A slip in the label, and one that was forgotten',
        text: `== config/tech-docs.yml
service_name: Manual
== source/deploy.html.md
---
title: Deploy an application
---
First [log in][logn-in], then look at [Grafana][].
               ^^^^^^^ links/undefined-reference No definition on this page has the label “logn-in”, so there is no link. Did you mean “log-in”?
                                      ^^^^^^^^^^^ links/undefined-reference No definition on this page has the label “Grafana”, so there is no link. Add a line “[Grafana]: address”.

[log-in]: https://www.gov.uk/log-in
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['paths', 'site', 'others', 'anchors'],
  skips: (page) => page.kind !== 'markdown' || hasAll(page),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const isSite = workspace.profile !== undefined && page.path.startsWith(workspace.profile.source)
    if (!isSite && !workspace.severities.has('links/undefined-reference')) return
    const suspects = page.links.filter((link) => link.destination === '' && isUndefined(link, page))
    if (suspects.length === 0) return
    const defined = page.definitions.slice(0, 300).map((one) => page.text.slice(one.labelSpan.start, one.labelSpan.end))
    const labels = new Set(looseDefinitions(page).map(({ label }) => label))
    const site = siteOf(workspace)
    for (const { kind, label = '', span, textSpan } of suspects) {
      if (labels.has(label) || (site && mayBeDefinedInParts(page, label, site, workspace.pages))) continue
      const place = kind === 'reference' ? { start: page.text.indexOf('[', textSpan.end) + 1, end: span.end - 1 } : span
      const written = page.text.slice(
        ...(kind === 'reference' ? [place.start, place.end] : [textSpan.start, textSpan.end]),
      )
      const [near] = nearest(written, defined)
      const hint = near === undefined ? `Add a line “[${written}]: address”.` : `Did you mean “${near}”?`
      const edits = [{ path: page.path, span: place, text: kind === 'reference' ? near! : `[${written}][${near}]` }]
      yield {
        span: place,
        message: `No definition on this page has the label “${written}”, so there is no link. ${hint}`,
        fixes: near === undefined ? [] : [{ title: `Change to ${near}`, edits, safe: false }],
      }
    }
  },
}

const quiet = new WeakSet<Page>()

/** Whether all links of a page have an address. What is so is remembered, because it is asked again when other pages change. */
function hasAll(page: Page): boolean {
  if (quiet.has(page)) return true
  const isSo = page.links.every(({ destination }) => destination !== '')
  if (isSo) quiet.add(page)
  return isSo
}

/** A reference without definition that is meant as a link: not `hash[:key][:other]`, not a template, not an address (which links/syntax tells). */
function isUndefined({ kind, destination, span, textSpan }: Link, page: Page): boolean {
  if ((kind !== 'reference' && kind !== 'collapsed') || destination !== '') return false
  const written = page.text.slice(span.start, span.end)
  const label = page.text.slice(textSpan.end + 2, span.end - 1)
  if (/[<>{}$]/.test(written) || /[\w\])]/.test(page.text[span.start - 1] ?? '')) return false
  if (/^(?:https?:|www\.|mailto:|[/#.])|\.html(?:#|$)/.test(label)) return false
  return (
    /[A-Za-z]/.test(page.text.slice(textSpan.start, textSpan.end)) &&
    (kind === 'collapsed' || /[A-Za-z]|^\d+$/.test(label))
  )
}
