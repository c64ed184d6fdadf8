// Rules about links: what they find, and above all where they are silent.

import { describe, expect, test } from 'vitest'
import { createChecker, emptyWorkspace, withFile, withFiles, withLoaded } from '../../server/engine'
import { findingsOf, parseFixture } from '../harness/fixture'

/** What the rules about links say of a page of a site, as `rule text` (what is underlined). */
function said(text: string, files: Readonly<Record<string, string>> = {}, path = 'source/guides/page.html.md') {
  const all: Record<string, string> = { 'config/tech-docs.yml': '', 'source/guides/b.html.md': '## One\n', ...files }
  all[path] = path.startsWith('source/') ? `---\ntitle: Page\n---\n${text}` : text
  const fixture = { files: new Map(Object.entries(all)), marks: [], cursor: undefined }
  return findingsOf(fixture)
    .findings.filter(({ rule, path: where }) => rule.startsWith('links/') && where === path)
    .map(({ rule, severity, span }) => `${severity} ${rule.slice(6)} ${all[path]!.slice(span.start, span.end)}`)
}

describe('nothing is said of', () => {
  test.each([
    ['what is there', '[x](b.html#one) [x](/guides/b.html) [x](#) [x](#top) ![x](https://x.y/z.png)'],
    ['templates', '[x](/a/<%= y %>.html) [x]({{ z }}) <a href="<%= q %>">r</a> [x](/$APP/y.html) [x][<env>]'],
    ['code', '`[x](gone.html)` and\n\n```\n[x](gone.html) [y][z]\n```\n\n    (x)[https://y.z]\n'],
    ['comments', '<!-- [x](gone.html) [y][z] -->\n\n[//]: # (a comment)'],
    ['other sites and schemes', '[x](mailto:a@b.c) [x](slack://y) [x](//cdn.z/a) [x](https://example.org/gone.html)'],
    ['indexes into lists', 'params[:a][:b], rows[0][1] and (see)[1], [ ][x], a[b] (c d)'],
    ['check boxes and footnotes', '- [ ] todo\n- [x] done\n\nA note[^1].\n\n[^1]: text here'],
    ['brackets in prose', 'An [aside] (like this), [another](b.html "with a title") and [more]( b.html ).'],
    ['definitions in the middle of a paragraph', 'See [x][y] and\n[y]: b.html\n'],
    ['escaped brackets', '\\[x\\](gone page.html) and \\[x](y z)'],
    ['an address that is its own text', '[https://example.org/a](https://example.org/a) and [b.html](b.html)'],
  ])('%s', (_, text) => {
    expect(said(text)).toEqual([])
  })

  test('links between files outside the site, and in a folder that is none', () => {
    const text = '[x](gone.md) [x](#gone) ![x](gone.png) [x][gone] [x](/gone/)'
    expect(said(text, {}, 'README.md')).toEqual([])
    const { findings } = findingsOf(parseFixture(`== config/other.yml\na: b\n== docs/a.md\n${text}\n`))
    expect(findings.filter(({ rule }) => rule.startsWith('links/'))).toEqual([])
  })
})

