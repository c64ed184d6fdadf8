// What a page's schema says is wrong with its front matter, as data for the rules that report it.

import { type OutputUnit, Validator } from '@cfworker/json-schema'
import { atHand } from './at-hand'
import { cut, isWhole } from './bounded-values'
import { isJson, referred } from './catalogue/schema'
import { entryOf, saysNothing } from './front-matter'
import type { Json, Page, Schema, Workspace } from './model'
import { costOf, longestFor } from './pattern-cost'
import { quickCheck } from './quick-schema'
import { schemaOf } from './schema-of'
import { settingsOf } from './settings'

/** One keyword of the schema that a value breaks. */
export interface SchemaProblem {
  /** Keys and indexes that lead to the value; empty: the front matter itself. */
  readonly path: readonly (string | number)[]
  readonly keyword: string
  /** What the keyword holds in the schema (`["a", "b"]` of `enum`). */
  readonly wanted: unknown
  /** The schema that the keyword stands in. */
  readonly schema: Json
}

export interface SchemaProblems {
  readonly problems: readonly SchemaProblem[]
  /** Why the schema can't be used, so that nothing was checked. */
  readonly failure?: string
}

const NONE: SchemaProblems = { problems: [] }

interface Remembered {
  readonly schema: Schema
  readonly defaults: unknown
  readonly found: SchemaProblems
}

const remembered = atHand<Remembered>()
const validators = new WeakMap<Schema, Guarded | string>()

/** What is wrong with a page's front matter, the site's defaults counted in; nothing for a page without schema or front matter. Remembered per Page while schema and defaults stay. */
export function schemaProblems(page: Page, workspace: Workspace): SchemaProblems {
  const schema = schemaOf(page, workspace)
  if (!schema || !page.frontMatter) return NONE
  const { defaults } = settingsOf(workspace)
  const known = remembered.get(page)
  if (known && known.schema === schema && known.defaults === defaults) return known.found
  const values: Record<string, unknown> = {}
  for (const [key, { value }] of defaults) values[key] = value
  for (const entry of page.frontMatter.entries) {
    if (saysNothing(entry) || entryOf(page, entry.key) !== entry) continue
    // Not by assignment, which would say what the object is made from.
    if (entry.key === '__proto__') Object.defineProperty(values, entry.key, { value: entry.value, enumerable: true })
    else values[entry.key] = entry.value
  }
  const found = validated(values, schema)
  remembered.set(page, { schema, defaults, found })
  return found
}

function validated(instance: Json, schema: Schema): SchemaProblems {
  try {
    const { validator, budget, longest, isValid, most } = validatorOf(schema)
    // Nearly every page, without a list of what was found and where.
    if (isWhole(instance, longest, { left: most }) && isValid(instance)) return NONE
    budget.left = MOST_STEPS
    const long = new Set<string>()
    const { valid, errors } = validator.validate(cut(instance, longest, long))
    if (valid) return NONE
    // What was cut can't be matched, so nothing is said of that.
    const told = errors.filter(({ keyword, instanceLocation }) => keyword !== 'pattern' || !long.has(instanceLocation))
    return { problems: problemsIn(told, schema.json) }
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    return { problems: [], failure: why ?? '' }
  }
}

interface Guarded {
  readonly validator: Validator
  /** Schemas that may still be gone through for one value: references to one another can stand for billions. */
  readonly budget: { left: number }
  /** The longest text that its patterns may be tried on. */
  readonly longest: number
  /** Whether a value that is left whole is surely valid. */
  readonly isValid: (value: unknown) => boolean
  /** How many values may be in one for the validator surely to stay within its budget. */
  readonly most: number
}

const MOST_STEPS = 20_000

function validatorOf(schema: Schema): Guarded {
  let known = validators.get(schema)
  if (known === undefined) {
    try {
      // Unknown keys are ours to find: a base that fails would make every key look unknown.
      const { unevaluatedProperties: _, additionalProperties, ...json } = copied(schema.json) as Json
      const budget = { left: MOST_STEPS }
      const longest = guard(json, budget)
      // The validator writes notes of its own into the schema, so it gets a copy.
      const whole = { ...json, ...(isJson(additionalProperties) ? { additionalProperties } : {}) }
      count(whole, budget)
      // Without references each schema in it looks at each value at most once.
      const most = MOST_STEPS / sizeOf(whole)
      known = { validator: new Validator(whole, '2020-12', false), budget, longest, isValid: quickCheck(whole), most }
    } catch (error) {
      known = error instanceof Error ? error.message : String(error)
    }
    validators.set(schema, known)
  }
  if (typeof known === 'string') throw new Error(known)
  return known
}

