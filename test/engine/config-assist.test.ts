// Inside manual-lens.yml: what can be written at the cursor, and what a key means.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configCompletionAt, configHoverAt } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

function complete(text: string): { labels: string[]; texts: string[]; replaced: string } | undefined {
  const fixture = parseFixture(`== manual-lens.yml\n${text}`)
  const workspace = workspaceOf(fixture)
  const { path, offset } = fixture.cursor!
  const found = configCompletionAt(workspace, path, offset)
  return (
    found && {
      labels: found.items.map(({ label }) => label),
      texts: found.items.map(({ text }) => text),
      replaced: workspace.pages.get(path)!.text.slice(found.span.start, found.span.end),
    }
  )
}

const labels = (text: string): string[] => complete(text)?.labels ?? []

const TOP = [
  'extends',
  'environments',
  'complete',
  'page',
  'hosts',
  'names',
  'applications',
  'repositories',
  'rules',
  'exclude',
  'ignore',
]
const OF_ENVIRONMENT = [
  'title',
  'aliases',
  'summary',
  'audience',
  'access',
  'hosting',
  'state',
  'since',
  'until',
  'replacedBy',
  'hosts',
  'accounts',
  'provisioning',
  'dashboards',
  'page',
]

const without = (all: readonly string[], ...names: string[]): string[] => all.filter((name) => !names.includes(name))

describe('keys that are not there yet', () => {
  test.each([
    ['‸', TOP],
    ['ext‸', TOP],
    ['extends: none\n‸\nrules:\n  links/relative: off\nexclude: [a]\n', without(TOP, 'extends', 'rules', 'exclude')],
    ['environments:\n  test:\n    ‸\n', OF_ENVIRONMENT],
    ['environments:\n  test:\n    ‸\n    summary: x\n  attic:\n    title: y\n', without(OF_ENVIRONMENT, 'summary')],
    ['environments:\n  attic:\n    title: y\n  test:\n    alias: x\n    ‸', without(OF_ENVIRONMENT, 'aliases')],
    ['environments:\n  test: { title: x, ‸ }\n', without(OF_ENVIRONMENT, 'title')],
    ['environments:\n  - name: test\n    ‸\n', OF_ENVIRONMENT],
    ['environments:\n  - name: test\n    title: x\n  - ‸\n', ['name', ...OF_ENVIRONMENT]],
    ['environments:\n- name: test\n  ‸\n', OF_ENVIRONMENT],
    ['environments:\n  test:\n    provisioning:\n      - ‸\n', ['title', 'url']],
    ['environments:\n  test:\n    provisioning:\n      - title: x\n        ‸\n', ['url']],
    ['environments:\n  test:\n    provisioning:\n    - title: x\n      ‸\n    title: y', ['url']],
    ['environments:\n  test:\n    accounts: [{ id: 1, ‸ }]\n', ['name']],
    ['ignore:\n  - rule: links/relative\n    ‸\n', ['paths', 'reason']],
    ['applications:\n  ‸\n', ['name', 'from']],
    ['environments:\n  ‸\n', []],
    ['repositories:\n  a/b:\n    ‸\n', ['summary', 'team', 'state', 'since', 'replacedBy']],
    ['nonsense:\n  ‸\n', []],
    ['environments:\n  test:\n    summary: |\n      ‸\n', []],
  ])('%j', (text, expected) => expect(labels(text)).toEqual(expected))

  test('rules that have no severity yet', () => {
    const found = labels('rules:\n  links/relative: off\n  ‸\n')
    expect(found).toContain('links/text-mismatch')
    expect(found).toContain('links/*')
    expect(found).not.toContain('links/relative')
  })

  test('with the colon, unless it is there', () => {
    expect(complete('exten‸ds: none\n')).toMatchObject({ replaced: 'extends', texts: TOP })
    expect(complete('environments:\n  test:\n    sta‸\n')?.texts).toContain('state: ')
    expect(complete('environments:\n  test:\n    ‸\n')?.texts).toContain('provisioning:')
  })
})

