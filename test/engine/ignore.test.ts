// The edits that keep a finding quiet: exactly it, with everything else as it was.

import fc from 'fast-check'
import { micromark } from 'micromark'
import { gfmTable, gfmTableHtml } from 'micromark-extension-gfm-table'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import {
  allRules,
  createChecker,
  type Finding,
  type Fix,
  type Found,
  ignoreFixes,
  type Rule,
  type Workspace,
} from '../../server/engine'
import { commentStyle } from '../../server/engine/comment-style'
import { readFrontMatter } from '../../server/engine/read/front-matter'
import { lineStartsOf } from '../../server/engine/read/lines'
import { workspaceOf } from '../harness/fixture'

/** Marks every BAD, and every OTHER, each for a rule with a real rule's name. */
const words: readonly Rule[] = (
  [
    ['links/relative', /BAD/g],
    ['page/brand-spelling', /OTHER/g],
  ] as const
).map(([id, pattern]) => ({
  card: { id, severity: 'warning', summary: '', why: '', examples: [] },
  scope: 'page',
  *check(page): Iterable<Found> {
    for (const { index, 0: word } of page.text.matchAll(pattern))
      yield { span: { start: index, end: index + word.length }, message: word }
  },
}))
const rules = [...words, ...allRules.filter(({ card }) => card.id.startsWith('suppression/'))]
const checker = createChecker(rules)

function workspaceWith(files: Readonly<Record<string, string>>): Workspace {
  return workspaceOf({ files: new Map(Object.entries(files)), marks: [], cursor: undefined })
}

function applied(text: string, { edits }: Fix): string {
  const [edit] = edits
  return text.slice(0, edit!.span.start) + edit!.text + text.slice(edit!.span.end)
}

/** The fixes for the first finding: title -> the whole text. */
function offered(text: string, path: string): Record<string, string> {
  const workspace = workspaceWith({ [path]: text })
  const fixes = ignoreFixes(workspace, checker.checkPage(workspace, path)[0]!)
  const own = fixes.filter(({ edits }) => edits[0]!.path === path)
  return Object.fromEntries(own.map((fix) => [fix.title.replace('Ignore links/relative ', ''), applied(text, fix)]))
}

const LINE = 'on this line'
const FILE = 'in this file'

