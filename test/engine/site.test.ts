// The site that files make: addresses, anchors, and which profile they show.

import { describe, expect, test } from 'vitest'
import { emptyWorkspace, withFiles, withLoaded, withoutFiles } from '../../server/engine'
import { profileFrom } from '../../server/engine/catalogue/profiles'
import { resolved } from '../../server/engine/site/address'
import { headingAnchor, pageAnchors } from '../../server/engine/site/anchors'
import { followed, landingAt } from '../../server/engine/site/landing'
import { knownAnchors } from '../../server/engine/site/page-anchors'
import { siteOf } from '../../server/engine/site/site'
import { siteLinksOf } from '../../server/engine/site/site-links'

const heading = (level: number, text: string) => ({
  level,
  text,
  span: { start: 0, end: 0 },
  textSpan: { start: 0, end: 0 },
})

describe('anchors', () => {
  test.each([
    ['Deploy the app', 'deploy-the-app', 'deploy-the-app', 'deploy-the-app'],
    ['GOV.UK', 'gov-uk', 'gov-uk', 'govuk'],
    ['What’s new?', 'whats-new', 'what-s-new', 'whats-new'],
    ["What's new?", 'whats-new', 'what-39-s-new', 'whats-new'],
    ['Use <env> & "x"', 'use-env-x', 'use-lt-env-gt-amp-quot-x-quot', 'use-env--x'],
    ['A &amp; B', 'a-b', 'a-amp-b', 'a-amp-b'],
    ['1. Start here!', '1-start-here', '1-start-here', '1-start-here'],
    ['snake_case -- x', 'snake_case-x', 'snake-case-x', 'snake_case----x'],
    [' trimmed? ', '-trimmed-', 'trimmed', '-trimmed-'],
  ])('%s', (text, developer, techDocs, github) => {
    expect([
      headingAnchor(text, 'developer-docs'),
      headingAnchor(text, 'tech-docs'),
      headingAnchor(text, 'github'),
    ]).toEqual([developer, techDocs, github])
  })

  test('of equal headings', () => {
    const headings = [
      heading(2, 'Staging'),
      heading(3, 'Access'),
      heading(2, 'Production'),
      heading(3, 'Access'),
      heading(3, 'Access'),
    ]
    expect(pageAnchors(headings, 'developer-docs')).toEqual(['staging', 'access', 'production', 'access', 'access'])
    expect(pageAnchors(headings, 'tech-docs')).toEqual([
      'staging',
      'access',
      'production',
      'production-access',
      'production-access-2',
    ])
    expect(pageAnchors(headings, 'github')).toEqual(['staging', 'access', 'production', 'access-1', 'access-2'])
  })
})

test('addresses come from files, with or without their ending, folders from their index', () => {
  const paths = [
    'config/tech-docs.yml',
    'source/manual/a.html.md',
    'source/b/index.html.md.erb',
    'source/c.html.erb',
    'source/images/d.png',
    'README.md',
  ]
  const site = siteOf(
    withFiles(
      emptyWorkspace('2026-11-24'),
      paths.map((path) => ({ path, text: '' })),
    ),
  )!
  const found = ['manual/a.html', 'manual/a', 'b', 'b/', 'c.html', 'images/d.png', 'README.md', 'manual', ''].map(
    (address) => {
      const landing = landingAt(site, address)
      return landing.kind === 'page' ? landing.path : undefined
    },
  )
  expect(found).toEqual([
    'source/manual/a.html.md',
    'source/manual/a.html.md',
    'source/b/index.html.md.erb',
    'source/b/index.html.md.erb',
    'source/c.html.erb',
    'source/images/d.png',
    undefined,
    undefined,
    undefined,
  ])
  const words = ['manual', 'b', 'c', 'images', 'repos', 'content-schemas', 'README', 'config', 'source']
  expect(words.filter((word) => site.top.has(word))).toEqual(['manual', 'b', 'c', 'images', 'repos', 'content-schemas'])
})

