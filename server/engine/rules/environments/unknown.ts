// environments/unknown: a name that no environment has, where only an environment's name can stand.

import type { Catalogue, Found, Page, Rule, Workspace } from '../../model'
import { inCaseOf, nearest, slipOf } from '../../suggest'
import { isConfigured, isOwnPlace } from '../../whose'

const FRONT_MATTER = `---
owner_slack: "#a-team"
title: Open a console
section: Deployment
layout: manual_layout
---
`

export const unknown: Rule = {
  card: {
    id: 'environments/unknown',
    severity: 'warning',
    summary: 'A name stands where an environment is demanded, and there is no such environment.',
    why: `After \`gds govuk … -e\`, as the value of keys such as \`govukEnvironment\`, and behind \`eks.\` in a host name nothing but an environment's name can stand, so any other name is pointed out; so it is behind \`--environment\` and keys such as \`deploy_environment\` once a \`manual-lens.yml\` lists the environments. In other places (\`environment:\`, \`--environment\`, \`use-context\`, \`gds aws govuk-…-admin\`, hosts, \`variables/…/\`, \`values-….yaml\`, the last part of an identifier) other names may be right, so only a slip of a known name is: one letter missing, wrong, too many or swapped. A slip sends the reader, or a machine, to a place that doesn't exist.

Templates and placeholders (\`<environment>\`, \`$ENVIRONMENT\`, \`{{ … }}\`, \`your-environment\`) are not names. The rule is silent when the list of environments is not complete (\`complete: false\` in \`manual-lens.yml\`).`,
    examples: [
      {
        title: 'A misspelt name, and a machine class, after a flag',
        text: `${FRONT_MATTER}
    gds govuk connect app-console -e stagng frontend
                                     ^^^^^^ environments/unknown There is no environment “stagng”. Did you mean “staging”?
    gds govuk connect ssh -e <environment> backend
`,
        fixed: `${FRONT_MATTER}
    gds govuk connect app-console -e staging frontend
    gds govuk connect ssh -e <environment> backend
`,
      },
      {
        title: 'Something else than an environment after the flag',
        text: `${FRONT_MATTER}
    gds govuk connect ssh -e cache_machine
                             ^^^^^^^^^^^^^ environments/unknown There is no environment “cache_machine”. Expected one of development, test, integration, staging, production, ephemeral.
`,
      },
      {
        title: 'Slips in configuration; other names may be right there',
        text: `== charts/values.yaml
govukEnvironment: integraton
                  ^^^^^^^^^^ environments/unknown There is no environment “integraton”. Did you mean “integration”?
nextEnvironment: staging
other: {{ .Values.govukEnvironment }}
jobs:
  - environment: github-pages
  - environment: prodution
                 ^^^^^^^^^ environments/unknown There is no environment “prodution”. Did you mean “production”?
`,
      },
    ],
  },
  scope: 'page',
  skips: (page, { catalogue, finder }) =>
    !catalogue.complete || finder.demandedBut(page, namesIn(catalogue).known).length === 0,
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const { catalogue } = workspace
    const { known, names, aliases, isListed } = namesIn(catalogue)
    for (const { span, text, name } of workspace.finder.demandedBut(page, known)) {
      const isSure = isListed || isOwnPlace(page, span)
      const guess = slipOf(name, names) ?? slipOf(name, aliases) ?? (isSure ? nearest(name, names)[0] : undefined)
      if (guess === undefined) {
        // Whoever wrote a command of their own, in a workspace that nobody told us about, may have other environments.
        if (!isSure) continue
        yield { span, message: `There is no environment “${text}”. Expected one of ${names.join(', ')}.` }
        continue
      }
      const edits = [{ path: page.path, span, text: inCaseOf(text, guess) }]
      yield {
        span,
        message: `There is no environment “${text}”. Did you mean “${guess}”?`,
        fixes: [{ title: `Replace with “${edits[0]!.text}”`, edits, safe: false }],
      }
    }
  },
}

interface Names {
  /** Of everything that is known, aliases too. */
  readonly known: ReadonlySet<string>
  /** Of environments that somebody may have meant. */
  readonly names: readonly string[]
  readonly aliases: readonly string[]
  /** Whether the configuration lists environments. */
  readonly isListed: boolean
}

const remembered = new WeakMap<Catalogue, Names>()

/** Remembered while the catalogue stays. */
function namesIn(catalogue: Catalogue): Names {
  const known = remembered.get(catalogue)
  if (known) return known
  const environments = catalogue.environments.filter(({ kind }) => kind === 'environment')
  // "Non-production" is every environment but one, so nobody meant it.
  const meant = environments.filter(({ name, state }) => state !== 'retired' && !name.startsWith('non-'))
  const found = {
    known: new Set(catalogue.environments.flatMap(({ name, aliases }) => [name, ...aliases])),
    names: meant.map(({ name }) => name),
    aliases: environments.flatMap((one) => one.aliases),
    isListed: environments.some(isConfigured),
  }
  remembered.set(catalogue, found)
  return found
}
