// What the quick test is sure of, the validator allows: on random schemas and values, and on what schemas for front matter are made of.

import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BUILT_IN_SCHEMAS, GOVUK_OTHER } from '../../server/engine/catalogue/built-in-schemas'
import { surelyValid } from '../../server/engine/surely-valid'

const LONGEST = 20
const names = ['title', 'owner', 'tags', '__proto__', '']
const plain = fc.oneof(
  fc.constantFrom('a', 'ab', '#team', '2024-01-02', '', '😀😀', 'x'.repeat(30)),
  fc.constantFrom<unknown>(0, 1, 1.5, -1, Number.POSITIVE_INFINITY, true, false, null),
)
const value: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 2 }, plain, tie('list'), tie('map')),
  list: fc.array(tie('value'), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 4 }),
})).value

const keyword = (name: string, wanted: fc.Arbitrary<unknown>): fc.Arbitrary<[string, unknown]> =>
  wanted.map((one) => [name, one])
const list = fc.array(fc.constantFrom(...names), { maxLength: 2 })
const types = ['string', 'number', 'integer', 'boolean', 'null', 'array', 'object']
const schema: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  schema: fc.oneof({ maxDepth: 2 }, fc.constantFrom<unknown>(true, false, {}), tie('map'), tie('map')),
  map: fc
    .uniqueArray(
      fc.oneof(
        keyword(
          'type',
          fc.oneof(fc.constantFrom(...types), fc.uniqueArray(fc.constantFrom(...types), { minLength: 1 })),
        ),
        keyword(
          'const',
          plain.filter((one) => one !== null),
        ),
        keyword('enum', fc.array(plain, { minLength: 1, maxLength: 4 })),
        keyword('pattern', fc.constantFrom('^#', 'a', '^.{2}$', '^\\d{4}')),
        keyword('minLength', fc.nat(2)),
        keyword('maxLength', fc.nat(3)),
        keyword('items', tie('schema')),
        keyword('required', list),
        keyword('properties', fc.dictionary(fc.constantFrom('title', 'owner', 'tags'), tie('schema'), { maxKeys: 3 })),
        keyword('dependentRequired', fc.dictionary(fc.constantFrom('title', 'owner'), list, { maxKeys: 2 })),
        keyword('allOf', fc.array(tie('schema'), { minLength: 1, maxLength: 2 })),
        keyword('anyOf', fc.array(tie('schema'), { minLength: 1, maxLength: 2 })),
        keyword('if', tie('schema')),
        keyword('then', tie('schema')),
        keyword('else', tie('schema')),
        keyword('not', tie('schema')),
        keyword('additionalProperties', tie('schema')),
        keyword('minProperties', fc.nat(2)),
        keyword('uniqueItems', fc.boolean()),
        keyword('description', fc.constant('says nothing')),
      ),
      { maxLength: 3, selector: ([name]) => name },
    )
    .map((keywords) => Object.fromEntries(keywords)),
})).schema

test('what it is sure of the validator allows, and it is sure of much', () => {
  let sure = 0
  let allowed = 0
  fc.assert(
    fc.property(schema, value, (schema, value) => {
      const isSure = surelyValid(schema, LONGEST)(value)
      const { valid } = new Validator(structuredClone(schema) as object, '2020-12', false).validate(value)
      if (isSure) sure++
      if (valid) allowed++
      expect(isSure && !valid).toBe(false)
    }),
    { numRuns: 3_000, seed: 11 },
  )
  expect(sure).toBeGreaterThan(300)
  expect(allowed).toBeGreaterThanOrEqual(sure)
})

test('it is sure of a page as each of the built-in schemas wants it, and not of one that lacks what is required', () => {
  const page = {
    owner_slack: '#a-team',
    title: 'Deploy an application',
    section: 'Deployment',
    layout: 'manual_layout',
    parent: '/manual.html',
    last_reviewed_on: '2026-01-02',
    review_in: '6 months',
  }
  for (const { json } of [...BUILT_IN_SCHEMAS.values(), GOVUK_OTHER]) {
    const { unevaluatedProperties: _, ...checked } = json
    expect(surelyValid(checked, 1_000)(page)).toBe(true)
    expect(surelyValid(checked, 1_000)({ owner_slack: '#a-team' })).toBe(false)
  }
})
