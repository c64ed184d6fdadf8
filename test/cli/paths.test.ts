// Paths as people write them.

import { expect, test } from 'vitest'
import { above, inside, resolvePath } from '../../server/cli/paths'

test.each([
  ['/a/b', 'c', '/a/b/c'],
  ['/a/b', './c/', '/a/b/c'],
  ['/a/b', '../c//d/.', '/a/c/d'],
  ['/a/b', '/x/../y', '/y'],
  ['/a', '../../..', '/'],
  ['/', 'c', '/c'],
  ['/a', 'b\\c', '/a/b\\c'],
  ['C:/a', 'b\\c', 'C:/a/b/c'],
  ['c:/a', 'D:\\x\\', 'D:/x'],
  ['C:/a', '..\\..', 'C:/'],
  ['//host/share', 'x', '//host/share/x'],
])('%s + %s', (cwd, given, path) => {
  expect(resolvePath(cwd, given)).toBe(path)
})

test('inside is by whole names', () => {
  expect(inside('/a', '/a')).toBe('')
  expect(inside('/a', '/a/b/c')).toBe('b/c')
  expect(inside('/a', '/ab')).toBe(undefined)
  expect(inside('/', '/a')).toBe('a')
  expect(inside('C:/', 'C:/a')).toBe('a')
})

test('above ends at the top', () => {
  expect([above('/a/b'), above('/a'), above('/'), above('C:/a'), above('C:/')]).toEqual([
    '/a',
    '/',
    undefined,
    'C:/',
    undefined,
  ])
})
