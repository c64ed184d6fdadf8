// Front matter is read alike from the lines that it can be in and from all of them.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { frontLinesOf } from '../../server/engine/read/front-lines'
import { readFrontMatter } from '../../server/engine/read/front-matter'
import { lineStartsOf } from '../../server/engine/read/lines'

const line = fc.constantFrom(
  ...['---', '...', '--- ', '...\t', '----', '--- more', '-- -', ' ---', '—--', '', '', ' ', '# comment', '- item'],
  ...['title: Deploy', 'owner: "#team"', 'list:', '  - one', 'text: |', '  ---', 'prose', '“quoted”', '{', '\ufeff---'],
)
const ending = fc.oneof({ weight: 12, arbitrary: fc.constant('\n') }, fc.constantFrom('\r\n', '\r', '\u2028', '\n\n'))
const texts = fc
  .array(fc.tuple(line, ending), { maxLength: 14 })
  .chain((lines) => fc.boolean().map((cut) => [cut ? [['---', '\n'] as const, ...lines] : lines, cut] as const))
  .map(([lines, isCut]) =>
    lines
      .map((one) => one.join(''))
      .join('')
      .slice(0, isCut ? undefined : -1),
  )

test('as from all lines', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const few = frontLinesOf(text)
      const all = lineStartsOf(text)
      expect(few).toEqual(all.slice(0, few.length))
      expect(readFrontMatter(text, few)).toEqual(readFrontMatter(text, all))
    }),
    { numRuns: 4_000, seed: 5 },
  )
})

test('a page without front matter, or with a short one, is not gone through', () => {
  const body = 'A line of text.\n'.repeat(1_000)
  expect(frontLinesOf(body)).toHaveLength(9)
  expect(frontLinesOf(`---\ntitle: Deploy\n---\n${body}`)).toHaveLength(4)
})
