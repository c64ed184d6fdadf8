// The built-in GOV.UK catalogue: its environments, as facts in our own words, each with where it was read and when.

import type { Catalogue, Environment, Pointer, RetiredHost, RetiredService, Source } from '../model'
import { ENDED_REPOSITORIES } from './retired-repositories'

/** The public repositories and manual pages that these facts were read from, as they stood on this day. */
const READ: Source = { origin: 'built-in', date: '2026-08-21' }

const INFRASTRUCTURE = 'alphagov/govuk-infrastructure'
const CHARTS = 'alphagov/govuk-helm-charts'

function inRepository(title: string, repository: string, path: string): Pointer {
  const view = /\.\w+$/.test(path) ? 'blob' : 'tree'
  return { title, url: `https://github.com/${repository}/${view}/main/${path}`, role: 'provisioning', repository, path }
}

/** Where an environment that runs in its own AWS account is set up: the same places for each. */
function provisioned(name: string): Pointer[] {
  return [
    inRepository('Terraform variables', INFRASTRUCTURE, `terraform/variables/${name}`),
    inRepository('Helm values', CHARTS, `charts/app-config/values-${name}.yaml`),
    inRepository('Image tags', CHARTS, `charts/app-config/image-tags/${name}`),
    { title: 'Argo CD', url: `https://argo.eks.${name}.govuk.digital/`, role: 'dashboard' },
    { title: 'Grafana', url: `https://grafana.eks.${name}.govuk.digital/`, role: 'dashboard' },
  ]
}

function hosts(name: string): string[] {
  return [
    name === 'production' ? '{app}.publishing.service.gov.uk' : `{app}.${name}.publishing.service.gov.uk`,
    `{app}.eks.${name}.govuk.digital`,
    `{service}.${name}.govuk-internal.digital`,
    name === 'production' ? 'www.data.gov.uk' : `www.${name}.data.gov.uk`,
  ]
}

const RELEASE: Pointer = {
  title: 'Release dashboard',
  url: 'https://release.publishing.service.gov.uk/',
  role: 'dashboard',
}

function retired(name: string, title: string, until: string, purpose: string, aliases: string[] = []): Environment {
  return {
    name,
    title,
    aliases,
    kind: 'hosting',
    state: 'retired',
    until,
    replacedBy: 'AWS',
    purpose,
    accounts: [],
    hosts: [],
    pointers: [],
    sources: [READ],
  }
}

const ENVIRONMENTS: readonly Environment[] = [
  {
    name: 'development',
    title: 'Local development',
    aliases: ['dev'],
    kind: 'environment',
    state: 'active',
    purpose: 'A developer’s own copy of one or more applications, on their own machine.',
    audience: 'One developer at a time.',
    access: 'Only from the machine it runs on.',
    hosting: 'The developer’s machine (govuk-docker).',
    accounts: [],
    hosts: ['{app}.dev.gov.uk'],
    pointers: [
      {
        title: 'govuk-docker',
        url: 'https://github.com/alphagov/govuk-docker',
        role: 'provisioning',
        repository: 'alphagov/govuk-docker',
      },
    ],
    sources: [READ],
  },
  {
    name: 'test',
    title: 'Test',
    aliases: [],
    kind: 'environment',
    state: 'active',
    purpose: 'An AWS account for trying out changes to the platform itself, away from the applications’ release path.',
    audience: 'Platform engineers.',
    access: 'AWS role in the test account; not for publishing or testing content.',
    hosting: 'AWS (EKS).',
    accounts: [{ id: '430354129336', name: 'govuk-test' }],
    hosts: hosts('test'),
    pointers: [
      inRepository('Terraform variables', INFRASTRUCTURE, 'terraform/variables/test'),
      inRepository('Image tags', CHARTS, 'charts/app-config/image-tags/test'),
    ],
    sources: [READ],
  },
  {
    name: 'integration',
    title: 'Integration',
    aliases: [],
    kind: 'environment',
    state: 'active',
    purpose:
      'The first stop of every release: manual testing and the automatic end-to-end tests that let a release go on to staging.',
    audience: 'Product teams; some content editors, to try things out.',
    access: 'Office networks and the VPN, otherwise a password; admin applications through Signon.',
    hosting: 'AWS (EKS), account govuk-integration. No promise of availability.',
    accounts: [{ id: '210287912431', name: 'govuk-integration' }],
    hosts: hosts('integration'),
    pointers: [...provisioned('integration'), RELEASE],
    sources: [READ],
  },
  {
    name: 'staging',
    title: 'Staging',
    aliases: ['stag'],
    kind: 'environment',
    state: 'active',
    purpose:
      'The last gate before production: platform changes, load tests and anything that needs a full copy of production’s data.',
    audience: 'Platform engineers; product teams for large changes.',
    access: 'Office networks and the VPN only for front ends; admin applications through Signon.',
    hosting: 'AWS (EKS), account govuk-staging.',
    accounts: [{ id: '696911096973', name: 'govuk-staging' }],
    hosts: hosts('staging'),
    pointers: [...provisioned('staging'), RELEASE],
    sources: [READ],
  },
  {
    name: 'production',
    title: 'Production',
    aliases: ['prod'],
    kind: 'environment',
    state: 'active',
    purpose: 'What the public and the publishers use.',
    audience: 'Everybody.',
    access: 'Public; changing it needs production access, which is granted person by person.',
    hosting: 'AWS (EKS), account govuk-production.',
    accounts: [{ id: '172025368201', name: 'govuk-production' }],
    hosts: hosts('production'),
    pointers: [...provisioned('production'), RELEASE],
    sources: [READ],
  },
  {
    name: 'ephemeral',
    title: 'Ephemeral',
    aliases: [],
    kind: 'environment',
    state: 'active',
    purpose: 'A whole cluster made for one trial and taken down after it.',
    audience: 'Platform engineers.',
    access: 'AWS role in the test account.',
    hosting: 'AWS (EKS), in the test account.',
    accounts: [],
    hosts: ['{app}.{cluster}.ephemeral.govuk.digital'],
    pointers: [inRepository('Terraform deployment', INFRASTRUCTURE, 'terraform/deployments/ephemeral')],
    sources: [READ],
  },
  {
    name: 'preview',
    title: 'Preview',
    aliases: [],
    kind: 'environment',
    state: 'retired',
    replacedBy: 'integration',
    purpose: 'The former name of integration.',
    accounts: [],
    hosts: ['{app}.preview.alphagov.co.uk'],
    pointers: [],
    sources: [READ],
  },
  {
    name: 'non-production',
    title: 'Non-production',
    aliases: ['nonproduction', 'nonprod', 'non-prod'],
    kind: 'environment',
    state: 'active',
    purpose: 'Not one environment: every environment but production, where they are treated alike.',
    accounts: [],
    hosts: [],
    pointers: [],
    sources: [READ],
  },
  retired('carrenza', 'Carrenza', '2020-11', 'A hosting company that GOV.UK’s machines ran with before AWS.'),
  retired(
    'ukcloud',
    'UKCloud',
    '2022-12',
    'A hosting company (once Skyscape) that parts of GOV.UK ran with before AWS.',
    ['skyscape'],
  ),
]