/** A site of files: paths with their texts. */
function siteWith(files: Readonly<Record<string, string>>) {
  const workspace = withLoaded(
    withFiles(
      emptyWorkspace('2026-11-24'),
      Object.entries({ 'config/tech-docs.yml': '', ...files }).map(([path, text]) => ({ path, text })),
    ),
  )
  return { workspace, site: siteOf(workspace)! }
}

describe('what is at an address', () => {
  const kinds = (files: Readonly<Record<string, string>>, ...addresses: string[]) => {
    const { site } = siteWith(files)
    return addresses.map((address) => landingAt(site, address).kind)
  }

  test('several slashes are one; a file without an ending is no folder', () => {
    const files = { 'source/a/b.html.md': '', 'source/a/c.md': '' }
    expect(kinds(files, 'a//b.html', 'a/b', 'a/b/', 'a/c', 'a/c/', 'A/b')).toEqual([
      'page',
      'page',
      'page',
      'page',
      'missing',
      'missing',
    ])
  })

  test('partials, layouts and what config.rb ignores are no pages', () => {
    const files = {
      'config.rb': 'ignore "drafts/*"\n',
      'source/_part.html.md': '',
      'source/partials/head.html.erb': '',
      'source/layouts/core.erb': '',
      'source/drafts/x.html.md': '',
      'source/x.html.md': '',
    }
    expect(kinds(files, '_part', 'partials/head', 'layouts/core', 'drafts/x', 'x')).toEqual([
      'missing',
      'missing',
      'missing',
      'missing',
      'page',
    ])
  })

  test('the developer manual makes pages of its lists', () => {
    const files = {
      'source/manual/a.html.md': '',
      'data/repos.yml': '- repo_name: publisher\n- repo_name: licensify\n  app_name: licensify-feed\n',
    }
    const addresses = ['publisher.html', 'publisher', 'publisher.json', 'licensify.html', 'licensify-feed.html']
    const deeper = ['licensify/docs/x.html', 'gone.html', 'gone/docs/x.html']
    expect(kinds(files, ...[...addresses, ...deeper].map((name) => `repos/${name}`))).toEqual([
      'generated',
      'generated',
      'generated',
      'missing',
      'generated',
      'generated',
      'missing',
      'missing',
    ])
    expect(kinds(files, 'content-schemas/x.html', 'document-types/y.html', 'analytics/event_z.html')).toEqual([
      'generated',
      'generated',
      'generated',
    ])
    // A list that can't be read decides nothing.
    expect(kinds({ ...files, 'data/repos.yml': '- [' }, 'repos/gone.html')).toEqual(['generated'])
  })

  test('what config.rb says it makes, and what it doesn’t say', () => {
    const said = { 'config.rb': 'proxy "/teams/#{team}.html", "team.html"\n', 'source/x.html.md': '' }
    expect(kinds(said, 'teams/a.html', 'other/a.html')).toEqual(['generated', 'missing'])
    const hidden = { 'config.rb': 'pages.each { }\nproxy page.path, "x.html"\n', 'source/x.html.md': '' }
    expect(kinds(hidden, 'teams/a.html')).toEqual(['generated'])
    const comment = { 'config.rb': '# proxy page.path, "x.html"\n', 'source/x.html.md': '' }
    expect(kinds(comment, 'teams/a.html')).toEqual(['missing'])
    const task = { Rakefile: 'File.write("source/data/#{version}/index.html.md.erb", text)\n', 'source/x.html.md': '' }
    expect(kinds(task, 'data/v1/a.html', 'other/a.html')).toEqual(['generated', 'missing'])
  })

  test('redirects of the settings and of pages, and where they end', () => {
    const { site } = siteWith({
      'config/tech-docs.yml':
        'redirects:\n  /a.html: /b.html\n  b.html: c.html\n  /x.html: /y.html\n  /y.html: /x.html\n  /out: https://example.org/\n',
      'source/c.html.md': '---\nold_paths:\n  - /older.html\n  - oldest.html\n---\n',
    })
    const ends = ['a', 'b', 'x', 'out', 'older', 'oldest.html'].map((address) => {
      const landing = landingAt(site, address)
      return landing.kind === 'redirect' ? followed(site, landing.redirect).end.kind : landing.kind
    })
    expect(ends).toEqual(['page', 'page', 'loop', 'elsewhere', 'page', 'page'])
    const [older] = ['older.html'].map((address) => site.redirects.get(address)!)
    expect(older).toMatchObject({ path: 'source/c.html.md', to: '/c.html' })
    expect('---\nold_paths:\n  - /older.html\n'.slice(older!.fromSpan.start, older!.fromSpan.end)).toBe('/older.html')
  })
})

