// Markdown where only we speak: bare addresses, HTML, undefined labels, Redcarpet's and ERB's ways; and inputs made to be nasty.

import { describe, expect, test } from 'vitest'
import { readPage } from '../../server/engine/read/page'

const read = (text: string) => readPage('page.html.md', text)
/** Kind, text and destination of each link; the destination's own span says the same. */
const links = (text: string) =>
  read(text).links.map(({ kind, image, textSpan, destination, destinationSpan }) => {
    if (destinationSpan && !/^http:\/\/www|^<%/.test(destination))
      expect(text.slice(destinationSpan.start, destinationSpan.end).replace(/^<|>$/g, '').replace(/\\/g, '')).toBe(
        destination,
      )
    return [image ? `${kind} image` : kind, text.slice(textSpan.start, textSpan.end), destination]
  })

describe('links', () => {
  test('of each kind', () => {
    expect(links('[a](/b) [c][d] [d][] [d] <https://e.f/> https://g.h/i. ![j](k.png)\n\n[d]: /x "y"\n')).toEqual([
      ['inline', 'a', '/b'],
      ['reference', 'c', '/x'],
      ['collapsed', 'd', '/x'],
      ['shortcut', 'd', '/x'],
      ['autolink', 'https://e.f/', 'https://e.f/'],
      ['bare', 'https://g.h/i', 'https://g.h/i'],
      ['inline image', 'j', 'k.png'],
    ])
  })

  test('a label that is defined nowhere is kept, without destination; a word in brackets is no link', () => {
    expect(links('[a][b] [c][] [d] x[0][1](y)\n')).toEqual([
      ['reference', 'a', ''],
      ['collapsed', 'c', ''],
      ['inline', '1', 'y'],
    ])
  })

  test('Redcarpet lets a blank stand before an address in parentheses, and nothing else', () => {
    expect(links('[a] (/b) [c] (see there) [d]\n(https://e.f)\n')).toEqual([
      ['inline', 'a', '/b'],
      ['inline', 'd', 'https://e.f'],
    ])
  })

  test('addresses in running text end before the sentence does', () => {
    expect(
      links('(https://a.b/c_(d)), "https://e.f". www.g.uk/h? xhttps://i.j https://k `https://l.m`\n').map(
        ([, , to]) => to,
      ),
    ).toEqual(['https://a.b/c_(d)', 'https://e.f', 'http://www.g.uk/h', 'https://k'])
  })

  test('HTML, in blocks and in text', () => {
    expect(
      links(
        '<div>\n<a href="/a">x</a> [no](/b)\n</div>\n\nSee <a class=c href=\'/d\'>y</a> <img alt="" src=e.png>\n',
      ).map(([kind, , to]) => [kind, to]),
    ).toEqual([
      ['html', '/a'],
      ['html', '/d'],
      ['html image', 'e.png'],
    ])
  })

  test('ERB is opaque, and may be an address', () => {
    expect(links('<%= link "[a](/b)" %> [c](<%= d.e("f g") %>)\n\n<% if x %>\n[g](/h)\n<% end %>\n')).toEqual([
      ['inline', 'c', '<%= d.e("f g") %>'],
      ['inline', 'g', '/h'],
    ])
  })

  test('in quotations, lists and tables', () => {
    expect(
      links('> - [a\n>   b](/c)\n\n| [d](/e) | `|` [f](/g) |\n|---|---|\n| x \\| [h](/i) | [j](/k) |\n').map(
        ([, , to]) => to,
      ),
    ).toEqual(['/c', '/e', '/g', '/i', '/k'])
  })
})

test('the words of headings, without marks', () => {
  const text =
    '# [The](/a) `code_x` **and** _more_ snake_case <b>bold</b> &amp; \\*star\\* ##\n\nTwo *lines*\nof it\n===\n'
  expect(read(text).headings.map(({ level, text: words }) => [level, words])).toEqual([
    [1, 'The code_x and more snake_case bold &amp; *star*'],
    [1, 'Two lines of it'],
  ])
})

test('code: spans, fences with their language, indented', () => {
  const text = '`a` ``b ` c``\n\n```Ruby linenos\nx\n```\n\n    indented\n\n    more\n\n~~~\nnever closed'
  expect(
    read(text).code.map(({ kind, contentSpan, language }) => [
      kind,
      text.slice(contentSpan.start, contentSpan.end),
      language,
    ]),
  ).toEqual([
    ['span', 'a', ''],
    ['span', 'b ` c', ''],
    ['fence', 'x', 'ruby'],
    ['indented', 'indented\n\n    more', ''],
    ['fence', 'never closed', ''],
  ])
})

test('comments', () => {
  const text = 'a <!-- b --> c\n\n<!--\nd\n\n[e](/f)\n-->\n'
  const { comments, links: found } = read(text)
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual(['<!-- b -->', '<!--\nd\n\n[e](/f)\n-->'])
  expect(found).toEqual([])
})

/** Each would take hours if a reader went back and forth over it; here the test's time-out is the judge. */
describe('nasty inputs end', () => {
  const N = 300_000
  test.each([
    ['[', '['.repeat(N)],
    ['](', '[a]('.repeat(N)],
    ['[a](<b', '[a](<b'.repeat(N)],
    ['![', '!['.repeat(N)],
    ['backticks of every length', Array.from({ length: 700 }, (_, n) => '`'.repeat(n)).join(' ')],
    ['`', '` '.repeat(N)],
    ['<', '<'.repeat(N)],
    ['<a b="', '<a b="'.repeat(N)],
    ['<!--', '<!-- '.repeat(N)],
    ['<?', '<?'.repeat(N)],
    ['<%', '<% '.repeat(N)],
    ['>', '>'.repeat(N)],
    ['> a line', '> > > > > > > > a\n'.repeat(20_000)],
    ['- - -', '- '.repeat(N)],
    ['deep lists and blank lines', `${'- '.repeat(2_000)}a\n${'\n'.repeat(100_000)}`],
    ['* emphasis', '*a _b '.repeat(N)],
    ['headings', '# *a\n'.repeat(100_000)],
    ['a heading of a megabyte', `# ${'*a _b '.repeat(N / 2)}`],
    ['one line', 'word '.repeat(N)],
    ['https', 'https://a.b/('.repeat(N)],
    ['definitions', '[a]: b\n'.repeat(100_000)],
    ['[a]: (', '[a]: b (\n'.repeat(100_000)],
    ['tables', `|a|b|\n|-|-|\n${'|x|y|\n'.repeat(100_000)}`],
    ['| in one line', `|${'a|'.repeat(N)}\n|${'-|'.repeat(N)}\n`],
    ['\\', '\\'.repeat(N)],
    ['&', '&amp'.repeat(N)],
    ['carriage returns', '\r'.repeat(N)],
    ['lone surrogates', '\ud800'.repeat(N)],
    ['quotes in titles', '[a](b "'.repeat(N)],
    ['tag attributes', `<a ${'b '.repeat(N)}`],
    ['dashes', `a\n${'-'.repeat(N)} b\n`],
    ['ERB on a line', `${'<% a %>'.repeat(N / 10)}b\n`],
  ])('%s', (_, text) => {
    expect(read(text).lineStarts.length).toBeGreaterThan(0)
  })
})