function gone(pattern: string, what: string, until: string, instead?: string): RetiredHost {
  return { pattern, what, until, source: READ, ...(instead === undefined ? {} : { instead }) }
}

const RETIRED_HOSTS: readonly RetiredHost[] = [
  gone('*.cloudapps.digital', 'GOV.UK PaaS', '2023-12'),
  gone(
    '*.blue.*.govuk.digital',
    'the EC2 platform before Kubernetes',
    '2023-24',
    'its successor on `eks`, where there is one',
  ),
  gone('deploy.publishing.service.gov.uk', 'Jenkins', '2023-24', 'Argo CD or GitHub Actions'),
  gone('deploy.*.publishing.service.gov.uk', 'Jenkins', '2023-24', 'Argo CD or GitHub Actions'),
  ...['integration', 'staging', 'production'].map((name) =>
    gone(`deploy.${name}.govuk.digital`, 'Jenkins', '2023-24', 'Argo CD or GitHub Actions'),
  ),
  gone('github.gds', 'the internal GitHub Enterprise', '', 'github.com/alphagov'),
  gone('github.digital.cabinet-office.gov.uk', 'the internal GitHub Enterprise', '', 'github.com/alphagov'),
]

/** What ran on the machines before Kubernetes and went with them. */
const RETIRED_SERVICES: readonly RetiredService[] = [
  { name: 'Icinga', until: '2023-24', instead: 'Prometheus and Alertmanager', source: READ },
  { name: 'Graphite', until: '2023-24', instead: 'Prometheus', source: READ },
  { name: 'Jenkins', until: '2023-24', instead: 'GitHub Actions or Argo CD', source: READ },
  { name: 'Puppet', until: '2024-01', instead: 'Terraform and Helm charts', source: READ },
]

/** Those that provision environments, so that a page which names them is understood without the manual's own list. */
const REPOSITORIES: readonly (readonly [name: string, what: string])[] = [
  ['govuk-infrastructure', 'Terraform of the AWS accounts, the Kubernetes clusters and what they rest on.'],
  ['govuk-helm-charts', 'Helm charts and each environment’s values for what runs on the Kubernetes clusters.'],
  ['govuk-docker', 'Applications on a developer’s own machine.'],
  ['govuk-fastly', 'Configuration of the CDN (Fastly).'],
  ['govuk-dns-tf', 'DNS zones, in Terraform.'],
  ['govuk-developer-docs', 'The developer manual.'],
]

/** What is known of GOV.UK without any file of its own. */
export const GOVUK: Catalogue = {
  environments: ENVIRONMENTS,
  retiredHosts: RETIRED_HOSTS,
  retiredServices: RETIRED_SERVICES,
  repositories: [
    ...REPOSITORIES.map(([name, summary]) => ({ name: `alphagov/${name}`, summary, source: READ })),
    ...ENDED_REPOSITORIES,
  ],
  hosts: [],
  namePatterns: [],
  applications: [],
  complete: true,
}
