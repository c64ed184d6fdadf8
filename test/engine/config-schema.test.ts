// The JSON Schema of manual-lens.yml and its reader agree on what is right; the reader bears any text.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfigText } from '../../server/engine/catalogue/config-read'
import { isValid } from '../harness/json-schema'

const ROOT = join(__dirname, '../..')
const SCHEMA = JSON.parse(readFileSync(join(ROOT, 'schemas/manual-lens.schema.json'), 'utf8'))

const agree = (text: string): { schema: boolean; reader: boolean } => ({
  schema: isValid(parse(text), SCHEMA),
  reader: readConfigText(text).problems.length === 0,
})

const environment = (text: string): string => `environments: { test: { ${text} } }`

describe('right', () => {
  test.each([
    '',
    'extends: none',
    'complete: false',
    'environments: { a: {}, b: }',
    'environments: [a, B-2]',
    'environments: [{ name: a, purpose: x }, b]',
    environment('title: T, summary: s, audience: a, access: a, hosting: h'),
    environment('aliases: a'),
    environment('alias: [a, 1]'),
    environment('state: deprecated, since: 2024'),
    environment('status: decommissioned, until: 2024-05, replaced_by: x'),
    environment('replaced-by: x, page: a/b.md'),
    environment('documentation: "a.html.md#b"'),
    environment('hosts: ["{app}.test.example.org", "*.test.example.org"]'),
    environment('account: 123456789012'),
    environment('accounts: [{ id: 1, name: a }, x]'),
    environment('provisioning: https://example.org'),
    environment('provisioning: [https://example.org, { title: a, url: https://example.org }, { link: "http://a" }]'),
    environment('provisioning: { Terraform: https://example.org, Helm: https://example.org/a }'),
    environment('dashboards: [{ Grafana: https://example.org }]'),
    'page: docs/environments.md',
    'hosts: "{app}-{environment}.example.org"',
    'names: ["{application}-{env}", "x/{environment}"]',
    'applications: [a, { name: b }, { from: apps/ }]',
    'applications: { from: [a, b] }',
    'repositories: { a/b: { summary: x, team: y }, c/d: }',
    'repos: [a/b, { name: c/d, owner: z }]',
    'rules: { links/relative: off, links/*: warn, front-matter/*: false }',
    'exclude: [a, "**/b"]',
    'ignore: [{ rule: links/relative, paths: [a], reason: r }, { rules: [links/*] }]',
  ])('%s', (text) => expect(agree(text)).toEqual({ schema: true, reader: true }))
})

describe('wrong', () => {
  test.each([
    'extends: gov',
    'extend: none',
    'complete: maybe',
    '- a',
    'environments: a',
    'environments: { "a b": {} }',
    'environments: [{ purpose: x }]',
    'environments: [[a]]',
    environment('sumary: x'),
    environment('state: old'),
    environment('summary: [a]'),
    environment('summary: true'),
    environment('hosts: https://test.example.org/'),
    environment('hosts: "(a|b)+.example.org"'),
    environment('accounts: [{ name: a }]'),
    environment('provisioning: terraform/test'),
    environment('provisioning: [{ title: a }]'),
    environment('provisioning: { Terraform: a }'),
    environment('page: https://example.org/a.md'),
    environment('page: docs/environments'),
    'hosts: "{app}.example.org"',
    'names: "{application}"',
    'applications: { from: https://example.org }',
    'repositories: [a]',
    'rules: { links/relativ: off }',
    'rules: { links/relative: loud }',
    'ignore: [{ paths: a }]',
    'ignore: [{ rule: a }]',
  ])('%s', (text) => expect(agree(text)).toEqual({ schema: false, reader: false }))
})

describe('any text', () => {
  const TOKENS = [
    ...[
      'environments:',
      'a:',
      '  b:',
      '    aliases:',
      'extends:',
      ' none',
      'rules:',
      '  links/*: off',
      'ignore:',
      'page:',
    ],
    ...[
      '\n',
      '\n  ',
      '\n    ',
      '- ',
      '{',
      '}',
      '[',
      ']',
      ', ',
      '"',
      "'",
      '&x ',
      '*x',
      '<<: ',
      '*x',
      '|',
      '#',
      '\t',
      '---',
      '!t ',
    ],
    ...['\r\n', '\u00a0', '\ud83d\ude00', '1', 'true', '~', ': ', '? ', '%', '`', '@'],
  ]

  test('is read without an exception, with problems inside it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...TOKENS), { maxLength: 40 }), (tokens) => {
        const text = tokens.join('')
        for (const { span } of readConfigText(text).problems)
          expect(0 <= span.start && span.start <= span.end && span.end <= text.length, text).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('maps that hold themselves, and aliases that stand for more than fits', () => {
    expect(readConfigText('environments: &x\n  <<: { <<: *x }\n  a:\n').places.size).toBe(1)
    expect(readConfigText('environments: &x { a: *x }\n').problems.length).toBe(1)
    const doubling = Array.from({ length: 40 }, (_, i) => `  l${i + 1}: &l${i + 1} { <<: *l${i}, <<: *l${i} }`)
    const { places } = readConfigText(`environments:\n  l0: &l0 { title: x }\n${doubling.join('\n')}\n`)
    expect(places.size).toBe(41)
    const many = (what: string): string => Array.from({ length: 2_000 }, () => what).join(', ')
    const names = Array.from({ length: 2_000 }, (_, i) => `e${i}: *one`).join(', ')
    const { problems } = readConfigText(
      `environments: { e: &one { provisioning: &links [&l https://example.org, ${many('*l')}], dashboards: *links }, ${names} }`,
    )
    expect(problems.map(({ message }) => message)).toEqual([
      'There is too much in this file: what stands from here on doesn’t count.',
    ])
  })
})
