// The rules on environments: what is a mistake, what is history, what is somebody else's.

import { describe, expect, test } from 'vitest'
import type { Rule } from '../../server/engine'
import { retired } from '../../server/engine/rules/environments/retired'
import { retiredHost } from '../../server/engine/rules/environments/retired-host'
import { undocumented } from '../../server/engine/rules/environments/undocumented'
import { unknown } from '../../server/engine/rules/environments/unknown'
import { nearest, slipOf } from '../../server/engine/suggest'
import { findingsOf, parseFixture } from '../harness/fixture'

function exactly(rule: Rule, source: string) {
  const fixture = parseFixture(source)
  expect(findingsOf(fixture, [rule]).found).toEqual(fixture.marks)
}

/** The severity and words of every finding. */
function said(rule: Rule, source: string) {
  return findingsOf(parseFixture(source), [rule]).findings.map(({ severity, message }) => [severity, message])
}

/** Nothing is said of any of these texts, each a file of its own. */
function silent(rule: Rule, path: string, ...texts: string[]) {
  for (const text of texts) expect([text, said(rule, `== ${path}\n${text}\n`)]).toEqual([text, []])
}

const PAGE = 'source/manual/page.html.md'

describe('slips', () => {
  const names = ['integration', 'staging', 'production', 'development', 'test', 'prod', 'sandbox']
  test.each([
    ['stagng', 'staging'],
    ['stagign', 'staging'],
    ['Stagging', 'staging'],
    ['prodution', 'production'],
    ['prodcution', 'production'],
    ['sproduction', 'production'],
    ['integraton', 'integration'],
    ['developement', 'development'],
  ])('%s is meant to be %s', (word, name) => expect(slipOf(word, names)).toBe(name))

  test.each([
    'staging',
    'productions',
    'sandboxa',
    'protection',
    'projection',
    'prediction',
    'reproduction',
    'iteration',
    'interaction',
    'staying',
    'stating',
    'tests',
    'text',
    'prods',
    'staging2',
    'pre-staging',
  ])('%s is a word or a name of its own', (word) => expect(slipOf(word, names)).toBeUndefined())

  test('the nearest name is wider, for places where nothing else can stand', () =>
    expect(nearest('tset', names)).toEqual(['test']))
})

