// Front matter schemas: what is shipped, what a page names, what a configuration lays over it, and the words for what breaks one.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  createChecker,
  emptyWorkspace,
  hoverAt,
  keysOf,
  schemaOf,
  withFile,
  withFiles,
  withLoaded,
} from '../../server/engine'
import { assignedFrom } from '../../server/engine/catalogue/assigned'
import { globOf } from '../../server/engine/catalogue/glob'
import { kindsOf, merged, schemaFrom, yamlOf } from '../../server/engine/catalogue/schema'
import { missingKeys } from '../../server/engine/missing-keys'
import { findingsOf, parseFixture, workspaceOf } from '../harness/fixture'

const root = join(import.meta.dirname, '../..')

/** What front-matter rules say of a fixture: path's name, rule, underlined text, message. */
function said(source: string): [string, string, string][] {
  const fixture = parseFixture(source)
  return findingsOf(fixture)
    .findings.filter(({ rule }) => rule.startsWith('front-matter/') || rule.startsWith('engine/'))
    .map(({ rule, path, span, message }) => [
      rule.replace('front-matter/', ''),
      fixture.files.get(path)!.slice(span.start, span.end),
      message,
    ])
}

/** A page with a schema of its own. */
const page = (schema: object | string, frontMatter: string): string => `== schemas/own.schema.json
${typeof schema === 'string' ? schema : JSON.stringify(schema)}
== docs/page.md
---
# $schema: ../schemas/own.schema.json
${frontMatter}
---
`

describe('the shipped schemas', () => {
  const docs = readFileSync(join(root, 'docs/front-matter.md'), 'utf8')
  test.each(['govuk', 'tech-docs'])('%s describes every key, and docs/front-matter.md says the same', (name) => {
    const json = JSON.parse(readFileSync(join(root, 'schemas/front-matter', `${name}.schema.json`), 'utf8'))
    for (const [key, spec] of Object.entries<{ description: string }>(json.properties)) {
      expect(spec.description.length, key).toBeGreaterThan(15)
      expect(docs).toMatch(
        new RegExp(`\\| \`${key}\` \\|.*\\| ${spec.description.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&')} \\|`),
      )
    }
    for (const key of json.required) expect(json.properties[key]['x-required'].why.length).toBeGreaterThan(10)
  })

  test('house order: the manual’s own keys, then those of the template', () => {
    const keys = keysOf(
      workspaceOf(parseFixture('---\n---\n')).pages.get('source/manual/page.html.md')!,
      workspaceOf(parseFixture('---\n---\n')),
    )
    expect(keys.slice(0, 5).map(({ key }) => key)).toEqual(['owner_slack', 'title', 'section', 'layout', 'type'])
    expect(new Set(keys.map(({ key }) => key)).size).toBe(keys.length)
    expect(keys.map(({ key }) => key)).toContain('last_reviewed_on')
    expect(keys[3]).toEqual({
      key: 'layout',
      kinds: ['string', 'boolean'],
      description: 'The template that the page is put into.',
      required: { why: 'without it the page has no navigation and shows no owner', severity: 'warning' },
      example: 'manual_layout',
      usual: 'manual_layout',
    })
  })
})

test('a Markdown file of a tech-docs site that makes no HTML page is taken in by one, and needs no front matter', () => {
  const site = (path: string, more = '') => said(`== config/tech-docs.yml\nhost: x\n${more}== ${path}\n# Steps\n`)
  expect(site('source/documentation/index.md')).toEqual([])
  expect(site('source/documentation/steps.md.erb')).toEqual([])
  expect(site('source/index.html.md.erb')).toHaveLength(1)
  expect(site('source/manual/steps.md')).not.toEqual([])
  const assigned =
    '== manual-lens.yml\nfrontMatter:\n  - files: "source/documentation/*"\n    keys:\n      title:\n        required: true\n'
  expect(site('source/documentation/index.md', assigned)).toHaveLength(1)
})

test('what the site makes a web page of', () => {
  const suffixes = (name: string) =>
    findingsOf(
      parseFixture(`== config/tech-docs.yml\nhost: x\n== source/${name}\n---\ntitle: A\n---\n`),
    ).findings.filter(({ rule }) => rule === 'page/filename-suffix').length
  expect(['a.html.md', 'a.htm.md.erb', 'a.php.md', 'a.html.erb.md'].map(suffixes)).toEqual([0, 0, 0, 0])
  expect(['a.md', 'a.htmm.md', 'manual/a.html.erb.md'].map(suffixes)).toEqual([1, 1, 1])
})

