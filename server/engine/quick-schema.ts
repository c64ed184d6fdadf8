// Whether a value is surely valid by a schema, asked of nearly every page: the keywords that schemas of front matter have, as functions made once. What is not sure is for the validator, which also words what is wrong.

import { deepCompareStrict, format, ucs2length } from '@cfworker/json-schema'
import { isJson } from './catalogue/schema'
import type { Json } from './model'

/** Whether a value is valid by one schema. */
type Check = (value: unknown) => boolean

const ALWAYS: Check = () => true
const NEVER: Check = () => false

/** Says nothing itself: what a schema's reader may want to know. `$defs` are only reached by `$ref`, which is not for here. */
const NOTES =
  /^(?:title|description|markdownDescription|examples?|default|deprecated|readOnly|writeOnly|\$schema|\$id|\$comment|\$defs|definitions|x-.*)$/

/** Read together, at the first of them that is there. */
const OF_KEYS = ['properties', 'patternProperties', 'additionalProperties']

/**
 * True of values that the validator (2020-12, every keyword looked at) finds valid by this schema; false of all others
 * and where it is not sure. The validator must have taken the schema already, and the value must be JSON, its numbers finite.
 */
export function quickCheck(schema: Json): Check {
  return checkFor(schema, false) ?? NEVER
}

/**
 * The check of a schema. Undefined: it has a keyword that is not for here. `isExact`: whether a false answer has to be
 * right, too, as below `not`; otherwise a part that is not for here just answers false.
 */
function checkFor(schema: unknown, isExact: boolean): Check | undefined {
  if (typeof schema === 'boolean') return schema ? ALWAYS : NEVER
  if (!isJson(schema)) return undefined
  const checks: Check[] = []
  for (const keyword of Object.keys(schema)) {
    if (NOTES.test(keyword)) continue
    const check = keywordCheck(keyword, schema, isExact)
    if (check) checks.push(check)
    else if (isExact) return undefined
    else return NEVER
  }
  const [one, ...more] = checks
  if (!one) return ALWAYS
  return more.length === 0 ? one : (value) => checks.every((check) => check(value))
}

