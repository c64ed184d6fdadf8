// YAML: entries of lists and maps, and comments told from what only looks like one.

import { expect, test } from 'vitest'
import { readPage } from '../../server/engine/read/page'
import { readYaml } from '../../server/engine/read/yaml'

test('entries of a map, and of the maps in a list', () => {
  const text = '- repo_name: a\n  team: "#b"\n- c\n- repo_name: d\n'
  expect(
    readYaml(text).entries.map(({ path, value, valueSpan }) => [
      path,
      value,
      text.slice(valueSpan.start, valueSpan.end),
    ]),
  ).toEqual([
    [[0, 'repo_name'], 'a', 'a'],
    [[0, 'team'], '#b', '"#b"'],
    [[2, 'repo_name'], 'd', 'd'],
  ])
  expect(readYaml('a: 1\nb:\n  c: 2\n').entries.map(({ path, value }) => [path, value])).toEqual([
    [['a'], 1],
    [['b'], { c: 2 }],
  ])
})

test('what YAML can’t read is a problem, not an exception', () => {
  expect(readYaml('a: {{ x }}\nb: [\n')).toMatchObject({ entries: [], problems: [{ code: 'yaml' }] })
  expect(readYaml('')).toEqual({ entries: [], problems: [] })
  expect(readYaml('just words')).toEqual({ entries: [], problems: [] })
})

test('comments', () => {
  const text = `# one
a: b # two
c: d#no
e: "f # no" # three
g: 'it''s # no'
h: don't # four
i: |
  # no
  text
# five
j: >-
    # no
k: "over
  lines # no" # six
- {{ if # seven
l: |  # eight
  # no
m: 1
`.replaceAll('\n', '\r\n')
  const { comments } = readPage('values.yaml', text)
  expect(comments.map(({ start, end }) => text.slice(start, end))).toEqual([
    '# one',
    '# two',
    '# three',
    '# four',
    '# five',
    '# six',
    '# seven',
    '# eight',
  ])
})
