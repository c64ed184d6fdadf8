// Comments that keep findings quiet: which findings they reach, in every kind of file, and what is said of those that do nothing.

import { describe, expect, test } from 'vitest'
import { allRules, type Clone, createChecker, type Finding, type Found, type Rule } from '../../server/engine'
import { findingsOf, parseFixture, workspaceOf } from '../harness/fixture'

/** Marks every BAD for one rule and every WORSE for another; both bear the names of real rules. */
const words: readonly Rule[] = (
  [
    ['links/relative', /BAD/g],
    ['page/brand-spelling', /WORSE/g],
  ] as const
).map(([id, pattern]) => ({
  card: { id, severity: 'warning', summary: '', why: '', examples: [] },
  scope: 'page',
  *check(page): Iterable<Found> {
    for (const { index, 0: word } of page.text.matchAll(pattern))
      yield { span: { start: index, end: index + word.length }, message: word }
  },
}))
const suppression = allRules.filter(({ card }) => card.id.startsWith('suppression/'))
const rules = [...words, ...suppression]

/** `line rule` for every finding, lines from 1. */
function heard(text: string, path = 'source/manual/page.html.md', ids: readonly Rule[] = rules): string[] {
  const workspace = workspaceOf({ files: new Map([[path, text]]), marks: [], cursor: undefined })
  const line = ({ span }: Finding): number => text.slice(0, span.start).split('\n').length
  return createChecker(ids)
    .checkPage(workspace, path)
    .map((one) => `${line(one)} ${one.rule}`)
}

const BAD = 'links/relative'
const WORSE = 'page/brand-spelling'
const UNUSED = 'suppression/unused'

describe('Markdown', () => {
  test.each([
    ['the same line', 'BAD <!-- manual-lens-disable-line links/relative: quoted -->\nBAD', [`2 ${BAD}`]],
    ['only the rule named', 'BAD WORSE <!-- manual-lens-disable-line links/relative -->', [`1 ${WORSE}`]],
    ['several rules', 'BAD WORSE <!-- manual-lens-disable-line links/relative, page/brand-spelling -->', []],
    [
      'several rules, blanks between',
      'BAD WORSE <!-- manual-lens-disable-line links/relative page/brand-spelling -->',
      [],
    ],
    [
      'a reason without its colon',
      'BAD WORSE <!-- manual-lens-disable-line links/relative as quoted -->',
      [`1 ${WORSE}`],
    ],
    [
      'a reason behind dashes',
      'BAD WORSE <!-- manual-lens-disable-line links/relative -- page/brand-spelling -->',
      [`1 ${WORSE}`],
    ],
    ['a group', 'BAD WORSE <!-- manual-lens-disable-line links/* -->', [`1 ${WORSE}`]],
    ['every rule', 'BAD WORSE <!-- manual-lens-disable-line -->\n\nBAD', [`3 ${BAD}`]],
    ['every rule, with a reason', 'BAD WORSE <!-- manual-lens-disable-line: a quotation -->', []],
    ['the next line', '<!-- manual-lens-disable-next-line links/relative -->\nBAD\nBAD', [`3 ${BAD}`]],
    [
      'two above the next line',
      '<!-- manual-lens-disable-next-line links/relative -->\n<!-- manual-lens-disable-next-line page/brand-spelling -->\nBAD WORSE',
      [],
    ],
    [
      'a comment over several lines',
      '<!-- manual-lens-disable-next-line\n  links/relative:\n  quoted -->\nBAD\nBAD',
      [`5 ${BAD}`],
    ],
    [
      'the code block below',
      '<!-- manual-lens-disable-next-line links/relative -->\n```\nBAD\nBAD\n```\nBAD',
      [`6 ${BAD}`],
    ],
    [
      'a row of a table',
      '| a |\n| - |\n| BAD <!-- manual-lens-disable-line links/relative --> |\n| BAD |',
      [`4 ${BAD}`],
    ],
    ['the file, from anywhere', 'BAD\n\n<!-- manual-lens-disable-file links/relative -->', []],
    [
      'a range',
      'BAD\n\n<!-- manual-lens-disable links/relative -->\n\nBAD WORSE\n\n<!-- manual-lens-enable links/relative -->\n\nBAD',
      [`1 ${BAD}`, `5 ${WORSE}`, `9 ${BAD}`],
    ],
    ['a range to the end', 'BAD\n\n<!-- manual-lens-disable -->\n\nBAD\n\nWORSE', [`1 ${BAD}`]],
    [
      'one rule comes back within a range of all',
      '<!-- manual-lens-disable -->\n\nBAD\n\n<!-- manual-lens-enable links/relative -->\n\nBAD WORSE',
      [`7 ${BAD}`],
    ],
    ['code is a sample', '```html\nBAD <!-- manual-lens-disable-line links/relative -->\n```', [`2 ${BAD}`]],
    ['`code` is a sample', 'BAD `<!-- manual-lens-disable-line links/relative -->`', [`1 ${BAD}`]],
    ['words in the middle of a comment', 'BAD <!-- see manual-lens-disable-line links/relative -->', [`1 ${BAD}`]],
    ['other words', 'BAD <!-- manual-lens-baseline.json --> <!-- manual-lens-notes -->', [`1 ${BAD}`]],
    ['a lone carriage return ends a line', 'BAD <!-- manual-lens-disable-line links/relative -->\rBAD', [`1 ${BAD}`]],
    ['Windows line ends', '<!-- manual-lens-disable-next-line links/relative -->\r\nBAD\r\nBAD', [`3 ${BAD}`]],
  ])('%s', (_, text, expected) => {
    expect(heard(text)).toEqual(expected)
  })
})