describe('on the line', () => {
  test.each([
    ['front matter', 'a.md', '---\na: BAD  \n---\n', '---\na: BAD # manual-lens-disable-line links/relative  \n---\n'],
    [
      'quoted',
      'a.md',
      '---\na: "BAD"\r\n---\r\n',
      '---\na: "BAD" # manual-lens-disable-line links/relative\r\n---\r\n',
    ],
    [
      'a comment is there already',
      'a.md',
      '---\na: BAD # why\n---\n',
      '---\n# manual-lens-disable-next-line links/relative\na: BAD # why\n---\n',
    ],
    [
      'a text',
      'a.md',
      '---\na: |\n  x\n  BAD # x\n---\n',
      '---\n# manual-lens-disable-next-line links/relative\na: |\n  x\n  BAD # x\n---\n',
    ],
    ['a list', 'a.md', '---\na:\n  - BAD\n---\n', '---\na:\n  - BAD # manual-lens-disable-line links/relative\n---\n'],
    [
      'a list in brackets',
      'a.md',
      '---\na: [x,\n  BAD]\n---\n',
      '---\na: [x,\n  BAD] # manual-lens-disable-line links/relative\n---\n',
    ],
    [
      'the first of two plain lines',
      'a.md',
      '---\na: BAD\n  more\n---\n',
      '---\n# manual-lens-disable-next-line links/relative\na: BAD\n  more\n---\n',
    ],
    [
      'the second of two plain lines',
      'a.md',
      '---\na: x\n  BAD\n---\n',
      '---\na: x\n  BAD # manual-lens-disable-line links/relative\n---\n',
    ],
    ['the middle of a plain text', 'a.md', '---\na: x\n  BAD\n  more\n---\n', undefined],
    ['the middle of a quotation', 'a.md', '---\na: "x\n  BAD\n  more"\n---\n', undefined],
    ['the fence', 'a.md', '---BAD', '---BAD <!-- manual-lens-disable-line links/relative -->'],
    ['a paragraph', 'a.md', 'x\nBAD  \ny', 'x\nBAD <!-- manual-lens-disable-line links/relative -->  \ny'],
    ['a line that a backslash breaks', 'a.md', 'BAD\\\ny', 'BAD <!-- manual-lens-disable-line links/relative -->\\\ny'],
    [
      'a row',
      'a.md',
      '| a |\n|---|\n| BAD |\n',
      '| a |\n|---|\n| BAD <!-- manual-lens-disable-line links/relative --> |\n',
    ],
    [
      'the head of a table',
      'a.md',
      '|BAD|\n|---|\n',
      '|BAD <!-- manual-lens-disable-line links/relative -->|\n|---|\n',
    ],
    [
      'a heading',
      'a.md',
      'x\r\n\r\n## BAD\r\n',
      'x\r\n\r\n<!-- manual-lens-disable-next-line links/relative -->\r\n## BAD\r\n',
    ],
    [
      'a fence',
      'a.md',
      '> ```sh\n> x\n> BAD\n> ```\n',
      '> <!-- manual-lens-disable-next-line links/relative -->\n> ```sh\n> x\n> BAD\n> ```\n',
    ],
    ['a fence right behind a bullet', 'a.md', '- ```sh\n  BAD\n  ```\n', undefined],
    ['an item', 'a.md', '- x\n- BAD\n', '- x\n- BAD <!-- manual-lens-disable-line links/relative -->\n'],
    [
      'a definition',
      'a.md',
      '[a]\n\n[a]: /BAD\n',
      '[a]\n\n<!-- manual-lens-disable-next-line links/relative -->\n[a]: /BAD\n',
    ],
    ['the address of a link over lines', 'a.md', '[a](\nBAD\n)', undefined],
    [
      'another rule is there already',
      'a.md',
      'BAD OTHER <!-- manual-lens-disable-line page/brand-spelling: so -->',
      'BAD OTHER <!-- manual-lens-disable-line page/brand-spelling, links/relative: so -->',
    ],
    [
      'another rule above',
      'a.yml',
      '# manual-lens-disable-next-line page/brand-spelling\na: BAD OTHER',
      '# manual-lens-disable-next-line page/brand-spelling, links/relative\na: BAD OTHER',
    ],
    ['YAML', 'a.yml', 'a:\n  b: BAD', 'a:\n  b: BAD # manual-lens-disable-line links/relative'],
    [
      'a text in a list',
      'a.yml',
      '- a: x\n  run: |\n    x\n    BAD\n',
      '- a: x\n  # manual-lens-disable-next-line links/relative\n  run: |\n    x\n    BAD\n',
    ],
    [
      'a Helm template',
      'templates/a.yaml',
      '{{- if .x }}\na: BAD\n{{- end }}',
      '{{- if .x }}\na: BAD # manual-lens-disable-line links/relative\n{{- end }}',
    ],
    ['Terraform', 'a.tf', 'a = "BAD"\n', 'a = "BAD" # manual-lens-disable-line links/relative\n'],
    ['a comment in Terraform', 'a.tf', '  # BAD\n', '  # manual-lens-disable-next-line links/relative\n  # BAD\n'],
    ['a comment behind something', 'a.tf', 'a = 1 # BAD\n', undefined],
    ['settings', 'config/.env', 'A=BAD\n', '# manual-lens-disable-next-line links/relative\nA=BAD\n'],
    ['a Dockerfile', 'Dockerfile', 'ENV A BAD\n', '# manual-lens-disable-next-line links/relative\nENV A BAD\n'],
    ['plain text', 'a.txt', 'BAD\n', undefined],
    ['a template', 'a.html.erb', 'BAD\n', undefined],
    ['a here document', 'a.tf', 'a = <<EOF\nBAD\nEOF\n', undefined],
    ['a continued line', 'a.sh', 'x \\\n  BAD\n', undefined],
    ['a quotation over lines', 'a.sh', 'x "\n  BAD\n"', undefined],
    ['JSON', 'a.json', '{ "a": "BAD" }', undefined],
  ])('%s', (_, path, text, expected) => {
    expect(offered(text, path)[LINE]).toBe(expected)
  })
})