describe('environments/unknown', () => {
  test('GOV.UK’s own places take no other name', () =>
    exactly(
      unknown,
      `    gds govuk connect ssh --environment cache-machine
                                        ^^^^^^^^^^^^^ environments/unknown There is no environment “cache-machine”. Expected one of development, test, integration, staging, production, ephemeral.
    govuk-connect ssh -e stage backend
                         ^^^^^ environments/unknown There is no environment “stage”. Expected one of development, test, integration, staging, production, ephemeral.

See <https://argo.eks.sandpit.govuk.digital/>.
                      ^^^^^^^ environments/unknown There is no environment “sandpit”. Expected one of development, test, integration, staging, production, ephemeral.
== charts/values.yaml
govukEnvironment: "sandpit"
                   ^^^^^^^ environments/unknown There is no environment “sandpit”. Expected one of development, test, integration, staging, production, ephemeral.
== terraform/variables/x/common.tfvars
govuk_environment = "tset"
                     ^^^^ environments/unknown There is no environment “tset”. Did you mean “test”?
== run.sh
GOVUK_ENVIRONMENT=sandpit ./run
                  ^^^^^^^ environments/unknown There is no environment “sandpit”. Expected one of development, test, integration, staging, production, ephemeral.
`,
    ))

  test('elsewhere only a slip is one', () =>
    exactly(
      unknown,
      `Open [the values](https://github.com/alphagov/x/blob/main/charts/values-prodution.yaml) or \`terraform/variables/integraton/\`.
                                                                        ^^^^^^^^^ environments/unknown There is no environment “prodution”. Did you mean “production”?
                                                                                                                ^^^^^^^^^^ environments/unknown There is no environment “integraton”. Did you mean “integration”?

    gds aws govuk-stagng-admin
                  ^^^^^^ environments/unknown There is no environment “stagng”. Did you mean “staging”?
    kubectl config use-context integratoin
                               ^^^^^^^^^^^ environments/unknown There is no environment “integratoin”. Did you mean “integration”?
    mysql -e "USE signon_sproduction"
                         ^^^^^^^^^^^ environments/unknown There is no environment “sproduction”. Did you mean “production”?

The host signon.stagign.publishing.service.gov.uk is down.
                ^^^^^^^ environments/unknown There is no environment “stagign”. Did you mean “staging”?
== .github/workflows/deploy.yml
jobs:
  deploy:
    environment: Prodution
                 ^^^^^^^^^ environments/unknown There is no environment “Prodution”. Did you mean “production”?
`,
    ))

  test('the fix keeps the way it is written', () => {
    const { findings } = findingsOf(parseFixture('== a.yaml\nenvironment: Prodution\nENVIRONMENT: PRODUTION\n'), [
      unknown,
    ])
    expect(findings.map(({ fixes }) => fixes[0]?.title)).toEqual([
      'Replace with “Production”',
      'Replace with “PRODUCTION”',
    ])
  })

  test('templates, placeholders and other things in the same places', () => {
    silent(
      unknown,
      PAGE,
      '    gds govuk connect ssh -e <environment> backend',
      '    gds govuk connect ssh -e $ENV backend',
      '    gds govuk connect ssh -e ENVIRONMENT backend',
      '    gds govuk connect ssh -e your-environment backend',
      '    gds govuk connect ssh -e some_environment backend',
      '    gds govuk connect ssh -e xxx backend',
      '    gds govuk connect ssh -e [integration|staging] backend',
      '    gds govuk connect ssh -e staging-$STACK backend',
      '    docker run -e stage app; sed -e stagex file',
      'Use `gds govuk connect` with the -e flag of the command.',
      '    gds aws govuk-tools-admin',
      '    gds aws govuk-some-environment-admin',
      '    kubectl config use-context my-cluster',
      '    puppet agent --environment my_branch',
      'See <https://signon.publishing.service.gov.uk/> and <https://argo.eks.<environment>.govuk.digital/>.',
      'See <https://www.gov.uk/tips-on-staying> and <https://x.gov.uk/guidance/new-developments>.',
      'The path `charts/x/values-no-apps.yaml` and `terraform/variables/common/`.',
      'Set `environment: sandpit` or `DEPLOY_ENV=sandpit`.',
    )
    silent(
      unknown,
      'charts/values.yaml',
      'govukEnvironment: {{ .Values.govukEnvironment }}',
      'govukEnvironment: ${environment}',
      'govukEnvironment:\n  key: value',
      'govukEnvironment: # see below',
      'govukEnvironment: eph-try-out',
      'govuk_environment: staging-blue',
      'environment: github-pages',
      'environment:\n  - RAILS_ENV=prodution',
      'name: backend-internal-integratio',
      'sentry_environment: integration-blue-aws',
      'environment: protection',
    )
    silent(
      unknown,
      'main.tf',
      'govuk_environment = var.govuk_environment',
      'govuk_environment = local.environment',
      'govuk_environment = each.key',
      'variable "govuk_environment" { type = string }',
    )
    silent(unknown, 'Dockerfile', 'ENV GOVUK_ENVIRONMENT=unused', 'ENV GOVUK_ENVIRONMENT=building')
    silent(unknown, 'deploy.yml', 'nextEnvironment: green')
    silent(unknown, 'spec/app_spec.rb', 'ClimateControl.modify GOVUK_ENVIRONMENT: "heaven" do')
  })

  test('other organisations: nothing that only we know', () => {
    const other = `== config/tech-docs.yml
service_name: Theirs
== source/page.html.md
    deploy --environment sandpit
== deploy.yml
deploy_environment: sandpit
`
    exactly(unknown, other)
    exactly(
      unknown,
      `${other.replace('sandpit\n==', 'sandpit\n                         ^^^^^^^ environments/unknown There is no environment “sandpit”. Expected one of dev, prod.\n==')}                    ^^^^^^^ environments/unknown There is no environment “sandpit”. Expected one of dev, prod.
== manual-lens.yml
extends: none
environments:
  dev: {}
  prod: {}
`,
    )
    silent(
      unknown,
      'manual-lens.yml',
      'extends: none\nenvironments:\n  prod: {}\n== run.sh\ngds govuk connect -e staging\n== a.yml\nhost: argo.eks.staging.govuk.digital',
    )
  })

  test('with an incomplete list nothing is said', () =>
    silent(
      unknown,
      'manual-lens.yml',
      'complete: false\n== run.sh\ngds govuk connect -e stagng\n== a.yml\nenvironment: stagng',
    ))
})

const OWN = `== manual-lens.yml
environments:
  trial: { state: retired, until: 2024-03, replacedBy: sandpit }
  oldprod: { state: deprecated, replacedBy: production }
  attic: { state: retired }
  sandpit: { hosts: ['{app}.sandpit.example.org'] }
`

