// What would exhaust the YAML library is an error with a place.

import { expect, test } from 'vitest'
import { parseYaml } from '../../server/engine/read/parse-yaml'
import { workspaceOf } from '../harness/workspace'

test.each([
  ['braces', `a: ${'{'.repeat(60_000)}`],
  ['brackets', `a: ${'['.repeat(60_000)}`],
  ['lists', '- '.repeat(60_000)],
  ['questions', '? '.repeat(60_000)],
  ['maps', '{a: '.repeat(60_000)],
  ['keys on one line', `${': a'.repeat(20_000)}\n|\n`],
  ['indentation', Array.from({ length: 2_500 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')],
])('%s nested without end', (_, text) => {
  expect(parseYaml(text).errors.map(({ message }) => message)).toEqual([
    'Lists and maps are nested more than 1000 deep here',
  ])
})

test.each([
  ['a: [1, {b: 2}]', { a: [1, { b: 2 }] }],
  ['- - - 1', [[[1]]]],
  [`a: "${'['.repeat(900)}"`, { a: '['.repeat(900) }],
  [`a:\n${' '.repeat(300)}b: 1`, { a: { b: 1 } }],
])('%j is read', (text, data) => {
  const document = parseYaml(text)
  expect(document.errors).toEqual([])
  expect(document.toJS()).toEqual(data)
})

test('a workspace of such files is read', () => {
  const deep = '{a: '.repeat(60_000)
  const workspace = workspaceOf({
    'manual-lens.yml': deep,
    'data/repos.yml': deep,
    'config/tech-docs.yml': deep,
    'source/a.html.md': `---\ntitle: ${deep}\n---\n`,
    'values-staging.yaml': deep,
    'values-production.yaml': 'a: 1\n',
  })
  expect(workspace.pages.size).toBe(6)
})
