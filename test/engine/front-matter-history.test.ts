// The kinds of front matter defects that people mended in public manuals, each in a page of ours: found, at its place, as loud as it deserves.

import { describe, expect, test } from 'vitest'
import { createChecker, emptyWorkspace, type Severity, withFiles, withLoaded } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const TODAY = '2026-11-24'

const keys = (changes: Record<string, string | undefined> = {}): string => {
  const all = {
    owner_slack: '"#a-team"',
    title: 'Restore a backup',
    section: 'Backups',
    layout: 'manual_layout',
    ...changes,
  }
  const lines = Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [`${key}: ${value}`]))
  return `---\n${lines.join('\n')}\n---\n`
}
const page = (changes?: Record<string, string | undefined>): string =>
  `== source/manual/restore.html.md\n${keys(changes)}`
const others = (count: number, changes: Record<string, string>): string =>
  Array.from(
    { length: count },
    (_, n) => `== source/manual/other-${n}.html.md\n${keys({ title: `Other ${n}`, ...changes })}`,
  ).join('')
const site =
  '== config/tech-docs.yml\nheader_links:\n  Manual: /manual.html\n== source/layouts/manual_layout.erb\n<%= yield %>\n== source/manual.html.erb\n== data/repos.yml\n- repo_name: frontend\n  team: "#frontenders"\n'
const docs = (front: string, settings = 'default_owner_slack: "#docs"'): string =>
  `== config/tech-docs.yml\n${settings}\n== source/index.html.md.erb\n${front}`

