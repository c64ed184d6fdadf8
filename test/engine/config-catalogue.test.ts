// What manual-lens.yml makes of the catalogue and of the checks, in each way of writing it.

import { describe, expect, test } from 'vitest'
import {
  createChecker,
  definitionAt,
  environmentNamed,
  type Workspace,
  withFile,
  withoutFiles,
} from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const workspace = (config: string, more = ''): Workspace =>
  workspaceOf(parseFixture(`== manual-lens.yml\n${config}\n${more}`))

const problems = (given: Workspace): string[] =>
  createChecker()
    .checkPage(given, 'manual-lens.yml')
    .map(({ message }) => message)

describe('one thing, written in several ways', () => {
  const LONG = `
extends: none
environments:
  test:
    summary: For testing.
  attic:
    aliases: [loft]
    state: retired
    since: "2024-05"
    replacedBy: test
    accounts: [{ id: "012345678901" }]
    provisioning:
      - { title: Terraform, url: "https://github.com/mill/infra/tree/main/envs/attic" }
`
  test.each([
    [
      'a list with names, and other spellings',
      `
extends: none
environments:
  - name: test
    purpose: For testing.
  - name: attic
    alias: loft
    status: retired
    until: 2024-05
    replaced_by: Test
    account: "012345678901"
    provisioning:
      Terraform: https://github.com/mill/infra/tree/main/envs/attic
`,
    ],
    [
      'anchors, merges, single values',
      `
extends: none
environments:
  test: { description: For testing. }
  attic:
    <<: &gone { state: Retired, since: 2024-05 }
    aliases: LOFT
    replaced-by: test
    account: { number: "012345678901" }
    provisioning:
      - Terraform: https://github.com/mill/infra/tree/main/envs/attic
`,
    ],
  ])('%s', (_, text) => {
    const [one, other] = [workspace(LONG), workspace(text)]
    expect(problems(one)).toEqual([])
    expect(problems(other)).toEqual([])
    const plain = ({ catalogue }: Workspace) => catalogue.environments.map(({ sources: _, ...facts }) => facts)
    expect(plain(other)).toEqual(plain(one))
    expect(environmentNamed(one, 'loft')).toMatchObject({
      name: 'attic',
      until: '2024-05',
      replacedBy: 'test',
      accounts: [{ id: '012345678901', name: '' }],
      pointers: [{ title: 'Terraform', role: 'provisioning', repository: 'mill/infra', path: 'envs/attic' }],
    })
  })

  test('a successor may be called by an alias; what is no environment stays as it is written', () => {
    const given = workspace(`extends: none
environments:
  preproduction: { aliases: PP }
  attic: { state: retired, replacedBy: pp }
  cellar: { state: retired, replacedBy: Another Place }
`)
    expect(given.catalogue.environments.map(({ replacedBy }) => replacedBy)).toEqual([
      undefined,
      'preproduction',
      'Another Place',
    ])
  })

  test('names alone; capitals are a title', () => {
    const given = workspace('extends: none\nenvironments: [dev, Prod-Lon]')
    expect(given.catalogue.environments.map(({ name, title }) => [name, title])).toEqual([
      ['dev', 'Dev'],
      ['prod-lon', 'Prod-Lon'],
    ])
    expect(problems(given)).toEqual([])
  })
})

test('templates of hosts and names', () => {
  const { catalogue } = workspace(`
extends: none
hosts: ["*.{env}.example.org", "{app}-{environment}.Example.net"]
names: "{app}-{env}"
environments:
  test: {}
  production:
    hosts: "{app}.example.org"
`)
  expect(catalogue.hosts).toEqual(['{app}.{environment}.example.org', '{app}-{environment}.example.net'])
  expect(catalogue.namePatterns).toEqual(['{application}-{environment}'])
  expect(catalogue.environments.map(({ hosts }) => hosts)).toEqual([
    ['{app}.test.example.org', '{app}-test.example.net'],
    ['{app}.example.org', '{app}.production.example.org', '{app}-production.example.net'],
  ])
})

describe('applications', () => {
  const FILES = `== apps/mill-test.json
{}
== apps/grain/main.tf
== apps/grain/variables.tf
== apps/README.md
== apps/.hidden
== other/bread.auto.tfvars
`
  test('listed, or read from folders as they are now', () => {
    const given = workspace('applications: [sieve, { from: [./apps, other/] }]', FILES)
    expect(given.catalogue.applications).toEqual(['bread', 'grain', 'mill-test', 'sieve'])
    expect(withFile(given, 'apps/flour.json', '').catalogue.applications).toContain('flour')
    expect(withoutFiles(given, ['other/bread.auto.tfvars']).catalogue.applications).not.toContain('bread')
    expect(withFile(given, 'elsewhere/a.json', '').catalogue).toBe(given.catalogue)
  })

  test('from one folder', () => {
    expect(workspace('applications: { from: apps }', FILES).catalogue.applications).toEqual(['grain', 'mill-test'])
  })
})