describe('found', () => {
  test('in tables, quotes, lists, over several lines and in HTML', () => {
    const text = `| a |
| - |
| [x](gone1.html) |

> - [x](
>   gone2.html) and
>   [y][gone3]

<p><a href="gone4.html">x</a> <img src='gone5.png'></p>

[z]: <gone6.html> "title"
`
    expect(said(text)).toEqual([
      'warning missing-page gone1.html',
      'warning missing-page gone2.html',
      'warning undefined-reference gone3',
      'warning missing-page gone4.html',
      'warning missing-image gone5.png',
      'warning missing-page gone6.html',
    ])
  })

  test('a redirect that leads nowhere is told at the link too', () => {
    expect(said('[x](/old.html)', { 'config/tech-docs.yml': 'redirects:\n  /old.html: /gone.html\n' })).toEqual([
      'warning missing-page /old.html',
    ])
  })

  test('blanks in an address, a bracket that is missing', () => {
    expect(said('[x](asset flow](https://y.z) and\n\nknown as y][]. But [a] is\nfine][].')).toEqual([
      'warning syntax [x](asset flow](https://y.z)',
      'warning syntax ][]',
    ])
  })

  test('an address whose text lost its bracket, unless one stands open somewhere above', () => {
    expect(said('Logs are here:\n\nthe logs](https://y.z/a) and\n\n- two](mailto:a@b.c).\n')).toEqual([
      'warning syntax ](https://y.z/a)',
      'warning syntax ](mailto:a@b.c)',
    ])
    expect(
      said('\n\nAn [x\nof the logs](https://y.z), a[0](https://y.z), `b`](https://y.z/<%= c %>), d](e f)'),
    ).toEqual([])
  })

  test('a host in angle brackets, where the renderer takes it for a tag; not what the reader fills in', () => {
    const text = 'Log into <manage.fastly.com> or <www.gov.uk/search>.'
    expect(said(text)).toEqual(['warning syntax <manage.fastly.com>', 'warning syntax <www.gov.uk/search>'])
    expect(said(text, {}, 'README.md')).toEqual([])
    const others =
      '<your-app.example.com> <app.herokuapp.com> <user@gov.uk> <https://gov.uk> <a.rb> `<b.com>` <c.com d>'
    expect(said(others)).toEqual([])
  })

  test('a label in parentheses only if no page has its name', () => {
    const definitions = '\n\n[b]: https://x.y\n[c]: https://x.y\n'
    expect(said(`[x](b) [x](c)${definitions}`)).toEqual(['hint no-extension b', 'warning syntax c'])
  })

  test('a blank before the address is a hint on the site, whose renderer takes it, and a warning elsewhere', () => {
    expect(said('[x] (https://y.z)')).toEqual(['hint syntax ] ('])
    expect(said('[x] (https://y.z)', {}, 'README.md')).toEqual(['warning syntax ] ('])
    const kramdown = { 'config.rb': 'set :markdown_engine, :kramdown\n' }
    expect(said('[x] (https://y.z) [x](#gone)', kramdown)).toEqual(['warning syntax ] ('])
    const redcarpet = { 'config.rb': 'set :markdown_engine, :redcarpet\n# set :markdown_engine, :kramdown\n' }
    expect(said('[x] (https://y.z) [x](#gone)', redcarpet)).toEqual(['hint syntax ] (', 'warning missing-anchor #gone'])
    expect(said('Mended [9fc2ae2] (#524)', {}, 'CHANGELOG.md')).toEqual([])
  })
})