describe('environments/retired', () => {
  test('in the forms that say it is ours, and with what to do', () => {
    expect(
      said(
        retired,
        `${OWN}== charts/values.yaml
environment: trial
nextEnvironment: oldprod
gcp_env: attic
== ${PAGE}
Deploy to the trial environment, then to production.

Deploy to staging or trial.
`,
      ),
    ).toEqual([
      ['warning', 'The environment “trial” is retired (since 2024-03). Use “sandpit”.'],
      ['warning', 'The environment “oldprod” is deprecated. Use “production”.'],
      ['warning', 'The environment “attic” is retired. Remove it.'],
      ['warning', 'The environment “trial” is retired (since 2024-03). Use “sandpit”, or say that this is history.'],
      ['warning', 'The environment “trial” is retired (since 2024-03). Use “sandpit”, or say that this is history.'],
    ])
  })

  test('it is struck through; the fix keeps the way it is written, and a host of another platform has none', () => {
    const { findings } = findingsOf(
      parseFixture(`${OWN}== ${PAGE}
Use the Trial environment of <https://a.preview.alphagov.co.uk/>.
`),
      [retired],
    )
    expect(findings.map(({ tag, fixes }) => [tag, fixes.map(({ title, safe }) => [title, safe])])).toEqual([
      ['deprecated', [['Replace with “Sandpit”', false]]],
      ['deprecated', []],
    ])
  })

  test('an end that is still to come', () =>
    expect(
      said(
        retired,
        '== manual-lens.yml\nenvironments:\n  trial: { state: retired, until: 2027-02 }\n== a.yml\nenvironment: trial\n',
      ),
    ).toEqual([['warning', 'The environment “trial” is being retired (until 2027-02). Remove it.']]))

  test('an old host in an example of an answer is worth a look, in a link it is a mistake', () =>
    expect(
      said(
        retired,
        `== ${PAGE}\nSee <https://www.preview.alphagov.co.uk/>.\n\n    { "url": "https://www.preview.alphagov.co.uk/" }\n`,
      ).map(([severity]) => severity),
    ).toEqual(['warning', 'info']))

  test('an old name of GOV.UK’s is a hint in sentences, where it may be another’s', () => {
    expect(said(retired, `== ${PAGE}\nYou need tokens for preview and staging.\n`)).toEqual([
      ['hint', 'The environment “preview” is retired. Use “integration”, or say that this is history.'],
    ])
    expect(said(retired, `== ${PAGE}\nNodes look like our production/staging/preview environments.\n`)).toEqual([
      ['hint', 'The environment “preview” is retired. Use “integration”, or say that this is history.'],
    ])
  })

  test('another team’s environment, and everyday words', () =>
    silent(
      retired,
      PAGE,
      'The service points at Emergency Alerts Preview environment.',
      'The service points at the Notify Preview environment.',
      'It points at Notify’s preview environment, and this at staging.',
      'There are 3 accounts for Emergency Alerts: preview, staging and production.',
      'The team has their own accounts: preview, staging and production.\n\nLog into the account (preview, staging or production).',
      'You can preview a page on staging. The CSV preview is slow.',
      'Mail noreply-licensing-preview@example.org from integration.',
    ))

  test('history', () => {
    silent(
      retired,
      PAGE,
      'Until 2017 the preview environment was the first stop, before staging.',
      'The preview environment used to be reset every night; staging was not.',
      'Integration was formerly called the preview environment.',
      '## History\n\nThere are three: preview, staging and production.',
      '## Names\n\n### Before 2015\n\n- preview\n- staging',
    )
    silent(retired, 'docs/adr/0004-names.md', 'The preview environment is renamed, staging is not.')
    silent(retired, 'rfc-015-names.md', 'The preview environment is renamed, staging is not.')
  })

  test('other organisations have a preview of their own', () =>
    silent(
      retired,
      'config/tech-docs.yml',
      'service_name: Theirs\n== source/page.html.md\nDeploy to the preview environment, then to staging.\n== deploy.yml\nenvironment: preview\nenvironments: [preview, staging, production]',
    ))

  test('an environment that the environments page describes is in use', () =>
    silent(
      retired,
      'source/manual/environments.html.md',
      '## Preview\n\nThe environment of every branch.\n\n## Staging\n\nThe last gate.\n== charts/values.yaml\nenvironment: preview',
    ))
})

