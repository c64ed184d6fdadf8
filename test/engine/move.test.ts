// Moving pages: what is written where, in each way in which a page can be linked.

import { expect, test } from 'vitest'
import { parseFixture } from '../harness/fixture'
import { moved } from '../harness/moving'

/** Files of a fixture after a move, as one text, those that changed only. */
function after(fixture: string, from: string, to: string): string {
  const { files } = parseFixture(fixture)
  const now = moved(files, { from, to })
  return [...now]
    .filter(([path, text]) => files.get(path) !== text)
    .map(([path, text]) => `== ${path}\n${text}`)
    .join('')
}

const TECH_DOCS = `== config/tech-docs.yml
host: https://docs.example.org
header_links:
  Deploy: /guide/deploy.html
redirects:
  /deploying.html: /guide/deploy.html
== source/index.html.md
---
title: Home
---
`

test('every way to link to a page, with its anchor', () => {
  const text = `${TECH_DOCS}[root](/guide/deploy.html#steps "Title") [short](/guide/deploy) [id](guide/deploy)
[relative](guide/deploy.html) [dot](./guide/deploy.html?a=1#b) <https://docs.example.org/guide/deploy.html>
[https://docs.example.org/guide/deploy.html](https://docs.example.org/guide/deploy.html)
<a href="/guide/deploy.html#steps">html</a> [ref][one] [other](/guide/deploy-all.html) [two](</guide/deploy.html>)

[one]: /guide/deploy.html
== source/guide/deploy.html.md
---
title: Deploy
---
== source/guide/deploy-all.html.md
---
title: Deploy all
---
`
  expect(after(text, 'source/guide/deploy.html.md', 'source/how-to/release.html.md')).toBe(`== config/tech-docs.yml
host: https://docs.example.org
header_links:
  Deploy: /how-to/release.html
redirects:
  /deploying.html: /how-to/release.html
== source/index.html.md
---
title: Home
---
[root](/how-to/release.html#steps "Title") [short](/how-to/release) [id](how-to/release)
[relative](how-to/release.html) [dot](./how-to/release.html?a=1#b) <https://docs.example.org/how-to/release.html>
[https://docs.example.org/how-to/release.html](https://docs.example.org/how-to/release.html)
<a href="/how-to/release.html#steps">html</a> [ref][one] [other](/guide/deploy-all.html) [two](</how-to/release.html>)

[one]: /how-to/release.html
== source/how-to/release.html.md
---
title: Deploy
old_paths:
  - /guide/deploy.html
---
`)
})

test('relative links in what moves lead to the same as before', () => {
  const text = `${TECH_DOCS}== source/guide/deploy.html.md
---
title: Deploy
parent: /guide/all.html
related: [/guide/all.html, all.html]
old_paths:
  - "/ship.html"
---
[all](all.html) [up](../index.html) [root](/guide/all.html) [self](deploy.html#a) [here](#b) ![p](p.png)
== source/guide/all.html.md
---
title: All
---
[deploy](deploy.html)
== source/guide/p.png
`
  expect(after(text, 'source/guide/deploy.html.md', 'source/deploy.html.md')).toBe(`== config/tech-docs.yml
host: https://docs.example.org
header_links:
  Deploy: /deploy.html
redirects:
  /deploying.html: /deploy.html
== source/deploy.html.md
---
title: Deploy
parent: /guide/all.html
related: [/guide/all.html, guide/all.html]
old_paths:
  - "/ship.html"
  - "/guide/deploy.html"
---
[all](guide/all.html) [up](index.html) [root](/guide/all.html) [self](deploy.html#a) [here](#b) ![p](guide/p.png)
== source/guide/all.html.md
---
title: All
---
[deploy](../deploy.html)
`)
})

const MANUAL = `== config/tech-docs.yml
host: https://docs.example.org
redirects:
  /manual/a.html: /manual/deploy.html
  /manual/z.html: /manual/deploy.html
== manual-lens.yml
page: source/manual/deploy.html.md#steps
== source/manual/deploy.html.md
---
title: Deploy
---
== source/manual/other.html.md
---
title: Other
parent: "/manual/deploy.html"
---
== README.md
[file](source/manual/deploy.html.md#x) [web](https://docs.example.org/manual/deploy.html)
`

test('relative links in what other pages take in, from where these are', () => {
  const text = `== config/tech-docs.yml
host: https://docs.example.org
== source/guide.html.md.erb
<%= partial 'parts/steps' %>
<%= partial 'parts/ends' %>
== source/parts/_steps.md
[x](guide/deploy.html) [y](parts/gone.html)
== source/parts/ends.md
[x](guide/deploy.html#a) [y](steps.html)
== source/guide/deploy.html.md
# Deploy
`
  expect(after(text, 'source/guide/deploy.html.md', 'source/ship/it.html.md')).toContain(`== source/parts/_steps.md
[x](ship/it.html) [y](parts/gone.html)
== source/parts/ends.md
[x](ship/it.html#a) [y](steps.html)
`)
})

