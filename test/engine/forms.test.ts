// The table of forms (docs/forms.md) is true of the engine.

import { describe, expect, test } from 'vitest'
import { parseFixture, workspaceOf } from '../harness/fixture'
import { namesIn } from '../harness/names'
import type { Unlike } from './forms/form'
import { IN_CONFIGURATION } from './forms/in-configuration'
import { IN_NAMES } from './forms/in-names'
import { IN_PAGES } from './forms/in-pages'
import { FILES, OTHER_SENSES } from './forms/other-senses'

const forms = [...IN_PAGES, ...IN_CONFIGURATION, ...IN_NAMES]

describe.each(forms)('$title', ({ text, unlike }) => {
  test('every reference is marked, and nothing else is one', () => {
    const fixture = parseFixture(text)
    const workspace = workspaceOf(fixture)
    const found = [...fixture.files.keys()].flatMap((path) => {
      const page = workspace.pages.get(path)
      expect(page, `${path} is read`).toBeDefined()
      return workspace.referencesOf(page!).map(({ span, name, form, demanded }) => ({
        path,
        span,
        rule: name,
        message: demanded ? `${form} demanded` : form,
      }))
    })
    expect(found).toEqual(fixture.marks)
    expect(found).not.toEqual([])
  })
  if (unlike.length > 0) test.each(unlike)('but not: $text', isNone)
})

describe.each(OTHER_SENSES)('$title', ({ unlike }) => {
  test.each(unlike)('$text', isNone)
})

function isNone({ path = 'source/manual/page.html.md', text }: Unlike): void {
  expect(namesIn(path, `${text}\n`)).toEqual([])
}

test.each(FILES)('$path belongs to $environment', ({ path, environment }) => {
  const workspace = workspaceOf(parseFixture('== a.md\n'))
  expect(workspace.environmentOf(path)?.name).toBe(environment)
})
