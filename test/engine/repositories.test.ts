// Repositories: what the catalogue knows of them, and what clones beside the workspace add.

import { describe, expect, test } from 'vitest'
import {
  type Clone,
  clonePlaceAt,
  createChecker,
  emptyWorkspace,
  hoverAt,
  type InClone,
  placesOfRepository,
  repositoryAt,
  textLinks,
  type Workspace,
  wantedOfClones,
  withClones,
  withFile,
  withFiles,
  withLoaded,
} from '../../server/engine'
import { findingsOf, parseFixture, workspaceOf } from '../harness/fixture'

const COMMIT = '0123456789abcdef0123456789abcdef01234567'
const PAGE = 'source/manual/page.html.md'

function clone(paths: Readonly<Record<string, InClone>>, more: Partial<Clone> = {}): Clone {
  return {
    uri: 'file:///src/charts',
    branch: 'main',
    defaultBranch: 'main',
    commit: COMMIT,
    fetched: '2026-11-20',
    isDefault: true,
    isWhole: true,
    branches: new Set(['main', 'feature']),
    tags: new Set(),
    paths: new Map(Object.entries({ '': { kind: 'folder', uri: 'file:///src/charts/README.md' }, ...paths })),
    ...more,
  }
}

const CHARTS = 'alphagov/govuk-helm-charts'
const HERE: Readonly<Record<string, InClone>> = {
  'a.yaml': { kind: 'file', uri: 'file:///src/charts/a.yaml', lines: 30 },
  'gone.yaml': { kind: 'missing' },
  'big.yaml': { kind: 'left-out' },
}

function world(source: string, clones: Readonly<Record<string, Clone>> = {}) {
  const fixture = parseFixture(source)
  return {
    ...(fixture.cursor ?? { path: PAGE, offset: 0 }),
    workspace: withClones(workspaceOf(fixture), new Map(Object.entries(clones))),
  }
}

function said(workspace: Workspace, path = PAGE): string[] {
  return createChecker()
    .checkPage(workspace, path)
    .filter(({ rule }) => /^links\/(?:archived-repository|line-drift|repository-path)$/.test(rule))
    .map(({ rule, severity, message }) => `${severity} ${rule.slice('links/'.length)}: ${message}`)
}

describe('the catalogue', () => {
  const link = '== source/manual/page.html.md\nSee [it](https://github.com/alphagov/GOVUK-AWS).\n'

  test('what is listed as live is live, whatever the built-in list says', () => {
    expect(said(world(link).workspace)).toEqual([
      'warning archived-repository: alphagov/govuk-aws has been retired (2025-02-12). Link to what is used now, alphagov/govuk-infrastructure, or say that it is history.',
    ])
    expect(said(world(`== data/repos.yml\n- repo_name: govuk-aws\n${link}`).workspace)).toEqual([])
  })

  test('what is listed as retired is retired, with the date where it is known', () => {
    const other = '== source/manual/page.html.md\nSee [it](https://github.com/alphagov/frontend).\n'
    expect(said(world(`== data/repos.yml\n- repo_name: frontend\n  retired: true\n${other}`).workspace)).toEqual([
      'warning archived-repository: alphagov/frontend has been retired. Link to where this is now, or say that it is history.',
    ])
    expect(said(world(`== data/repos.yml\n- repo_name: govuk-aws\n  archived: true\n${link}`).workspace)).toEqual([
      expect.stringContaining('alphagov/govuk-aws has been retired (2025-02-12).'),
    ])
  })

  test('what manual-lens.yml says of them', () => {
    const config = (lines: string) => said(world(`== manual-lens.yml\nrepositories:\n${lines}${link}`).workspace)
    expect(config('  alphagov/govuk-aws:\n')).toEqual([])
    expect(config('  alphagov/govuk-aws:\n    state: retired\n    replacedBy: acme/new\n')).toEqual([
      'warning archived-repository: alphagov/govuk-aws has been retired (2025-02-12). Link to what is used now, acme/new, or say that it is history.',
    ])
    expect(config('  alphagov/other:\n    state: retired\n')).toHaveLength(1)
  })

  test('the list as it was called once, and another owner', () => {
    const old = `== data/applications.yml\n- app_name: old\n  github_repo_name: frontend\n  retired: true\n`
    expect(said(world(`${old}== ${PAGE}\n<https://github.com/alphagov/frontend>\n`).workspace)).toHaveLength(1)
    const settings =
      '== config/tech-docs.yml\ngithub_repo: acme/manual\n== data/repos.yml\n- repo_name: x-y\n  retired: true\n'
    expect(said(world(`${settings}== ${PAGE}\n<https://github.com/acme/x-y>\n`).workspace)).toHaveLength(1)
    expect(said(world(`${settings}== ${PAGE}\n<https://github.com/alphagov/x-y>\n`).workspace)).toEqual([])
  })

  test('history and records are hints, as is what only left the list; code and other repositories are nothing', () => {
    const aws = 'https://github.com/alphagov/govuk-aws'
    const severities = (source: string, path?: string) =>
      said(world(source).workspace, path).map((one) => one.slice(0, one.indexOf(' ')))
    expect(severities(`== ${PAGE}\nIt was set up [there](${aws}).\n`)).toEqual(['hint'])
    expect(severities(`== docs/adr/0001-x.md\nSee [it](${aws}).\n`, 'docs/adr/0001-x.md')).toEqual(['hint'])
    expect(severities(`== docs/adr/0001-x.md\nSee [it](${aws}/pull/12).\n`, 'docs/adr/0001-x.md')).toEqual([])
    expect(severities(`== rfc-001-x.md\nSee [it](${aws}).\n`, 'rfc-001-x.md')).toEqual(['hint'])
    expect(severities(`== ${PAGE}\nSee [it](${aws}/blob/v1.2/a.md).\n`)).toEqual(['hint'])
    expect(severities(`== ${PAGE}\nSee [it](https://github.com/alphagov/fonts).\n`)).toEqual(['hint'])
    expect(severities(`== ${PAGE}\nSee [it](https://github.com/alphagov/fonts/pull/1).\n`)).toEqual([])
    expect(
      severities(`== ${PAGE}\n\`git clone ${aws}\` and [it](https://github.com/alphagov/govuk-frontend).\n`),
    ).toEqual([])
    expect(severities(`== ${PAGE}\nSee [it][a].\n\nIt was [it][a].\n\n[a]: ${aws}\n`)).toEqual(['warning'])
  })
})

