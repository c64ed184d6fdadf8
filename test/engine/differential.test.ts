// Keeps our Markdown reader honest: it says what micromark says, but for what is listed here.

import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFrontMatter } from '../../server/engine/read/front-matter'
import { lineStartsOf } from '../../server/engine/read/lines'
import { micromarkSays, weSay } from '../harness/mdast'

const CORPUS = join(__dirname, '../../../shared/corpus')

/** What only one of the two says. */
function difference(text: string): { readonly micromark: string[]; readonly ours: string[] } {
  const lineStarts = lineStartsOf(text)
  const { bodyStart } = readFrontMatter(text, lineStarts)
  const micromark = micromarkSays(text, bodyStart)
  const ours = weSay(text, bodyStart, lineStarts)
  return {
    micromark: micromark.filter((one) => !ours.includes(one)),
    ours: ours.filter((one) => !micromark.includes(one)),
  }
}

/**
 * Where ours differs on purpose. ERB is run before the page is Markdown, so its tags are neither text nor address; and
 * Redcarpet, which renders the manual, takes `[text] (address)` as a link, across a line's end too.
 */
const EXCEPTIONS: Readonly<Record<string, { readonly micromark: number; readonly ours: number }>> = {
  'govuk-developer-docs/source/apps.html.md.erb': { micromark: 2, ours: 0 },
  'govuk-developer-docs/source/repos.html.md.erb': { micromark: 2, ours: 0 },
  'govuk-developer-docs/source/repos/by-team-and-type.html.md.erb': { micromark: 1, ours: 0 },
  'govuk-developer-docs/source/templates/schema_template.html.md.erb': { micromark: 3, ours: 3 },
  'govuk-developer-docs/source/analytics/progress.html.md.erb': { micromark: 1, ours: 1 },
  'govuk-helm-charts/docs/adding-an-app.md': { micromark: 0, ours: 1 },
}

test.skipIf(!existsSync(CORPUS))('every page of the corpus reads as micromark reads it', () => {
  const pages = readdirSync(CORPUS, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.md(?:\.erb)?$/.test(path),
  )
  const found: Record<string, { micromark: number; ours: number }> = {}
  const said: string[] = []
  for (const path of pages) {
    const { micromark, ours } = difference(readFileSync(join(CORPUS, path), 'utf8'))
    if (micromark.length + ours.length === 0) continue
    found[path] = { micromark: micromark.length, ours: ours.length }
    if (!(path in EXCEPTIONS)) said.push(path, ...micromark.map((one) => `- ${one}`), ...ours.map((one) => `+ ${one}`))
  }
  expect(said).toEqual([])
  expect(found).toEqual(EXCEPTIONS)
  expect(pages.length).toBeGreaterThan(300)
})

/** Pieces that meet in odd ways. No ERB and no `[a] (b)`, where we differ on purpose. */
const PIECES = [
  ...[
    'a',
    'b ',
    'word',
    ' ',
    '  ',
    '    ',
    '\t',
    '\n',
    '\n',
    '\n\n',
    '\\',
    '!',
    '*',
    '_',
    '&amp;',
    '|',
    '-',
    '---',
    '===',
    '\n| a | b |\n|---|---|\n',
  ],
  ...[
    '# ',
    '## ',
    '#',
    ' #',
    '> ',
    '>',
    '- ',
    '* ',
    '1. ',
    '1) ',
    '`',
    '``',
    '```',
    '~~~',
    '\n```\n',
    '\n~~~ sh\n',
    '[',
    ']',
    '(',
    ')',
    '](',
    '][',
    '[]',
  ],
  ...[
    '<',
    '>',
    '<b>',
    '</b>',
    '<div>',
    '<!-- ',
    '-->',
    '<https://a.b/c>',
    '"',
    "'",
    '[a]: /b\n',
    '[b]: <c d> "e"\n',
    '[a]',
    '[x](/y)',
    '![i](j.png)',
    '[a][b]',
    '/u',
    '\r\n',
  ],
] as const

/**
 * Where micromark leaves CommonMark: parentheses inside a title in parentheses (4.7 rules them out), and text behind a
 * list item or quotation that is empty, which it takes for a lazy line of the paragraph that isn't there (5.1),
 * and a shortcut in front of a bracket that begins no label (6.3).
 */
const MICROMARKS_OWN = /[ \t\r\n]\([^)]*\(|(?:^|[\r\n])(?:[ \t]*(?:[-*>]|1[.)]))+[ \t]*[\r\n]|\]\[(?![^[\]\\]*\])/

test('text thrown together reads as micromark reads it', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 24, size: 'max' }), (pieces) => {
      const text = `${pieces.join('').replace(/\] \(/g, '](')}\n`
      fc.pre(!/\]\s\(/.test(text) && !MICROMARKS_OWN.test(text))
      expect(difference(`\n${text}`)).toEqual({ micromark: [], ours: [] })
    }),
    { numRuns: Number(process.env.MANUAL_LENS_RUNS ?? 5_000), seed: 20261124 },
  )
})