test('a key that the site’s own code reads is known', () => {
  const site = (path: string, code: string) =>
    said(
      `== config/tech-docs.yml\nhost: x\n== ${path}\n${code}\n== source/a.html.md\n---\ntitle: A\nin_toc: true\ntitel: B\n---\n`,
    ).map(([rule, text]) => `${rule} ${text}`)
  const all = ['unknown-key in_toc', 'unknown-key titel']
  expect(site('source/layouts/own.erb', '<%= current_page.data.title %>')).toEqual(all)
  expect(site('source/layouts/own.erb', '<% if page.data.in_toc %>')).toEqual(all.slice(1))
  expect(site('source/partials/_toc.html.md.erb', '<%= page.data[:in_toc] %>')).toEqual(all.slice(1))
  expect(site('helpers/toc.rb', 'page.data.fetch(:in_toc, false) && page.data["titel"]')).toEqual([])
  expect(site('config/notes.yml', 'page: data.in_toc')).toEqual(all)
})

describe('the site’s defaults', () => {
  const site = (settings: string, keys: string) =>
    `== config/tech-docs.yml\n${settings}\n== source/index.html.md\n---\ntitle: Docs\n${keys}\n---\n`

  test('count as there', () => {
    const review = 'last_reviewed_on: 2026-11-01\nreview_in: 6 months'
    expect(said(site('default_owner_slack: "#docs"', review))).toEqual([])
    expect(said(site('host: x', review)).map(([rule, , message]) => [rule, message])).toEqual([
      [
        'required-key',
        'This page has no “owner_slack”: the site names no default owner, so nobody is told when the review is due. Add a line such as “owner_slack: "#our-team"”.',
      ],
    ])
    expect(
      said(site('default_owner_slack: "#docs"', 'review_in: 6 months')).map(([rule, , message]) => [rule, message]),
    ).toEqual([
      [
        'required-key',
        'This page has no “last_reviewed_on”: the site counts the next review from it, and fails on a page that has only “review_in”. Add a line such as “last_reviewed_on: 2026-03-31”.',
      ],
    ])
  })

  test('a change of them is seen at once', () => {
    const fixture = parseFixture(
      site('default_owner_slack: "#docs"', 'last_reviewed_on: 2026-11-01\nreview_in: 6 months'),
    )
    const checker = createChecker()
    const workspace = workspaceOf(fixture)
    expect(checker.checkPage(workspace, 'source/index.html.md')).toEqual([])
    const without = withFile(workspace, 'config/tech-docs.yml', '')
    expect(checker.checkPage(without, 'source/index.html.md').map(({ rule }) => rule)).toEqual([
      'front-matter/required-key',
    ])
    expect(missingKeys(without.pages.get('source/index.html.md')!, without).map(({ key }) => key)).toEqual([
      'owner_slack',
    ])
  })

  test.each([
    [
      'owner_slack: "#us"',
      'Value: "\\#us", from this page instead of \\#docs (`default_owner_slack` in *config/tech-docs.yml*)',
    ],
    [
      'owner_slack: #us',
      'No value here (`#us` without quotes is a comment), so it is \\#docs: `default_owner_slack` in *config/tech-docs.yml*',
    ],
    ['owner_slack:', 'No value here, so it is \\#docs: `default_owner_slack` in *config/tech-docs.yml*'],
    [
      'owner_slack: "#us"\nowner_slack: "#them"',
      'Value: "\\#them", from further down, where the key stands again instead of \\#docs (`default_owner_slack` in *config/tech-docs.yml*)',
    ],
  ])('the hover says where %j comes from', (keys, line) => {
    const fixture = parseFixture(site('default_owner_slack: "#docs"', keys.replace('slack', 'sl‸ack')))
    const { markdown } = hoverAt(workspaceOf(fixture), fixture.cursor!.path, fixture.cursor!.offset)!
    expect(markdown.split('\n')).toContain(`- ${line}`)
  })

  test('a value has the hover of its key, and how many pages have it', () => {
    const fixture = parseFixture(`${site('', 'layout: co‸re')}== source/b.html.md\n---\ntitle: B\nlayout: core\n---\n`)
    const { markdown, span } = hoverAt(workspaceOf(fixture), fixture.cursor!.path, fixture.cursor!.offset)!
    expect(fixture.files.get('source/index.html.md')!.slice(span.start, span.end)).toBe('core')
    expect(markdown).toMatch(/^\*\*layout\*\* front matter key\n/)
    expect(markdown).toContain('- Value: core, from this page; 2 pages have it')
  })
})

