// Front matter: where it is, what is in it, and what is wrong with it, whatever the text.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Page } from '../../server/engine'
import { readPage } from '../../server/engine/read/page'

const CORPUS = join(__dirname, '../../../shared/corpus')
const read = (text: string): Page => readPage('source/manual/page.html.md', text)
const entries = (text: string) =>
  read(text).frontMatter?.entries.map(({ key, value, kind, valueSpan }) => [
    key,
    value,
    kind,
    text.slice(valueSpan.start, valueSpan.end),
  ])
const problems = (text: string) => read(text).problems.map(({ code, span }) => [code, text.slice(span.start, span.end)])

test('keys and values with their spans', () => {
  const text =
    '---\nowner_slack: "#a"\ntitle:   Deploy it  \nold_paths:\n  - /a.html\n  - /b.html\nweight: 3\nindex: yes\nlast_reviewed_on: 2026-01-02\nempty:\n---\nText\n'
  expect(entries(text)).toEqual([
    ['owner_slack', '#a', 'string', '"#a"'],
    ['title', 'Deploy it', 'string', 'Deploy it'],
    ['old_paths', ['/a.html', '/b.html'], 'list', '- /a.html\n  - /b.html'],
    ['weight', 3, 'number', '3'],
    // Ruby reads YAML 1.1.
    ['index', true, 'boolean', 'yes'],
    ['last_reviewed_on', '2026-01-02', 'date', '2026-01-02'],
    ['empty', null, 'null', ''],
  ])
  const { frontMatter } = read(text)
  expect(frontMatter?.entries.every(({ key, keySpan }) => text.slice(keySpan.start, keySpan.end) === key)).toBe(true)
  expect([frontMatter?.closed, text.slice(frontMatter!.span.start, frontMatter!.span.end)]).toEqual([
    true,
    text.slice(0, text.indexOf('\nText')),
  ])
})

test('an unquoted # is a comment behind an empty value', () => {
  const text = '---\nowner_slack: #team\ntitle: A # really\n---\n'
  const [owner, title] = read(text).frontMatter!.entries
  expect([owner?.kind, owner?.comment?.text, text.slice(0, owner?.valueSpan.start)]).toEqual([
    'null',
    '#team',
    '---\nowner_slack:',
  ])
  expect([title?.value, title?.comment]).toEqual(['A', { span: { start: 32, end: 40 }, text: '# really' }])
})

test.each(['\r\n', '\r', '\n'])('line endings %j, with a byte order mark', (ending) => {
  const text = `\ufeff---\ntitle: A\nsection: B\n---\n# H\n`.replaceAll('\n', ending)
  const { frontMatter, headings, problems: found } = read(text)
  expect(found).toEqual([])
  expect(
    frontMatter?.entries.map(({ key, value, keySpan }) => [key, value, text.slice(keySpan.start, keySpan.end)]),
  ).toEqual([
    ['title', 'A', 'title'],
    ['section', 'B', 'section'],
  ])
  expect(headings.map(({ text: words }) => words)).toEqual(['H'])
})

describe('no front matter', () => {
  test.each([
    ['nothing', ''],
    ['text', 'Some text\n---\nmore\n'],
    ['a thematic break', '---\n\nSome text.\n\n---\n'],
    ['a break and words with a colon', '---\nNote: read this.'],
  ])('%s', (name, text) => {
    const { frontMatter, problems: found } = read(text)
    if (name === 'a break and words with a colon')
      expect(found.map(({ code }) => code)).toEqual(['front-matter-unclosed'])
    else expect([frontMatter, found]).toEqual([undefined, []])
  })
})

