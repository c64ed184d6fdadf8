// Forms in names: hosts, accounts, buckets, paths, and what is called otherwise.

import type { Form } from './form'

export const IN_NAMES: readonly Form[] = [
  {
    title: 'Hosts',
    rule: 'The label directly before the end that all environments of a platform share names the environment. Labels further left belong to the application.',
    text: `== values.yaml
host: www.staging.publishing.service.gov.uk
          ^^^^^^^ staging host
argo: argo.eks.integration.govuk.digital
               ^^^^^^^^^^^ integration host demanded
`,
    unlike: [
      {
        path: 'values.yaml',
        text: 'host: chat-opensearch-test.${env}.govuk-internal.digital',
        because: 'the application’s name, and a placeholder behind it',
      },
    ],
  },
  {
    title: 'Hosts without a label',
    rule: 'Production’s hosts have none: an application directly before the platform’s end is production’s. The end is what is marked, as it is what says so.',
    text: `== values.yaml
host: signon.publishing.service.gov.uk
             ^^^^^^^^^^^^^^^^^^^^^^^^^ production host
`,
    unlike: [{ path: 'values.yaml', text: "host: '*.publishing.service.gov.uk'", because: 'any environment’s' }],
  },
  {
    title: 'AWS account numbers',
    rule: 'The number of an environment’s account.',
    text: `== main.tf
role = "arn:aws:iam::696911096973:role/deploy"
                     ^^^^^^^^^^^^ staging account
`,
    unlike: [
      {
        path: 'values.yaml',
        text: 'image: 172025368201.dkr.ecr.eu-west-1.amazonaws.com/frontend',
        because: 'the image registry in production’s account serves every environment',
      },
    ],
  },
  {
    title: 'Buckets, roles and other names with hyphens',
    rule: 'A segment of the name. An everyday word only as a whole last segment behind a first half that says so.',
    text: `== main.tf
bucket  = "govuk-staging-database-backups"
                 ^^^^^^^ staging identifier
assets  = "govuk-assets-production"
                        ^^^^^^^^^^ production identifier
project = "govuk-test"
                 ^^^^ test identifier
`,
    unlike: [{ path: 'main.tf', text: 'name = "chat-opensearch-test"', because: 'part of an application’s name' }],
  },
  {
    title: 'Identifiers in capitals and in camelCase',
    rule: 'A segment between underscores, a hump.',
    text: `== deploy.sh
export EKS_INTEGRATION=1
           ^^^^^^^^^^^ integration identifier
== values.yaml
integrationCluster: 3
^^^^^^^^^^^ integration identifier
`,
    unlike: [{ path: 'a.rb', text: "require 'integration_test_helper'", because: 'a kind of test' }],
  },
  {
    title: 'Contexts and roles of commands',
    rule: '`use-context` takes a cluster, which is called after its environment; the role of `gds aws` begins with the account.',
    text: `    kubectl config use-context integration
                               ^^^^^^^^^^^ integration fence
    gds aws govuk-staging-developer
                  ^^^^^^^ staging identifier
`,
    unlike: [],
  },
  {
    title: 'Flags',
    rule: '`--environment NAME`, and `-e NAME` of GOV.UK’s own command: a name is demanded there, so that an unknown one is a mistake.',
    text: `    gds govuk connect ssh -e staging backend
                             ^^^^^^^ staging fence demanded
    deploy --environment production
                         ^^^^^^^^^^ production fence demanded
`,
    unlike: [{ text: '    gds govuk connect ssh -e <environment> backend', because: 'a placeholder' }],
  },
  {
    title: 'Paths',
    rule: 'A segment of a path; an everyday word only in folders that hold environments (`variables/`, `image-tags/`, `overlays/`, …).',
    text: `== deploy.sh
terraform apply -var-file "variables/test/common.tfvars"
                                     ^^^^ test path
cp image-tags/production/frontend .
              ^^^^^^^^^^ production path
`,
    unlike: [
      { text: 'Look in `spec/integration/`.', because: 'tests' },
      { text: 'Edit `config/environments/production.rb`.', because: 'a framework’s mode' },
      { text: 'Run `gatekeeper/test/run`.', because: 'tests' },
    ],
  },
  {
    title: 'Names of files',
    rule: 'The last part of a file’s name.',
    text: `See \`charts/app-config/values-staging.yaml\` and \`integration.govuk.backend\`.
                              ^^^^^^^ staging identifier
                                                 ^^^^^^^^^^^ integration code
`,
    unlike: [{ text: 'Look in `log/production.log`.', because: 'a framework’s mode' }],
  },
  {
    title: 'Aliases',
    rule: 'Another name for an environment in the catalogue is found like its own.',
    text: `Restart it in prod.
              ^^^^ production prose
`,
    unlike: [],
  },
  {
    title: 'Negations',
    rule: '`non-production` and `pre-production` are names of their own, not the environment that they differ from.',
    text: `In non-production environments mail is off; pre-production is a rehearsal.
   ^^^^^^^^^^^^^^ non-production prose
                                            ^^^^^^^^^^^^^^ preproduction identifier
`,
    unlike: [],
  },
  {
    title: 'Pairs',
    rule: 'Two names with a slash, a comma, `and` or `or` between them are two environments.',
    text: `Compare staging/production, and integration or test.
        ^^^^^^^ staging path
                ^^^^^^^^^^ production prose
                                ^^^^^^^^^^^ integration prose
                                               ^^^^ test prose
`,
    unlike: [],
  },
  {
    title: 'Where another environment stands elsewhere',
    rule: 'An everyday word counts where the file has another environment in the same place: the same argument, key or name around it. In a list `preprod` and `uat` prove as much, whether there are such environments or not.',
    text: `== jobs.yaml
- visual-checks-preview
                ^^^^^^^ preview identifier
- deploy("preview")
          ^^^^^^^ preview value
- visual-checks-staging
                ^^^^^^^ staging identifier
- deploy("staging")
          ^^^^^^^ staging value
- [dev, preprod]
   ^^^ development value
`,
    unlike: [{ path: 'jobs.yaml', text: '- unit-test', because: 'no `unit-staging` stands elsewhere' }],
  },
  {
    title: 'Hosts and accounts of development',
    rule: '`dev` as a label, or at the end of one, in hosts of the public sector; any part of an AWS profile.',
    text: `== app.yaml
api: https://plan-api-dev.plan.service.gov.uk
                      ^^^ development host
run: aws-vault exec plan-dev-operator
                         ^^^ development identifier
`,
    unlike: [{ path: 'app.yaml', text: 'docs: https://web.dev/lcp', because: 'a top-level domain' }],
  },
  {
    title: 'The old name of integration',
    rule: '`preview` counts in a list beside staging and production.',
    text: `The accounts are preview, staging and production.
                 ^^^^^^^ preview prose
                          ^^^^^^^ staging prose
                                      ^^^^^^^^^^ production prose
`,
    unlike: [{ text: 'Try the govspeak preview.', because: 'a feature' }],
  },
  {
    title: 'Syncs between environments',
    rule: 'The name of a job that pushes or pulls data ends in the environment.',
    text: `== hieradata/sync.yaml
"push_signon_integration_daily":
             ^^^^^^^^^^^ integration identifier
`,
    unlike: [
      {
        path: 'hieradata/sync.yaml',
        text: 'database: "signon_production"',
        because: 'a database’s name, the same in every environment',
      },
    ],
  },
  {
    title: 'Hosting companies',
    rule: 'Those that environments ran on, retired or not.',
    text: `It ran on Carrenza until 2020.
          ^^^^^^^^ carrenza prose
`,
    unlike: [],
  },
]