describe('values', () => {
  test.each([
    ['extends: ‸\n', ['govuk', 'tech-docs', 'none']],
    ['extends: "‸"\n', ['govuk', 'tech-docs', 'none']],
    ['extends: no‸', ['govuk', 'tech-docs', 'none']],
    ['complete: ‸', ['true', 'false']],
    ['environments:\n  test:\n    state: ‸\n', ['active', 'deprecated', 'retired']],
    ['environments:\n  test: { status: ‸ }\n', ['active', 'deprecated', 'retired']],
    ['rules:\n  links/relative: ‸\n', ['off', 'error', 'warning', 'info', 'hint']],
    ['extends: none\nenvironments:\n  test: {}\n  attic:\n    replacedBy: ‸\n', ['test']],
    ['extends: none\nenvironments:\n  test: {}\n  attic:\n    state: retired\n    replaced_by: t‸\n', ['test']],
    ['environments:\n  test:\n    summary: ‸\n', []],
    ['environments:\n  test:\n    summary: a staging ‸\n', []],
    ['extends: none # ‸\n', []],
    ['extends: none ‸\n', []],
  ])('%j', (text, expected) => expect(labels(text)).toEqual(expected))

  test('ids of rules, in each way of writing', () => {
    for (const text of [
      'ignore:\n  - rule: ‸\n',
      'ignore:\n  - rule: [links/relative, ‸]\n',
      'ignore:\n  - { paths: a, rule: ‸ }\n',
      'ignore:\n  - { paths: [a, b], rule: ‸ }\n',
      'ignore:\n  - rule:\n      - ‸\n',
      'ignore:\n  rule: links‸\n',
    ])
      expect(labels(text), text).toContain('links/text-mismatch')
  })
})

test('nothing in other files', () => {
  const fixture = parseFixture('== other.yml\n‸')
  expect(configCompletionAt(workspaceOf(fixture), 'other.yml', 0)).toBeUndefined()
})

describe('hover', () => {
  const hover = (text: string): string | undefined => {
    const fixture = parseFixture(`== manual-lens.yml\n${text}`)
    const page = workspaceOf(fixture).pages.get('manual-lens.yml')!
    return configHoverAt(page, fixture.cursor!.offset)?.markdown.split('\n')[0]
  }
  test.each([
    ['ext‸ends: none\n', '**extends** of manual-lens.yml'],
    ['environments:\n  test:\n    ali‸as: x\n', '**aliases** of environments › test'],
    ['environments:\n  - name: test\n    sta‸te: active\n', '**state** of environments'],
    ['ignore:\n  - { ru‸le: links/relative }\n', '**rule** of ignore'],
    ['rules:\n  lin‸ks/*: off\n', '**links/\\*** rule'],
    ['environments:\n  te‸st:\n', undefined],
    ['extends: no‸ne\n', undefined],
    ['nonse‸nse: 1\n', undefined],
    ['# exten‸ds: none\n', undefined],
    ['environments:\n  test:\n    summary: it ext‸ends: far\n', undefined],
  ])('%j', (text, expected) => expect(hover(text)).toBe(expected))
})

test('any text, at any place: an answer or none', () => {
  const tokens = [
    'environments:',
    'ignore:',
    'rule:',
    ' ',
    '  ',
    '\n',
    '\n    ',
    '- ',
    '{ ',
    '}',
    '[',
    ']',
    ', ',
    '"',
    '#',
    'a: ',
    '\r\n',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...tokens), { maxLength: 30 }), fc.nat(200), (parts, offset) => {
      const workspace = workspaceOf(parseFixture(`== manual-lens.yml\n${parts.join('')}`))
      const { text } = workspace.pages.get('manual-lens.yml') ?? { text: '' }
      const found = configCompletionAt(workspace, 'manual-lens.yml', Math.min(offset, text.length))
      if (found) expect(text.slice(found.span.start, found.span.end)).toMatch(/^[\w/*.-]*$/)
    }),
    { numRuns: 500 },
  )
})
