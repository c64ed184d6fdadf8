// Words that are names in one place and something else in another: each line is one of a kind met in real repositories.

import { describe, expect, test } from 'vitest'
import { fileEnvironmentOf, namesIn } from '../harness/names'

describe('integration, the English word', () => {
  test.each([
    ['a.md', 'The initial integration will not work with pictures.'],
    ['a.md', 'Read about the integration limitations of the tool.'],
    ['a.md', 'Several charts offer Vault integration with Kubernetes.'],
    ['data.json', '{"description": "makes easy integration with Rails possible"}'],
    ['main.tf', 'resource "aws_apigatewayv2_integration" "reports" {\n  integration_uri = "x"\n}'],
    ['a.md', '[aws_apigatewayv2_integration.reports](https://registry.example.org/x)'],
    [
      'spec/helper.rb',
      'require_relative "support/integration_test_helper"\nconfig.include IntegrationTestHelper, tags: :integration',
    ],
    ['app.yaml', '# The integration tests use it'],
    ['a.md', 'See [the record](adr-001-mail-integration.md) and https://ci.example.org/docs/opa-integration/.'],
    ['a.md', 'See [kinds of tests](#unit-integration-etc-tests).'],
    ['a.md', '### Frequent integration to the main branch\n\nOften.'],
    ['a.md', 'See [the rule](#check-the-integration-of-your-parts).'],
    ['a.md', 'See [the card](https://board.example.org/c/abc/38-tag-manager-integration-is-fragile).'],
    ['a.md', 'Use it [with a bot](https://docs.example.org/tool/guides/integration/bot/).'],
    ['a.yml', 'checks:\n  - Integration tests\n  - Test Ruby\n'],
    ['a.sh', 'docker build --build-arg X=1 -f hack/test_integration.sh'],
    ['a.md', 'Make [a hook](#create-webhook-integration).'],
    ['rules.yml', 'description: "{{$labels.integration}} is down"'],
    ['api.yaml', 'requestParameters:\n  integration.request.path.proxy: method.request.path.proxy'],
    [
      'api.yaml',
      'x-amazon-apigateway-integration:\n  a: $context.integration.integrationStatus\n  integrationLatency: $context.integration.latency',
    ],
    ['a.yaml', 'FunctionName: !GetAtt FunctionForSlackIntegration.Arn'],
    ['infra/api.ts', 'const arn = integration.uri.split(":")[0] + at.IntegrationHttpMethod'],
    ['a.md', 'See [the test](https://github.com/acme/app/blob/a40ba98/test/integration/help_test.rb#L18).'],
    ['a.env', 'ENABLE_INTEGRATION=1'],
    ['a.tf', 'count = var.enable_alert_manager_integration ? 1 : 0'],
    ['a.md', 'Go to the __API integration__ page.'],
    ['a.js', "it('updates the 3ds integration version', () => 1)\ndescribe('verify psp integration utility', f)"],
    ['package.json', '{"test:ci:integration": "vitest --config vitest.integration.config.ts"}'],
    ['a.md', 'Merge `coverage/unit,coverage/integration/,coverage/version`.'],
    ['a.ts', 'interface Client { serviceIntegrationId: string }'],
    ['a.tf', 'source = "../plan-pagerduty-integration"'],
    ['a.toml', '"example.org/testing_frameworks/integration"'],
    ['a.rb', 'include Devise::Test::IntegrationHelpers'],
    ['Dockerfile', 'ARG AWS_INTEGRATION="false"'],
    ['t.yaml', 'Method:\n  Properties:\n    Integration:\n      Type: HTTP_PROXY'],
    [
      't.yaml',
      'format: "$context.authorizer.integrationStatus $context.integrationStatus authorizerIntegrationStatus"',
    ],
    ['a.md', 'Go to __Integration__ and select **Keys**, or click *Integration*.'],
    ['a.md', '---\ntitle: Single Sign-On Integration\n---\n'],
    ['a.md', 'See [how](https://acme.example.org/blog/2016/08/the-tech-of-our-integration/) it was made.'],
    ['a.md', 'See [this](https://help.example.org/articles/mail-integration-review-apps).'],
    ['a.rb', 'puts "No integration is enabled"'],
    ['a.tf', 'value = var.integration_key'],
    ['a.tf', 'name = "integration-lambda-access-${var.environment}"'],
    ['a.yml', 'gatewayResponses:\n  INTEGRATION_FAILURE:\n    a: 1\n  INTEGRATION_TIMEOUT:\n    a: 1'],
    ['api.yaml', 'properties:\n  integration_version:\n    type: integer'],
    ['a.md', '`kubectl -n plan-integration-services-preprod get pods`'],
    ['Gemfile', 'gem "x", require: "action_dispatch/testing/integration/x"'],
    ['lib/tasks/a.rake', 'task integration: :environment do'],
    ['spec/a_spec.rb', 'category: "spec.integration.mail_spec"'],
  ])('%s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([])
  })

  test.each([
    ['a.md', 'Run it against integration with port-forwarding.', ['integration']],
    ['a.md', 'This turns it on for production, integration, and the assets domains.', ['production', 'integration']],
    ['a.md', '[Grafana integration](https://grafana.eks.integration.govuk.digital/d)', ['integration', 'integration']],
    ['a.tf', 'variable "aws_integration_account_root_arn" {', ['integration']],
    ['a.md', 'Release to staging.\n\n### You must check the integration of your parts', ['staging']],
    ['a.md', '## Restart integration\n\nThen staging.', ['integration', 'staging']],
    ['a.md', '## Integration\n\n## Staging', ['integration', 'staging']],
    ['a.md', 'See [how](#use-the-apis-in-the-integration-environment).', ['integration']],
    ['a.yml', 'at:\n  - Integration\n  - Test\n', ['integration', 'test']],
    ['spec/x.rb', '# staging and integration environments', ['staging', 'integration']],
    ['a.yaml', 'role: IsIntegration\nhost: api.integration.example.org', ['integration', 'integration']],
    ['spec/x.rb', '"www.integration.publishing.service.gov.uk"', ['integration']],
    [
      'a.md',
      'Release to staging.\n\nYou must [test your integration](/test-your-integration/) before you go live.',
      ['staging'],
    ],
    ['a.md', 'Release to staging.\n\nRotating keys may break their integration with us.', ['staging']],
    ['a.md', 'Release to staging.\n\nIt happens when the pipeline integration is set up.', ['staging']],
    ['a.md', 'Release to staging. LDAP integration is not supported.', ['staging']],
    ['a.md', 'You use your integration environment and your integration URL.', ['integration', 'integration']],
    ['a.md', 'Change your integration and production settings.', ['integration', 'production']],
    [
      'a.md',
      'There are integration and production sites. The raw GA4 integration data and the integration property are open.',
      ['integration', 'production', 'integration', 'integration'],
    ],
    ['a.yml', 'terraform_integration_environment_apply:', ['integration']],
    ['a.sh', 'pg_dump -d publishing_api_integration', ['integration']],
    ['a.sh', 'is_integration=true', ['integration']],
    ['a.tf', 'count = var.enable_alerts_in_integration ? 1 : 0', ['integration']],
    ['a.md', 'Run `make enable-deployment-integration`.', ['integration']],
    ['test/a_test.rb', 'create(:deploy, environment: "integration")', ['integration']],
    ['spec/a_spec.rb', 'it "does nothing in integration" do', ['integration']],
    ['a.yaml', "Variables:\n  ENABLE_INTEGRATION: 'true'\n# not in staging", ['staging']],
    ['a.yaml', 'enable_integration: true\na: 1\nenable_staging: true\n', ['integration', 'staging']],
    ['a.md', 'Release to staging.\n\nTests improve security integration in the life cycle.', ['staging']],
    ['a.sh', 'all="default production preproduction integration demo"', ['production', 'integration']],
    ['a.md', 'Product teams use the _integration test_ environment.', ['integration']],
    ['a.md', 'Log in to __integration__, not to __staging__.', ['integration', 'staging']],
    ['a.md', 'Choose **integration** or **staging** in the menu.', ['integration', 'staging']],
    ['a.md', '---\ntitle: Test in Integration\n---\n', ['integration']],
    ['a.md', 'See [it](https://example.org/blog/integration/).', ['integration']],
    ['a.md', 'Set up the GOV.UK pipeline. Integration is overwritten before staging.', ['integration', 'staging']],
    ['a.tf', 'rule_integration_enabled = true', ['integration']],
    ['a.tf', 'name = "sync-integration-to-${var.environment}"', ['integration']],
    ['lib/tasks/a.rake', 'task integration: :x\ntask staging: :x', ['integration', 'staging']],
    ['a.md', '`kubectl -n plan-integration-preprod get pods`', ['integration']],
  ])('but %s: %s', (path, text, names) => {
    expect(namesIn(path, text)).toEqual(names)
  })
})

