// environments/unknown: a name that no environment has, where only an environment's name can stand.

import type { Found, Page, Rule, Workspace } from '../../model'
import { nearest } from '../../suggest'

export const unknown: Rule = {
  card: {
    id: 'environments/unknown',
    severity: 'warning',
    summary: 'A name stands where an environment is demanded, and there is no such environment.',
    why: `After \`gds govuk … -e\`, as the value of keys such as \`govukEnvironment\`, and behind \`eks.\` in a host name nothing but an environment's name can stand. A slip there sends the reader, or a machine, to a place that doesn't exist.

Templates (\`<environment>\`, \`$ENVIRONMENT\`, \`{{ … }}\`) are not names. The rule is silent when the list of environments is known to be incomplete.`,
    examples: [
      {
        title: 'A misspelt name after a flag',
        text: `---
owner_slack: "#a-team"
title: Open a console
section: Deployment
layout: manual_layout
---

    gds govuk connect app-console -e stagng frontend
                                     ^^^^^^ environments/unknown There is no environment “stagng”. Did you mean “staging”?
`,
        fixed: `---
owner_slack: "#a-team"
title: Open a console
section: Deployment
layout: manual_layout
---

    gds govuk connect app-console -e staging frontend
`,
      },
      {
        title: 'In configuration',
        text: `== charts/values.yaml
govukEnvironment: integraton
                  ^^^^^^^^^^ environments/unknown There is no environment “integraton”. Did you mean “integration”?
nextEnvironment: staging
other: {{ .Values.govukEnvironment }}
`,
      },
    ],
  },
  scope: 'page',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const { catalogue } = workspace
    if (!catalogue.complete) return
    const active = catalogue.environments.filter((e) => e.kind === 'environment' && e.state === 'active')
    const isDescribed =
      workspace.profile?.id === 'govuk' ||
      active.some(({ sources }) => sources.some(({ origin }) => origin !== 'built-in'))
    const known = new Set(catalogue.environments.flatMap((e) => [e.name, ...e.aliases]))
    for (const { span, text, name, form, demanded } of workspace.referencesOf(page)) {
      if (!demanded || known.has(name)) continue
      const [guess] = nearest(
        name,
        active.map((e) => e.name),
      )
      // Behind `--environment` of some command, in a workspace that nobody told us about, other names may be right.
      if (guess === undefined && form === 'flag' && !isDescribed) continue
      yield {
        span,
        message:
          guess === undefined
            ? `There is no environment “${text}”. Expected one of ${active.map((e) => e.name).join(', ')}.`
            : `There is no environment “${text}”. Did you mean “${guess}”?`,
        fixes:
          guess === undefined
            ? []
            : [{ title: `Replace with “${guess}”`, edits: [{ path: page.path, span, text: guess }], safe: false }],
      }
    }
  },
}