function keywordCheck(keyword: string, schema: Json, isExact: boolean): Check | undefined {
  const wanted = schema[keyword]
  switch (keyword) {
    case 'type':
      return typeCheck(wanted)
    case 'const':
      return isJson(wanted) || Array.isArray(wanted) ? undefined : (value) => value === wanted
    case 'enum':
      if (!Array.isArray(wanted) || wanted.some((one) => typeof one === 'object' && one !== null)) return undefined
      return (value) => wanted.includes(value)
    case 'properties':
    case 'patternProperties':
    case 'additionalProperties':
      return keyword === OF_KEYS.find((one) => Object.hasOwn(schema, one)) ? propertiesCheck(schema, isExact) : ALWAYS
    case 'required':
      return isNames(wanted) ? (value) => !isJson(value) || hasAll(value, wanted) : undefined
    case 'dependentRequired':
      return dependentCheck(wanted)
    case 'items':
      return itemsCheck(checkFor(wanted, isExact))
    case 'uniqueItems':
      return typeof wanted === 'boolean' ? (value) => !wanted || !Array.isArray(value) || isUnique(value) : undefined
    case 'pattern':
      return typeof wanted === 'string' ? patternCheck(new RegExp(wanted, 'u')) : undefined
    case 'format':
      return typeof wanted === 'string' ? formatCheck(wanted) : undefined
    case 'allOf':
    case 'anyOf':
    case 'oneOf':
      return choiceCheck(keyword, wanted, isExact)
    case 'not': {
      const check = checkFor(wanted, true)
      return check && ((value) => !check(value))
    }
    case 'if':
      return conditionCheck(schema, isExact)
    case 'then':
    case 'else':
      // Said with `if`, and without it nothing.
      return ALWAYS
    default:
      return Number.isFinite(wanted) ? limitCheck(keyword, wanted as number) : undefined
  }
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

function typeCheck(wanted: unknown): Check | undefined {
  const types = Array.isArray(wanted) ? wanted : [wanted]
  if (!isNames(types)) return undefined
  const takesInteger = types.includes('integer')
  return (value) => types.includes(typeOf(value)) || (takesInteger && Number.isInteger(value))
}

function isNames(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
}

function hasAll(value: Json, names: readonly string[]): boolean {
  return names.every((name) => Object.hasOwn(value, name))
}

function dependentCheck(wanted: unknown): Check | undefined {
  if (!isJson(wanted)) return undefined
  const pairs = Object.entries(wanted)
  const named = pairs.flatMap(([name, names]) => (isNames(names) ? [{ name, names }] : []))
  if (named.length < pairs.length) return undefined
  return (value) =>
    !isJson(value) || named.every(({ name, names }) => !Object.hasOwn(value, name) || hasAll(value, names))
}

function itemsCheck(check: Check | undefined): Check | undefined {
  return check && ((value) => !Array.isArray(value) || value.every((one) => check(one)))
}

function isUnique(list: readonly unknown[]): boolean {
  const objects = list.filter((one): one is object => typeof one === 'object' && one !== null)
  const nulls = list.filter((one) => one === null).length
  if (new Set(list.filter((one) => typeof one !== 'object')).size + objects.length + Math.min(nulls, 1) < list.length)
    return false
  return objects.every((one, at) => !objects.some((other, before) => before < at && deepCompareStrict(one, other)))
}

function patternCheck(pattern: RegExp): Check {
  return (value) => typeof value !== 'string' || pattern.test(value)
}

/** Formats that the validator doesn't know say nothing. */
function formatCheck(name: string): Check | undefined {
  if (!(name in format)) return ALWAYS
  const check = Object.hasOwn(format, name) ? format[name] : undefined
  return check && ((value) => typeof value !== 'string' || check(value))
}

function choiceCheck(keyword: 'allOf' | 'anyOf' | 'oneOf', wanted: unknown, isExact: boolean): Check | undefined {
  if (!Array.isArray(wanted)) return undefined
  // One of several that is not sure is no answer: it may also end in an error.
  const checks = wanted.flatMap((one) => checkFor(one, isExact || keyword !== 'allOf') ?? [])
  if (checks.length < wanted.length) return undefined
  switch (keyword) {
    case 'allOf':
      return (value) => checks.every((check) => check(value))
    case 'anyOf':
      return (value) => checks.some((check) => check(value))
    case 'oneOf':
      return (value) => checks.filter((check) => check(value)).length === 1
  }
}

function conditionCheck(schema: Json, isExact: boolean): Check | undefined {
  const condition = checkFor(schema.if, true)
  const follows = schema.then === undefined ? ALWAYS : checkFor(schema.then, isExact)
  const otherwise = schema.else === undefined ? ALWAYS : checkFor(schema.else, isExact)
  if (!condition || !follows || !otherwise) return undefined
  return (value) => (condition(value) ? follows(value) : otherwise(value))
}

/** `properties`, `patternProperties` and `additionalProperties`, which is for the keys that neither of the two speaks of. */
function propertiesCheck(schema: Json, isExact: boolean): Check | undefined {
  const { properties = {}, patternProperties = {}, additionalProperties = true } = schema
  if (!isJson(properties) || !isJson(patternProperties)) return undefined
  const own = new Map<string, Check>()
  for (const [name, one] of Object.entries(properties)) {
    const check = checkFor(one, isExact)
    if (!check) return undefined
    own.set(name, check)
  }
  const patterns: { readonly pattern: RegExp; readonly check: Check }[] = []
  for (const [name, one] of Object.entries(patternProperties)) {
    const check = checkFor(one, isExact)
    if (!check) return undefined
    patterns.push({ pattern: new RegExp(name, 'u'), check })
  }
  const other = checkFor(additionalProperties, isExact)
  if (!other) return undefined
  return (value) => {
    if (!isJson(value)) return true
    for (const name of Object.keys(value)) {
      const one = value[name]
      const check = own.get(name)
      if (check && !check(one)) return false
      let isOther = !check
      for (const { pattern, check: fits } of patterns) {
        if (!pattern.test(name)) continue
        isOther = false
        if (!fits(one)) return false
      }
      if (isOther && !other(one)) return false
    }
    return true
  }
}

function limitCheck(keyword: string, limit: number): Check | undefined {
  const ofText =
    (holds: (length: number) => boolean): Check =>
    (one) =>
      typeof one !== 'string' || holds(ucs2length(one))
  const ofList =
    (holds: (length: number) => boolean): Check =>
    (one) =>
      !Array.isArray(one) || holds(one.length)
  const ofMap =
    (holds: (size: number) => boolean): Check =>
    (one) =>
      !isJson(one) || holds(Object.keys(one).length)
  const ofNumber =
    (holds: (number: number) => boolean): Check =>
    (one) =>
      typeof one !== 'number' || holds(one)
  switch (keyword) {
    case 'minLength':
      return ofText((length) => length >= limit)
    case 'maxLength':
      return ofText((length) => length <= limit)
    case 'minItems':
      return ofList((length) => length >= limit)
    case 'maxItems':
      return ofList((length) => length <= limit)
    case 'minProperties':
      return ofMap((size) => size >= limit)
    case 'maxProperties':
      return ofMap((size) => size <= limit)
    case 'minimum':
      return ofNumber((number) => number >= limit)
    case 'maximum':
      return ofNumber((number) => number <= limit)
    case 'exclusiveMinimum':
      return ofNumber((number) => number > limit)
    case 'exclusiveMaximum':
      return ofNumber((number) => number < limit)
    default:
      return undefined
  }
}
