// Other words for a heading: links to it follow, in every way in which they are written.

import { expect, test } from 'vitest'
import { renamableHeadingAt, renameHeading } from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'
import { edited } from '../harness/moving'

const MANUAL = `== config/tech-docs.yml
host: https://docs.example.org
== source/manual/other.html.md
[a](/manual/deploy.html#before-you-begin) [b](deploy#before-you-begin) [c](/manual/deploy.html#after) [d][d]

[d]: https://docs.example.org/manual/deploy.html#before-you-begin
== source/manual/deploy.html.md
---
title: Deploy
---
[here](#before-you-begin)

## Before ‸you begin ##

## After
`

function renamed(fixture: string, words: string): Map<string, string | undefined> | string | undefined {
  const parsed = parseFixture(fixture)
  const { path, offset } = parsed.cursor!
  const edits = renameHeading(workspaceOf(parsed), path, offset, words)
  if (!edits) return undefined
  return 'refused' in edits ? edits.refused : edited(parsed.files, edits)
}

test('every link to the heading has its new anchor', () => {
  const after = renamed(MANUAL, 'What you need: a *key*') as Map<string, string>
  expect(after.get('source/manual/deploy.html.md')).toContain(
    '[here](#what-you-need-a-key)\n\n## What you need: a *key* ##\n\n## After',
  )
  expect(after.get('source/manual/other.html.md')).toContain(
    '[a](/manual/deploy.html#what-you-need-a-key) [b](deploy#what-you-need-a-key) [c](/manual/deploy.html#after) [d][d]\n\n[d]: https://docs.example.org/manual/deploy.html#what-you-need-a-key',
  )
})

test('of equal headings those that are counted change too', () => {
  const text = `== docs/a.md
# Se‸tup
# Setup
[one](#setup) [two](#setup-1)
== docs/b.md
[two](a.md#setup-1)
`
  const after = renamed(text, 'Install') as Map<string, string>
  expect(after.get('docs/a.md')).toBe('# Install\n# Setup\n[one](#install) [two](#setup)\n')
  expect(after.get('docs/b.md')).toBe('[two](a.md#setup)\n')
})

test('what can’t be a heading is refused', () => {
  expect(renamed(MANUAL, ' ')).toBe('A heading needs words, all on one line.')
  expect(renamed(MANUAL, 'two\nlines')).toBe('A heading needs words, all on one line.')
})

test('elsewhere there is nothing to rename', () => {
  expect(renamed('== docs/a.md\n# One\n\nwo‸rds\n', 'x')).toBeUndefined()
  const fixture = parseFixture('== docs/a.yml\n# O‸ne\n')
  expect(renamableHeadingAt(workspaceOf(fixture), fixture.cursor!.path, fixture.cursor!.offset)).toBeUndefined()
})