describe('modes of frameworks', () => {
  test.each([
    ['config/sidekiq.yml', 'staging:\n  :concurrency: 12\nproduction:\n  :concurrency: 18'],
    ['config/rabbitmq.yml', 'production:\n  host: rabbit'],
    ['.rubocop.yml', 'Rails/UnknownEnv:\n  Environments:\n    - production'],
    ['templates/app.yaml', 'name: {{ .Release.Name }}-ckan-production-ini-2-10'],
    ['spec/app_spec.rb', 'with_logfile("/data/shared/log/production.json.log")'],
    ['spec/app_spec.rb', 'context "when not in production" do\n  allow(Rails.env).to receive(:production?)'],
    ['main.tf', 'name  = "RACK_ENV",\nvalue = "production"'],
    ['x.cfg.erb', 'hiera_config = /usr/share/puppet/production/current/hiera.yml'],
    ['a.yaml', 'match: "dump-publisher_production\\\\.gz$"'],
    ['config/environments/integration.rb', 'require_relative "./production"'],
    ['.github/dependabot.yml', 'groups:\n  prod-deps:\n    dependency-type: production'],
    ['Dockerfile', 'FROM ruby AS production\nFROM production AS test'],
    ['build.js', 'function prodMode(from) {}\nexport const devMode = 1'],
    ['config/environments/test.rb', '# The test environment runs the tests.\n# Mail is off in the test environment.'],
    ['webpack.config.js', "// Only in production\nconst isProductionBuild = mode === 'production'"],
    ['Gruntfile.js', "tasks: ['build:production-small']"],
    ['package.json', '{"scripts": {"prod:build": "x", "start:production:x": "y"}}'],
    ['Dockerfile', 'RUN yarn install --prod'],
    ['Dockerfile', 'ARG PROD_PACKAGES'],
    ['a.yml', 'dependency_type: "production"'],
    ['config/puma.rb', 'environment ENV.fetch("RAILS_ENV") { "development" }'],
    ['config/puma.rb', '# workers time out in development environments'],
    ['a.tf', 'description = "the Ruby environment, production or test"'],
    ['a.md', 'Run `npm run build:production`.'],
    ['a.yml', '- name: Archive production artifacts'],
    ['app.json', '{"npm_config_production": "true"}'],
    ['a.md', '```\nyarn npm audit --environment production\n```'],
  ])('%s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([])
  })

  test('but a command, a log group and a script that deploys name an environment', () => {
    expect(namesIn('a.sh', './deploy --prod && yarn')).toEqual(['production'])
    expect(namesIn('a.tf', 'name = "production-log-stream"')).toEqual(['production'])
    expect(namesIn('a.tf', 'resource "aws_ecr_repository" "app_production" {')).toEqual(['production'])
    expect(namesIn('a.tf', 'key = "app_production.tfstate"\nname = "app_production"')).toEqual(['production'])
    expect(namesIn('a.yml', 'id: deploy_app_after_production')).toEqual(['production'])
    expect(namesIn('a.md', '```\nDEPLOY_ENV=test bundle exec rake plan\n```')).toEqual(['test'])
    expect(namesIn('package.json', '{"scripts": {"deploy:production:eu": "y"}}')).toEqual(['production'])
    expect(namesIn('config/environments/production.rb', 'host = "a.production.example.org"')).toEqual(['production'])
  })

  test('in a script the tag of an image and the schema of a query are none', () => {
    expect(namesIn('Dockerfile', 'FROM registry/app:production')).toEqual(['production'])
    expect(namesIn('query.sh', 'FROM production.users')).toEqual(['production'])
  })

  test('in Ruby an account number or a host makes it an environment', () => {
    expect(namesIn('lib/a.rb', 'names = { "123456789012" => "production" }')).toEqual(['production'])
    expect(namesIn('lib/a.rb', 'return if MillEnvironment.current == "production"')).toEqual(['production'])
    expect(namesIn('lib/a.rake', 'desc "Deploy to the production stack"')).toEqual(['production'])
    expect(namesIn('lib/a.rb', 'url = "https://support.production.alphagov.co.uk"')).toEqual(['production'])
  })
})

