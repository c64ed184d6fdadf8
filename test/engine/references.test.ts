import { describe, expect, test } from 'vitest'
import { parseFixture, workspaceOf } from '../harness/fixture'

/** Every reference of the fixture, in the form of its marks: rule = name, message = form. */
function references(source: string) {
  const fixture = parseFixture(source)
  const workspace = workspaceOf(fixture)
  const found = [...workspace.pages.values()].flatMap((page) =>
    workspace.referencesOf(page).map(({ span, name, form, demanded }) => ({
      path: page.path,
      span,
      rule: name,
      message: demanded ? `${form} demanded` : form,
    })),
  )
  return { found, marks: fixture.marks }
}

function exactly(source: string) {
  const { found, marks } = references(source)
  expect(found).toEqual(marks)
}

describe('Markdown', () => {
  test('prose, headings, lists and link texts', () =>
    exactly(`## Staging and production
   ^^^^^^^ staging heading
               ^^^^^^^^^^ production heading

Deploy to integration first, then
          ^^^^^^^^^^^ integration prose
to [staging](/manual/x.html).
    ^^^^^^^ staging link-text
`))

  test('front matter, inline code and fences', () =>
    exactly(
      `---
title: Access to staging
                 ^^^^^^^ staging front-matter
---

Use \`staging\` or

\`\`\`sh
kubectl config use-context integration
                           ^^^^^^^^^^^ integration fence
\`\`\`
`.replace('Use `staging` or\n', 'Use `staging` or\n     ^^^^^^^ staging code\n'),
    ))

  test('hosts, buckets and file names', () =>
    exactly(`See <https://argo.eks.integration.govuk.digital/> and
                      ^^^^^^^^^^^ integration host demanded
the bucket \`govuk-staging-database-backups\` and
                  ^^^^^^^ staging identifier
\`charts/app-config/values-production.yaml\`.
                          ^^^^^^^^^^ production identifier
`))

  test('non-production is a name of its own', () =>
    exactly(`In non-production environments mail is off.
   ^^^^^^^^^^^^^^ non-production prose
`))

  test.each([
    'We use continuous integration.',
    'Run the integration tests.',
    'The Slack integration posts a message.',
    'An integration with Notify.',
    'We automate the integration of two services.',
    'It runs in production mode.',
    'Run `RAILS_ENV=production rake db:migrate`.',
    'The database is `publisher_production`.',
    'Edit `config/environments/production.rb`.',
    'Copy `production.ini` to the image.',
    'Put it in the staging area.',
    'Write a test first.',
    'During development we use mocks.',
    'The CSV preview is broken.',
    'Copy it to an ephemeral disk.',
    'Use a test account that nobody needs.',
    'Look in spec/integration/ for more.',
    'A production-ready service.',
    'In productions and stagings.',
  ])('no environment: %s', (text) => {
    expect(references(`${text}\n`).found).toEqual([])
  })

  test('an integration test environment is an environment', () =>
    exactly(`Use the integration test environment.
        ^^^^^^^^^^^ integration prose
`))

  test('everyday words name an environment beside one', () =>
    exactly(`Deploy to test, integration or staging.
          ^^^^ test prose
                ^^^^^^^^^^^ integration prose
                               ^^^^^^^ staging prose

Their accounts are preview, staging and production.
                   ^^^^^^^ preview prose
                            ^^^^^^^ staging prose
                                        ^^^^^^^^^^ production prose
`))

  test('everyday words before a noun that says so', () =>
    exactly(`Set up the local development environment.
                 ^^^^^^^^^^^ development prose
Make an ephemeral cluster in the test account.
        ^^^^^^^^^ ephemeral prose
                                 ^^^^ test prose
`))

  test('what stands behind a flag is demanded, known or not; a template is not', () =>
    exactly(`    gds govuk connect ssh -e stagng backend
                             ^^^^^^ stagng flag demanded
    gds govuk connect ssh -e staging backend
                             ^^^^^^^ staging fence demanded
    gds govuk connect ssh -e <environment> backend
    sed -e something
`))

  test('an everyday word before a tool that each environment has, and between the parts of a host', () =>
    exactly(`Look at the ephemeral Argo CD.
            ^^^^^^^^^ ephemeral prose
== templates/a.yaml
{{- $path := print .Values.cluster ".ephemeral" -}}
                                     ^^^^^^^^^ ephemeral value
`))

  test('hosting companies', () =>
    exactly(`It ran on Carrenza and in Skyscape.
          ^^^^^^^^ carrenza prose
                          ^^^^^^^^ ukcloud prose
`))
})

describe('configuration', () => {
  test('YAML keys, values and comments', () =>
    exactly(`== values-staging.yaml
# Only in the staging environment
              ^^^^^^^ staging comment
govukEnvironment: staging
                  ^^^^^^^ staging value demanded
environment: test
             ^^^^ test value
domain: staging.publishing.service.gov.uk
        ^^^^^^^ staging host
database: publisher_production
healthcheck:
  test: ["CMD", "true"]
`))

  test('a Helm template that is no valid YAML', () =>
    exactly(`== charts/x/templates/app.yaml
{{- if ne .Values.govukEnvironment "ephemeral" }}
                                    ^^^^^^^^^ ephemeral value
`))

  test('Terraform', () =>
    exactly(`== main.tf
count = var.govuk_environment == "production" ? 1 : 0
                                  ^^^^^^^^^^ production value
condition { test = "StringEquals" }
  "/terraform/variables/test/common.tfvars",
                        ^^^^ test path
  tags = ["test", "aws"]
           ^^^^ test value
`))

  test('syncs name their environment, databases do not', () =>
    exactly(`== hieradata/db.yaml
  "push_signon_integration_daily":
               ^^^^^^^^^^^ integration identifier
    database: "signon_production"
    url: "govuk-production-database-backups"
                ^^^^^^^^^^ production identifier
`))
})

test('a word inside a longer one, after a curly quote, in camelCase', () =>
  exactly(`Stagings “Production” nextStaging preproductions
          ^^^^^^^^^^ production prose
                          ^^^^^^^ staging identifier
`))