describe('a clone beside the workspace', () => {
  const at = (path: string, ref = 'main') => `https://github.com/${CHARTS}/blob/${ref}/${path}`
  const check = (address: string, charts: Clone = clone(HERE), text = 'See [it]') =>
    said(world(`== ${PAGE}\n${text}(${address}).\n`, { [CHARTS]: charts }).workspace)

  test('has no such path', () => {
    expect(check(at('gone.yaml'))).toEqual([
      `warning repository-path: ${CHARTS} has no gone.yaml on main, as fetched on 2026-11-20. Look where it is now, or link to a commit that has it.`,
    ])
    expect(check(at('gone.yaml', 'HEAD'))).toHaveLength(1)
    // GitHub leads on from the branch's former name.
    expect(check(at('gone.yaml', 'master'))).toHaveLength(1)
  })

  test.each([
    ['the path is there', at('a.yaml'), clone(HERE)],
    ['the path is in the repository, not in the folder', at('big.yaml'), clone(HERE)],
    ['nobody looked', at('other.yaml'), clone(HERE)],
    ['another branch', at('gone.yaml', 'feature'), clone(HERE)],
    ['a commit', at('gone.yaml', COMMIT), clone(HERE)],
    ['something else is checked out', at('gone.yaml'), clone(HERE, { isDefault: false, branch: 'feature' })],
    [
      'there is a branch of the old name',
      at('gone.yaml', 'master'),
      clone(HERE, { branches: new Set(['main', 'master']) }),
    ],
  ])('says nothing where %s', (_, address, charts) => {
    expect(check(address, charts)).toEqual([])
  })

  test('is a hint where it may be behind, or the page tells history', () => {
    const severity = (one: string[]) => one.map((line) => line.split(' ')[0])
    expect(severity(check(at('gone.yaml'), clone(HERE, { fetched: '2026-10-01' })))).toEqual(['hint'])
    expect(severity(check(at('gone.yaml'), clone(HERE, { isWhole: false })))).toEqual(['hint'])
    expect(severity(check(at('gone.yaml'), clone(HERE, { fetched: undefined })))).toEqual(['warning'])
    expect(severity(check(at('gone.yaml'), clone(HERE), 'It used to be [there]'))).toEqual(['hint'])
  })

  test('knows how many lines a file has', () => {
    expect(check(at('a.yaml#L10-L31'))).toEqual([
      'warning line-drift: The file has 30 lines on main, as fetched on 2026-11-20, so there is no line 31. Look where the lines are now, and link to a commit (on GitHub press y), or to the file without a line.',
    ])
    expect(check(at('a.yaml#L30'))).toEqual([
      'hint line-drift: Line 30 of a file on main is another line once it changes. Link to a commit (on GitHub press y), or to the file without a line.',
    ])
    expect(check(at('a.yaml#L31'), clone(HERE, { fetched: '2026-01-01' }))[0]).toMatch(
      /^hint line-drift: The file has 30/,
    )
    expect(check(at('a.yaml#L31', 'feature'))[0]).toMatch(/^hint line-drift: Line 31 of a file on feature/)
    expect(check(at('a.yaml#L31', 'other'))).toEqual([])
    expect(check(at('a.yaml#L1'))).toEqual([])
    expect(check(at('a.yaml#L31', COMMIT))).toEqual([])
  })

  test('gives the commit to pin a link to', () => {
    const { workspace } = world(`== ${PAGE}\nSee [it](<${at('a.yaml#L10')}>).\n`, { [CHARTS]: clone(HERE) })
    const { fixes } = createChecker()
      .checkPage(workspace, PAGE)
      .find(({ rule }) => rule === 'links/line-drift')!
    const text = workspace.pages.get(PAGE)!.text
    expect(fixes.map(({ title, safe }) => ({ title, safe }))).toEqual([
      { title: 'Link to the commit 0123456 of the local clone (fetched 2026-11-20)', safe: false },
    ])
    const { span, text: commit } = fixes[0]!.edits[0]!
    expect(text.slice(0, span.start) + commit + text.slice(span.end)).toBe(`See [it](<${at('a.yaml#L10', COMMIT)}>).\n`)
  })

  test('is asked for what pages link to, and for nothing else', () => {
    const { workspace } = world(
      `== ${PAGE}\n[a](${at('a.yaml')}) [b](${at('a.yaml#L3')}) [c](https://github.com/x/y/blob/main/z)\n`,
    )
    expect(wantedOfClones(workspace, new Map([[CHARTS, 'file:///src/charts']]))).toEqual(
      new Map([
        [
          CHARTS,
          [
            { path: '', lines: false },
            { path: 'a.yaml', lines: true },
          ],
        ],
      ]),
    )
  })

  test('is where a link or a name leads to', () => {
    const place = (source: string) => {
      const { workspace, path, offset } = world(source, { [CHARTS]: clone(HERE) })
      return clonePlaceAt(workspace, path, offset)
    }
    expect(place(`[the ‸chart](${at('a.yaml#L3-L7')})\n`)).toEqual({ uri: 'file:///src/charts/a.yaml', from: 2, to: 6 })
    expect(place(`[x](${at('a.yaml#L3-L700')}‸)\n`)).toEqual({ uri: 'file:///src/charts/a.yaml', from: 2, to: 29 })
    expect(place('See govuk-helm-‸charts.\n')).toEqual({ uri: 'file:///src/charts/README.md', from: 0, to: 0 })
    expect(place(`[x](${at('gone.y‸aml')})\n`)).toBeUndefined()
    expect(place('See govuk-‸docker.\n')).toBeUndefined()
    expect(place('See no‸thing.\n')).toBeUndefined()
  })
})