describe('extends', () => {
  test('none and tech-docs leave nothing of GOV.UK', () => {
    for (const base of ['none', 'tech-docs']) {
      const given = workspace(
        `extends: ${base}`,
        '== config/tech-docs.yml\nservice_name: x\n== source/manual/a.md\nx\n== data/repos.yml\n- repo_name: x\n',
      )
      const { environments, retiredHosts, repositories } = given.catalogue
      expect([environments, retiredHosts, repositories, given.profile?.id]).toEqual([[], [], [], 'tech-docs'])
    }
  })

  test('govuk is where it begins otherwise', () => {
    const plain = workspace('', '== config/tech-docs.yml\nservice_name: x\n== source/manual/a.md\nx\n')
    expect([plain.profile?.id, environmentNamed(plain, 'prod')?.name]).toEqual(['govuk', 'production'])
  })

  test('a name that is taken is no other’s alias any more', () => {
    const given = workspace('environments:\n  prod: {}\n  live:\n    aliases: [stag]')
    expect(environmentNamed(given, 'prod')?.name).toBe('prod')
    expect(environmentNamed(given, 'stag')?.name).toBe('live')
    expect(environmentNamed(given, 'production')?.aliases).toEqual([])
  })
})

describe('pages', () => {
  const PAGES = `== docs/places.md
# Our places

## Test

Words on test.

## The shop window

Words on production.
== docs/attic.md
---
title: The attic
---
Old things.
`
  const CONFIG = `extends: none
page: docs/places.md
environments:
  test: {}
  production:
    page: ./docs/places.md#the-shop-window
  attic:
    page: docs/attic.md
`
  test('one for all, and one for each', () => {
    const { catalogue } = workspace(CONFIG, PAGES)
    expect(catalogue.environments.map(({ name, quote }) => [name, quote?.text])).toEqual([
      ['test', 'Words on test.'],
      ['production', 'Words on production.'],
      ['attic', 'Old things.'],
    ])
  })

  test('lead to the heading', () => {
    const given = workspace(CONFIG, `${PAGES}== run.sh\ndeploy --environment production\n`)
    const [page] = definitionAt(given, 'run.sh', 22)
    const text = given.pages.get('docs/places.md')!.text
    expect(text.slice(page!.span.start, page!.span.end)).toBe('## The shop window')
  })

  test('an environments page adds none where the configuration lists them all', () => {
    const page = '== docs/environments.md\n## Cellar\n\nAn environment.\n'
    const names = (config: string) => workspace(config, page).catalogue.environments.map(({ name }) => name)
    expect(names('extends: none\nenvironments: [test]')).toEqual(['test'])
    expect(names('extends: none')).toEqual(['cellar'])
    expect(names('environments: [attic]')).toContain('cellar')
  })
})

describe('checks', () => {
  const BAD = 'deploy --environment nowhere x\n'
  const found = (config: string): string[] => {
    const given = workspace(
      `extends: none\nenvironments: [test]\n${config}`,
      `== run.sh\n${BAD}== old/run.sh\n${BAD}== a.md\nSee Gov.uk for \`${BAD.trim()}\`\n`,
    )
    const all = createChecker().checkAll(given)
    return [...all.values()].flat().map(({ path, rule, severity }) => `${path} ${rule} ${severity}`)
  }
  const [own, old, page] = ['run.sh', 'old/run.sh', 'a.md'].map((path) => `${path} environments/unknown warning`)

  test.each([
    ['', [own, old, page]],
    ['exclude: [old, "*.md"]', [own]],
    ['exclude: "**"', []],
    ['ignore: [{ rule: environments/unknown, paths: old, reason: Kept as it was. }]', [own, page]],
    ['ignore: { rules: [environments/*], path: ["*.sh"] }', [page]],
    ['ignore: [{ rule: links/relative }]', [own, old, page]],
    ['rules: { environments/*: off }', []],
    ['rules: { environments/unknown: warning, environments/*: off }', [own, old, page]],
    ['rules: { environments/*: WARN }', [own, old, page]],
  ])('%s', (config, expected) => expect(found(config)).toEqual(expected))

  test('manual-lens.yml itself is never left out', () => {
    expect(problems(workspace('exclude: "**"\nextend: none'))).toEqual([
      'There is no key “extend” here. Did you mean “extends”?',
    ])
  })
})

test('a file that YAML can’t read counts as far as it can be read, and nothing is unknown', () => {
  const given = workspace(
    `extends: none
environments:
  test:
    summary: For testing.
  production:
    summary: "not closed
`,
    '== run.sh\ndeploy --environment nowhere x\n',
  )
  expect(given.catalogue.environments.map(({ name, purpose }) => [name, purpose])).toEqual([
    ['test', 'For testing.'],
    ['production', expect.anything()],
  ])
  expect(createChecker().checkAll(given).size).toBe(1)
  expect(problems(given)).toEqual([
    'YAML can’t read this: Missing closing "quote. What can be read counts until it is mended.',
  ])
})
