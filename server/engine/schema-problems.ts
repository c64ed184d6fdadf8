// What a page's schema says is wrong with its front matter, as data for the rules that report it.

import { type OutputUnit, Validator } from '@cfworker/json-schema'
import { isJson, referred } from './catalogue/schema'
import { entryOf, saysNothing } from './front-matter'
import type { Json, Page, Schema, Workspace } from './model'
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

const remembered = new WeakMap<Page, Remembered>()
const validators = new WeakMap<Schema, Validator | string>()

/** What is wrong with a page's front matter, the site's defaults counted in; nothing for a page without schema or front matter. Remembered per Page while schema and defaults stay. */
export function schemaProblems(page: Page, workspace: Workspace): SchemaProblems {
  const schema = schemaOf(page, workspace)
  if (!schema || !page.frontMatter) return NONE
  const { defaults } = settingsOf(workspace)
  const known = remembered.get(page)
  if (known && known.schema === schema && known.defaults === defaults) return known.found
  const values = new Map<string, unknown>([...defaults].map(([key, { value }]) => [key, value]))
  for (const { key } of page.frontMatter.entries) {
    const entry = entryOf(page, key)
    if (entry && !saysNothing(entry)) values.set(key, entry.value)
  }
  const found = validated(Object.fromEntries(values), schema)
  remembered.set(page, { schema, defaults, found })
  return found
}

function validated(instance: Json, schema: Schema): SchemaProblems {
  try {
    const validator = validatorOf(schema)
    const { valid, errors } = validator.validate(instance)
    return valid ? NONE : { problems: problemsIn(errors, schema.json) }
  } catch (error) {
    const [why] = (error instanceof Error ? error.message : String(error)).split('\n', 1)
    return { problems: [], failure: why ?? '' }
  }
}

function validatorOf(schema: Schema): Validator {
  let known = validators.get(schema)
  if (known === undefined) {
    try {
      // Unknown keys are ours to find: a base that fails would make every key look unknown.
      const { unevaluatedProperties: _, additionalProperties, ...json } = copied(schema.json) as Json
      guard(json)
      // The validator writes notes of its own into the schema, so it gets a copy.
      known = new Validator(
        { ...json, ...(isJson(additionalProperties) ? { additionalProperties } : {}) },
        '2020-12',
        false,
      )
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

/** Refuses patterns that can take for ever on a long value: a repeated group with a repetition or a choice in it. */
function guard(node: unknown, key = ''): void {
  if (typeof node === 'string' && key === 'pattern') {
    if (/\([^()]*[*+}|][^()]*\)[*+{]/.test(node) || node.length > 500)
      throw new Error(
        `The pattern ${node.slice(0, 80)} can take for ever on a long value. Write it without a repetition in a repeated group.`,
      )
    // Says now what is wrong with it, and not at the first value.
    new RegExp(node, 'u')
  } else if (isJson(node))
    for (const [name, one] of Object.entries(node)) {
      if (key === 'patternProperties') guard(name, 'pattern')
      guard(one, name)
    }
  else if (Array.isArray(node)) for (const one of node) guard(one)
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