describe('a hover', () => {
  const hover = (source: string, clones?: Readonly<Record<string, Clone>>, size?: 'compact') => {
    const { workspace, path, offset } = world(source, clones)
    return hoverAt(workspace, path, offset, size)?.markdown
  }

  test('says what it is, that it is over, and what is used now', () => {
    expect(hover('See govuk-‸aws.\n')).toBe(
      [
        '[alphagov/govuk-aws](https://github.com/alphagov/govuk-aws) repository, **retired** since 2025-02-12',
        'Terraform of the AWS platform before Kubernetes.',
        '- Now: [alphagov/govuk-infrastructure](https://github.com/alphagov/govuk-infrastructure)',
        '*From the built-in GOV.UK catalogue \\(2026-08-21\\)*',
      ].join('\n\n'),
    )
    expect(hover('See [it](https://github.com/alphagov/‸imminence).\n')).toContain('**renamed** since 2024-05-15')
    expect(hover('See [it](https://github.com/alphagov/‸fonts).\n')).toContain('perhaps retired')
  })

  test('says who owns it, in at most a dozen lines, everything escaped', () => {
    const list = `== data/repos.yml
- repo_name: my-app
  team: "#a_team"
  private_repo: true
  description: |
    Does [things](command:x)
    <b>well</b> ${'and more '.repeat(60)}
`
    const markdown = hover(`${list}== ${PAGE}\nSee my-‸app.\n`, {
      'alphagov/my-app': clone({}, { uri: 'file:///src/my%20app', branch: '<i>*b*' }),
    })!
    const [heading, summary, facts, source] = markdown.split('\n\n')
    expect(heading).toBe('[alphagov/my-app](https://github.com/alphagov/my-app) private repository')
    expect(summary).toMatch(/^Does \\\[things\\\]\\\(command:x\\\) \\<b\\>well\\<\/b\\> and more/)
    expect(summary!.length).toBeLessThan(330)
    expect(facts).toBe(
      '- Team: \\#a\\_team\n- Local clone: [my app](file:///src/charts/README.md) (branch \\<i\\>\\*b\\*, fetched 2026-11-20)',
    )
    expect(source).toBe('*From data/repos.yml*')
    expect(markdown.split('\n').length).toBeLessThanOrEqual(12)
    expect(hover(`${list}== ${PAGE}\nSee my-‸app.\n`, undefined, 'compact')?.split('\n\n')).toHaveLength(2)
  })

  test('of a link says what the clone has there', () => {
    const link = (path: string) =>
      hover(`[x](https://github.com/${CHARTS}/blob/main/${path}‸)\n`, { [CHARTS]: clone(HERE) })
    expect(link('a.yaml#L3')).toContain('- In it: [a.yaml](file:///src/charts/a.yaml) (30 lines)')
    expect(link('gone.yaml')).toContain('- gone.yaml is not in the clone')
    expect(link('big.yaml')).not.toContain('big.yaml')
  })

  test('knows one-word names where only a repository can be meant, and keeps silent on what nobody knows', () => {
    const list = '== data/repos.yml\n- repo_name: frontend\n  team: "#x"\n'
    expect(hover(`${list}== ${PAGE}\n---\nrelated_repos: [front‸end]\n---\n`)).toContain('Team: \\#x')
    expect(hover('== data/repos.yml\n- repo_name: fron‸tend\n  team: "#x"\n')).toContain('Team: \\#x')
    expect(hover(`${list}== ${PAGE}\nThe front‸end.\n`)).toBeUndefined()
    expect(hover('[x](https://github.com/some/‸body)\n')).toBeUndefined()
  })
})