describe('a page’s links into its site', () => {
  const landings = (text: string, path = 'source/a/page.html.md', files: Readonly<Record<string, string>> = {}) => {
    const { workspace } = siteWith({
      'config/tech-docs.yml': 'host: https://docs.example.org/team\n',
      'source/a/b.html.md': '',
      'source/c/index.html.md': '',
      'source/images/d.png': '',
      ...files,
      [path]: text,
    })
    return siteLinksOf(workspace.pages.get(path)!, workspace).all.map(
      ({ way, landing }) => `${way} ${landing.kind === 'page' ? landing.path : landing.kind}`,
    )
  }

  test.each([
    [
      '[x](b.html) [x](/a/b.html#y) [x](../c/) [x](..)',
      ['relative source/a/b.html.md', 'root source/a/b.html.md', 'relative source/c/index.html.md', 'relative missing'],
    ],
    ['[x](a/b) [x](a/b#y) [x](a/b.html)', ['id source/a/b.html.md', 'relative missing', 'relative missing']],
    [
      '<https://docs.example.org/team/c/> https://docs.example.org/other www.a.b <c@d.e>',
      ['whole source/c/index.html.md'],
    ],
    [
      '![x](d.png) ![x](images/d.png) ![x](e.png) <img src="d.png">',
      ['relative source/images/d.png', 'relative source/images/d.png', 'relative missing', 'relative missing'],
    ],
    [
      '<a href="b.html">x</a>\n\n| a |\n| - |\n| [x](gone.html) |\n\n> - [x](\n>   b.html)',
      ['relative source/a/b.html.md', 'relative missing', 'relative source/a/b.html.md'],
    ],
    ['text\n[x]: b.html\n\n[y]: gone.html "t"', ['relative source/a/b.html.md', 'relative missing']],
    ['[x](<%= url %>) [x]({{ y }}) [x]($z/b.html) [x](mailto:a@b.c) [x](//cdn/x) `[x](gone)`', []],
    ['[x](#y) [x](?q=1)', ['anchor source/a/page.html.md', 'anchor source/a/page.html.md']],
  ])('%s', (text, expected) => {
    expect(landings(text)).toEqual(expected)
  })

  test('a partial’s relative links depend on who takes it in; outside the site only the site’s host counts', () => {
    expect(landings('[x](gone.html) [x](/gone.html)', 'source/_part.md')).toEqual(['root missing'])
    expect(landings('[x](gone.md) [x](/gone) [x](https://docs.example.org/team/gone)', 'README.md')).toEqual([
      'whole missing',
    ])
  })

  test('a host that others share, and the folder of a host', () => {
    const on = (host: string, text: string) =>
      landings(text, 'source/a/page.html.md', { 'config/tech-docs.yml': `host: ${host}\n` })
    expect(
      on('https://www.example.org', '[x](https://www.example.org/elsewhere) [x](https://www.example.org/a/gone.html)'),
    ).toEqual(['whole missing'])
    expect(on('https://www.example.org', '[x](/a/openapi) [x](/a/gone.html) [x](/a/b)')).toEqual([
      'root missing',
      'root source/a/b.html.md',
    ])
    const pages = 'https://org.github.io'
    expect(on(pages, `[x](${pages}/other/gone.html) [x](${pages}/a/gone.html) [x](/gone/)`)).toEqual([
      'whole missing',
      'root missing',
    ])
    expect(on('https://docs.example.org', '[x](https://docs.example.org/gone/)')).toEqual(['whole missing'])
    const folder = { 'source/c/index.html.md': '', 'config/tech-docs.yml': 'host: https://www.example.org\n' }
    expect(landings('[x](/c)', 'source/a/page.html.md', folder)).toEqual(['root source/c/index.html.md'])
    expect(on('https://example.org/team', '[x](/team/a/b.html) [x](/a/b.html) [x](/team/gone.html)')).toEqual([
      'root source/a/b.html.md',
      'root source/a/b.html.md',
      'root missing',
    ])
  })

  test('what other pages take in is shown there, so its links are followed from there', () => {
    const files = { 'source/index.html.md.erb': '<%= partial "a/page" %>' }
    const links = '[x](a/b.html) [x](b.html) [x](gone.html)'
    expect(landings(links, 'source/a/page.html.md', files)).toEqual([
      'relative source/a/b.html.md',
      'relative source/a/b.html.md',
      'relative missing',
    ])
    expect(landings('[x](a/b.html)', 'source/a/page.html.md')).toEqual(['relative missing'])
  })

  test('through a part of a part, and from a partial that is no page itself', () => {
    const files = {
      'source/c/d.html.md.erb': '<%= partial "a/all" %>',
      'source/a/all.erb': '<%= partial("a/page") %>\n<%= partial "_part", locals: { x: 1 } %>',
    }
    const links = '[x](index.html) [x](b.html) [x](gone.html) [x](#y)'
    const expected = ['relative source/c/index.html.md', 'relative source/a/b.html.md', 'relative missing']
    expect(landings(links, 'source/a/page.md', files)).toEqual([...expected, 'anchor source/a/page.md'])
    expect(landings('[x](index.html) [x](b.html) [x](#y)', 'source/a/_part.md', files)).toEqual([
      'relative source/c/index.html.md',
      // From all.erb, which has an address as well.
      'relative source/a/b.html.md',
    ])
  })

  test('what a layout or very many pages take in is shown nobody knows where', () => {
    const layout = { 'source/layouts/core.erb': '<%= partial "partials/part" %>' }
    const part = 'source/partials/_part.md'
    expect(landings('[x](gone.html) [x](/gone.html)', part, layout)).toEqual(['root missing'])
    const taking = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`source/p${at}.html.md.erb`, '<%= partial "partials/part" %>']),
      )
    expect(landings('[x](gone.html)', part, taking(40))).toEqual(['relative missing'])
    expect(landings('[x](gone.html)', part, taking(60))).toEqual([])
  })

  test('follow who takes the page in', () => {
    const path = 'source/a/page.md'
    const { workspace } = siteWith({ [path]: '[x](index.html)', 'source/c/index.html.md.erb': '' })
    const linksIn = (one: typeof workspace) => siteLinksOf(one.pages.get(path)!, one).astray.length
    expect(linksIn(workspace)).toBe(1)
    const taken = withFiles(workspace, [{ path: 'source/c/index.html.md.erb', text: '<%= partial "a/page" %>' }])
    expect(linksIn(taken)).toBe(0)
    const through = withFiles(taken, [
      { path: 'source/c/index.html.md.erb', text: '<%= partial "c/all" %>' },
      { path: 'source/c/all.erb', text: '' },
    ])
    expect(linksIn(through)).toBe(1)
    expect(linksIn(withFiles(through, [{ path: 'source/c/all.erb', text: '<%= partial "a/page" %>' }]))).toBe(0)
  })

  test('directory indexes: beside the file, and beside the folder that it becomes', () => {
    const files = { 'config.rb': 'activate :directory_indexes\n' }
    expect(landings('[x](b) [x](../b/) [x](../gone/)', 'source/a/page.html.md', files)).toEqual([
      'relative source/a/b.html.md',
      'relative source/a/b.html.md',
      'relative missing',
    ])
  })

  test('are the same value while the site stays, and say the same until they lead elsewhere', () => {
    const { workspace } = siteWith({ 'source/a.html.md': '[x](b.html)', 'source/c.html.md': '' })
    const linksIn = (one: typeof workspace) => siteLinksOf(one.pages.get('source/a.html.md')!, one)
    const edited = withFiles(workspace, [{ path: 'source/c.html.md', text: 'more' }])
    expect(siteOf(edited)).toBe(siteOf(workspace))
    expect(linksIn(edited)).toBe(linksIn(workspace))
    const another = withFiles(edited, [{ path: 'source/d.html.md', text: '' }])
    expect(linksIn(another)).toEqual(linksIn(workspace))
    const found = withFiles(another, [{ path: 'source/b.html.md', text: '' }])
    expect(linksIn(found).astray).toEqual([])
    expect(linksIn(withoutFiles(found, ['source/b.html.md'])).astray.length).toBe(1)
  })
})