describe('what a page takes in by partial', () => {
  const page = 'source/guides/page.html.md.erb'
  const text = '[x][a] [x][b] [x][C]\n\n<%= partial "partials/links" %>\n'
  const links = 'source/partials/_links.erb'

  test('defines labels', () => {
    expect(said(text, { [links]: '[a]: /guides/b.html\n[c]: b.html\n' }, page)).toEqual([
      'warning undefined-reference b',
    ])
    const nested = {
      [links]: '<%= partial "partials/more" %>\n[a]: b.html',
      'source/partials/_more.erb': 'x\n[B]: y\n',
    }
    expect(said(text, nested, page)).toEqual(['warning undefined-reference C'])
    expect(said(text, { [links]: '[a]: b.html' }, 'source/guides/page.html.md')).toHaveLength(3)
  })

  test('defines none where it is Markdown by itself', () => {
    const text = '[x][a]\n\n<%= partial "guides/links" %>\n'
    const links = '[a]: /guides/b.html\n'
    expect(said(text, { 'source/guides/links.md': links }, page)).toEqual(['warning undefined-reference a'])
    expect(said(text, { 'source/guides/links.md.erb': links }, page)).toEqual([])
    expect(said(text, { 'source/guides/_links.md': links }, page)).toEqual([])
  })

  test('is unknown where it is in no file, or code writes it', () => {
    expect(said(text, {}, page)).toEqual([])
    expect(said(text, { [links]: '<%= all_links %>' }, page)).toEqual([])
    expect(said('[x][a]\n\n<%= File.read("links.md") %>', {}, page)).toEqual([])
    expect(said('<% all.each do |one| %>\n[<%= one %>]: b.html\n<% end %>\n\n[x][a]', {}, page)).toEqual([])
    for (const known of ['<%= link_to "y", "z" %>', 'There are <%= count %>', '<% all.each do |one| %>\n* <%= one %>'])
      expect(said(`[x][a]\n\n${known}\n`, {}, page)).toEqual(['warning undefined-reference a'])
  })

  test('is Markdown, too: its links are checked once a page takes it in', () => {
    const part =
      '[a]: /guides/gone.html\n[b]: /guides/b.html#two\n[c]: /guides/b.html#one\n\n[x](b.html) [x](gone.html) [x](#here)\n'
    const path = 'source/partials/_part.erb'
    const all = { [page]: '<%= partial "partials/part" %>' }
    // Of definitions nobody knows whether a page uses them.
    const found = [
      'info missing-page /guides/gone.html',
      'info missing-anchor /guides/b.html#two',
      'warning missing-page gone.html',
    ]
    expect(said(part, all, path).sort()).toEqual(found.sort())
    expect(said(part, {}, path)).toEqual([])
    expect(said(part, { 'source/layouts/core.erb': '<%= partial "partials/part" %>' }, path)).toEqual([])
    // In a layout too, so nobody knows from where its relative links are followed.
    expect(said(part, { ...all, 'source/layouts/core.erb': '<%= partial "partials/part" %>' }, path)).toHaveLength(2)
    expect(
      said('## One\n[x](#one) [x](#none)', { [page]: '<%= partial "guides/part" %>' }, 'source/guides/part.erb'),
    ).toEqual(['warning missing-anchor #none'])
  })

  test('shares its anchors with its part', () => {
    const part = 'source/guides/part.md'
    const taken = { 'source/top.html.md.erb': '## Above\n<%= partial "guides/part" %>\n' }
    expect(said('## Own\n[x](#own) [x](#above) [x](#gone)', taken, part)).toEqual(['warning missing-anchor #gone'])
    expect(said('[x](#above)', {}, part)).toEqual(['warning missing-anchor #above'])
    expect(said('[x](#above)', { 'source/top.html.md.erb': '<%= x %><%= partial "guides/part" %>' }, part)).toEqual([])
  })
})

test('something invisible in front of an address', () => {
  expect(said('[x](\u200b\u200bhttps://y.z) [x](\ufeff/guides/b.html)')).toEqual([
    'warning syntax \u200b\u200bhttps://y.z',
    'warning syntax \ufeff/guides/b.html',
  ])
})

test('a scheme that stands there twice', () => {
  const { found } = findingsOf(parseFixture('== a.md\n[x](https://https://y.z) [x](https:///y.z)\n'))
  expect(found.map(({ message }) => message.split('.', 1)[0])).toEqual([
    '“https://” stands here twice, so the link leads nowhere',
    '“https:///” is no scheme, so this is taken for a page of this site',
  ])
})

test('a host without a scheme', () => {
  expect(said('[cloud.gov](cloud.gov) [friends](friends.co) [settings](settings.dev)', {}, 'README.md')).toEqual([
    'warning syntax cloud.gov',
    'warning syntax friends.co',
  ])
  expect(said('[x](friends.co)', { 'friends.co': '' }, 'README.md')).toEqual([])
})

