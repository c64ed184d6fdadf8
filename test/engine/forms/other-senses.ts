// What looks like an environment and is none, and which environment a file belongs to.

import type { FileForm, OtherSense } from './form'

export const OTHER_SENSES: readonly OtherSense[] = [
  {
    title: 'Modes of frameworks',
    rule: '`production`, `development` and `test` are also what Rails, Rack and Node call the way a program runs, in every environment alike.',
    unlike: [
      { text: 'It runs in production mode.', because: 'the noun says so' },
      { text: 'Run `RAILS_ENV=production rake db:migrate`.', because: 'the variable says so' },
      { path: 'app.yaml', text: 'RACK_ENV: production', because: 'the variable says so' },
      { path: 'Gemfile', text: 'group :development, :test do', because: 'groups of gems' },
      { path: 'config/mongoid.yml', text: 'production:', because: 'settings by mode' },
      { text: 'Look at `config/environments/production.rb`.', because: 'settings by mode' },
      { text: 'Read `production.log`.', because: 'a log by mode' },
    ],
  },
  {
    title: 'Names of databases',
    rule: '`<application>_production`, `_development` and `_test` are the same in every environment.',
    unlike: [
      { text: 'The database is `publisher_production`.', because: 'a database’s name' },
      { path: 'values.yaml', text: 'database: whitehall_test', because: 'a database’s name' },
    ],
  },
  {
    title: 'Continuous integration, integration tests',
    rule: 'A practice and a kind of test.',
    unlike: [
      { text: 'We use continuous integration.', because: 'a practice' },
      { text: 'Run the integration tests.', because: 'a kind of test' },
      { text: 'Unit and integration testing comes first.', because: 'a kind of test' },
      { text: 'Look in `spec/integration/`.', because: 'a folder of tests' },
    ],
  },
  {
    title: 'The integration of one thing with another',
    rule: '',
    unlike: [
      { text: 'The Slack integration posts a message.', because: 'a product’s name before it' },
      { text: 'An integration with Notify.', because: '`with` behind it' },
      { text: 'We automate the integration of two services.', because: '`of` behind it' },
    ],
  },
  {
    title: 'Other staging',
    rule: '',
    unlike: [
      { text: 'Cloud Foundry fails when staging apps.', because: 'a verb' },
      { text: 'Put the file in git’s staging area.', because: 'git’s' },
      { path: 'cf.yml', text: 'cc_staging_timeout_in_seconds: 900', because: 'Cloud Foundry’s' },
    ],
  },
  {
    title: 'Other previews, disks and tests',
    rule: '',
    unlike: [
      { text: 'The document preview shows a draft.', because: 'a feature' },
      { text: 'Copy it to an ephemeral disk.', because: 'short-lived storage' },
      { text: 'Ask for a test account that nobody needs.', because: 'somebody’s log-in, not the test account' },
      { path: 'alerts.yaml', text: 'alert_rule_test:', because: 'a test of rules' },
      { path: 'policy.json', text: '{ "test": "StringEquals" }', because: 'an operator' },
      { text: 'For development purposes only.', because: 'an activity' },
    ],
  },
  {
    title: 'Parts of longer words, and templates',
    rule: '',
    unlike: [
      { text: 'Stagings and preproductions.', because: 'no whole words' },
      {
        path: 'values.yaml',
        text: 'host: www.{{ .Values.environment }}.publishing.service.gov.uk',
        because: 'a template',
      },
      { path: 'deploy.sh', text: 'deploy --environment "$ENVIRONMENT"', because: 'a variable' },
    ],
  },
]

export const FILES: readonly FileForm[] = [
  { path: 'charts/app-config/values-staging.yaml', environment: 'staging', because: 'the end of its name' },
  { path: 'terraform/variables/test/common.tfvars', environment: 'test', because: 'a folder among environments' },
  { path: 'image-tags/production/frontend', environment: 'production', because: 'a folder among environments' },
  { path: 'projects/chat/integration.govuk.backend', environment: 'integration', because: 'the start of its name' },
  { path: '.env.production', environment: 'production', because: 'the end of its name' },
  { path: 'staging/variables/production/common.yaml', environment: 'production', because: 'the deepest part wins' },
  { path: 'config/environments/production.rb', environment: undefined, because: 'a framework’s mode' },
  { path: 'spec/integration/sign_in.yaml', environment: undefined, because: 'tests' },
  {
    path: 'source/manual/staging.html.md',
    environment: undefined,
    because: 'a page about staging belongs to no environment',
  },
  {
    path: 'charts/app/templates/test.yaml',
    environment: undefined,
    because: 'an everyday word, and nothing says more',
  },
]
