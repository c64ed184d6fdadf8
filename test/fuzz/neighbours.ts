// The workspace that a text under test is put into: a small developer manual with the configuration beside it.

import { emptyWorkspace, isReadable, type Workspace, withFiles, withLoaded } from '../../server/engine'

const FILES: Readonly<Record<string, string>> = {
  'config/tech-docs.yml': 'host: https://docs.publishing.service.gov.uk\n',
  'source/manual/deploy.html.md': `---
owner_slack: "#govuk-platform"
title: Deploy an app
section: Deployment
layout: manual_layout
parent: "/manual.html"
---

Run it in integration, then in [staging](/manual/environments.html#staging).

## Before you start

Read <https://github.com/alphagov/govuk-helm-charts/blob/main/charts/values-staging.yaml>.
`,
  'source/manual/environments.html.md': `---
owner_slack: "#govuk-platform"
title: Environments
section: Deployment
layout: manual_layout
---

# Environments

## Integration

For developers to try things. Apps are at \`app.integration.publishing.service.gov.uk\`.

## Staging

A copy of production.

## Production
`,
  'charts/values-staging.yaml':
    'app: &app\n  host: www.staging.publishing.service.gov.uk\n  replicas: 2\nother: *app\n',
  'charts/values-production.yaml': 'app:\n  host: www.publishing.service.gov.uk\n  replicas: 6\n',
  'charts/values-integration.yaml': 'app:\n  host: www.integration.publishing.service.gov.uk\n  replicas: 1\n',
  'terraform/staging.tfvars': 'environment = "staging"\naccount = "696911096973"\n',
  'terraform/production.tfvars': 'environment = "production"\naccount = "172025368201"\n',
  'source/images/map.png': '',
}

/** Read to the end; pictures are there and not read. */
export const neighbours: Workspace = withLoaded(
  withFiles(
    emptyWorkspace('2026-11-24'),
    Object.entries(FILES).map(([path, text]) => ({ path, text: isReadable(path) ? text : undefined })),
  ),
)

/** Its texts, to begin from. */
export const neighbourTexts: readonly (readonly [path: string, text: string])[] = Object.entries(FILES)

/** One path for every way in which a file is read or means something. */
export const PATHS: readonly string[] = [
  'source/manual/page.html.md',
  'source/manual/environments.html.md',
  'source/index.html.md.erb',
  'source/partials/_part.md',
  'docs/environments.md',
  'README.md',
  'charts/values-staging.yaml',
  'charts/values-test.yml',
  'charts/templates/deployment.tpl',
  'image-tags/staging/frontend',
  '.github/workflows/deploy.yml',
  'config/tech-docs.yml',
  'config/database.yml',
  'config.rb',
  'app/manual.rb',
  'data/repos.yml',
  'data/site.yml',
  'manual-lens.yml',
  'manual-lens-baseline.json',
  'schemas/front-matter.json',
  'terraform/main.tf',
  'terraform/staging.tfvars',
  'terraform/production.backend',
  'bin/deploy.sh',
  '.env.staging',
  'Dockerfile',
  'lib/tasks.rake',
  'src/app.js',
  'settings.toml',
  'app.properties',
  'notes.txt',
  'unknown.xyz',
]