describe('the anchors of a page', () => {
  const anchors = (text: string, files: Readonly<Record<string, string>> = {}, path = 'source/a.html.md.erb') => {
    const { workspace, site } = siteWith({ ...files, [path]: text })
    const known = knownAnchors(workspace.pages.get(path)!, site, workspace)
    return known?.own
  }

  test('headings, HTML and what only Redcarpet takes for a heading', () => {
    const text =
      '## One *two* `<x>`\n\n##Three\n\n```\n#no\n```\n\n<a id="four" name=\'five\'></a>\n\n## [Six](x.html) ![seven](y.png)\n'
    expect(anchors(text)).toEqual(['one-two-lt-x-gt', 'six', 'four', 'five', 'three'])
  })

  test('the title that ERB puts into a heading', () => {
    expect(anchors('---\ntitle: Big plan\n---\n# <%= current_page.data.title %>\n')).toEqual(['big-plan'])
  })

  test('ERB that may make headings leaves all open, ERB that doesn’t does not', () => {
    expect(anchors('## A\n<%= link_to "x", "y" %>\n<%# note %>\n')).toEqual(['a'])
    expect(anchors('<% content_for :head do %>\n<%= link_to "x" %>\n<% end %>\n## A\n')).toEqual(['a'])
    expect(anchors('## A\n<%= ExternalDoc.fetch %>\n')).toBeUndefined()
    expect(anchors('## A\n<% pages.each do |page| %>\n## <%= page %>\n<% end %>\n')).toBeUndefined()
    expect(anchors('## A\n<%= no_erb %>\n', {}, 'source/a.html.md')).toEqual(['a'])
  })

  test('partials count, layouts too', () => {
    const parts = {
      'source/parts/all.erb': '# All\n<%= partial "parts/b" %>\n\nSome text\n---------\n',
      'source/parts/b.md.erb': '## Own',
    }
    const files = {
      'source/partials/_more.md': '## More\n',
      'source/layouts/core.erb': '<div id="wrapper"><%= yield %></div>',
    }
    const { workspace, site } = siteWith({ ...files, 'source/a.html.md.erb': '<%= partial "partials/more" %>\n' })
    const known = knownAnchors(workspace.pages.get('source/a.html.md.erb')!, site, workspace)!
    expect(['more', 'wrapper', 'content', ':~:text=x', 'other'].map((one) => known.has(one))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ])
    expect(anchors('<%= partial "gone" %>\n')).toBeUndefined()
    expect(anchors('## A\n<%= partial "parts/all" %>\n', parts)).toEqual(['a', 'all', 'some-text', 'own'])
    expect(anchors('<%= partial "parts/all" %>\n', { ...parts, 'source/parts/b.md.erb': '<%= x %>' })).toBeUndefined()
    expect(anchors('<%= partial "self" %>\n', { 'source/_self.erb': '## Self\n<%= partial "self" %>' })).toEqual([
      'self',
    ])
  })

  test('of two equal headings the second may have any other in front of its name', () => {
    const page = '<%= partial "parts/own" %>\n<%= partial "parts/more" %>\n'
    const { workspace, site } = siteWith({
      'source/a.html.md.erb': page,
      'source/parts/_own.md': '## Logs\n',
      'source/parts/_more.md': '# More\n## Logs\n',
    })
    const known = knownAnchors(workspace.pages.get('source/a.html.md.erb')!, site, workspace)!
    expect(['logs', 'more-logs', 'more-logs-2', 'less'].map((one) => known.has(one))).toEqual([true, true, true, false])
  })

  test('a manual’s checkout says itself which rule it follows', () => {
    const style = (files: Readonly<Record<string, string>>) =>
      siteWith({ 'source/manual/a.html.md': '', ...files }).site.anchors
    expect(style({})).toBe('developer-docs')
    expect(style({ 'app/string_to_id.rb': 'Sanitize.fragment(string)' })).toBe('developer-docs')
    expect(style({ 'app/string_to_id.rb': 'string.downcase' })).toBe('developer-docs-2019')
    expect(style({ 'app/developer_docs_renderer.rb': 'githubify_fragment_id(text)' })).toBe('developer-docs-2017')
    expect(
      siteWith({ 'source/a.md': '', 'config.rb': 'set :markdown, renderer: Own.new' }).site.anchors,
    ).toBeUndefined()
  })
})

