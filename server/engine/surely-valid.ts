// A quick yes for values that a JSON Schema allows: most front matter is right, and a validator that could say what is wrong costs many times as much.

import { isJson } from './catalogue/schema'
import type { Json } from './model'

/** True only for a value that the schema surely allows; false means: ask the validator. */
export type SurelyValid = (value: unknown) => boolean

const NEVER: SurelyValid = () => false
const ALWAYS: SurelyValid = () => true

/** Longer lists, and maps with more keys, are the validator's: it has bounds of its own. */
const MOST = 100

/** Keywords that allow and forbid nothing by themselves. `if` decides which of `then` and `else` counts: both being fulfilled is enough. */
const SAYS_NOTHING =
  /^(?:\$schema|\$id|\$comment|\$defs|definitions|title|description|markdownDescription|examples|default|deprecated|readOnly|writeOnly|if|x-.*)$/

/**
 * A quick test for a schema (JSON Schema 2020-12, validation vocabulary), for texts of up to `longest` UTF-16 units. It
 * knows the keywords that schemas for front matter are made of; of any other it is never sure.
 */
export function surelyValid(schema: unknown, longest: number): SurelyValid {
  if (schema === true) return ALWAYS
  if (!isJson(schema)) return NEVER
  const tests: SurelyValid[] = []
  for (const [keyword, wanted] of Object.entries(schema)) {
    if (SAYS_NOTHING.test(keyword)) continue
    const test = testOf(keyword, wanted, schema, longest)
    if (test === NEVER) return NEVER
    if (test !== ALWAYS) tests.push(test)
  }
  if (tests.length === 0) return ALWAYS
  return tests.length === 1 ? tests[0]! : (value) => tests.every((test) => test(value))
}

function testOf(keyword: string, wanted: unknown, schema: Json, longest: number): SurelyValid {
  switch (keyword) {
    case 'type': {
      const types = Array.isArray(wanted) ? wanted : [wanted]
      return (value) => types.some((type) => isOf(value, type))
    }
    case 'const':
      return (value) => isPlain(value) && value === wanted
    case 'enum':
      return Array.isArray(wanted) ? (value) => isPlain(value) && wanted.includes(value) : NEVER
    case 'pattern': {
      if (typeof wanted !== 'string') return NEVER
      const pattern = new RegExp(wanted, 'u')
      return (value) => typeof value !== 'string' || (value.length <= longest && pattern.test(value))
    }
    case 'minLength':
    case 'maxLength': {
      if (typeof wanted !== 'number') return NEVER
      const isRight = (length: number) => (keyword === 'minLength' ? length >= wanted : length <= wanted)
      return (value) => typeof value !== 'string' || (value.length <= longest && isRight([...value].length))
    }
    case 'items': {
      if ('prefixItems' in schema) return NEVER
      const item = surelyValid(wanted, longest)
      return (value) => !Array.isArray(value) || (value.length <= MOST && value.every((one) => item(one)))
    }
    case 'required':
      return listOfNames(wanted, longest) ? (value) => hasAll(value, wanted) : NEVER
    case 'properties':
      return propertiesTest(wanted, longest)
    case 'dependentRequired': {
      if (!isJson(wanted)) return NEVER
      const needs = Object.entries(wanted)
      if (!needs.every(([, names]) => listOfNames(names, longest))) return NEVER
      return (value) =>
        !isJson(value) ||
        needs.every(([name, names]) => !Object.hasOwn(value, name) || hasAll(value, names as string[]))
    }
    case 'allOf':
      return Array.isArray(wanted) ? everyOf(wanted, longest) : NEVER
    case 'anyOf': {
      if (!Array.isArray(wanted)) return NEVER
      const tests = wanted.map((one) => surelyValid(one, longest))
      return (value) => tests.some((test) => test(value))
    }
    case 'then':
    case 'else':
      return 'if' in schema ? surelyValid(wanted, longest) : ALWAYS
    default:
      return NEVER
  }
}

function everyOf(schemas: readonly unknown[], longest: number): SurelyValid {
  const tests = schemas.map((one) => surelyValid(one, longest))
  return tests.includes(NEVER) ? NEVER : (value) => tests.every((test) => test(value))
}

function propertiesTest(wanted: unknown, longest: number): SurelyValid {
  if (!isJson(wanted) || Object.keys(wanted).some((name) => name.length > longest)) return NEVER
  const tests = new Map(Object.entries(wanted).map(([name, one]) => [name, surelyValid(one, longest)]))
  return (value) => {
    if (!isJson(value)) return true
    const names = Object.keys(value)
    return names.length <= MOST && names.every((name) => tests.get(name)?.(value[name]) ?? true)
  }
}

/** A list of keys that no bound leaves out. */
function listOfNames(value: unknown, longest: number): value is readonly string[] {
  return Array.isArray(value) && value.every((name) => typeof name === 'string' && name.length <= longest)
}

function hasAll(value: unknown, names: readonly string[]): boolean {
  if (!isJson(value)) return true
  return Object.keys(value).length <= MOST && names.every((name) => Object.hasOwn(value, name))
}

function isOf(value: unknown, type: unknown): boolean {
  switch (type) {
    case 'string':
    case 'number':
    case 'boolean':
      return typeof value === type
    case 'integer':
      return Number.isInteger(value)
    case 'null':
      return value === null
    case 'array':
      return Array.isArray(value)
    case 'object':
      return isJson(value)
    default:
      return false
  }
}

/** What is compared by itself; lists and maps are compared by what they hold. */
function isPlain(value: unknown): boolean {
  return value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