test('two products that share an owner are no repository', () => {
  expect(
    said('[Quick/Nimble](https://github.com/Quick/Quick) [Specta/Expecta](https://github.com/specta/specta)'),
  ).toEqual([])
  expect(
    said('[rails/propshaft](https://github.com/rails/rails) [Quick/Nimble](https://github.com/Quick/Cuckoo)'),
  ).toEqual(['warning text-mismatch rails/propshaft', 'warning text-mismatch Quick/Nimble'])
})

test('a form’s empty links are for whoever fills it in', () => {
  for (const path of ['.github/PULL_REQUEST_TEMPLATE.md', '.github/ISSUE_TEMPLATE/bug.md', 'docs/adr/0000-template.md'])
    expect(said('See [the issue]().', {}, path)).toEqual([])
  expect(said('See [the issue]().', {}, 'docs/contemplates.md')).toEqual(['warning syntax [the issue]()'])
})

test('a short address leads where nobody can see from here', () => {
  expect(said('[https://a.example/x](https://aka.ms/x)')).toEqual([])
  expect(said('[https://aka.ms/x](https://a.example/x)')).toEqual(['warning text-mismatch https://aka.ms/x'])
})

test('in a plain folder the rules speak once manual-lens.yml says how loud, by GitHub’s names', () => {
  const { findings, found } = findingsOf(
    parseFixture(`== manual-lens.yml
rules:
  links/missing-page: warning
  links/missing-anchor: info
  links/missing-image: warning
  links/undefined-reference: hint
== docs/a.md
# What’s new?

[x](b.md) [x](../docs) [x](/docs/a.md#whats-new) [x](#what-s-new) [x](c.md#L10) [x](../../out.md)
![x](gone.png) [x][y] [x](gone/b.md)
== docs/c.md
`),
  )
  expect(findings.map(({ severity }) => severity)).toEqual(['warning', 'info', 'warning', 'hint', 'warning'])
  expect(found.map(({ rule, message }) => `${rule} ${message}`)).toEqual([
    'links/missing-page There is no docs/b.md.',
    'links/missing-anchor This page has no anchor #what-s-new. Did you mean #whats-new?',
    'links/missing-image There is no picture at docs/gone.png.',
    'links/undefined-reference No definition on this page has the label “y”, so there is no link. Add a line “[y]: address”.',
    'links/missing-page There is no docs/gone/b.md.',
  ])
})

test('what is said follows a page that is renamed, and is the same when asked twice', () => {
  const checker = createChecker()
  const page = '---\ntitle: A\n---\n[x](b.html#first-step) [y](b.html#first-steps)\n'
  let workspace = withLoaded(
    withFiles(emptyWorkspace('2026-11-24'), [
      { path: 'config/tech-docs.yml', text: '' },
      { path: 'source/a.html.md', text: page },
      { path: 'source/b.html.md', text: '---\ntitle: B\n---\n## First steps\n' },
    ]),
  )
  const messages = () => checker.checkPage(workspace, 'source/a.html.md').map(({ message }) => message)
  const lost = ['/b.html has no anchor #first-step. Did you mean #first-steps?']
  expect([messages(), messages()]).toEqual([lost, lost])
  workspace = withFile(workspace, 'source/b.html.md', '---\ntitle: B\n---\n## First step\n')
  expect(messages()).toEqual(['/b.html has no anchor #first-steps. Did you mean #first-step?'])
  expect(createChecker().checkPage(workspace, 'source/a.html.md')).toEqual(
    checker.checkPage(workspace, 'source/a.html.md'),
  )
})

test('nasty text is read in one pass', () => {
  const many = 30_000
  for (const piece of [
    '](',
    ')[',
    '][',
    '[a](b c',
    '<%',
    '[x][y]',
    '(a)[https://b]',
    '[x](y)',
    '#a\n',
    '[a]: b\n',
    '[x](#y) ',
    '<a id="',
    '[x] (',
  ]) {
    const text = piece.repeat(many)
    expect(Array.isArray(said(text)), piece).toBe(true)
  }
})
