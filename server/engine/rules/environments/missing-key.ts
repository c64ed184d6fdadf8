// environments/missing-key: a key or file that all siblings but one have. Off unless the configuration gives it a severity.

import { missingIn } from '../../families/odd-ones'
import type { Found, Page, Rule, Workspace } from '../../model'

export const missingKey: Rule = {
  card: {
    id: 'environments/missing-key',
    severity: 'hint',
    isOptional: true,
    summary: 'A key or file that all siblings for the other environments have is missing for one.',
    why: `A setting that was added for two environments and forgotten for the third shows only when the third is deployed. But environments differ on purpose so often that this is off unless \`manual-lens.yml\` gives it a severity:

    rules:
      environments/missing-key: hint`,
    examples: [
      {
        title: 'Forgotten for staging',
        text: `== manual-lens.yml
rules:
  environments/missing-key: hint
== values-integration.yaml
replicas: 1
region: here
== values-production.yaml
replicas: 3
region: here
== values-staging.yaml
replicas: 2
^^^^^^^^^^^ environments/missing-key The key “region” is missing here, but integration and production have it. Add it if staging needs it too.
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others'],
  skips: ({ kind }) => kind === 'markdown',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    const own = workspace.environmentOf(page.path)?.name ?? ''
    const line = /^[^\r\n]*/.exec(page.text)![0]
    const span = { start: 0, end: line.length }
    for (const { what, isFile, related } of missingIn(workspace, page)) {
      const others = related.map(({ message }) => message.split(' ', 1)[0]).join(' and ')
      const message = isFile
        ? `There is no file “${what}”, but every other environment here has one like it. Add it if it is needed there too.`
        : `The key “${what}” is missing here, but ${others} have it. Add it if ${own} needs it too.`
      yield { span, message, related }
    }
  },
}
