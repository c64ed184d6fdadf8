// Front matter of sites made with the tech-docs template. What the keys do was read from the template's documentation and code, 2026-08.

import type { KeySpec } from '../../model'

/** Keys that any page of such a site may have, those of the site generator (Middleman) included. */
export const TECH_DOCS_KEYS: readonly KeySpec[] = [
  {
    key: 'title',
    kind: 'string',
    description: 'The page’s title: in the browser’s tab, in search results and in the navigation.',
    required: { why: 'without it the browser’s tab and search results show the site’s name alone', severity: 'info' },
    example: 'Restore a backup',
  },
  {
    key: 'weight',
    kind: 'number',
    description: 'Where the page stands in the navigation: lower numbers come first.',
    example: '20',
  },
  {
    key: 'parent',
    kind: 'string',
    description: 'The page that this one stands below in breadcrumbs and navigation.',
    example: '/manual.html',
  },
  {
    key: 'last_reviewed_on',
    kind: 'any',
    description:
      'The day on which somebody last made sure that the page is right, as YYYY-MM-DD. With `review_in` the page shows when it has to be looked at again.',
    example: '2026-03-31',
  },
  {
    key: 'review_in',
    kind: 'string',
    description: 'How long a review holds: a number and days, weeks, months or years.',
    example: '6 months',
  },
  {
    key: 'owner_slack',
    kind: 'string',
    description: 'Whom to ask about the page: a Slack channel or person, in quotes because of the #.',
    example: '"#our-team"',
  },
  {
    key: 'owner_slack_workspace',
    kind: 'string',
    description: 'The Slack workspace of `owner_slack`, where it is not the site’s usual one.',
    example: 'our-workspace',
  },
  {
    key: 'hide_in_navigation',
    kind: 'boolean',
    description: 'Leaves the page out of the navigation.',
    example: 'true',
  },
  {
    key: 'hide_from_sitemap',
    kind: 'boolean',
    description: 'Leaves the page out of the site map.',
    example: 'true',
  },
  {
    key: 'collapse_navigation',
    kind: 'boolean',
    description: 'Shows this part of the navigation folded.',
    example: 'true',
  },
  {
    key: 'old_paths',
    kind: 'list',
    description: 'Earlier addresses of the page, which are redirected to it.',
    example: '[/manual/old-name.html]',
  },
  {
    key: 'source_url',
    kind: 'string',
    description: 'Where the page’s source is kept, when it isn’t this repository: “View source” leads there.',
    example: 'https://github.com/our-organisation/our-repository/blob/main/README.md',
  },
  { key: 'description', kind: 'string', description: 'A sentence on the page for search engines and link previews.' },
  {
    key: 'layout',
    kind: 'any',
    description: 'The layout that the page is put into; `false` for none.',
    example: 'core',
  },
  {
    key: 'prevent_indexing',
    kind: 'boolean',
    description: 'Asks search engines to leave the page out.',
    example: 'true',
  },
  { key: 'google_site_verification', kind: 'string', description: 'Google’s code that proves who owns the site.' },
  { key: 'status', kind: 'string', description: 'The page’s status, which some layouts show.' },
  // Middleman's own.
  {
    key: 'directory_index',
    kind: 'boolean',
    description: 'Whether Middleman turns the page’s address into a folder’s.',
  },
  { key: 'ignored', kind: 'boolean', description: 'Middleman does not build the page.' },
  { key: 'locale', kind: 'string', description: 'The page’s language.' },
  { key: 'slug', kind: 'string', description: 'The page’s name in its address.' },
]
