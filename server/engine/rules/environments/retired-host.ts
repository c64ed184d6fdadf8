// environments/retired-host: a host that no longer answers, or a hosting company long gone, named as if it were current.

import { isConfig } from '../../catalogue/config'
import { codeAt } from '../../code-at'
import { goneCompanies, goneServices, mayNameGone } from '../../gone'
import type { Found, Page, Rule, Workspace } from '../../model'
import { isOfTests } from '../../of-tests'
import { hostsIn, isRecord } from '../../past'
import { settingsOf } from '../../settings'

export const retiredHost: Rule = {
  card: {
    id: 'environments/retired-host',
    severity: 'warning',
    summary: 'A link or sentence points at hosting that has been retired.',
    why: `Hosts such as \`*.cloudapps.digital\` were switched off and hosting companies such as Carrenza are gone, but pages still send readers there. Products that went with them (Icinga, Graphite, Jenkins, Puppet) are pointed out as hints in the manual's own pages. The list of retired hosts, companies and services, with the date of their end, is part of the built-in catalogue.

Sentences that tell history ("until 2020 staging ran on Carrenza") and decision records are left alone, and so are tests and migrations of databases. In configuration and code it is an info, as in all of a repository whose README says in its first line that it is retired itself.`,
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
      {
        title: 'A service that went with the machines it ran on',
        text: `---
owner_slack: "#a-team"
title: Watch the queue
section: Monitoring
layout: manual_layout
---

The length of the queue is recorded in Graphite.
                                       ^^^^^^^^ environments/retired-host Graphite no longer runs here (since 2023-24). Say what does its work now (Prometheus), or say that this is history.

The alert replaced the one in Icinga.
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, workspace) =>
    hostsIn(page, workspace.catalogue.retiredHosts).length === 0 &&
    (page.kind !== 'markdown' || !mayNameGone(page, workspace)),
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    // manual-lens.yml is where they are listed.
    if (isRecord(page.path) || isConfig(page.path)) return
    const markdown = page.kind === 'markdown'
    const { isOver } = settingsOf(workspace)
    // A migration of a database is run once, and a test asks no host.
    if (!markdown && (isOfTests(page.path) || /(?:^|\/)db\/migrate\//.test(page.path))) return
    for (const { span, host, retired } of hostsIn(page, workspace.catalogue.retiredHosts)) {
      // `my-app.blue.production.govuk.digital`, `myapp.…` or `APPNAME.…` shows what hosts look like; nobody goes there.
      if (/^(?:my|your|some|example|foo)(?:\b|(?:app|org|service)\b)|^app-?name\b|^[A-Z]{3,}\./.test(host)) continue
      const coded = codeAt(page, span.start) !== undefined
      yield {
        span,
        severity: markdown && !coded && !isOver ? 'warning' : 'info',
        message: `${host} no longer answers: it belonged to ${retired.what}, ${retired.until ? `retired ${retired.until}` : 'which is retired'}. ${
          retired.instead
            ? `Use ${retired.instead}.`
            : markdown
              ? 'Remove the link or point it at a live page.'
              : 'Point it at a live host.'
        }`,
      }
    }
    if (!markdown) return
    for (const { span, text, company } of goneCompanies(page, workspace))
      yield {
        span,
        severity: isOver ? 'info' : 'warning',
        message: `Nothing runs on ${text} any more${company.until ? ` (since ${company.until})` : ''}. Say where it runs now${
          company.replacedBy ? ` (${company.replacedBy})` : ''
        }, or say that this is history.`,
      }
    if (workspace.profile?.isManualPage(page.path) !== true) return
    for (const { span, service } of goneServices(page, workspace.catalogue.retiredServices))
      yield {
        span,
        severity: 'hint',
        message: `${service.name} no longer runs here (since ${service.until}). Say what does its work now (${service.instead}), or say that this is history.`,
      }
  },
}