describe('front matter', () => {
  test.each([
    ['the same line', '---\ntitle: BAD # manual-lens-disable-line links/relative\nother: BAD\n---\n', [`3 ${BAD}`]],
    [
      'the next line',
      '---\n# manual-lens-disable-next-line links/relative: so\ntitle: BAD\nother: BAD\n---\n',
      [`4 ${BAD}`],
    ],
    ['the file', '---\n#manual-lens-disable-file links/relative\ntitle: BAD\n---\nBAD', []],
    ['a quoted # is no comment', '---\ntitle: "BAD # manual-lens-disable-line links/relative"\n---\n', [`2 ${BAD}`]],
    ['text is no comment', '---\ntitle: |\n  BAD # manual-lens-disable-line links/relative\n---\n', [`3 ${BAD}`]],
    [
      'a text below the next line',
      '---\n# manual-lens-disable-next-line links/relative\ntitle: |\n  BAD\n\n  BAD\nother: BAD\n---\n',
      [`7 ${BAD}`],
    ],
  ])('%s', (_, text, expected) => {
    expect(heard(text)).toEqual(expected)
  })
})

describe('other files', () => {
  test.each([
    ['a.yml', 'a: BAD # manual-lens-disable-line links/relative\nb: BAD', [`2 ${BAD}`]],
    ['a.yml', 'a:\n  - b: | # manual-lens-disable-line links/relative\n      BAD\n    c: BAD', [`4 ${BAD}`]],
    ['a.yml', 'a: "\\" # manual-lens-disable-line links/relative BAD"', [`1 ${BAD}`]],
    ['templates/a.yaml', '{{- if .Values.x }}\na: BAD # manual-lens-disable-line links/relative\n{{- end }}', []],
    ['a.tf', 'a = "BAD" # manual-lens-disable-line links/relative\nb = "BAD"', [`2 ${BAD}`]],
    ['a.tf', '// manual-lens-disable-next-line links/relative: so\nb = "BAD"', []],
    ['a.sh', '#!/bin/sh\n# manual-lens-disable-file links/relative\necho BAD', []],
    ['a.sh', 'echo "manual-lens-disable-file links/relative" BAD', [`1 ${BAD}`]],
    ['a.rb', 'a = "BAD" # manual-lens-disable-line links/relative\r\nb = "BAD"', [`2 ${BAD}`]],
    ['a.jsonc', '{ "a": "BAD" } // manual-lens-disable-line links/relative', []],
  ])('%s: %j', (path, text, expected) => {
    expect(heard(text, path)).toEqual(expected)
  })
})