describe('a page names its schema', () => {
  test.each(['# $schema: tech-docs', '#$schema=tech-docs', '# yaml-language-server: $schema=tech-docs'])(
    '%s',
    (comment) => {
      const workspace = workspaceOf(parseFixture(`== notes/a.md\n---\ntitle: A\n${comment}\n---\n`))
      expect(schemaOf(workspace.pages.get('notes/a.md')!, workspace)?.title).toBe('tech-docs template')
    },
  )

  test('by a path from its folder or from the root, in JSON or YAML', () => {
    const files = `== schemas/a.schema.yml\ntitle: Runbook\nproperties:\n  pager: {type: boolean}\nrequired: [pager]\n`
    for (const name of ['../schemas/a.schema.yml', '/schemas/a.schema.yml'])
      expect(said(`${files}== docs/a.md\n---\n# $schema: ${name}\nother: 1\n---\n`)).toEqual([
        ['required-key', '---', 'This page has no “pager”: the schema “Runbook” asks for it. Add a line “pager: …”.'],
      ])
  })

  test('the schema counts before the site’s, and a change of it is seen at once', () => {
    const fixture = parseFixture(
      `== source/own.schema.json\n{"title":"Own"}\n== source/manual/page.html.md\n---\n# $schema: /source/own.schema.json\nanything: goes\n---\n`,
    )
    const checker = createChecker()
    const workspace = workspaceOf(fixture)
    expect(checker.checkPage(workspace, 'source/manual/page.html.md')).toEqual([])
    const changed = withFile(workspace, 'source/own.schema.json', '{"title":"Own","required":["level"]}')
    expect(checker.checkPage(changed, 'source/manual/page.html.md').map(({ message }) => message)).toEqual([
      'This page has no “level”: the schema “Own” asks for it. Add a line “level: …”.',
    ])
  })

  test.each([
    [
      'nowhere.json',
      'There is no file “docs/nowhere.json” in this workspace. Write a path from this file’s folder, or govuk or tech-docs.',
    ],
    [
      'tech-doc',
      'There is no file “docs/tech-doc” in this workspace. Write a path from this file’s folder, or govuk or tech-docs.',
    ],
    [
      '../../x.json',
      'There is no file “../../x.json” in this workspace. Write a path from this file’s folder, or govuk or tech-docs.',
    ],
    [
      'https://example.org/x.json',
      '“https://example.org/x.json” is an address, and Manual Lens fetches nothing. Write the path of a schema file in this workspace.',
    ],
    ['broken.json', 'docs/broken.json can’t be read as a schema: '],
    ['list.json', 'docs/list.json holds no JSON Schema: it has to be a map of keywords.'],
  ])('%s', (name, message) => {
    const [[rule, text, got] = ['', '', '']] = said(
      `== docs/broken.json\n{"type":\n== docs/list.json\n[1]\n== docs/a.md\n---\ntitle: A\n# $schema: ${name}\n---\n`,
    )
    expect([rule, text]).toEqual(['schema', name])
    expect(got.startsWith(message), got).toBe(true)
  })

  test.each([
    ['a reference to nowhere', { properties: { a: { $ref: '#/$defs/b' } } }],
    ['a schema that goes round in circles', { $ref: '#' }],
    ['a pattern that is none', { properties: { a: { pattern: '(' } } }],
    ['a pattern that can take for ever', { properties: { a: { pattern: '^(a+)+$' } } }],
    ['another one', { patternProperties: { '(x|xx)*y': {} } }],
  ])('%s is said, and never looks like a clean page', (_, schema) => {
    const found = said(page({ title: 'Own', ...schema }, `a: ${'a'.repeat(200)}!`))
    expect(found).toHaveLength(1)
    expect(found[0]![0]).toBe('schema')
    expect(found[0]![2]).toMatch(/^The schema “Own” can’t be used, so this page is not checked by it: ./)
  })
})