/** Subcategory; the files, the defect's page last; rule, severity, line (1-based), and what is underlined. */
const DEFECTS: readonly [string, string, [string, Severity, number, string]][] = [
  [
    'fm-bad-value/layout-missing',
    site + page({ layout: 'opsmanual_layout' }),
    ['layout', 'warning', 5, 'opsmanual_layout'],
  ],
  [
    'fm-bad-value/parent-missing',
    site + page({ parent: '/opsmanual.html' }),
    ['parent', 'warning', 6, '/opsmanual.html'],
  ],
  [
    'fm-bad-value/owner-not-single-handle',
    page({ owner_slack: '"@ann and @bob"' }),
    ['owner', 'warning', 2, '"@ann and @bob"'],
  ],
  ['fm-bad-value/owner-renamed-channel', page({ owner_slack: "'#2ndline'" }), ['owner', 'warning', 2, "'#2ndline'"]],
  [
    'fm-bad-value/related-repo-unknown',
    site + page({ related_repos: '[frontend, whitehall]' }),
    ['related-repos', 'warning', 6, 'whitehall'],
  ],
  [
    'fm-bad-value/related-repos-not-list',
    page({ related_repos: '[static frontend]' }),
    ['related-repos', 'warning', 6, 'static frontend'],
  ],
  [
    'fm-bad-value/related-repos-not-list (text)',
    page({ related_repos: 'frontend' }),
    ['type', 'warning', 6, 'frontend'],
  ],
  [
    'fm-bad-value/review_in',
    page({ review_in: '6 month', last_reviewed_on: '2026-11-01' }),
    ['review-date', 'hint', 6, '6 month'],
  ],
  [
    'fm-bad-value/section-case-or-plural',
    others(2, {}) + page({ section: 'backup' }),
    ['section', 'hint', 4, 'backup'],
  ],
  ['fm-bad-value/section-directory-name', others(2, {}) + page({ section: 'howto' }), ['section', 'hint', 4, 'howto']],
  [
    'fm-bad-value/section-near-duplicate',
    others(2, { section: 'Monitoring and alerting' }) + page({ section: 'Alerts' }),
    ['section', 'hint', 4, 'Alerts'],
  ],
  ['fm-missing-key/section', page({ section: undefined }), ['required-key', 'warning', 1, '---']],
  ['fm-missing-key/section/rule-introduced', page({ section: '' }), ['required-key', 'warning', 4, 'section']],
  [
    'fm-missing-key/owner_slack',
    docs('---\ntitle: A\nlast_reviewed_on: 2026-11-01\nreview_in: 6 months\n---\n', 'host: x'),
    ['required-key', 'info', 1, '---'],
  ],
  ['fm-missing-key/owner_slack/rule-introduced', page({ owner_slack: undefined }), ['required-key', 'error', 1, '---']],
  [
    'fm-missing-key/title',
    `${site}== source/get-started.html.md.erb\n---\nlayout: core\n---\n`,
    ['required-key', 'info', 1, '---'],
  ],
  [
    'fm-duplicate-title',
    others(1, { title: 'Restore a backup' }) + page(),
    ['duplicate-title', 'warning', 3, 'Restore a backup'],
  ],
  ['fm-title-style/ing', page({ title: 'Restoring a backup' }), ['title-style', 'warning', 3, 'Restoring']],
  ['fm-title-style/case', page({ title: 'restore a backup' }), ['title-style', 'hint', 3, 'restore']],
  [
    'fm-title-style/case (headline)',
    `${page({ title: 'Restore The Nightly Backup Files' })}All files of a nightly run.\n`,
    ['title-style', 'hint', 3, 'Restore The Nightly Backup Files'],
  ],
  ...['browser_title', 'findings', 'objectives', 'recommendation', 'next_review_notes', 'redirects', 'reviewer'].map(
    (key): [string, string, [string, Severity, number, string]] => [
      `fm-unknown-key/${key}`,
      docs(`---\ntitle: A\n${key}: x\n---\n`),
      ['unknown-key', 'hint', 3, key],
    ],
  ),
  ['fm-syntax/delimiter', docs('----\ntitle: A\n---\n'), ['syntax', 'error', 1, '----']],
  ['fm-syntax/yaml-error', docs('---\ntitle: A: B\n---\n'), ['syntax', 'error', 2, 'A: B']],
  [
    'review-bad-date/future',
    docs('---\ntitle: A\nlast_reviewed_on: 2027-01-01\n---\n'),
    ['review-date', 'warning', 3, '2027-01-01'],
  ],
  [
    'review-bad-date/future (tomorrow)',
    docs('---\ntitle: A\nlast_reviewed_on: 2026-11-25\n---\n'),
    ['review-date', 'hint', 3, '2026-11-25'],
  ],
  [
    'review-bad-date/malformed',
    docs('---\ntitle: A\nlast_reviewed_on: 2025-011-01\n---\n'),
    ['review-date', 'warning', 3, '2025-011-01'],
  ],
  [
    'review-bad-date/impossible-date',
    docs('---\ntitle: A\nlast_reviewed_on: 2026-09-31\n---\n'),
    ['review-date', 'warning', 3, '2026-09-31'],
  ],
  [
    'review-expired',
    docs('---\ntitle: A\nlast_reviewed_on: 2026-05-01\nreview_in: 6 months\n---\n'),
    ['review-overdue', 'info', 3, '2026-05-01'],
  ],
  [
    'review-expired in the manual as it was until 2020',
    page({ last_reviewed_on: '2020-01-01', review_in: '1 year' }),
    ['review-overdue', 'info', 6, '2020-01-01'],
  ],
]

test.each(DEFECTS)('%s', (_, files, [rule, severity, line, underlined]) => {
  const fixture = parseFixture(files)
  const [path, text] = [...fixture.files].at(-1)!
  const found = createChecker().checkPage(workspaceOf(fixture, TODAY), path)
  const seen = found.map((one) => [
    one.rule.replace('front-matter/', ''),
    one.severity,
    text.slice(0, one.span.start).split('\n').length,
    text.slice(one.span.start, one.span.end),
  ])
  const isQuiet = (one: (typeof seen)[number]): boolean => one[0] === 'unknown-key' && one[3] !== underlined
  expect(seen.filter((one) => !isQuiet(one))).toEqual([[rule, severity, line, underlined]])
})