describe('environments/retired-host', () => {
  test('history, records, labels and code are left alone', () => {
    silent(
      retiredHost,
      PAGE,
      'Until 2020 staging ran on Carrenza.',
      'Staging moved from Carrenza to AWS.',
      'Databases were migrated off Carrenza in 2020.',
      '## Legacy hosting\n\nStaging is on Carrenza.',
      'See [the variables][carrenza].\n\n[carrenza]: https://example.org/carrenza_vars.yaml',
      'Run `ssh carrenza-1`.\n\n    carrenza: 1',
      '<% if "Carrenza" %>',
    )
    silent(retiredHost, 'rfc-123-ci.md', 'Staging is on Carrenza, see https://a.cloudapps.digital/.')
    silent(retiredHost, 'docs/arch/adr-009-search.md', 'Staging is on Carrenza.')
  })

  test('tests and migrations of a database ask no host', () => {
    const use = 'host: a.cloudapps.digital'
    expect(said(retiredHost, `== config/hosts.yml\n${use}\n`).map(([severity]) => severity)).toEqual(['info'])
    silent(retiredHost, 'src/test/resources/hosts.yml', use)
    silent(retiredHost, 'spec/fixtures/hosts.yml', use)
    silent(retiredHost, 'db/migrate/2013_add_host.rb', 'change "a.cloudapps.digital"')
  })

  test('Jenkins, wherever it was', () => {
    for (const host of ['deploy.publishing.service.gov.uk', 'deploy.production.govuk.digital'])
      expect(said(retiredHost, `== ${PAGE}\nLook at https://${host}/job/x.\n`)).toHaveLength(1)
    silent(retiredHost, PAGE, 'Look at https://deploy.eks.production.govuk.digital/.')
  })

  test('hosts that show what hosts look like are nobody’s', () => {
    const names = ['my-app', 'myapp', 'yourapp-1', 'your-service.london', 'example', 'YOURAPP', 'APP_NAME', 'app-name']
    silent(retiredHost, PAGE, ...names.map((name) => `Look at https://${name}.cloudapps.digital/.`))
    for (const name of ['mystery-staging', 'apply-app', 'examples', 'gds-way'])
      expect(said(retiredHost, `== ${PAGE}\nLook at https://${name}.cloudapps.digital/.\n`)).toHaveLength(1)
  })

  test('services that went are hints, once a paragraph, in the manual’s own pages', () => {
    const words =
      'Jenkins no longer runs here (since 2023-24). Say what does its work now (GitHub Actions or Argo CD), or say that this is history.'
    exactly(
      retiredHost,
      `## Update Jenkins
          ^^^^^^^ environments/retired-host ${words}

Open [Jenkins][ci], and in Jenkins the job.
      ^^^^^^^ environments/retired-host ${words}

[ci]: https://example.org/Jenkins
`,
    )
    silent(
      retiredHost,
      PAGE,
      'We replaced Jenkins with GitHub Actions.',
      'See govuk-puppet/modules/Jenkins, JenkinsFile, `Jenkins` and jenkins.',
      '<!-- Jenkins -->',
    )
    silent(retiredHost, 'README.md', 'Tests run on Jenkins.')
    expect(said(retiredHost, `== ${PAGE}\nIcinga checks it.\n`).map(([severity]) => severity)).toEqual(['hint'])
  })
})

describe('environments/undocumented', () => {
  const page = (...names: string[]) =>
    `== source/manual/environments.html.md\n${names.map((name) => `## ${name}\n\nAn environment.\n`).join('\n')}`
  const values = (...names: string[]) => names.map((name) => `== charts/a/values-${name}.yaml\na: 1\n`).join('')

  test('once for each, on the page, whatever the number of files', () => {
    expect(
      said(undocumented, page('Staging', 'Production') + values('staging', 'production', 'test') + values('test')),
    ).toEqual([
      [
        'hint',
        'Configuration knows the environment “test” (charts/a/values-test.yaml), but this page does not describe it. Add a section on it.',
      ],
    ])
  })

  test('what only one family has beside environments is taken for something else', () => {
    const sandpit = page('Staging', 'Production') + values('staging', 'production', 'sandpit', 'common')
    expect(said(undocumented, sandpit)).toEqual([])
    expect(
      said(
        undocumented,
        `${sandpit}== image-tags/staging/a\n== image-tags/production/a\n== image-tags/sandpit/a\n`,
      ).map(([severity]) => severity),
    ).toEqual(['hint'])
  })

  test('what is retired, named on the page, or not beside environments needs no section', () => {
    expect(
      said(undocumented, page('Staging', 'Production') + values('staging', 'production', 'preview', 'nonprod')),
    ).toEqual([])
    expect(
      said(
        undocumented,
        `${page('Staging', 'Production')}\nThere is a test environment too.\n${values('staging', 'production', 'test')}`,
      ),
    ).toEqual([])
    expect(said(undocumented, page('Staging', 'Production') + values('test', 'fast'))).toEqual([])
    expect(said(undocumented, page('Staging', 'Production', 'Test') + values('staging', 'production', 'test'))).toEqual(
      [],
    )
    expect(said(undocumented, values('staging', 'production', 'test'))).toEqual([])
  })

  test('what manual-lens.yml lists', () =>
    expect(said(undocumented, `${page('Staging', 'Production')}${OWN}`).map(([, message]) => message)).toEqual([
      'Configuration knows the environment “oldprod” (manual-lens.yml), but this page does not describe it. Add a section on it.',
      'Configuration knows the environment “sandpit” (manual-lens.yml), but this page does not describe it. Add a section on it.',
    ]))
})