test('the developer manual keeps old addresses in its settings', () => {
  expect(after(MANUAL, 'source/manual/deploy.html.md', 'source/manual/ship.html.md')).toBe(`== config/tech-docs.yml
host: https://docs.example.org
redirects:
  /manual/a.html: /manual/ship.html
  /manual/deploy.html: /manual/ship.html
  /manual/z.html: /manual/ship.html
== manual-lens.yml
page: source/manual/ship.html.md#steps
== source/manual/ship.html.md
---
title: Deploy
---
== source/manual/other.html.md
---
title: Other
parent: "/manual/ship.html"
---
== README.md
[file](source/manual/ship.html.md#x) [web](https://docs.example.org/manual/ship.html)
`)
})

test('a folder moves with all that is in it', () => {
  expect(after(MANUAL, 'source/manual', 'source/guide')).toContain(
    '/manual/deploy.html: /guide/deploy.html\n  /manual/other.html: /guide/other.html\n',
  )
})

test.each(['\n', '\r\n'])('there and back again changes nothing (%j)', (eol) => {
  const { files } = parseFixture(MANUAL)
  const before = new Map([...files].map(([path, text]) => [path, text.replaceAll('\n', eol)]))
  const there = { from: 'source/manual/deploy.html.md', to: 'source/manual/ship.html.md' }
  const away = moved(before, there)
  expect(away.get('config/tech-docs.yml')).toContain(`/manual/deploy.html: /manual/ship.html${eol}`)
  expect(new Map(moved(away, { from: there.to, to: there.from }))).toEqual(before)
})

test('the first redirect of a site, and the last', () => {
  const text = `== config/tech-docs.yml
host: https://docs.example.org
== source/manual/deploy.html.md
text
`
  const [from, to] = ['source/manual/deploy.html.md', 'source/manual/ship.html.md']
  const { files } = parseFixture(text)
  const away = moved(files, { from, to })
  expect(away.get('config/tech-docs.yml')).toBe(
    'host: https://docs.example.org\nredirects:\n  /manual/deploy.html: /manual/ship.html\n',
  )
  expect(moved(away, { from: to, to: from })).toEqual(files)
})

test('old paths in brackets', () => {
  const text = `${TECH_DOCS}== source/a.html.md
---
title: A
old_paths: ['/x.html', "/y.html"]
---
`
  const { files } = parseFixture(text)
  const away = moved(files, { from: 'source/a.html.md', to: 'source/b.html.md' })
  expect(away.get('source/b.html.md')).toContain(`old_paths: ['/x.html', "/y.html", "/a.html"]\n`)
  expect(moved(away, { from: 'source/b.html.md', to: 'source/a.html.md' })).toEqual(files)
})

test('files of a plain folder', () => {
  const text = `== docs/a.md
[b](b.md#x) [c](./sub/c.md) ![p](p.png) [web](https://example.org/b.md) [gone](gone.md) [folder](sub)
== docs/b.md
[a](a.md)
== docs/sub/c.md
[a](../a.md) [b](../b.md) [root](/docs/a.md)
== docs/p.png
`
  expect(after(text, 'docs/a.md', 'docs/sub/a.md')).toBe(`== docs/sub/a.md
[b](../b.md#x) [c](./c.md) ![p](../p.png) [web](https://example.org/b.md) [gone](gone.md) [folder](../sub)
== docs/b.md
[a](sub/a.md)
== docs/sub/c.md
[a](a.md) [b](../b.md) [root](/docs/sub/a.md)
`)
})

test('a page that becomes an index is its folder, and is a page again when it goes back', () => {
  const text = `${TECH_DOCS}[a](/guide/a.html#x) [b](guide/a.html)
== source/guide/a.html.md
---
title: A
---
`
  const { files } = parseFixture(text)
  const away = moved(files, { from: 'source/guide/a.html.md', to: 'source/guide/index.html.md' })
  expect(away.get('source/index.html.md')).toContain('[a](/guide/#x) [b](guide/)')
  expect(moved(away, { from: 'source/guide/index.html.md', to: 'source/guide/a.html.md' })).toEqual(files)
})

test('what moves nothing, or is not there, changes nothing', () => {
  expect(after(MANUAL, 'source/manual/other.html.md', 'source/manual/other.html.md')).toBe('')
  expect(after(MANUAL, 'source/manual/nothing.html.md', 'source/manual/x.html.md')).toBe('')
})