describe('what looks alike and is right', () => {
  const quiet = (files: string): void => {
    const fixture = parseFixture(files)
    const [path] = [...fixture.files].at(-1)!
    expect(createChecker().checkPage(workspaceOf(fixture, TODAY), path)).toEqual([])
  }
  test.each([
    ['a channel that owns no repository', site + page({ owner_slack: '"#emergency-alerts"' })],
    [
      'two channels that differ in more than a part',
      others(5, { owner_slack: '"#find-tech"' }) + page({ owner_slack: '"#find-govuk"' }),
    ],
    ['numbered channels', others(5, { owner_slack: '"#our-team-1"' }) + page({ owner_slack: '"#our-team-2"' })],
    ['a section of one page', others(5, {}) + page({ section: 'GOV.UK Chat' })],
    ['a section that is a kind of another', others(9, { section: 'Testing' }) + page({ section: 'A/B testing' })],
    [
      'a parent that is a page and no link',
      `${site}== source/mobile/index.html.md\n---\ntitle: M\n---\n${page({ parent: '/mobile/' })}`,
    ],
    ['a parent that data makes', site + page({ parent: '/repos/frontend.html' })],
    ['a layout of the template', site + page({ layout: 'core' })],
    ['no layout', site + page({ layout: 'false' })],
    [
      'the same title on another site’s pages in other folders',
      docs('---\ntitle: A\n---\n').replace(
        '== source/index',
        '== source/x/index.html.md\n---\ntitle: A\n---\n== source/index',
      ),
    ],
    ['a review in words', docs('---\ntitle: A\nlast_reviewed_on: 2026-11-24\nreview_in: a year\n---\n')],
    [
      'a review that the site doesn’t show as expired',
      docs(
        '---\ntitle: A\nlast_reviewed_on: 2020-01-01\nreview_in: 1 day\n---\n',
        'show_expiry: false\ndefault_owner_slack: "#x"',
      ),
    ],
    [
      'an overdue review where the site shows no banner, as today’s developer manual',
      docs(
        '---\ntitle: A\nlast_reviewed_on: 2020-01-01\nreview_in: 1 year\n---\n',
        'show_review_banner: false\ndefault_owner_slack: "#x"',
      ),
    ],
    ['a leap day', docs('---\ntitle: A\nlast_reviewed_on: 2024-2-29\n---\n')],
    ['a time with the day', docs('---\ntitle: A\nlast_reviewed_on: 2024-02-29 10:00:00 +01:00\n---\n')],
    [
      'a title that begins with a repository’s name',
      `${site}- repo_name: publisher\n${page({ title: 'publisher is down' })}`,
    ],
    ['names in a title', page({ title: 'Rotate the API Gateway key of Google Cloud' })],
  ])('%s', (_, files) => quiet(files))
})

test('a channel that was renamed later is right today', () => {
  const fixture = parseFixture(page({ owner_slack: '"#govuk-searchandnav"' }))
  const at = (today: string) =>
    createChecker().checkPage(workspaceOf(fixture, today), 'source/manual/restore.html.md').length
  expect([at('2026-06-02'), at('2026-06-03')]).toEqual([0, 1])
})

test('a renamed channel that owns a repository may still be there: a hint', () => {
  const list = '== config/tech-docs.yml\n== data/repos.yml\n- repo_name: frontend\n  team: "#govuk-searchandnav"\n'
  const fixture = parseFixture(list + page({ owner_slack: '"#govuk-searchandnav"' }))
  const found = createChecker().checkPage(workspaceOf(fixture), 'source/manual/restore.html.md')
  expect(found.map(({ rule, severity }) => [rule, severity])).toEqual([['front-matter/owner', 'hint']])
})

