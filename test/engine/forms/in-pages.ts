// Forms on the pages of a manual.

import type { Form } from './form'

export const IN_PAGES: readonly Form[] = [
  {
    title: 'Words in prose',
    rule: '`staging` names an environment nearly wherever it stands. `integration` and `production` are English words too: they are taken unless the words around them say that something else is meant.',
    text: `The release goes to integration first, then to staging.
                    ^^^^^^^^^^^ integration prose
                                               ^^^^^^^ staging prose
What breaks in production is mended in production.
               ^^^^^^^^^^ production prose
                                       ^^^^^^^^^^ production prose
`,
    unlike: [
      { text: 'The production of a film takes a year.', because: 'something is made' },
      { text: 'A seamless integration with Slack.', because: 'one thing is joined with another' },
      { text: 'A production-ready service.', because: 'a quality' },
    ],
  },
  {
    title: 'Everyday words in prose',
    rule: '`test`, `development`, `preview`, `ephemeral` and the like are taken only where a noun says that an environment is meant, or in a list with a name that hardly means anything else.',
    text: `Start an ephemeral cluster in the test account.
         ^^^^^^^^^ ephemeral prose
                                  ^^^^ test prose
The local development environment needs no VPN.
          ^^^^^^^^^^^ development prose

Deploy it to test, integration and staging.
             ^^^^ test prose
                   ^^^^^^^^^^^ integration prose
                                   ^^^^^^^ staging prose
`,
    unlike: [
      { text: 'Write a test first.', because: 'a test of a program' },
      { text: 'During development we use mocks.', because: 'an activity' },
      { text: 'The CSV preview is broken.', because: 'a feature' },
    ],
  },
  {
    title: 'The noun that follows wins',
    rule: '“integration test environment” is the integration environment, though “integration test” is none.',
    text: `Run them in the integration test environment.
                ^^^^^^^^^^^ integration prose
`,
    unlike: [{ text: 'Run the integration tests.', because: 'a kind of test' }],
  },
  {
    title: 'Headings',
    rule: 'As in prose. On the environments page the heading also describes the environment.',
    text: `## Deploy to staging
             ^^^^^^^ staging heading
`,
    unlike: [{ text: '## Continuous integration', because: 'a practice' }],
  },
  {
    title: 'Link texts and addresses',
    rule: 'Both are read. In an address the label of a host or the segment of a path has to say it.',
    text: `See [the staging dashboard](https://grafana.eks.staging.govuk.digital/d/1).
         ^^^^^^^ staging link-text
                                                ^^^^^^^ staging host demanded
`,
    unlike: [{ text: 'See [the tests](https://example.org/integration-tests).', because: 'a kind of test' }],
  },
  {
    title: 'Inline code',
    rule: 'As the same text would be in a file of its own.',
    text: `Set \`environment: test\`, or open \`terraform/variables/staging/common.tfvars\`.
                  ^^^^ test code
                                                      ^^^^^^^ staging path
`,
    unlike: [{ text: 'Run `RAILS_ENV=production rake db:migrate`.', because: 'a framework’s mode' }],
  },
  {
    title: 'Code blocks',
    rule: 'As the same lines would be in a file of their own.',
    text: `\`\`\`yaml
image:
  environment: test
               ^^^^ test fence
\`\`\`
`,
    unlike: [],
  },
  {
    title: 'Front matter',
    rule: 'As in prose.',
    text: `---
title: Get access to production
                     ^^^^^^^^^^ production front-matter
---
`,
    unlike: [],
  },
]
