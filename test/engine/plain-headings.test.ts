// The quick look at anchors says nothing that the reader of Markdown doesn't.

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../server/engine/read/page'
import { type AnchorStyle, anchorsOf, headingAnchor } from '../../server/engine/site/anchors'
import { hasPlainHeading } from '../../server/engine/site/plain-headings'

const STYLES: readonly AnchorStyle[] = [
  'developer-docs',
  'developer-docs-2019',
  'developer-docs-2017',
  'tech-docs',
  'github',
]

const PIECES = [
  '# Get access',
  '## Get access',
  '### What’s new?',
  "## What's (not) new: v1.2",
  '#No heading',
  ' ## Moved in',
  '## *Bold* words',
  '## Trailing ##',
  '####### Seven',
  '',
  '',
  '',
  'Words of a paragraph',
  '---',
  '```',
  '```sh',
  '````',
  '~~~',
  '  ```',
  '   ```',
  '   ~~~ ruby',
  '    ```',
  '\t```',
  '- item',
  '1. item',
  '   more of it',
  '  ',
  '- ```',
  '> quoted',
  '> ```',
  '``` a ` b',
  'a ``` b',
  '<div>',
  '</div>',
  '<pre>',
  '</pre>',
  '<!--',
  '-->',
  '<%',
  '%>',
  '| a | b |',
  '| - | - |',
  '[a]: /x "title',
  '"',
]

const headings = PIECES.flatMap((line) => /^ *#+ (.*)$/.exec(line)?.[1] ?? [])

describe('plain headings', () => {
  test('whatever stands round a line, it is taken for a heading only if it is one', () => {
    const lines = fc.array(fc.constantFrom(...PIECES), { maxLength: 24 })
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n'), fc.constantFrom(...STYLES), (some, ending, style) => {
        const page = readPage('source/a.html.md', some.join(ending))
        const all = anchorsOf(page, style).headings
        for (const words of headings) {
          const anchor = headingAnchor(words, style)
          if (hasPlainHeading(page, anchor, style)) expect(all).toContain(anchor)
        }
      }),
      { numRuns: 5000 },
    )
  })

  test('those behind lists with code and behind fences are found', () => {
    const text =
      '---\ntitle: A\n---\n\n# One\n\n1. Run\n\n   ```sh\n   # no\n   ```\n\n## Two, and a bit\n\n```\n\n# No\n```\n\n## 3. Three\n'
    const page = readPage('source/a.html.md', text)
    const found = (anchor: string) => hasPlainHeading(page, anchor, 'tech-docs')
    expect(['one', 'two-and-a-bit', '3-three', 'no', 'ne'].map(found)).toEqual([true, true, true, false, false])
  })

  test('the names are those of the style', () => {
    const page = readPage('source/a.html.md', '## GOV.UK’s\n\n## The v1.2 of it\n')
    expect(STYLES.map((style) => hasPlainHeading(page, headingAnchor('The v1.2 of it', style), style))).toEqual([
      true,
      true,
      true,
      true,
      true,
    ])
    expect(hasPlainHeading(page, headingAnchor('GOV.UK’s', 'github'), 'github')).toBe(false)
  })
})
