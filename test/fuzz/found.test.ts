// Inputs on which a promise was broken once.

import { expect, test } from 'vitest'
import { brokenBy } from './promises'

const PAGE = 'source/manual/page.html.md'

test.each([
  ['a heading without words', PAGE, '# '],
  ['a heading without words, closed', PAGE, '##  ##'],
  ['a second YAML document in the front matter', PAGE, '---\nsection:\n--- m\n---'],
])('%s', (_, path, text) => {
  expect(brokenBy({ path, text, at: [0, 0.25, 0.5, 0.75, 1] })).toEqual([])
})