describe('for the file', () => {
  test.each([
    [
      'front matter',
      'a.md',
      '---\r\na: BAD\r\n---\r\n',
      '---\r\n# manual-lens-disable-file links/relative\r\na: BAD\r\n---\r\n',
    ],
    ['no front matter', 'a.md', 'BAD', '<!-- manual-lens-disable-file links/relative -->\nBAD'],
    ['front matter that never ends', 'a.md', '---\na: BAD\n', undefined],
    ['a script', 'a.sh', '#!/bin/sh\necho BAD\n', '#!/bin/sh\n# manual-lens-disable-file links/relative\necho BAD\n'],
    [
      'a Dockerfile',
      'Dockerfile',
      '# syntax=x\nRUN BAD\n',
      '# syntax=x\n# manual-lens-disable-file links/relative\nRUN BAD\n',
    ],
    [
      'one more rule',
      'a.yml',
      '# manual-lens-disable-file page/brand-spelling\na: BAD OTHER\n',
      '# manual-lens-disable-file page/brand-spelling, links/relative\na: BAD OTHER\n',
    ],
    [
      'one more rule for another reason',
      'a.yml',
      '# manual-lens-disable-file page/brand-spelling: so\na: BAD OTHER\n',
      '# manual-lens-disable-file links/relative\n# manual-lens-disable-file page/brand-spelling: so\na: BAD OTHER\n',
    ],
    ['plain text', 'a.txt', 'BAD\n', undefined],
    ['JSON', 'a.json', '{ "a": "BAD" }', undefined],
  ])('%s', (_, path, text, expected) => {
    expect(offered(text, path)[FILE]).toBe(expected)
  })
})

describe('in manual-lens.yml', () => {
  const configured = (config: string | undefined, path = 'docs/a.md'): string | undefined => {
    const workspace = workspaceWith({ [path]: 'BAD', ...(config === undefined ? {} : { 'manual-lens.yml': config }) })
    const fix = ignoreFixes(workspace, checker.checkPage(workspace, path)[0]!).find(
      ({ edits }) => edits[0]!.path === 'manual-lens.yml',
    )
    return fix && applied(config ?? '', fix)
  }
  const entry = '- rule: links/relative\n    paths: [docs/a.md]\n'

  test.each([
    ['no file', undefined, `ignore:\n  ${entry}`],
    ['an empty one', '', `ignore:\n  ${entry}`],
    ['comments only', '# mine', `# mine\nignore:\n  ${entry}`],
    ['no list', 'extends: none\n', `extends: none\nignore:\n  ${entry}`],
    ['no list, no last line end', 'extends: none', `extends: none\nignore:\n  ${entry}`],
    [
      'a list in the middle',
      'ignore:\n  - rule: x/y # so\n    paths: [a] # why\n\n# rest\nextends: none\n',
      `ignore:\n  - rule: x/y # so\n    paths: [a] # why\n  ${entry}\n# rest\nextends: none\n`,
    ],
    [
      'a list that is not indented',
      'ignore:\n- rule: x/y',
      'ignore:\n- rule: x/y\n- rule: links/relative\n  paths: [docs/a.md]\n',
    ],
    ['Windows line ends', 'a: b\r\n', 'a: b\r\nignore:\r\n  - rule: links/relative\r\n    paths: [docs/a.md]\r\n'],
    ['a list in brackets', 'ignore: []\n', undefined],
    ['a map in braces', '{ extends: none }', undefined],
    ['nothing that YAML can read', 'a: [', undefined],
    ['no map', '- a', undefined],
  ])('%s', (_, config, expected) => {
    expect(configured(config)).toBe(expected)
  })

  test.each([
    undefined,
    '',
    '# mine',
    'extends: none',
    'Ignores:\n  - rule: page/brand-spelling # so\n    paths: b.md\n',
  ])('then it is not heard: %j', (config) => {
    const files = { 'docs/it’s, a.md': 'BAD OTHER', ...(config === undefined ? {} : { 'manual-lens.yml': config }) }
    const after = configured(config, 'docs/it’s, a.md')!
    const workspace = workspaceWith({ ...files, 'manual-lens.yml': after })
    const all = createChecker([...rules, ...allRules.filter(({ card }) => card.id === 'config/invalid')])
    expect([...all.checkAll(workspace).values()].flat().map(({ rule }) => rule)).toEqual(['page/brand-spelling'])
  })

  test('paths are quoted where they must be, and left alone where they would be patterns', () => {
    expect(configured(undefined, "docs/it's, so.md")).toBe(
      "ignore:\n  - rule: links/relative\n    paths: ['docs/it''s, so.md']\n",
    )
    expect(configured(undefined, 'docs/[a].md')).toBe(undefined)
  })
})