describe('what breaks a schema, in words', () => {
  test.each<[object, string, [string, string, string]]>([
    [{ a: { type: 'number' } }, 'a: first', ['type', 'first', '“a” takes a number, not “first”.']],
    [
      { a: { type: ['number', 'string'], pattern: '^\\d+$', examples: [20] } },
      'a: first',
      ['type', 'first', '“a” takes a number, not “first”. Write it as in “a: 20”.'],
    ],
    [{ a: { type: 'boolean' } }, 'a: "sure"', ['type', '"sure"', '“a” takes true or false, not “sure”.']],
    [
      { a: { type: 'string' } },
      'a: 2024-01-02',
      ['type', '2024-01-02', '“a” takes text, and to YAML this is a date. Put it in quotes.'],
    ],
    [{ a: { type: 'string' } }, 'a: [x]', ['type', '[x]', '“a” takes text, and this is a list.']],
    [
      { a: { enum: ['low', 'high'] } },
      'a: hihg',
      ['type', 'hihg', '“a” takes low or high, not “hihg”. Did you mean “high”?'],
    ],
    [{ a: { enum: ['low', 'high'] } }, 'a: none', ['type', 'none', '“a” takes low or high, not “none”.']],
    [{ a: { const: 2 } }, 'a: 3', ['type', '3', '“a” takes “2” and nothing else, not “3”.']],
    [
      { a: { type: 'string', pattern: '^#' } },
      'a: team',
      ['type', 'team', '“a” has to look like ^#, and “team” does not.'],
    ],
    [
      { a: { pattern: '^#', patternErrorMessage: 'A channel begins with #.' } },
      'a: team',
      ['type', 'team', 'A channel begins with #.'],
    ],
    [{ a: { format: 'date' } }, 'a: soon', ['type', 'soon', '“a” takes a day (YYYY-MM-DD), and “soon” is none.']],
    [{ a: { minimum: 1 } }, 'a: 0', ['type', '0', '“a” takes a number not below 1, not “0”.']],
    [{ a: { exclusiveMaximum: 9 } }, 'a: 9', ['type', '9', '“a” takes a number below 9, not “9”.']],
    [
      { a: { maxLength: 3 } },
      'a: four',
      ['type', 'four', '“a” takes at most 3 characters, and this has 4. Shorten it.'],
    ],
    [{ a: { minItems: 2 } }, 'a: [x]', ['type', '[x]', '“a” needs at least 2 entries.']],
    [{ a: { uniqueItems: true } }, 'a: [x, x]', ['type', '[x, x]', '“a” has an entry twice. Remove one of them.']],
    [
      { a: { items: { type: 'string' } } },
      'a: [x, 2]',
      ['type', '2', 'Entry 2 of “a” takes text, and to YAML this is a number. Put it in quotes.'],
    ],
    [
      { a: { properties: { b: { type: 'number' } } } },
      'a:\n  b: x',
      ['type', 'x', '“b” in “a” takes a number, not “x”.'],
    ],
    [{ a: { required: ['b', 'c'] } }, 'a: {b: 1}', ['type', '{b: 1}', '“a” needs “c” in it.']],
    [
      { a: { additionalProperties: false } },
      'a: {b: 1}',
      ['type', '1', '“b” in “a” is not expected here. Take it out.'],
    ],
    [
      { a: { anyOf: [{ type: 'string' }, { type: 'array' }] } },
      'a: 1',
      ['type', '1', '“a” takes text or a list, and to YAML this is a number. Put it in quotes.'],
    ],
    [
      { a: { not: { const: 1 } } },
      'a: 1',
      ['type', '1', '“a” can’t be “1”: the page’s schema does not allow it (not).'],
    ],
    [{ 'a/b~c %': { type: 'number' } }, '"a/b~c %": x', ['type', 'x', '“a/b~c %” takes a number, not “x”.']],
  ])('%j: %s', (properties, frontMatter, finding) => {
    expect(said(page({ properties }, frontMatter))).toEqual([finding])
  })

  test('one problem for each place, in conditions and references too', () => {
    const schema = {
      $defs: { level: { enum: ['low', 'high'] } },
      properties: { level: { $ref: '#/$defs/level' }, kind: { type: 'string' } },
      if: { properties: { kind: { const: 'runbook' } }, required: ['kind'] },
      // biome-ignore lint/suspicious/noThenProperty: JSON Schema’s word.
      then: { required: ['pager'], properties: { pager: { type: 'boolean' } } },
    }
    expect(said(page(schema, 'level: 3\nkind: runbook')).map(([rule, text]) => [rule, text])).toEqual([
      ['required-key', '---'],
      ['type', '3'],
    ])
    expect(said(page(schema, 'level: low\nkind: runbook\npager: maybe'))).toEqual([
      ['type', 'maybe', '“pager” takes true or false, not “maybe”.'],
    ])
    expect(said(page(schema, 'level: high'))).toEqual([])
  })

  test('keys that a closed schema doesn’t know', () => {
    const closed = { properties: { pager: {} }, additionalProperties: false }
    expect(said(page(closed, 'pagr: 1')).map(([rule, text]) => [rule, text])).toEqual([['unknown-key', 'pagr']])
    expect(said(page({ ...closed, patternProperties: { '^x-': {} } }, 'x-any: 1'))).toEqual([])
    expect(said(page({ properties: { pager: {} } }, 'pagr: 1'))).toEqual([])
  })
})