describe('comments that do nothing', () => {
  test.each([
    ['nothing on the line', 'a <!-- manual-lens-disable-line links/relative -->', [`1 ${UNUSED}`]],
    ['one of two', 'BAD <!-- manual-lens-disable-line links/relative, page/brand-spelling -->', [`1 ${UNUSED}`]],
    ['nothing in the file', '<!-- manual-lens-disable-file page/brand-spelling -->\nBAD', [`1 ${UNUSED}`, `2 ${BAD}`]],
    [
      'nothing in the range',
      '<!-- manual-lens-disable links/relative -->\n\na\n\n<!-- manual-lens-enable -->\n\nBAD',
      [`1 ${UNUSED}`, `7 ${BAD}`],
    ],
    ['an end without a beginning', 'BAD\n\n<!-- manual-lens-enable links/relative -->', [`1 ${BAD}`, `3 ${UNUSED}`]],
    [
      'two for the same are both of use',
      '<!-- manual-lens-disable-file links/relative -->\nBAD <!-- manual-lens-disable-line links/relative -->',
      [],
    ],
    ['a rule that has not run', 'a <!-- manual-lens-disable-line front-matter/type -->', []],
    ['a group of which not all have run', 'a <!-- manual-lens-disable-line page/* -->', []],
    ['every rule, but not all have run', 'a <!-- manual-lens-disable-line -->', []],
    [
      'about comments like this one',
      '<!-- manual-lens-disable-file suppression/unused -->\na <!-- manual-lens-disable-line links/relative -->',
      [],
    ],
  ])('%s', (_, text, expected) => {
    expect(heard(text)).toEqual(expected)
  })

  test('every rule, once all have run', () => {
    const text = 'a <!-- manual-lens-disable-line -->'
    const workspace = workspaceOf({ files: new Map([['docs/a.md', text]]), marks: [], cursor: undefined })
    const clone = { files: new Map() } as unknown as Clone
    const { checkPage } = createChecker(allRules)
    const said = checkPage({ ...workspace, clones: new Map([['a/b', clone]]) }, 'docs/a.md')
    expect(said.map(({ rule }) => rule)).toEqual([UNUSED])
    // Without clones it is not known what rules on clones would find.
    expect(checkPage(workspace, 'docs/a.md')).toEqual([])
    expect(heard('a <!-- manual-lens-disable-line links/repository-path -->', 'docs/a.md', allRules)).toEqual([])
  })

  test('silent until everything is read, without a known kind of manual, and for rules that are off', () => {
    const text = 'a <!-- manual-lens-disable-line links/relative -->'
    const fixture = { files: new Map([['docs/a.md', text]]), marks: [], cursor: undefined }
    const workspace = workspaceOf(fixture)
    const { checkPage } = createChecker(rules)
    expect(checkPage(workspace, 'docs/a.md')).toHaveLength(1)
    expect(checkPage({ ...workspace, loaded: false }, 'docs/a.md')).toEqual([])
    expect(checkPage({ ...workspace, profile: undefined }, 'docs/a.md')).toEqual([])
    expect(checkPage({ ...workspace, severities: new Map([['links/relative', 'off']]) }, 'docs/a.md')).toEqual([])
  })

  test('a rule that is off and finds something makes its comment no useless one', () => {
    const fixture = parseFixture(`== manual-lens.yml
rules:
  page/brand-spelling: off
== config/tech-docs.yml
== source/manual/a.html.md
---
owner_slack: "#a-team"
title: Log in
section: Deployment
layout: manual_layout
---

Gov.uk <!-- manual-lens-disable-line -->
`)
    expect(findingsOf(fixture).found).toEqual([])
  })
})

test('a rule that fails is heard whatever a comment says', () => {
  const broken: Rule = {
    ...words[0]!,
    // biome-ignore lint/correctness/useYield: it never gets so far
    *check(): Iterable<Found> {
      throw new Error('oh')
    },
  }
  expect(heard('<!-- manual-lens-disable-file -->', 'docs/a.md', [broken])).toEqual(['1 engine/rule-failed'])
})

test('removing what does nothing leaves the rest as it was', () => {
  const removed = (text: string, path: string): string => {
    const workspace = workspaceOf({ files: new Map([[path, text]]), marks: [], cursor: undefined })
    const findings = createChecker(rules).checkPage(workspace, path)
    return findings.reduceRight((after, { fixes }) => {
      const edit = fixes[0]?.edits[0]
      return edit ? after.slice(0, edit.span.start) + edit.text + after.slice(edit.span.end) : after
    }, text)
  }
  expect(removed('a <!-- manual-lens-disable-line links/relative -->  \nb', 'a.md')).toBe('a  \nb')
  expect(removed('| a <!-- manual-lens-disable-line links/relative --> |', 'a.md')).toBe('| a |')
  expect(removed('a\r\n  <!-- manual-lens-disable-next-line links/relative -->\r\nb', 'a.md')).toBe('a\r\nb')
  expect(removed('> <!-- manual-lens-disable-next-line links/relative -->\n> b', 'a.md')).toBe('>\n> b')
  expect(removed('a: 1\n# manual-lens-disable-next-line links/*, links/relative: so\nb: 1', 'a.yml')).toBe(
    'a: 1\n# manual-lens-disable-next-line links/*: so\nb: 1',
  )
  expect(removed('a: 1 # manual-lens-disable-line links/relative', 'a.yml')).toBe('a: 1')
})

test('ten thousand comments and findings take no time worth telling', () => {
  const four =
    '<!-- manual-lens-disable-next-line links/relative -->\nBAD\n<!-- manual-lens-disable page/brand-spelling -->\n<!-- manual-lens-enable -->\n'
  const fixture = { files: new Map([['a.md', four.repeat(10_000)]]), marks: [], cursor: undefined }
  expect(findingsOf(fixture, rules).findings.length).toBe(10_000)
})
