// Addresses on GitHub: what they lead to.

import { expect, test } from 'vitest'
import { githubLinksIn, githubTarget, isPinned } from '../../server/engine/github'
import { readPage } from '../../server/engine/read/page'

const SHA = '0123456789abcdef0123456789abcdef01234567'

test.each([
  ['https://github.com/a/b', 'a/b repository'],
  ['http://www.github.com/a/b.git', 'a/b repository'],
  ['//github.com/a/b/', 'a/b repository'],
  ['https://github.com/a/b#readme', 'a/b repository'],
  ['https://github.com/a/b/blob/main/c/d.md#L3-L7', 'a/b file main c/d.md 3-7'],
  ['https://github.com/a/b/blob/main/c//d.md?plain=1#L3', 'a/b file main c/d.md 3-3'],
  ['https://github.com/a/b/blob/main/c.js#L22C22-L20C43', 'a/b file main c.js 20-22'],
  ['https://github.com/a/b/tree/main', 'a/b file main '],
  ['https://github.com/a/b/tree/main/c%20d/', 'a/b file main c d'],
  ['https://github.com/a/b/blob/main/100%.md', 'a/b file main 100%.md'],
  [`https://github.com/a/b/blame/${SHA}/c.md#heading`, `a/b file ${SHA} c.md`],
  ['https://raw.githubusercontent.com/a/b/main/c/d.md', 'a/b file main c/d.md'],
  ['https://github.com/a/b/pull/12/files', 'a/b fixed'],
  [`https://github.com/a/b/commit/${SHA}`, 'a/b fixed'],
  ['https://github.com/a/b/actions/runs/1', 'a/b fixed'],
  ['https://github.com/a/b/pulls', 'a/b other'],
  ['https://github.com/a/b/issues', 'a/b other'],
  ['https://github.com/a/b/blob', 'a/b other'],
  ['https://github.com/a/b/actions/workflows/ci.yml', 'a/b other'],
  ['https://github.com/a', undefined],
  ['https://github.com/<owner>/b', undefined],
  ['https://github.com/a/b/blob/main/<%= x %>', undefined],
  ['https://example.org/github.com/a/b', undefined],
  ['https://github.com.example.org/a/b', undefined],
])('%s', (address, expected) => {
  const target = githubTarget(address)
  const said = target && [
    target.repository,
    target.kind,
    ...(target.kind === 'file' ? [target.ref, target.path] : []),
    ...(target.lines ? [`${target.lines.from}-${target.lines.to}`] : []),
  ]
  expect(said?.join(' ')).toBe(expected)
  if (target?.refSpan) expect(address.slice(target.refSpan.start, target.refSpan.end)).toBe(target.ref)
})

test('commits and tags stay, branches move', () => {
  expect([SHA, '854bf0a', 'v1.2.3', '1.0', 'release_12', '2.0-rc.1'].filter((ref) => !isPinned(ref))).toEqual([])
  expect(['main', 'master', 'HEAD', 'abcde', 'release', 'feature/1', 'v', 'face'].filter(isPinned)).toEqual([])
})

test('the links of a page: definitions once, where they are used', () => {
  const text = `See [one](<https://github.com/a/one>), [two][t] and [two again][t], <https://github.com/a/three>.

![picture](https://raw.githubusercontent.com/a/four/main/p.png) \`https://github.com/a/code\`

[t]: https://github.com/a/two
[unused]: https://github.com/a/unused
[t]: https://github.com/a/second
`
  const links = githubLinksIn(readPage('a.md', text))
  expect(links.map(({ span, uses }) => `${text.slice(span.start, span.end)} ${uses.length}`)).toEqual([
    'https://github.com/a/one 1',
    'https://github.com/a/three 1',
    'https://raw.githubusercontent.com/a/four/main/p.png 1',
    'https://github.com/a/two 2',
  ])
})