test('a link on a retired repository’s name says so', () => {
  const { workspace } = world('See govuk-aws and govuk-docker.\n')
  expect(textLinks(workspace, PAGE).map(({ tooltip }) => tooltip)).toEqual([
    'Open the repository alphagov/govuk-aws, retired 2025-02-12',
    'Open the repository alphagov/govuk-docker',
  ])
})

test('every place that names a repository or links to it', () => {
  const { workspace, path, offset } = world(`== data/repos.yml
- repo_name: my-app
== ${PAGE}
---
related_repos: [my-app]
---
See my-‸app, [it](https://github.com/alphagov/My-App/pull/1) and [my-app][a].

[a]: https://github.com/alphagov/my-app
== values.yaml
app: my-app # not your-app
`)
  const mention = repositoryAt(workspace, path, offset)!
  expect(mention.target.repository).toBe('alphagov/my-app')
  expect(
    placesOfRepository(workspace, mention.target.repository).map(
      ({ path, span }) => `${path} ${workspace.pages.get(path)!.text.slice(span.start, span.end)}`,
    ),
  ).toEqual([
    'data/repos.yml my-app',
    `${PAGE} my-app`,
    `${PAGE} my-app`,
    `${PAGE} [it](https://github.com/alphagov/My-App/pull/1)`,
    `${PAGE} [my-app][a]`,
    `${PAGE} [a]: https://github.com/alphagov/my-app`,
    'values.yaml my-app',
  ])
})

describe('in a repository that is over itself', () => {
  const severities = (readme: string) =>
    findingsOf(
      parseFixture(
        `== README.md\n${readme}\n== docs/a.md\nSee [it](https://github.com/alphagov/govuk-puppet), https://a.cloudapps.digital/.\n\nIt runs on Carrenza.\n`,
      ),
    ).findings.map(({ severity }) => severity)

  test.each([
    '# Frontend (DEPRECATED)',
    '# ⚠️ Decommissioned',
    '**Finder is retired** and gone.',
    '> This was archived.',
  ])('links and names tell history: %s', (readme) => expect(severities(readme)).toEqual(['hint', 'info', 'info']))

  test.each(['# Frontend', '# Retired hosts', '# not-deprecated', 'It is deprecated.', '> It replaces a retired one.'])(
    'but not in one that is not: %s',
    (readme) => expect(severities(readme)).toEqual(['warning', 'warning', 'warning']),
  )

  test('which is seen at once', () => {
    const checker = createChecker()
    const page = 'See [it](https://github.com/alphagov/govuk-puppet).\n'
    const before = withFiles(emptyWorkspace('2026-11-24'), [{ path: 'a.md', text: page }])
    const loud = (one: typeof before) => checker.checkPage(withLoaded(one), 'a.md').map(({ severity }) => severity)
    expect(loud(before)).toEqual(['warning'])
    expect(loud(withFile(before, 'README.md', '# Deprecated\n'))).toEqual(['hint'])
  })
})
