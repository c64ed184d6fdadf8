// Front matter of GOV.UK's developer manual. What the keys do was read from the manual's own templates, tests and pages, 2026-08.

import type { KeySpec } from '../../model'
import { TECH_DOCS_KEYS } from './tech-docs'

const OWN: readonly KeySpec[] = [
  {
    key: 'owner_slack',
    kind: 'string',
    description:
      'Whom to ask about the page: the Slack channel of the team that owns it, or a person. In quotes, because # begins a comment in YAML.',
    required: { why: 'the manual’s tests fail on a page that nobody owns', severity: 'error' },
    example: '"#govuk-platform-engineering-team"',
  },
  {
    key: 'title',
    kind: 'string',
    description:
      'The page’s heading and its entry in the manual’s index. Begins with a verb that doesn’t end in “ing”.',
    required: { why: 'the manual’s tests fail on a page without one', severity: 'error' },
    example: 'Restore a backup',
  },
  {
    key: 'section',
    kind: 'string',
    description: 'The heading below which the manual’s index lists the page, and its place in the breadcrumbs.',
    required: {
      why: 'without it the page is listed as uncategorised and its breadcrumb is empty',
      severity: 'warning',
    },
    example: 'Deployment',
  },
  {
    key: 'layout',
    kind: 'string',
    description: 'The template that the page is put into.',
    required: { why: 'without it the page has no navigation and shows no owner', severity: 'warning' },
    usual: 'manual_layout',
    example: 'manual_layout',
  },
  {
    key: 'type',
    kind: 'string',
    description: 'What kind of page it is. `learn` sets background reading apart from instructions in the index.',
    example: 'learn',
  },
  {
    key: 'parent',
    kind: 'string',
    description: 'The page that this one stands below: its entry in the header is marked.',
    example: '"/manual.html"',
  },
  {
    key: 'subsection',
    kind: 'string',
    description: 'Sorts the page below a second heading within its section.',
  },
  {
    key: 'related_repos',
    kind: 'list',
    description: 'Names of the repositories that the page is about; their pages list it.',
    example: '[publishing-api]',
  },
  {
    key: 'related_applications',
    kind: 'list',
    description: 'Names of the applications that the page is about; their pages list it.',
    example: '[publisher]',
  },
  {
    key: 'important',
    kind: 'boolean',
    description: 'Puts the page at the top of its section in the index.',
    example: 'true',
  },
  {
    key: 'index',
    kind: 'any',
    description: 'Whether and where the page stands in an index.',
  },
  {
    key: 'show_last_updated',
    kind: 'boolean',
    description: 'Shows when the page was last changed.',
    example: 'true',
  },
]

/** The manual's keys in house order, then what every tech-docs page may have. */
export const GOVUK_KEYS: readonly KeySpec[] = [
  ...OWN,
  ...TECH_DOCS_KEYS.filter(({ key }) => !OWN.some((own) => own.key === key)),
]