describe('manual-lens.yml', () => {
  const given = (data: unknown) => assignedFrom(data)

  test('extends the site’s schema, or gives another, by pattern', () => {
    const files = `== config/tech-docs.yml
== manual-lens.yml
frontMatter:
  - files: source/runbooks/**
    keys:
      level: {enum: [low, high], description: How bad it is.}
      weight: {maximum: 10}
    required: [level]
    optional: [title]
  - files: "notes/*.md"
    schema: schemas/note.schema.json
    required: [author]
== schemas/note.schema.json
{"title": "Note", "properties": {"author": {"type": "string"}}, "unevaluatedProperties": false}
== source/runbooks/a.html.md
---
weight: 11
levl: low
---
== source/other.html.md
---
weight: 11
---
== notes/a.md
---
autor: me
---
`
    expect(said(files).map(([rule, text]) => [rule, text])).toEqual([
      ['required-key', '---'],
      ['type', '11'],
      ['unknown-key', 'levl'],
      ['required-key', '---'],
      ['required-key', '---'],
      ['unknown-key', 'autor'],
    ])
  })

  test('what is wrong is said where it stands', () => {
    expect(
      said(`== manual-lens.yml
frontMatter:
  - files: docs/**
    schema: schemas/none.json
    extra: 1
  - schema: x.json
  - files: notes/*
    schema: list.json
== list.json
[]
`),
    ).toEqual([
      [
        'schema',
        'schemas/none.json',
        'There is no file “schemas/none.json” in this workspace. Write a path from this file’s folder, or govuk or tech-docs.',
      ],
      ['schema', '1', 'There is no key “extra” here. There are files, extends, schema, keys, required, optional.'],
      ['schema', 'schema: x.json', '“files” takes a pattern such as "docs/**/*.md", or a list of them.'],
      ['schema', 'list.json', 'list.json holds no JSON Schema: it has to be a map of keywords.'],
    ])
  })

  test('what is wrong costs only itself', () => {
    expect(given('x').problems).toEqual([
      { path: [], message: '“frontMatter” takes a list, each entry with “files” and what their front matter holds.' },
    ])
    const { assigned, problems } = given([
      7,
      { keys: {} },
      { files: 'a', extends: 'gov', schema: 3, keys: { b: 'text', c: null }, required: [1], extra: 1 },
      { files: ['docs/'], extends: 'none' },
    ])
    expect(problems.map(({ path }) => path.join('.'))).toEqual([
      '0',
      '1',
      '2.extra',
      '2.extends',
      '2.schema',
      '2.keys.b',
      '2.required',
    ])
    expect(assigned.map((one) => [one.extends, one.own.properties, one.isFor('docs/x/y.md')])).toEqual([
      ['site', { c: {} }, false],
      ['none', {}, true],
    ])
    expect(given(undefined)).toEqual({ assigned: [], problems: [] })
  })

  test.each([
    ['docs/*.md', 'docs/a.md', true],
    ['docs/*.md', 'docs/a/b.md', false],
    ['docs/**', 'docs/a/b.md', true],
    ['docs/**/*.md', 'docs/b.md', true],
    ['**/b.md', 'b.md', true],
    ['b.md', 'x/y/b.md', true],
    ['docs/', 'docs/a/b.md', true],
    ['./docs/a?.{md,html.md}', 'docs/ab.html.md', true],
    ['docs/a', 'docs/a.md', false],
    [`${'**/*a'.repeat(30)}b`, `${'a/'.repeat(60)}c`, false],
    ['a**b*c', 'aXbYc', true],
  ])('%s means %s: %s', (pattern, path, is) => {
    expect(globOf(pattern)(path)).toBe(is)
  })
})

