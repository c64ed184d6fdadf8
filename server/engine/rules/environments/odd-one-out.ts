// environments/odd-one-out: a value that breaks what its siblings have in common.

import { short } from '../../families/mentions'
import { oddOnesIn } from '../../families/odd-ones'
import type { Found, Page, Rule, Workspace } from '../../model'

export const oddOneOut: Rule = {
  card: {
    id: 'environments/odd-one-out',
    severity: 'hint',
    summary: 'A value breaks the pattern that its siblings for the other environments share.',
    why: `Sibling files mostly differ in the environment’s name alone: \`chat-{environment}\`. A value that nearly follows what the others share has a slip in it, or was meant to differ, which a comment could say. And keys of one name that have one value in every other sibling (\`…::account_uri\` of three applications) probably go together here too.

Found from the values alone, with the siblings as evidence; nothing has to be configured.`,
    examples: [
      {
        title: 'A letter is missing',
        text: `== values-integration.yaml
bucket: assets-store-integration
== values-production.yaml
bucket: assets-store-production
== values-staging.yaml
bucket: asset-store-staging
        ^^^^^^^^^^^^^^^^^^^ environments/odd-one-out The siblings integration and production follow one pattern here, which makes “assets-store-staging” for this file. If this is meant to differ, say why in a comment.
`,
      },
      {
        title: 'Keys that go together everywhere else',
        text: `== hieradata/integration.yaml
one::account_uri: https://integration.account.example
two::account_uri: https://integration.account.example
three::account_uri: https://integration.account.example
== hieradata/production.yaml
one::account_uri: https://account.example
two::account_uri: https://account.example
three::account_uri: https://account.example
== hieradata/staging.yaml
one::account_uri: https://staging.account.example
                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ environments/odd-one-out Other keys of this name say “https://integration.account.example” in this file, and in each sibling all of them have one value. Make them one, or say in a comment why this one differs.
two::account_uri: https://integration.account.example
three::account_uri: https://integration.account.example
`,
      },
    ],
  },
  scope: 'workspace',
  follows: ['others'],
  skips: ({ kind }) => kind === 'markdown',
  *check(page: Page, workspace: Workspace): Iterable<Found> {
    for (const { cell, expected, like, related } of oddOnesIn(workspace, page)) {
      const names = related.map(({ message }) => message.split(' ', 1)[0]).join(' and ')
      const message =
        like === 'siblings'
          ? `The siblings ${names} follow one pattern here, which makes “${short(expected)}” for this file. If this is meant to differ, say why in a comment.`
          : `Other keys of this name say “${short(expected)}” in this file, and in each sibling all of them have one value. Make them one, or say in a comment why this one differs.`
      yield { span: cell.span, message, related }
    }
  },
}