describe('staging, the verb', () => {
  test.each([
    ['cf.yml', 'cc_staging_timeout_in_seconds: 900'],
    ['a.rb', 'groups = properties["default_staging_security_groups"]'],
    ['a.rb', '%w[always staging].each'],
    ['a.md', 'What a buildpack fetches during staging.'],
    ['a.md', 'Staging apps takes a while.'],
    ['service.json', '{\n  "version": 3,\n  "staging": true\n}'],
    ['a.md', 'More memory is used when staging applications and in the staging phase.'],
    ['a.md', 'This makes application staging fail. See [memory](#memory-for-staging-applications).'],
    ['a.md', 'Buildpack staging processes write `staging_info.yml`.'],
    ['a.ts', 'interface App {\n  staging_failed_reason: string\n}'],
    ['a.rb', 'remove_column :mappings_staging, :status\nsql = "TRUNCATE hits_staging"'],
  ])('%s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([])
  })
})

test('a machine of staging is no staging of an application', () => {
  expect(namesIn('a.yaml', 'host: govuk-staging-app-3')).toEqual(['staging'])
  expect(namesIn('a.md', 'The staging app runs on the staging stack.')).toEqual(['staging', 'staging'])
  expect(namesIn('a.md', 'Restart the staging applications in the application staging environment.')).toEqual([
    'staging',
    'staging',
  ])
})