test('comments are written as the file wants them', () => {
  const paths = [
    'a.js',
    'x/Dockerfile.test',
    '.env.staging',
    'a.yml.erb',
    'Gemfile',
    'a.toml',
    'Procfile',
    'a.html.erb',
    'LICENSE',
  ]
  expect(paths.map((path) => commentStyle(path)).map((style) => style && `${style.mark} ${style.behind}`)).toEqual([
    '// true',
    '# false',
    '# false',
    '# true',
    '# true',
    '# false',
    undefined,
    undefined,
    undefined,
  ])
})

test('none for what has to be heard', () => {
  const workspace = workspaceWith({ 'a.md': 'BAD <!-- manual-lens-disable-line links/relativ -->' })
  const [, invalid] = checker.checkPage(workspace, 'a.md')
  expect(invalid?.rule).toBe('suppression/invalid')
  expect(ignoreFixes(workspace, invalid!)).toEqual([])
  expect(ignoreFixes(workspace, { ...invalid!, rule: 'engine/rule-failed' })).toEqual([])
})

test('lines without an end take no time worth telling', () => {
  const line = `x${' '.repeat(100_000)}BAD${' '.repeat(100_000)}y`
  expect(offered(line, 'a.md')[LINE]).toBe(`${line} <!-- manual-lens-disable-line links/relative -->`)
  const words = `BAD ${'manual-lens-disable-line '.repeat(10_000)}`
  expect(offered(`${words}\n`, 'a.tf')[LINE]).toBe(`${words.trimEnd()} # manual-lens-disable-line links/relative \n`)
})

// ---------------------------------------------------------------- any page

const KEYS = [
  'a: BAD',
  'b: "BAD" ',
  "c: 'x # BAD'",
  'd: BAD # note',
  'e: |\n  BAD\n\n  y',
  'f: >-\n   x BAD',
  'g: [x, BAD]',
  'h: [x,\n  BAD,\n  y]',
  'i:\n  - BAD\n  - y: BAD',
  'j: x\n  BAD',
  'k: "x\n  BAD"',
  '# BAD',
  'l: { a: BAD }',
  'm: OTHER BAD',
  'n: &x BAD',
  '',
  'o: "#BAD"',
]
const BLOCKS = [
  'BAD',
  'x BAD\ny',
  'x\nBAD  \ny',
  'BAD\\\nx',
  '# BAD',
  'BAD\n---',
  '- x\n- BAD\n  y',
  '1. BAD',
  '> BAD\n> y',
  '| a | b |\n|---|---|\n| BAD | x |',
  '|BAD|\n|---|\n|x|',
  'a | BAD\n--|--\nx | y',
  '```\nBAD\n```',
  '- x\n\n  ```sh\n  BAD\n  ```',
  '    BAD',
  '[x](/BAD) `BAD`',
  '[x\nBAD](/y)',
  '[x](/y\n"BAD")',
  '`x\nBAD`',
  '[x]: /BAD "t"',
  '[x]',
  '<div>\nBAD\n</div>',
  '<!-- BAD -->',
  'OTHER BAD https://x.example/BAD',
  '* x\n  # BAD',
  'x <b\nc="BAD">',
  '***BAD***',
]

