// Whether an edit leaves a page's anchors as they were, told by what is near it, is what comparing all of them tells.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '../../server/engine/model'
import { readPage } from '../../server/engine/read/page'
import { looseIn, namedIn, withTitle } from '../../server/engine/site/anchors'
import { sameAnchors } from '../../server/engine/site/same-anchors'

const PATH = 'source/manual/page.html.md'
const PIECES =
  'a|b |\n|\n\n|\r\n|# |## |#|#x|\n#Loose\n|\n  ##Also loose ##\n|    |\n```\n|\n~~~\n|`|<|>|<a id="x">|<b name=y>|id="z"|="|\n# Heading\n|\nTitle\n===\n|- |# <%= current_page.data.title %>\n|# ![alt](x.png) b\n|<!-- | -->|<pre>\n|</pre>\n|text\n\n'.split(
    '|',
  )

/** All that sites make anchors of. */
function shownBy(page: Page): unknown {
  return [
    page.headings.map((heading) => [heading.level, heading.text, withTitle(heading, page).text]),
    namedIn(page).map(({ id }) => id),
    looseIn(page).map(({ words }) => words),
  ]
}

test('after any edit', () => {
  const soup = (most: number) =>
    fc.array(fc.constantFrom(...PIECES), { maxLength: most, size: 'max' }).map((all) => all.join(''))
  const runs = { same: 0, other: 0 }
  fc.assert(
    fc.property(
      fc.constantFrom('', '---\ntitle: A\n---\n'),
      soup(30),
      fc.nat(),
      fc.nat({ max: 9 }),
      soup(2),
      (front, body, at, length, put) => {
        const before = readPage(PATH, front + body)
        const start = at % (before.text.length + 1)
        const text = before.text.slice(0, start) + put + before.text.slice(start + length)
        const after = readPage(PATH, text, before)
        const isSame = JSON.stringify(shownBy(before)) === JSON.stringify(shownBy(after))
        expect({ before: before.text, text, isSame: sameAnchors(before, after) }).toEqual({
          before: before.text,
          text,
          isSame,
        })
        runs[isSame ? 'same' : 'other']++
      },
    ),
    { numRuns: Number(process.env.EDITED_RUNS ?? 1_000) },
  )
  expect(Math.min(runs.same, runs.other)).toBeGreaterThan(100)
})
