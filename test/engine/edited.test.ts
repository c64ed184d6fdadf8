// A page read again after an edit, by what it was before, is the page read from scratch.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Page } from '../../server/engine/model'
import { differenceOf } from '../../server/engine/read/difference'
import { readPage } from '../../server/engine/read/page'

const PATH = 'source/manual/page.html.md'
/** What stands here is not at hand for the other. */
const OTHER = 'source/manual/other.html.md'
const RUNS = Number(process.env.EDITED_RUNS ?? 300)

/** All that is read of a page. */
function readingOf({ text, frontMatter, problems, lineStarts, headings, links, definitions, code, comments }: Page) {
  return { text, frontMatter, problems, lineStarts, headings, links, definitions, code, comments }
}

/** What meets in odd ways, and what is long enough for several places at which reading can begin. */
const PIECES = [
  ...'a| |\t|\n|\r\n|\r|\n\n|\\|!|*|_|||- |-|1. |> |    |# |## |#|===\n|---\n|`|``|```|~~~|\n```\n|\n~~~ sh\n|[|]|(|)|](|][|[]'.split(
    '|',
  ),
  ...'<|>|<b>|<div>|</div>\n|<!-- |-->|<!-- x -->|<pre>|</pre>|<a href="/x">|<%|%>|<% x %>\n|<%= y %>|"|<https://a.b/c>'.split(
    '|',
  ),
  ...'https://a.b/c |www.a.b |[x](/y)|![i](j.png)|[a]|[a][b]|[b]: /c\n|[a]: <d e> "f"\n|[a] (/b)|Title\n===\n|\n| a | b |\n|---|---|\n| `c` | [d](e) |\n'.split(
    '|',
  ),
  '| a | b |\n|---|---|\n| `c` | [d](e) |\n',
  ...[7, 60, 400].map((count) => `${'Words that say nothing, '.repeat(count)}\n\n`),
  ...[9, 80].map(
    (count) =>
      `## Heading with \`code\`\n\nSee [this](/that.html#x) or <b>\n${'more, '.repeat(count)}.\n\n- one\n- two\n\n`,
  ),
  `\`\`\`sh\n${'gds govuk connect\n'.repeat(40)}\`\`\`\n\n`,
]

const soup = (most: number) =>
  fc.array(fc.constantFrom(...PIECES), { maxLength: most, size: 'max' }).map((all) => all.join(''))
const frontMatter = fc.constantFrom('', '---\ntitle: A\n---\n', '---\ntitle: [\n---\n\n', '---\ntitle: A\n')
/** Where, how much is taken out, and what is put in. */
const edits = fc.array(
  fc.tuple(fc.nat(), fc.oneof(fc.constant(0), fc.nat({ max: 12 }), fc.nat({ max: 3000 })), soup(3)),
  {
    minLength: 1,
    maxLength: 6,
  },
)

test('after any edits', () => {
  let read = 0
  fc.assert(
    fc.property(frontMatter, soup(60), edits, (front, body, changes) => {
      let page = readPage(PATH, front + body)
      expect(page.links).toBeDefined()
      for (const [at, length, put] of changes) {
        const start = at % (page.text.length + 1)
        const text = page.text.slice(0, start) + put + page.text.slice(start + length)
        const before: Page = page
        page = readPage(PATH, text, before)
        expect(readingOf(page)).toEqual(readingOf(readPage(OTHER, text)))
        // What stood in front is the very same where only the rest was read.
        if (before.links.length > 0 && page.links[0] === before.links[0]) read++
      }
    }),
    { numRuns: RUNS },
  )
  expect(read).toBeGreaterThan(RUNS / 50)
})

test('the difference of two texts is the shortest stretch', () => {
  const long = 'x'.repeat(5000)
  const text = fc.array(fc.constantFrom('a', 'b', long), { maxLength: 8 }).map((all) => all.join(''))
  fc.assert(
    fc.property(text, text, (before, now) => {
      const { start, endBefore, end } = differenceOf(before, now)
      expect(before.slice(0, start) + now.slice(start, end) + before.slice(endBefore)).toBe(now)
      expect(start <= endBefore && start <= end).toBe(true)
      const isSame = endBefore === start || end === start
      expect(isSame || (before[start] !== now[start] && before[endBefore - 1] !== now[end - 1])).toBe(true)
    }),
  )
})