test('which sections are hidden is read from the manual’s own program', () => {
  const program = `class Manual
  OLD = "Old things".freeze

  def manual_pages
    sitemap.resources
      .reject { |page| page.data.section == OLD }
      .reject { |page| page.data.section == 'Drafts' }
  end
end
`
  const files = (section: string) =>
    `== config/tech-docs.yml\n== app/manual.rb\n${program}${others(3, {})}${page({ section })}`
  const said = (section: string) =>
    createChecker()
      .checkPage(workspaceOf(parseFixture(files(section))), 'source/manual/restore.html.md')
      .map(({ severity, message, fixes }) => [severity, message, fixes[0]?.edits[0]?.text])
  const hidden = (section: string) => [
    [
      'warning',
      `The manual’s index leaves out pages of the section “${section}”, so nobody finds this one there. Choose a section that it shows, such as “Backups”.`,
      'Backups',
    ],
  ]
  expect(said('Old things')).toEqual(hidden('Old things'))
  expect(said('Drafts')).toEqual(hidden('Drafts'))
  expect(said('Icinga alerts')).toEqual([])
})

test('an outlier is replaced everywhere, each in its own quotes', () => {
  const fixture = parseFixture(
    `${others(6, { owner_slack: '"#our-frontenders"' })}== source/manual/x.html.md\n${keys({ title: 'X', owner_slack: "'#our-fronternders'" })}${page({ owner_slack: '"#our-fronternders"' })}`,
  )
  const [finding] = createChecker().checkPage(workspaceOf(fixture), 'source/manual/restore.html.md')
  expect(finding?.message).toBe(
    '2 pages have the owner “#our-fronternders”; 6 pages and repositories have “#our-frontenders”. If it is the same, write that.',
  )
  expect(finding?.fixes.map(({ title, edits }) => [title, edits.map(({ path, text }) => [path, text])])).toEqual([
    ['Write “#our-frontenders”', [['source/manual/restore.html.md', '"#our-frontenders"']]],
    [
      'Write “#our-frontenders” on all 2 pages that have “#our-fronternders”',
      [
        ['source/manual/x.html.md', "'#our-frontenders'"],
        ['source/manual/restore.html.md', '"#our-frontenders"'],
      ],
    ],
  ])
})

describe('old paths', () => {
  const said = (files: string) => {
    const fixture = parseFixture(files)
    const [path] = [...fixture.files].at(-1)!
    return createChecker()
      .checkPage(workspaceOf(fixture), path)
      .map(({ rule, message }) => [rule, message])
  }
  test.each([
    ['[/manual/restore.html]', 'This is the page’s own address. Take it out.'],
    [
      '[manual/other-0.html]',
      'source/manual/other-0.html.md is the page at this address, so a redirect from there hides it or never works. Take one of them away.',
    ],
    [
      '[/manual/old.html]',
      'source/manual/other-0.html.md claims this old address too, and only one of the pages gets its readers. Keep it on one of them.',
    ],
    ['[/gone.html]', 'config/tech-docs.yml leads this address to “/manual.html”. Keep one of the two redirects.'],
  ])('%s', (paths, message) => {
    const settings = site.replace(
      'header_links',
      'redirects:\n  /gone.html: /manual.html\n  /here.html: /manual/restore.html\nheader_links',
    )
    expect(said(settings + others(1, { old_paths: '[/manual/old.html]' }) + page({ old_paths: paths }))).toEqual([
      ['front-matter/old-paths', message],
    ])
    expect(said(settings + page({ old_paths: '[/here.html, /elsewhere.html]' }))).toEqual([])
  })
})

test('before everything is loaded nothing is said about other files', () => {
  const files = [...parseFixture(site + page({ parent: '/opsmanual.html', layout: 'x_layout' })).files].map(
    ([path, text]) => ({ path, text }),
  )
  const workspace = withFiles(emptyWorkspace(TODAY), files)
  const path = 'source/manual/restore.html.md'
  expect(createChecker().checkPage(workspace, path)).toEqual([])
  expect(
    createChecker()
      .checkPage(withLoaded(workspace), path)
      .map(({ rule }) => rule),
  ).toEqual(['front-matter/layout', 'front-matter/parent'])
})