test('a workspace that is no site has none', () => {
  expect(siteOf(withFiles(emptyWorkspace('2026-11-24'), [{ path: 'a.md', text: '' }]))).toBeUndefined()
})

test('relative addresses', () => {
  expect([
    resolved('manual/a.html', 'b.html'),
    resolved('manual/a.html', '../c/./d'),
    resolved('a.html', '../x'),
  ]).toEqual(['manual/b.html', 'c/d', undefined])
})

describe('profiles', () => {
  const profile = (...files: string[]) => profileFrom(new Set(files))
  const required = (path: string, ...files: string[]) =>
    profile(...files)
      ?.schemaFor(path)
      ?.keys.filter((spec) => spec.required)
      .map(({ key }) => key)

  test('by the files there are, in a folder of their own too', () => {
    expect(profile('README.md')).toBeUndefined()
    expect(profile('config/tech-docs.yml', 'source/index.html.md')?.id).toBe('tech-docs')
    expect(profile('config/tech-docs.yml', 'source/manual/a.html.md')?.id).toBe('govuk')
    expect(profile('docs/config/tech-docs.yml', 'docs/source/manual/a.html.md', 'source/manual/b.md')).toMatchObject({
      id: 'govuk',
      source: 'docs/source/',
    })
    expect(profile('x-config/tech-docs.yml')).toBeUndefined()
  })

  test('what a page needs', () => {
    const govuk = ['config/tech-docs.yml', 'source/manual/a.html.md']
    const all = ['owner_slack', 'title', 'section', 'layout']
    expect(required('source/manual/a.html.md', ...govuk)).toEqual(all)
    expect(required('source/manual/alerts/b.html.md.erb', ...govuk)).toEqual(all)
    expect(required('source/kubernetes/c.html.md', ...govuk)).toEqual([])
    expect(profile(...govuk)!.schemaFor('source/kubernetes/c.html.md')!.keys.length).toBeGreaterThan(10)
    for (const path of [
      'README.md',
      'source/manual/_part.md',
      'source/partials/x.md',
      'source/layouts/y.md',
      'source/manual/a.html.erb',
    ])
      expect(profile(...govuk)!.schemaFor(path), path).toBeUndefined()
    expect(required('source/index.html.md', 'config/tech-docs.yml')).toEqual(['title'])
  })
})

test('of files that claim one address the same one has it, whichever order they come in', () => {
  const page = (title: string): string => `---\ntitle: ${title}\nold_paths:\n- /manual/old.html\n---\n`
  const files = [
    { path: 'config/tech-docs.yml', text: 'host: docs.example\n' },
    { path: 'source/manual/a.html.md', text: page('A') },
    { path: 'source/manual/a.html.md.erb', text: page('Other') },
    { path: 'source/manual/b.html.md', text: page('B') },
  ]
  for (const order of [files, files.toReversed()]) {
    const workspace = withLoaded(withFiles(emptyWorkspace('2026-11-24'), order))
    const { routes, redirects } = siteOf(workspace)!
    expect(routes.get('manual/a.html')).toBe('source/manual/a.html.md')
    expect(redirects.get('manual/old.html')?.path).toBe('source/manual/a.html.md')
  }
})