const page = fc
  .record({
    keys: fc.array(fc.constantFrom(...KEYS), { maxLength: 5 }),
    blocks: fc.array(fc.constantFrom(...BLOCKS), { maxLength: 5 }),
    gap: fc.constantFrom('\n', '\n\n'),
    ending: fc.constantFrom('\n', '\r\n'),
    framed: fc.boolean(),
  })
  .map(({ keys, blocks, gap, ending, framed }) =>
    `${framed ? `---\n${keys.map((key) => `${key}\n`).join('')}---\n` : ''}${blocks.join(gap)}`.replaceAll(
      '\n',
      ending,
    ),
  )

/** The data of the front matter, as YAML itself reads it, and the body as HTML without our comments. */
function content(text: string): unknown {
  const { frontMatter, bodyStart } = readFrontMatter(text, lineStartsOf(text))
  const html = micromark(text.slice(bodyStart), {
    allowDangerousHtml: true,
    extensions: [gfmTable()],
    htmlExtensions: [gfmTableHtml()],
  })
  const data =
    frontMatter &&
    parseDocument(text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end), { uniqueKeys: false })
  return {
    data: data && (data.errors.length > 0 ? 'broken' : data.toJS()),
    html: html
      .replace(/\s*<!-- manual-lens-.*?-->/g, '')
      .trim()
      .replace(/\n+/g, '\n'),
  }
}

test('any page: exactly the finding goes, data and text stay', () => {
  let lines = 0
  fc.assert(
    fc.property(page, (text) => {
      const path = 'source/manual/page.html.md'
      const workspace = workspaceWith({ [path]: text })
      const findings = checker.checkPage(workspace, path)
      const before = content(text)
      for (const finding of findings)
        for (const fix of ignoreFixes(workspace, finding)) {
          const [edit] = fix.edits
          if (edit!.path !== path) continue
          expect([edit!.span.start, fix.safe]).toEqual([edit!.span.end, false])
          const after = applied(text, fix)
          const left = checker.checkPage(workspaceWith({ [path]: after }), path)
          const isGone = ({ rule, span }: Finding): boolean =>
            rule === finding.rule && (fix.title.endsWith(FILE) || span.start === finding.span.start)
          // On the line others of the rule may go along; other rules and other lines stay.
          const line = (source: string, offset: number): number => source.slice(0, offset).split(/\r?\n/).length
          const stays = findings.filter(
            (one) =>
              !isGone(one) &&
              (one.rule !== finding.rule || line(text, one.span.start) !== line(text, finding.span.start)),
          )
          const moved = (at: number): number => (edit!.span.start <= at ? at + edit!.text.length : at)
          const block = fix.title.endsWith(LINE) && edit!.text.includes('next-line')
          for (const one of left) expect(one.rule).not.toMatch(/^suppression/)
          expect(left.some(({ rule, span }) => rule === finding.rule && span.start === moved(finding.span.start))).toBe(
            false,
          )
          if (!block)
            expect(left.map(({ rule, span }) => [rule, span.start])).toEqual(
              stays.map(({ rule, span }) => [rule, moved(span.start)]),
            )
          expect(content(after)).toEqual(before)
          if (fix.title.endsWith(LINE)) lines++
        }
    }),
    { numRuns: 200, endOnFailure: true, examples: BLOCKS.map((block): [string] => [block]) },
  )
  expect(lines).toBeGreaterThan(200)
})