describe('production, the quality and the field', () => {
  test.each([
    ['a.md', 'The plan is production ready; look at [its readiness](production-readiness-list).'],
    ['a.md', '## Production Ready Checklist'],
    ['a.md', 'It covers film, post production and the production crew.'],
    ['a.md', 'They have a degree in Television Production and know of farm production.'],
    ['features/support/env.rb', '# how your application behaves in the production environment, where'],
    ['a.ts', 'const app = {\n  "name": "x",\n  "production": false\n}'],
  ])('%s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([])
  })

  test('but a state of production is no quality', () => {
    expect(namesIn('a.md', 'Tell us when production is ready. Once production ready checks pass, go on.')).toEqual([
      'production',
      'production',
    ])
    expect(namesIn('a.ts', 'const on = {\n  staging: true,\n  production: false\n}')).toEqual(['staging', 'production'])
  })
})

test('what is short-lived, and what people do, is no environment', () => {
  for (const text of [
    'See [ephemeral-hotplug-volumes](x.md) and the `ephemeral-runners` pool.',
    'It tells of software development projects.',
  ])
    expect(namesIn('a.md', text)).toEqual([])
  expect(namesIn('a.rb', 'cache_control: { type: "ephemeral" }')).toEqual([])
  expect(namesIn('a.rb', 'k8s(name: "ephemeral")')).toEqual(['ephemeral'])
})

