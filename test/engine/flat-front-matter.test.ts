// The quick reader of front matter says what the YAML library says, or nothing.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Entry } from '../../server/engine/model'
import { flatEntries } from '../../server/engine/read/flat-front-matter'
import { readFrontMatter } from '../../server/engine/read/front-matter'
import { lineStartsOf } from '../../server/engine/read/lines'
import { parseYaml } from '../../server/engine/read/parse-yaml'
import { entriesOf } from '../../server/engine/read/yaml'

/** What the YAML library says of a block; undefined where it can't read it. */
function slowly(source: string, offset: number): readonly Entry[] | undefined {
  const document = parseYaml(source, { uniqueKeys: false, version: '1.1', prettyErrors: false, logLevel: 'silent' })
  return document.errors.length > 0 ? undefined : entriesOf(document, source, offset)
}

/** Whether the quick reader took the block; then both agree. */
function isTaken(source: string, offset = 4): boolean {
  const quickly = flatEntries(source, offset)
  if (quickly) expect({ source, entries: quickly }).toEqual({ source, entries: slowly(source, offset) })
  return quickly !== undefined
}

const EXAMPLES = join(__dirname, '../../examples')
/** Other folders to compare on, by hand. */
const MORE = process.env.MANUAL_LENS_PAGES?.split(':') ?? []

test('on every page of the examples', () => {
  let pages = 0
  let taken = 0
  for (const folder of [EXAMPLES, ...MORE])
    for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:md|markdown)(?:\.erb)?$/.test(path)) continue
      const text = readFileSync(join(folder, path), 'utf8')
      const block = readFrontMatter(text, lineStartsOf(text)).frontMatter?.contentSpan
      if (!block) continue
      pages++
      for (const whole of [text, text.replace(/\r?\n/g, '\r\n')]) {
        const { contentSpan } = readFrontMatter(whole, lineStartsOf(whole)).frontMatter!
        if (isTaken(whole.slice(contentSpan.start, contentSpan.end), contentSpan.start)) taken++
      }
    }
  expect(pages).toBeGreaterThan(5)
  expect(taken).toBeGreaterThan(pages)
})

const KEYS = [
  'title',
  'owner_slack',
  'A-b',
  '_',
  'x1',
  'y',
  'Yes',
  'null',
  'on',
  'k'.repeat(100),
  '1a',
  'a b',
  'é',
  '-',
  '?',
  '<<',
  '"a"',
]
const SCALARS = [
  ...[
    'word',
    'Two words',
    '6 months',
    '#channel',
    '/manual.html',
    'http://a.b/c#d',
    'a:b',
    'a: b',
    'a:',
    'a #b',
    'a#b',
    'it’s',
    'a\u00a0',
  ],
  ...['true', 'True', 'FALSE', 'no', 'Off', 'y', 'N', 'null', 'NULL', '~', '', 'yes!', 'onward', 'nullable'],
  ...[
    '0',
    '1',
    '10',
    '007',
    '-1',
    '+1',
    '1.5',
    '.5',
    '1e3',
    '1_000',
    '0x1f',
    '0b1',
    '12:30',
    '1:30:00.5',
    '123456789',
    '1234567890123',
    '.inf',
    '.nan',
  ],
  ...[
    '2024-01-02',
    '2024-1-2',
    '2024-99-99',
    '2024-01-02 10:00:00',
    '2001-12-14t21:59:43.10-05:00',
    '3 o’clock',
    '1st',
    '6 y',
  ],
  ...['"double"', '"a: b # c"', '""', '"\\n"', '"a" b', '"', "'single'", "'it''s'", "''", "'"],
  ...[
    '[a]',
    '[a, b-c]',
    '[ a , b/c.d ]',
    '[yes, a]',
    '[]',
    '[a, ]',
    '[a b]',
    '[a: b]',
    '["a"]',
    '[a',
    '{a: b}',
    '[a-, b.]',
    '[a]b',
  ],
  ...[
    '&a b',
    '*a',
    '!t a',
    '|',
    '>',
    '@a',
    '`a`',
    '%a',
    '- a',
    '? a',
    '= a',
    '<<',
    'a\tb',
    'a\0b',
    'a\vb',
    '\ufeffa',
    'a\u2028b',
    'a\x85',
  ],
]
const BEHIND = ['', '', '', ' ', '   ', ' # comment', '\t', '\r']
const OTHERS = [
  '',
  '# comment',
  '#',
  ' # comment',
  ' ',
  '\t',
  '  deeper',
  '- item',
  '---',
  '...',
  '%YAML 1.2',
  'a: b: c',
  '#\0',
  'text',
]

const scalar = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...SCALARS) },
  { weight: 1, arbitrary: fc.stringMatching(/^[-+.:_0-9A-Za-z /#'"[\],]{1,12}$/) },
  { weight: 1, arbitrary: fc.string({ maxLength: 8, unit: 'grapheme' }) },
)
const entry = fc
  .tuple(
    fc.constantFrom(...KEYS),
    fc.constantFrom(':', ': ', ': ', ': ', ':  ', ' : '),
    scalar,
    fc.constantFrom(...BEHIND),
  )
  .map((pieces) => pieces.join(''))
const line = fc.oneof({ weight: 8, arbitrary: entry }, { weight: 1, arbitrary: fc.constantFrom(...OTHERS) })
const block = fc
  .tuple(fc.array(line, { maxLength: 6 }), fc.constantFrom('\n', '\n', '\r\n'), fc.constantFrom('', 'end'))
  .map(([lines, newline, end]) => (end === '' ? lines.join(newline) : lines.map((each) => each + newline).join('')))

test('on blocks thrown together', () => {
  let taken = 0
  const runs = Number(process.env.MANUAL_LENS_RUNS ?? 10_000)
  fc.assert(
    fc.property(block, (source) => {
      // As front matter is handed in: a lone carriage return is a line ending.
      if (isTaken(source.replace(/\r(?!\n)/g, '\n'))) taken++
    }),
    { numRuns: runs, seed: 20261125 },
  )
  // It would prove nothing if the quick reader declined them all.
  expect(taken).toBeGreaterThan(runs / 10)
})

test.each([
  ['title: A page\nowner_slack: "#team"\nlayout: manual_layout\n', true],
  ['# comment\n\nlast_reviewed_on: 2024-01-02\nreview_in: 6 months\nweight: 10\n', true],
  ["title: 'Quoted'\r\nparent:\r\nrelated_repos: [search-api, search-api-v2]\r\nhide: true", true],
  ['', true],
  ['title: yes', false],
  ['yes: title', false],
  ['time: 12:30', false],
  ['title: Restore: a backup', false],
  ['title: a # comment', false],
  ['list:\n- a\n', false],
  ['title: a\n  b\n', false],
  [`${'k'.repeat(101)}: a`, false],
])('takes what is flat and leaves the rest: %j', (source, taken) => {
  expect(isTaken(source)).toBe(taken)
})