function copied(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copied)
  return isJson(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, copied(one)])) : value
}

/** Readies a schema (a copy) for values of others, and gives the longest text that its patterns may be tried on. Refuses patterns that can take for ever. */
function guard(node: unknown, budget: Guarded['budget'], key = ''): number {
  if (typeof node === 'string') return key === 'pattern' ? longestOf(node) : Number.POSITIVE_INFINITY
  if (Array.isArray(node)) return Math.min(...node.map((one) => guard(one, budget)), Number.POSITIVE_INFINITY)
  if (!isJson(node)) return Number.POSITIVE_INFINITY
  // No format of JSON Schema, and its expression can take for ever.
  if (node.format === 'url') Reflect.deleteProperty(node, 'format')
  count(node, budget)
  const own = Object.entries(node).map(([name, one]) => guard(one, budget, name))
  const names = key === 'patternProperties' ? Object.keys(node).map(longestOf) : []
  return Math.min(...own, ...names, Number.POSITIVE_INFINITY)
}

function longestOf(pattern: string): number {
  const cost = costOf(pattern)
  if ('refused' in cost) throw new Error(cost.refused)
  // Says now what is wrong with it, and not at the first value.
  new RegExp(pattern, 'u')
  return longestFor(cost)
}

/** Has each visit of the validator to a schema counted: it asks every schema for this keyword of an older draft. */
function count(schema: Json, budget: Guarded['budget']): void {
  const value = Object.hasOwn(schema, ASKED) ? schema[ASKED] : undefined
  Object.defineProperty(schema, ASKED, {
    configurable: true,
    enumerable: false,
    get() {
      if (--budget.left < 0)
        throw new Error('Its parts refer to one another so often that it would take for ever. Write it with fewer.')
      return value
    },
  })
}

const ASKED = '$recursiveAnchor'

/** How many maps and lists are in a value. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, one) => sum + sizeOf(one), 1)
}

/** Keywords that only say that something below them failed, which is reported itself. */
const AROUND = new Set(
  'properties patternProperties additionalProperties unevaluatedProperties items prefixItems unevaluatedItems allOf $ref $recursiveRef then else if dependentSchemas dependencies propertyNames contains'.split(
    ' ',
  ),
)

function problemsIn(errors: readonly OutputUnit[], root: Json): SchemaProblem[] {
  const problems: SchemaProblem[] = []
  const seen = new Set<string>()
  // Alternatives that all failed are one problem.
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')
  for (const { keyword, keywordLocation, instanceLocation } of errors) {
    const isInside = choices.some((choice) => keywordLocation.startsWith(`${choice.keywordLocation}/`))
    const isEmpty =
      keyword === 'contains' && !errors.some((other) => other.keywordLocation.startsWith(`${keywordLocation}/`))
    const once = `${instanceLocation} ${keywordLocation}`
    if (isInside || (AROUND.has(keyword) && !isEmpty) || seen.has(once)) continue
    seen.add(once)
    const path = pointer(instanceLocation).map((name) => (/^\d+$/.test(name) ? Number(name) : name))
    const names = keyword === 'false' ? [] : pointer(keywordLocation)
    const schema = located(root, names.slice(0, -1))
    problems.push({
      path,
      keyword,
      wanted: isJson(schema) ? schema[keyword] : undefined,
      schema: isJson(schema) ? schema : {},
    })
  }
  return problems
}

function pointer(location: string): string[] {
  return location
    .slice(1)
    .split('/')
    .slice(1)
    .map((name) => decodeURI(name).replaceAll('%23', '#').replaceAll('~1', '/').replaceAll('~0', '~'))
}

function located(root: Json, names: readonly string[]): unknown {
  let node: unknown = root
  for (const name of names) {
    if (name === '$ref' && isJson(node) && typeof node.$ref === 'string') node = referred(root, node.$ref)
    else
      node =
        isJson(node) && Object.hasOwn(node, name) ? node[name] : Array.isArray(node) ? node[Number(name)] : undefined
  }
  return node
}
