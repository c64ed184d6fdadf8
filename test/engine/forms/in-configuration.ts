// Forms in configuration.

import type { Form } from './form'

export const IN_CONFIGURATION: readonly Form[] = [
  {
    title: 'Values of keys that take an environment',
    rule: 'Behind a key whose name ends in `environment`, `env` or `stage` every environment counts, everyday words too. Of some keys (`govukEnvironment`, `nextEnvironment`, …) no other value makes sense, so that an unknown name is a mistake there.',
    text: `== values.yaml
environment: test
             ^^^^ test value
govukEnvironment: staging
                  ^^^^^^^ staging value demanded
sentry_environment: "production"
                     ^^^^^^^^^^ production value
== main.tf
deploy_environment = "integration"
                      ^^^^^^^^^^^ integration value demanded
`,
    unlike: [
      { path: 'main.tf', text: 'condition { test = "StringEquals" }', because: 'an operator' },
      { path: 'compose.yaml', text: 'test: ["CMD", "true"]', because: 'a health check' },
    ],
  },
  {
    title: 'Keys that are environments',
    rule: 'A name as a key counts; an everyday word does where its neighbours are environments.',
    text: `== replicas.yaml
test: 1
^^^^ test key
staging: 2
^^^^^^^ staging key
production: 4
^^^^^^^^^^ production key
`,
    unlike: [
      {
        path: 'config/database.yml',
        text: 'production:',
        because: 'a framework’s mode: Rails keeps its database settings by mode',
      },
    ],
  },
  {
    title: 'Comments',
    rule: 'As in prose, in the comments of each language.',
    text: `== values.yaml
replicas: 2 # as many as in production
                            ^^^^^^^^^^ production comment
== main.tf
// Only staging has a copy of the data.
        ^^^^^^^ staging comment
bucket = "assets"
`,
    unlike: [],
  },
  {
    title: 'Comparisons and templates',
    rule: 'What is compared with an environment is one. Helm templates are read line by line, valid YAML or not.',
    text: `== main.tf
count = var.govuk_environment == "production" ? 1 : 0
                                  ^^^^^^^^^^ production value
== charts/app/templates/app.yaml
{{- if ne .Values.govukEnvironment "ephemeral" }}
                                    ^^^^^^^^^ ephemeral value
`,
    unlike: [
      {
        path: 'values.yaml',
        text: 'host: "www.${environment}.publishing.service.gov.uk"',
        because: 'a placeholder, whatever it stands for',
      },
    ],
  },
  {
    title: 'JSON',
    rule: 'Keys and values.',
    text: `== config.json
{ "staging": { "environment": "test" } }
   ^^^^^^^ staging key
                               ^^^^ test value
`,
    unlike: [],
  },
  {
    title: 'Dotenv, shell and Dockerfiles',
    rule: 'Variables whose name ends in `ENVIRONMENT` or `ENV` take an environment, those of frameworks (`RAILS_ENV`, `NODE_ENV`) a mode.',
    text: `== .env
GOVUK_ENVIRONMENT=integration
                  ^^^^^^^^^^^ integration value demanded
== deploy.sh
export DEPLOY_ENV="staging"
                   ^^^^^^^ staging value
== Dockerfile
ENV GOVUK_ENVIRONMENT=production
                      ^^^^^^^^^^ production value
`,
    unlike: [
      { path: '.env', text: 'RAILS_ENV=production', because: 'a framework’s mode' },
      { path: 'Dockerfile', text: 'ENV NODE_ENV=production', because: 'a framework’s mode' },
    ],
  },
  {
    title: 'GitHub workflows',
    rule: '`environment:` takes an environment.',
    text: `== .github/workflows/deploy.yml
jobs:
  deploy:
    environment: staging
                 ^^^^^^^ staging value
`,
    unlike: [
      { path: '.github/workflows/ci.yml', text: '  integration-tests:', because: 'the name of a job that runs tests' },
    ],
  },
  {
    title: 'TOML and properties',
    rule: 'As YAML.',
    text: `== app.toml
environment = "production"
               ^^^^^^^^^^ production value
== app.properties
environment=staging
            ^^^^^^^ staging value
`,
    unlike: [],
  },
  {
    title: 'Ruby and JavaScript',
    rule: 'Strings and comments.',
    text: `== lib/hosts.rb
HOSTS = { "staging" => "www.staging.publishing.service.gov.uk" }
           ^^^^^^^ staging value
                            ^^^^^^^ staging host
== config.js
const environment = "staging"
                     ^^^^^^^ staging value
`,
    unlike: [{ path: 'lib/app.rb', text: 'return unless Rails.env.production?', because: 'a framework’s mode' }],
  },
]
