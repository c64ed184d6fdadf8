// Globs: what they take in, and that none takes long.

import { expect, test } from 'vitest'
import { globMatcher } from '../../server/engine/glob'

const PATHS = ['README.md', 'docs/a.md', 'docs/old/a.md', 'docs/old/deep/b.yml', 'old/a.md', 'older.md']

test.each([
  [['docs'], ['docs/a.md', 'docs/old/a.md', 'docs/old/deep/b.yml']],
  [['docs/'], ['docs/a.md', 'docs/old/a.md', 'docs/old/deep/b.yml']],
  [['old'], ['docs/old/a.md', 'docs/old/deep/b.yml', 'old/a.md']],
  [['/old'], ['old/a.md']],
  [['./old/**'], ['old/a.md']],
  [['a.md'], ['docs/a.md', 'docs/old/a.md', 'old/a.md']],
  [['*.md'], ['README.md', 'docs/a.md', 'docs/old/a.md', 'old/a.md', 'older.md']],
  [['docs/*.md'], ['docs/a.md']],
  [['docs/**/*.md'], ['docs/a.md', 'docs/old/a.md']],
  [['**/deep/**'], ['docs/old/deep/b.yml']],
  [['docs/**/**/b.yml'], ['docs/old/deep/b.yml']],
  [['{old,docs}/a.md'], ['docs/a.md', 'old/a.md']],
  [['?.md'], ['docs/a.md', 'docs/old/a.md', 'old/a.md']],
  [['old*'], ['docs/old/a.md', 'docs/old/deep/b.yml', 'old/a.md', 'older.md']],
  [
    ['docs', '!docs/old', 'b.yml'],
    ['docs/a.md', 'docs/old/deep/b.yml'],
  ],
  [['**'], PATHS],
  [['{'], []],
  [[''], []],
  [[], []],
])('%j', (patterns, expected) => expect(PATHS.filter(globMatcher(patterns))).toEqual(expected))

test('characters of regular expressions are characters', () => {
  const matches = globMatcher(['a.(b|c)+[d]$'])
  expect([matches('a.(b|c)+[d]$'), matches('aXb')]).toEqual([true, false])
})

test('patterns made to take long don’t', () => {
  const name = 'a'.repeat(3_000)
  expect(globMatcher([`${'*a'.repeat(500)}*b`])(name)).toBe(false)
  expect(globMatcher([`${'**/a/'.repeat(200)}b`])(Array.from({ length: 1_000 }, () => 'a').join('/'))).toBe(false)
  expect(globMatcher(['{a,b}'.repeat(60)])('ab')).toBe(false)
})