describe('what is wrong', () => {
  test.each([
    ['never closed', '---\ntitle: A\n\nText\n', [['front-matter-unclosed', '---']]],
    ['closed by dots', '---\ntitle: A\n...\nText\n', []],
    ['a colon', '---\ntitle: A: b\n---\n', [['front-matter-yaml', 'A: b']]],
    ['a reserved sign', '---\nowner_slack: @me\n---\n', [['front-matter-yaml', '@me']]],
    ['a quotation mark', "---\ntitle: 'it's'\n---\n", [['front-matter-yaml', "s'"]]],
    ['a tab', '---\na:\n\tb: 1\n---\n', [['front-matter-tab', '\t']]],
    ['a list', '---\n- a\n---\n', [['front-matter-not-a-map', '- a']]],
    ['a sentence', '---\nSome words\n---\n', [['front-matter-not-a-map', 'Some words']]],
    ['a line without a key', '---\ntitle: A\nwords\n---\n', [['front-matter-yaml', 'words']]],
    ['twice', '---\na: 1\nb: 2\na: 3\n---\n', [['front-matter-duplicate-key', 'a']]],
    ['four dashes', '----\ntitle: A\n---\n', [['front-matter-delimiter', '----']]],
    ['a blank line before it', '\n---\ntitle: A\n---\n', [['front-matter-delimiter', '---']]],
    ['a heading before it', '# A\n\n---\nowner_slack: b\ntitle: A\n---\n', [['front-matter-delimiter', '---']]],
    ['a line below a heading', '# A\n---\nNote: b\n---\n', []],
    ['a line and a paragraph below a heading', '# A\n---\ntitle: b\n\ntext\n---\n', []],
    ['a blank in front', ' ---\ntitle: A\n---\n', [['front-matter-delimiter', ' ---']]],
    ['nothing', '---\n---\n', []],
    ['only a comment', '---\n# to do\n---\n', []],
  ])('%s', (_, text, expected) => expect(problems(text)).toEqual(expected))

  test('YAML that can’t be read still has its keys', () => {
    expect(entries('---\ntitle: A: b\nowner_slack: #team\nsection: "C"\n---\n')).toEqual([
      ['title', 'A: b', 'string', 'A: b'],
      ['owner_slack', null, 'null', ''],
      ['section', 'C', 'string', '"C"'],
    ])
  })

  test('aliases that stand for gigabytes are not followed', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]']
    for (let n = 1; n < 30; n++)
      lines.push(
        `a${n}: &a${n} [${Array(9)
          .fill(`*a${n - 1}`)
          .join(', ')}]`,
      )
    expect(read(`---\n${lines.join('\n')}\n---\n`).frontMatter?.entries.length).toBe(30)
  })
})

test('files that are no text, or too long, say so', () => {
  expect(problems('---\ntitle: A\n---\nA \0 B \ufffd\n')).toEqual([['encoding', '\0']])
  expect(problems('A \ufffd B\n')).toEqual([['encoding', '\ufffd']])
  const long = read(`---\ntitle: A\n---\n${'# Words\n'.repeat(700_000)}`)
  expect([long.headings.length, long.frontMatter?.entries.length, long.problems.map(({ code }) => code)]).toEqual([
    0,
    1,
    ['too-large'],
  ])
})

test('any text gives spans that lie in it, and no exception', () => {
  const piece = fc.constantFrom(
    '---',
    '\n',
    '\r\n',
    'a: ',
    'b',
    ': ',
    '- ',
    '"',
    "'",
    '#',
    '[',
    ']',
    '{',
    '}',
    '|',
    '>',
    '&x',
    '*x',
    '\t',
    ' ',
    '...',
    '\ufeff',
    '```',
    '<!--',
    '%',
    '@',
    '\0',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(piece, { maxLength: 30, size: 'max' }).map((all) => `---\n${all.join('')}`),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        const page = read(text)
        const spans = [
          ...page.problems.map(({ span }) => span),
          ...(page.frontMatter ? [page.frontMatter.span, page.frontMatter.contentSpan] : []),
          ...(page.frontMatter?.entries ?? []).flatMap(({ keySpan, valueSpan, comment }) => [
            keySpan,
            valueSpan,
            ...(comment ? [comment.span] : []),
          ]),
          ...[...page.headings, ...page.links, ...page.definitions, ...page.code].map(({ span }) => span),
        ]
        for (const { start, end } of spans)
          expect(0 <= start && start <= end && end <= text.length, `${start}-${end} in ${JSON.stringify(text)}`).toBe(
            true,
          )
      },
    ),
    { numRuns: 3_000, seed: 20261124 },
  )
})

test.skipIf(!existsSync(CORPUS))('every page of the corpus has the values that YAML has', () => {
  const said: string[] = []
  let count = 0
  for (const path of readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.md(?:\.erb)?$/.test(name),
  )) {
    const text = readFileSync(join(CORPUS, path), 'utf8')
    const page = readPage(path, text)
    if (page.problems.length > 0) said.push(`${path}: ${page.problems.map(({ code }) => code)}`)
    if (!page.frontMatter) continue
    const { contentSpan } = page.frontMatter
    const wanted = parse(text.slice(contentSpan.start, contentSpan.end), { uniqueKeys: false }) as object
    expect(Object.fromEntries(page.frontMatter.entries.map(({ key, value }) => [key, value])), path).toEqual(wanted)
    count++
  }
  expect(said).toEqual([
    'govuk-developer-docs/source/manual/alerts/whitehall-scheduled-publishing.html.md.erb: front-matter-duplicate-key',
  ])
  expect(count).toBeGreaterThan(200)
})
