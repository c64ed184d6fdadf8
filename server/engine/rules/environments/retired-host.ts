// environments/retired-host: a host that no longer answers, or a hosting company long gone, named as if it were current.

import type { Catalogue, Found, Page, Rule, Workspace } from '../../model'
import { hostsIn, isHistory, isRecord } from '../../past'

export const retiredHost: Rule = {
  card: {
    id: 'environments/retired-host',
    severity: 'warning',
    summary: 'A link or sentence points at hosting that has been retired.',
    why: `Hosts such as \`*.cloudapps.digital\` were switched off and hosting companies such as Carrenza are gone, but pages still send readers there. The list of retired hosts and companies, with the date of their end, is part of the built-in catalogue.

Sentences that tell history ("until 2020 staging ran on Carrenza") and decision records are left alone.`,
    examples: [
      {
        title: 'A link to a host that was switched off',
        text: `---
owner_slack: "#a-team"
title: Read the logs
section: Logging
layout: manual_layout
---

See the [logging guide](https://reliability-engineering.cloudapps.digital/logging.html).
                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ environments/retired-host reliability-engineering.cloudapps.digital no longer answers: it belonged to GOV.UK PaaS, retired 2023-12. Remove the link or point it at a live page.
`,
      },
      {
        title: 'A hosting company named as current, and as history',
        text: `---
owner_slack: "#a-team"
title: Where staging runs
section: Infrastructure
layout: manual_layout
---

Staging is hosted by Carrenza.
                     ^^^^^^^^ environments/retired-host Nothing runs on Carrenza any more (since 2020-11). Say where it runs now (AWS), or say that this is history.

Until 2020 staging ran on Carrenza.
`,
      },
    ],
  },
  scope: 'page',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    if (isRecord(page.path)) return
    const markdown = page.kind === 'markdown'
    for (const { span, host, retired } of hostsIn(page.text, workspace.catalogue.retiredHosts)) {
      // `my-app.blue.production.govuk.digital` shows what hosts look like; nobody goes there.
      if (/^(?:my|your|some|example|foo)\b/.test(host)) continue
      const coded = page.code.some((code) => code.span.start <= span.start && span.end <= code.span.end)
      yield {
        span,
        severity: markdown && !coded ? 'warning' : 'info',
        message: `${host} no longer answers: it belonged to ${retired.what}, retired${retired.until && ` ${retired.until}`}. ${
          retired.instead
            ? `Use ${retired.instead}.`
            : markdown
              ? 'Remove the link or point it at a live page.'
              : 'Point it at a live host.'
        }`,
      }
    }
    if (markdown) yield* companies(page, workspace)
  },
}

/** Hosting companies in running text; in code and in identifiers they are names of things that may still be called so. */
function* companies(page: Page, workspace: Workspace): Iterable<Found> {
  const gone = goneIn(workspace.catalogue)
  for (const { span, text, name, form } of workspace.referencesOf(page)) {
    const company = gone.get(name)
    if (!company || (form !== 'prose' && form !== 'heading' && form !== 'link-text')) continue
    if (isHistory(page, span)) continue
    yield {
      span,
      message: `Nothing runs on ${text} any more${company.until ? ` (since ${company.until})` : ''}. Say where it runs now${
        company.replacedBy ? ` (${company.replacedBy})` : ''
      }, or say that this is history.`,
    }
  }
}

function goneIn(catalogue: Catalogue) {
  return new Map(
    catalogue.environments.filter((e) => e.kind === 'hosting' && e.state === 'retired').map((e) => [e.name, e]),
  )
}