describe('everyday words in company', () => {
  test.each([
    [
      'a.md',
      '| env | test integration staging production | which | test | yes |',
      ['test', 'integration', 'staging', 'production', 'test'],
    ],
    ['a.md', 'Deploy the branch to `test`, then wait.', ['test']],
    ['a.md', 'Log in to the `mill-development` account.', ['development']],
    ['a.json', '{"list": [{"name": "test"},\n {"size": 1},\n {"name": "staging"}]}', ['test', 'staging']],
    ['a.tf', 'local.account_ids["mill-test"]', ['test']],
    ['a.md', 'Other environments such as development and test are open.', ['development', 'test']],
    ['a.md', '- `mill-staging`\n- `mill-test`', ['staging', 'test']],
    ['cdn.yaml', 'sites:\n  test:\n    a: 1\n    b: 2\n  staging:\n    a: 1', ['test', 'staging']],
    ['flags.yaml', 'staging: true\nintegration: false', ['staging', 'integration']],
    ['a.tf', 'is-test = terraform.workspace == "mill-test"', ['test', 'test']],
    ['projects/x/test.govuk.backend', 'bucket = "mill-terraform-state-test"', ['test']],
    ['a.tf', 'env = local.is_live ? "test" : "staging"', ['test', 'staging']],
    ['a.json', '{\n  "test": {\n    "a": 1\n  },\n  "staging": {\n    "a": 1\n  }\n}', ['test', 'staging']],
    ['a.tf', 'ids = {\n  dev = [\n    1\n  ]\n  staging = [\n    2\n  ]\n}', ['development', 'staging']],
    ['a.js', "[{ name: 'Development', a: 1 },\n { a: 2 },\n { name: 'Staging' }]", ['development', 'staging']],
    ['a.yml', 'run_checks("preview")\nx\nrun_checks("staging")', ['preview', 'staging']],
    ['a.sh', `[ "$TARGET" == 'preview' ] || x\n[ "$TARGET" == 'staging' ]`, ['preview', 'staging']],
    ['a.yml', '- visual-checks-preview\n- x\n- visual-checks-staging\n', ['preview', 'staging']],
    ['a.yml', 'a: PreviewSmokePassword\nb: x\nc: StagingSmokePassword\n', ['preview', 'staging']],
    ['a.yml', 'a: preview-log-stream\nb: x\nc: staging-log-stream\n', ['preview', 'staging']],
  ])('%s: %s', (path, text, names) => {
    expect(namesIn(path, text)).toEqual(names)
  })

  test.each([
    ['a.md', 'The namespaces are `dev`, `preprod` and `prod`.', ['development', 'production']],
    ['a.md', 'Use `dev`, `int` or `staging`.', ['development', 'staging']],
    ['a.rb', '%i[development uat staging]', ['development', 'staging']],
    ['a.yaml', '# neither dev nor test: only in dev and pre-prod', ['development', 'preproduction']],
    ['a.md', '- Dev (T3) is for trials\n- Preprod has data', ['development']],
  ])(
    'others’ environments prove a list and stand in one, whether there are such or not: %s: %s',
    (path, text, names) => {
      expect(namesIn(path, text)).toEqual(names)
    },
  )

  test.each([
    ['a.yml', 'string(name: "COMMAND", value: "test"),\nstring(name: "STAGE", value: "staging")', ['staging']],
    ['a.yml', '- unit-test\n- x\n- visual-staging', ['staging']],
    ['a.md', 'The stages are development, beta and production.', ['production']],
    ['a.json', '{\n  "test": {\n    "a": 1\n  }\n}', []],
    ['a.js', "[{ name: 'Test' }, { label: 'Staging' }]", ['staging']],
  ])('but nothing follows from other places: %s: %s', (path, text, names) => {
    expect(namesIn(path, text)).toEqual(names)
  })
})

