// manual-lens.yml: an organisation with environments of its own, what it changes in GOV.UK's, and what is wrong in it.

import { describe, expect, test } from 'vitest'
import { allRules, environmentNamed, hoverAt, withFile } from '../../server/engine'
import { allRuleIds } from '../../server/engine/catalogue/config-rules'
import { findingsOf, parseFixture, workspaceOf } from '../harness/fixture'

const OWN = `== manual-lens.yml
extends: none
hosts:
  - "{app}.{environment}.example.org"
environments:
  development:
    summary: Where changes are tried.
  test:
    aliases: [tst]
  preproduction:
    title: Pre-production
    aliases: [preprod, pp]
    summary: The last stop.
    access: VPN only.
    account: { id: "1234", name: mill-preprod }
    provisioning:
      - title: Terraform
        url: https://github.com/mill/infrastructure/tree/main/envs/preproduction
  production:
    aliases: [live]
    state: active
  attic:
    state: retired
    until: "2024"
    replacedBy: preproduction
repositories:
  mill/infrastructure:
    team: "#platform"
rules:
  environments/unknown: error
`

/** Each reference as `text name form`. */
function references(source: string): string[] {
  const fixture = parseFixture(source)
  const workspace = workspaceOf(fixture)
  return [...workspace.pages.values()]
    .filter(({ path }) => path !== 'manual-lens.yml')
    .flatMap((page) => workspace.referencesOf(page).map(({ text, name, form }) => `${text} ${name} ${form}`))
}

test('an organisation of its own: its names, aliases and hosts are found, GOV.UK’s are not', () => {
  expect(
    references(`${OWN}== a.md
In the preproduction environment and in pp; staging and integration mean nothing here.

See https://mill.preproduction.example.org/ and https://mill.test.example.org/.
== values.yaml
environment: preprod
`),
  ).toEqual([
    'preproduction preproduction prose',
    'pp preproduction prose',
    'preproduction preproduction host',
    'test test host',
    'preprod preproduction value',
  ])
})

test('a hover says what the file says, and that it does', () => {
  const fixture = parseFixture(`${OWN}== values.yaml\nenvironment: prep‸rod\n`)
  const { path, offset } = fixture.cursor!
  expect(hoverAt(workspaceOf(fixture), path, offset)?.markdown.split('\n')).toEqual([
    '**Pre-production** environment',
    '',
    'The last stop.',
    '',
    '- Access: VPN only.',
    '- Account: mill-preprod 1234',
    '- Host: \\{app\\}.preproduction.example.org',
    '- Provisioned in: [Terraform](https://github.com/mill/infrastructure/tree/main/envs/preproduction)',
    '',
    '*From manual-lens.yml*',
  ])
})

test('the state of an environment, with its dates', () => {
  const line = (said: string): string | undefined =>
    hoverAt(
      workspaceOf(
        parseFixture(
          `== manual-lens.yml\nextends: none\nenvironments:\n  attic: { ${said} }\n== a.sh\nx --environment attic`,
        ),
      ),
      'a.sh',
      18,
    )?.markdown.split('\n')[0]
  expect(line('since: 2019')).toBe('**Attic** environment since 2019')
  expect(line('state: deprecated, since: 2025-01, until: 2027')).toBe(
    '**Attic** environment, **deprecated** since 2025-01 until 2027',
  )
  expect(line('state: retired, since: 2024, replacedBy: test')).toBe(
    '**Attic** environment, **retired** since 2024; now test',
  )
  expect(line('state: retired, until: 2024')).toBe('**Attic** environment, **retired** since 2024')
})

test('rules are as loud as they are told to be, or silent', () => {
  const page = '== run.sh\ndeploy --environment tset x\n'
  const loud = findingsOf(parseFixture(OWN + page)).findings
  expect(loud.map(({ rule, severity, message }) => [rule, severity, message])).toEqual([
    ['environments/unknown', 'error', 'There is no environment “tset”. Did you mean “test”?'],
  ])
  expect(findingsOf(parseFixture(OWN.replace('unknown: error', 'unknown: off') + page)).found).toEqual([])
})

test('an unknown name is a mistake only where all names are listed', () => {
  const page = '== run.sh\ndeploy --environment nowhere x\n'
  expect(findingsOf(parseFixture(OWN + page)).found.length).toBe(1)
  expect(findingsOf(parseFixture(OWN.replace('extends: none', 'extends: none\ncomplete: false') + page)).found).toEqual(
    [],
  )
  expect(findingsOf(parseFixture(`== README.md\nx\n${page}`)).found).toEqual([])
})

describe('over what is built in', () => {
  test('only what is said changes, and it counts over the environments page', () => {
    const fixture = parseFixture(`== manual-lens.yml
environments:
  staging:
    access: From the moon.
  attic: {}
== source/manual/environments.html.md
## Staging

The page's words. Only accessible through the VPN.

## Attic

A place.
`)
    const workspace = workspaceOf(fixture)
    const staging = environmentNamed(workspace, 'staging')!
    expect([staging.access, staging.hosting, staging.quote?.text]).toEqual([
      'From the moon.',
      'AWS (EKS), account govuk-staging.',
      "The page's words. Only accessible through the VPN.",
    ])
    expect(staging.sources.map(({ origin }) => origin)).toEqual([
      'manual-lens.yml',
      'source/manual/environments.html.md',
      'built-in',
    ])
    expect(environmentNamed(workspace, 'attic')?.quote?.text).toBe('A place.')
    expect(
      hoverAt(withFile(workspace, 'a.yaml', 'environment: staging'), 'a.yaml', 14)
        ?.markdown.split('\n')
        .at(-1),
    ).toBe(
      '*Access from manual-lens.yml; purpose from source/manual/environments.html.md; the rest GOV.UK’s \\(2026-08-21\\)*',
    )
    const without = withFile(workspace, 'manual-lens.yml', '')
    expect(environmentNamed(without, 'staging')?.access).toBe('Only accessible through the VPN.')
  })
})

describe('what is wrong costs only itself', () => {
  const found = (text: string) =>
    findingsOf(parseFixture(`== manual-lens.yml\n${text}`)).findings.map(({ message, fixes }) => [
      message,
      fixes[0]?.title,
    ])

  test.each([
    ['environments: a\n', [['“environments” takes keys (an environment’s name) and values.', undefined]]],
    ['extends: gov\n', [['“extends” takes govuk, tech-docs, none.', 'Write “govuk”']]],
    ['complete: maybe\n', [['“complete” takes true or false.', undefined]]],
    ['environments:\n  a:\n    aliases: { b: c }\n', [['“aliases” takes text.', undefined]]],
    ['environments:\n  a:\n    provisioning:\n      - title: x\n', [['“provisioning” needs “url”.', undefined]]],
    ['- a\n', [['This file takes keys and values.', undefined]]],
    [
      'a: [\n',
      [[expect.stringMatching(/^YAML can’t read this: .*\. What can be read counts until it is mended\.$/), undefined]],
    ],
    ['', []],
    ['# nothing yet\n', []],
    ['environments:\n', []],
    ['rules:\n  links/relative: off\n', []],
  ])('%j', (text, expected) => expect(found(text)).toEqual(expected))

  test('the rest counts', () => {
    const workspace = workspaceOf(parseFixture(OWN.replace('extends: none', 'extends: none\nextend: x')))
    expect(environmentNamed(workspace, 'pp')?.name).toBe('preproduction')
  })
})

test('the rules that may be named are the rules there are', () => {
  expect(allRuleIds).toEqual(allRules.map(({ card }) => card.id))
})
