// The quick check of a schema says what the validator says, or that it isn't sure.

import { Validator } from '@cfworker/json-schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { BUILT_IN_SCHEMAS, GOVUK_OTHER } from '../../server/engine/catalogue/built-in-schemas'
import type { Json } from '../../server/engine/model'
import { quickCheck } from '../../server/engine/quick-schema'

/** What the validator says; undefined where it doesn't take the schema, and so none comes here. */
function slowly(schema: Json, value: unknown): boolean | 'failed' | undefined {
  let validator: Validator
  try {
    validator = new Validator(structuredClone(schema), '2020-12', false)
  } catch {
    return undefined
  }
  try {
    return validator.validate(value).valid
  } catch {
    return 'failed'
  }
}

const names = fc.constantFrom('a', 'b', 'title', 'ab', '__proto__', 'toString', '0', '')
const texts = fc.constantFrom('', 'a', 'ab', 'true', '😀', '2026-11-24', 'x'.repeat(20), '😀😀', 'a@b.example', '1')
const plain = fc.oneof(
  texts,
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(0.5, -0, 1e300),
  fc.boolean(),
  fc.constant(null),
)
const { value: values } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    plain,
    fc.array(tie('value'), { maxLength: 4 }),
    mapOf(tie('value')),
  ),
}))

function mapOf<T>(of: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> {
  return fc.array(fc.tuple(names, of), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs))
}

const types = fc.constantFrom('string', 'number', 'integer', 'boolean', 'null', 'array', 'object', 'day')
const limits = fc.integer({ min: 0, max: 4 })
const patterns = fc.constantFrom('^true$', '^[a-z]*$', '.', 'b', '^.$')
const lists = fc.array(names, { maxLength: 3 })

/** Schemas of the keywords that the quick check has. */
const { schema: known } = fc.letrec<{ schema: unknown }>((tie) => {
  const one = tie('schema')
  const some = fc.array(one, { maxLength: 3 })
  const keywords: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    type: fc.oneof(types, fc.array(types, { maxLength: 3 })),
    const: plain,
    enum: fc.array(plain, { maxLength: 4 }),
    required: lists,
    dependentRequired: mapOf(lists),
    properties: mapOf(one),
    patternProperties: fc.array(fc.tuple(patterns, one), { maxLength: 2 }).map((pairs) => Object.fromEntries(pairs)),
    additionalProperties: one,
    items: one,
    uniqueItems: fc.boolean(),
    pattern: patterns,
    format: fc.constantFrom('date', 'email', 'no-format', 'toString'),
    allOf: some,
    anyOf: some,
    oneOf: some,
    not: one,
    if: one,
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word.
    then: one,
    else: one,
    minimum: limits,
    maximum: limits,
    exclusiveMinimum: limits,
    exclusiveMaximum: limits,
    minLength: limits,
    maxLength: limits,
    minItems: limits,
    maxItems: limits,
    minProperties: limits,
    maxProperties: limits,
    description: texts,
    'x-usual': plain,
  }
  return { schema: fc.oneof({ maxDepth: 3 }, fc.boolean(), withKeywords(keywords)) }
})

/** A few of these keywords. */
function withKeywords(keywords: Readonly<Record<string, fc.Arbitrary<unknown>>>): fc.Arbitrary<unknown> {
  const pairs = Object.entries(keywords).map(([keyword, wanted]) => fc.tuple(fc.constant(keyword), wanted))
  return fc.array(fc.oneof(...pairs), { maxLength: 4 }).map((some) => Object.fromEntries(some))
}

/** Anything below any keyword, those that the quick check leaves to the validator and nonsense included. */
const { schema: wild } = fc.letrec<{ schema: unknown }>((tie) => {
  const one = tie('schema')
  const anything = fc.oneof(one, fc.array(one, { maxLength: 2 }), mapOf(one), values, patterns, fc.constant('#'))
  const keywords =
    'type const enum required dependentRequired dependentSchemas dependencies properties patternProperties additionalProperties unevaluatedProperties propertyNames items prefixItems additionalItems unevaluatedItems contains minContains maxContains uniqueItems pattern format allOf anyOf oneOf not if then else minimum maxLength minItems maxProperties multipleOf $ref $defs $anchor made-up'
  return {
    schema: fc.oneof(
      { maxDepth: 3 },
      known,
      withKeywords(Object.fromEntries(keywords.split(' ').map((keyword) => [keyword, anything]))),
    ),
  }
})

const isMap = (schema: unknown): schema is Json =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema)
const RUNS = Number(process.env.MANUAL_LENS_RUNS ?? 3_000)

describe('of schemas with the keywords that it has', () => {
  test('it says just what the validator says', () => {
    const said = { true: 0, false: 0, failed: 0 }
    fc.assert(
      fc.property(known.filter(isMap), values, (schema, value) => {
        const slow = slowly(schema, value)
        // A name of Object's own taken for a format is for the validator.
        if (slow === undefined || JSON.stringify(schema).includes('"format":"toString"')) return
        said[`${slow}`]++
        expect({ schema, value, valid: quickCheck(schema)(value) }).toEqual({ schema, value, valid: slow })
      }),
      { numRuns: RUNS },
    )
    expect(Math.min(said.true, said.false)).toBeGreaterThan(RUNS / 10)
  })
})

describe('of any schema', () => {
  test('what it takes for valid is valid to the validator', () => {
    let taken = 0
    fc.assert(
      fc.property(wild.filter(isMap), values, (schema, value) => {
        let isValid = false
        try {
          isValid = quickCheck(schema)(value)
        } catch (error) {
          // A pattern that is none, of which the validator has said so before.
          expect(error).toBeInstanceOf(SyntaxError)
        }
        if (!isValid) return
        const slow = slowly(schema, value)
        if (slow === undefined) return
        taken++
        expect({ schema, value, valid: slow }).toEqual({ schema, value, valid: true })
      }),
      { numRuns: RUNS },
    )
    expect(taken).toBeGreaterThan(RUNS / 20)
  })
})

test('pages of the shipped schemas need no validator', () => {
  const page = { title: 'Deploy', owner_slack: '#a-team', section: 'Deployment', layout: 'manual_layout', weight: 10 }
  const { unevaluatedProperties: _, ...govuk } = BUILT_IN_SCHEMAS.get('govuk')!.json
  expect(quickCheck(govuk)(page)).toBe(true)
  expect(quickCheck(govuk)({ ...page, weight: 'heavy' })).toBe(false)
  expect(quickCheck(govuk)({ ...page, related_repos: ['a', 1] })).toBe(false)
  expect(quickCheck(govuk)({ ...page, review_in: '6 months' })).toBe(false)
  const { unevaluatedProperties: __, ...other } = GOVUK_OTHER.json
  expect(quickCheck(other)(page)).toBe(true)
  expect(quickCheck(other)({ weight: 1 })).toBe(false)
  expect(quickCheck(other)({})).toBe(true)
})