test('schemas as data', () => {
  expect(kindsOf({ oneOf: [{ type: 'string' }, {}] })).toEqual([])
  expect(['#a', 'a: b', 'true', '12', 'core', '2026-03-31', ['x', '#y'], false, 'https://a.b/c'].map(yamlOf)).toEqual([
    '"#a"',
    '"a: b"',
    '"true"',
    '"12"',
    'core',
    '2026-03-31',
    '[x, "#y"]',
    'false',
    'https://a.b/c',
  ])
  const both = merged(
    { properties: { a: { type: 'string', description: 'A' } }, required: ['a'] },
    { properties: { a: { enum: ['x'] } }, required: ['b'] },
    ['a'],
  )
  expect([both.properties, both.required]).toEqual([{ a: { type: 'string', description: 'A', enum: ['x'] } }, ['b']])
  expect(schemaFrom({ anyOf: [{ properties: { a: {} }, required: ['a'] }] }, 'T').keys).toEqual([
    { key: 'a', kinds: [], description: '' },
  ])
})

test('whatever stands in front matter, configuration and schema, no rule fails and nothing is forgotten', () => {
  const name = fc.constantFrom(
    'title',
    'weight',
    'old_paths',
    'last_reviewed_on',
    'related_repos',
    'review_in',
    'section',
    'owner_slack',
    'parent',
    'layout',
    '__proto__',
    'constructor',
    'toString',
    '<<',
    'a',
  )
  const value = fc.constantFrom(
    '',
    '1',
    'yes',
    '[a, 1]',
    '{a: 1, __proto__: 2}',
    '2024-02-30',
    '"x"',
    '&a x',
    '*a',
    '[[[]]]',
    '? b',
    '!!binary x',
    '- 1',
    '|\n  x',
    '%41',
    '#',
  )
  const front = fc
    .array(fc.tuple(name, value), { maxLength: 6 })
    .map((all) => all.map(([key, one]) => `${key}: ${one}`).join('\n'))
  const json = fc.letrec((tie) => ({
    schema: fc.dictionary(
      fc.constantFrom(
        'type',
        'properties',
        'required',
        'allOf',
        'anyOf',
        '$ref',
        'enum',
        'items',
        'pattern',
        'format',
        'additionalProperties',
        'if',
        'then',
        'dependentRequired',
        'x-required',
        '__proto__',
        '$defs',
        'examples',
      ),
      fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('string', '#', '#/$defs/a', '(', 'constructor', 1, null, true),
        fc.array(tie('schema'), { maxLength: 2 }),
        fc.dictionary(name, tie('schema'), { maxKeys: 2 }),
        tie('schema'),
      ),
      { maxKeys: 4 },
    ),
  })).schema
  fc.assert(
    fc.property(front, json, fc.json(), fc.boolean(), (keys, schema, data, isNamed) => {
      const comment = isNamed ? '# $schema: /own.json\n' : ''
      const fixture = parseFixture(
        `== own.json\n${JSON.stringify(schema)}\n== source/manual/page.html.md\n---\n${comment}${keys}\n---\n`,
      )
      const files = [...workspaceOf(fixture).pages.values()].map(({ path, text }) => ({ path, text }))
      const workspace = withLoaded(
        withFiles(emptyWorkspace('2026-11-24'), [...files, { path: 'manual-lens.yml', text: `frontMatter: ${data}` }]),
      )
      const failed = [...createChecker().checkAll(workspace).values()]
        .flat()
        .filter(({ rule }) => rule === 'engine/rule-failed')
      expect(failed).toEqual([])
      for (const page of workspace.pages.values()) for (let at = 0; at < 60; at += 7) hoverAt(workspace, page.path, at)
    }),
    { numRuns: 400 },
  )
})