describe('dev, test and preview where only an environment is told', () => {
  test.each([
    ['a.yaml', 'url: https://plan-api-dev.plan.service.justice.gov.uk/x', ['development']],
    ['a.yaml', 'url: http://api.plan-dev.svc.cluster.local:80', ['development']],
    ['a.env', 'DOMAIN="$ENV.dev.plan.digital"', ['development']],
    ['a.md', '`aws-vault exec plan-dev-operator` and `AWS_PROFILE=development-admin`', ['development', 'development']],
    ['a.md', '`az aks get-credentials --subscription PLAN-TEST`', ['test']],
    ['a.md', '`kubectl -n plan-dev get pods`', ['development']],
    ['a.tf', 'bucket = "plan-state-development"', ['development']],
    ['a.tf', 'Resource = "arn:aws:s3:::plan-uploads-preview/*"', ['preview']],
    ['a.json', '{"account_name": "development"}', ['development']],
    ['a.yml', 'workspace_name: development', ['development']],
    ['a.tf', 'id = var.accounts.development.id', ['development']],
    ['a.yaml', 'ENVIRONMENT_NAME: dev', ['development']],
    ['a.yaml', 'series: requests{exported_namespace="plan-hours-dev"}', ['development']],
    ['a.md', '- **accounts/development**: the account', ['development']],
    ['a.ini', '[profile development-infrastructure]', ['development']],
    ['a.tpl', '{{- if eq $environmentName "dev" }}', ['development']],
    ['a_spec.rb', 'let(:app_env) { "production" }\nlet(:rails_env) { "production" }', ['production']],
    ['a.tf', 'names = { "dev" = "development" }', ['development', 'development']],
    ['a.md', '### Development (dev)', ['development', 'development']],
    ['a.md', 'Use the __test__ environment.', ['test']],
    ['a.js', 'const on = process.env.IS_EPHEMERAL_STACK', ['ephemeral']],
    ['a.tf', 'module "plan-test" {', ['test']],
    ['a.md', 'In the dev and live environment it is on.', ['development']],
    ['a.md', 'This deploys to preview AKS.', ['preview']],
  ])('%s: %s', (path, text, names) => {
    expect(namesIn(path, text)).toEqual(names)
  })

  test.each([
    ['a.md', 'See https://web.dev/lcp, https://dev.mysql.com/doc/ and https://dev.azure.com/plan.'],
    ['a.yaml', 'host: plan-test.service.gov.uk'],
    ['a.yaml', 'namespace: signatures-test'],
    ['a.json', '{"ephemeralPublicKey": "x"}'],
    ['a.rb', 'class EphemeralState\n  has_many :ephemeral_states\nend'],
    ['a.erb', '<div data-module="url-preview">'],
    ['a.yml', 'pre_preview_issues: "pre-preview issues"'],
    ['a.md', 'Our development (dev) team is small. Ask in [#dev](https://chat.example.org/messages/dev).'],
    ['a.md', 'The dev and ops people meet.'],
  ])('but not %s: %s', (path, text) => {
    expect(namesIn(path, text)).toEqual([])
  })
})

describe('numbers and hosts', () => {
  test('the number of an AWS account, but not in the address of the registry that all share', () => {
    expect(namesIn('a.tf', 'role = "arn:aws:iam::696911096973:role/x"')).toEqual(['staging'])
    expect(namesIn('a.tf', 'image = "172025368201.dkr.ecr.eu-west-1.amazonaws.com/x"\nid = 1720253682010')).toEqual([])
  })

  test('hosts without a label are production’s; templates and other labels are not', () => {
    expect(namesIn('a.md', 'See https://signon.publishing.service.gov.uk/users.')).toEqual(['production'])
    for (const host of [
      '${env}.publishing.service.gov.uk',
      '*.publishing.service.gov.uk',
      'a.b.publishing.service.gov.uk',
      'x@publishing.service.gov.uk',
    ])
      expect(namesIn('a.yaml', `host: "${host}"`)).toEqual([])
    expect(namesIn('a.md', 'See https://signon.staging.publishing.service.gov.uk/users.')).toEqual(['staging'])
  })

  test('what is joined with “non” is a name of its own', () => {
    expect(namesIn('a.md', 'In nonprod and non-staging clusters.')).toEqual(['non-production', 'non-staging'])
  })
})

describe('the file’s own environment', () => {
  test.each([
    ['charts/app/values-staging.yaml', 'staging', 'staging file'],
    ['charts/app/values-test.yaml', 'test', 'test file'],
    ['terraform/variables/test/common.tfvars', 'test', 'test folder'],
    ['image-tags/production/router', 'production', 'production folder'],
    ['projects/a/integration.govuk.backend', 'integration', 'integration file'],
    ['hieradata/class/staging/db.yaml', 'staging', 'staging folder'],
    ['.env.production', 'production', 'production file'],
    ['clusters/eks-staging/main.tf', 'staging', 'staging folder'],
    ['staging/variables/production/a.yaml', 'production', 'production folder'],
    ['prod.tfvars', 'production', 'prod file'],
  ])('%s', (path, name, why) => {
    expect(fileEnvironmentOf(path)).toEqual({ name, why })
  })

  test.each([
    'config/environments/production.rb',
    'config/environments/production/a.yaml',
    'spec/integration/a.yaml',
    'source/manual/staging.html.md',
    'charts/x/templates/test.yaml',
    'integration-tests.yaml',
    'test/a.yaml',
    'a.yaml',
  ])('%s has none', (path) => {
    expect(fileEnvironmentOf(path)).toBeUndefined()
  })
})
