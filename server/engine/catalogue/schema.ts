// JSON Schema as data: the keys that one describes, two of them in one, and whether one can be used at all.

import type { Json, KeySpec, Need, Schema, ValueKind } from '../model'

/** A schema ready for use. `title` is what messages call it; one that describes no keys is allowed. */
export function schemaFrom(json: Json, title: string): Schema {
  const nodes = [...atTop(json, json, new Set())]
  const required = new Set(nodes.flatMap(({ required: keys }) => (Array.isArray(keys) ? keys.map(String) : [])))
  const keys = new Map<string, KeySpec>()
  for (const { properties } of nodes)
    for (const [key, spec] of Object.entries(isJson(properties) ? properties : {}))
      if (!keys.has(key)) keys.set(key, keySpec(key, isJson(spec) ? spec : {}, required.has(key), title))
  const isOpen =
    nodes.some(({ patternProperties }) => patternProperties !== undefined) ||
    !nodes.some((node) => node.unevaluatedProperties === false || node.additionalProperties === false)
  return { title, keys: [...keys.values()], isOpen, json }
}

/** Whether a value is a map, as nearly every schema is. */
export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The parts of a schema that speak of the page itself and not of one of its values. */
function* atTop(node: unknown, root: Json, seen: Set<unknown>): Iterable<Json> {
  if (!isJson(node) || seen.has(node)) return
  seen.add(node)
  yield node
  if (typeof node.$ref === 'string') yield* atTop(referred(root, node.$ref), root, seen)
  for (const keyword of ['allOf', 'anyOf', 'oneOf'])
    for (const one of Array.isArray(node[keyword]) ? (node[keyword] as unknown[]) : []) yield* conditional(one, keyword)
  for (const keyword of ['then', 'else']) yield* conditional(node[keyword], keyword)
  for (const one of Object.values(isJson(node.dependentSchemas) ? node.dependentSchemas : {}))
    yield* conditional(one, 'dependentSchemas')

  /** What holds for some pages only gives keys, but asks for none. */
  function* conditional(one: unknown, keyword: string): Iterable<Json> {
    for (const part of atTop(one, root, seen)) yield keyword === 'allOf' ? part : { properties: part.properties }
  }
}

/** What `#/$defs/page` stands for in a schema; undefined for an address elsewhere. */
export function referred(root: Json, ref: string): unknown {
  if (!/^#(?:\/|$)/.test(ref)) return undefined
  let node: unknown = root
  for (const name of ref.slice(1).split('/').slice(1)) {
    const key = name.replaceAll('~1', '/').replaceAll('~0', '~')
    node = isJson(node) && Object.hasOwn(node, key) ? node[key] : Array.isArray(node) ? node[Number(key)] : undefined
  }
  return node
}

const KINDS: ReadonlyMap<unknown, ValueKind> = new Map([
  ['string', 'string'],
  ['number', 'number'],
  ['integer', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
  ['array', 'list'],
  ['object', 'map'],
])

/** The kinds of value that a schema's `type` (or that of its alternatives) allows; empty: any. */
export function kindsOf(json: Json): ValueKind[] {
  const types = [json.type].flat().flatMap((type) => KINDS.get(type) ?? [])
  if (types.length > 0) return [...new Set(types)]
  for (const keyword of ['anyOf', 'oneOf']) {
    const kinds = (Array.isArray(json[keyword]) ? (json[keyword] as unknown[]) : []).map((one) =>
      isJson(one) ? kindsOf(one) : [],
    )
    if (kinds.length > 0 && kinds.every(({ length }) => length > 0)) return [...new Set(kinds.flat())]
  }
  return []
}

function keySpec(key: string, json: Json, isRequired: boolean, title: string): KeySpec {
  const { description, examples, enum: values } = json
  const [example] = Array.isArray(examples) ? examples : []
  const usual = json['x-usual']
  return {
    key,
    kinds: kindsOf(json),
    description: typeof description === 'string' ? description : '',
    ...(Array.isArray(values) ? { values: values.map((value) => yamlOf(value)) } : {}),
    ...(isRequired ? { required: needOf(json, `the schema “${title}” asks for it`) } : {}),
    ...(example === undefined ? {} : { example: yamlOf(example) }),
    ...(usual === undefined ? {} : { usual: yamlOf(usual) }),
  }
}

/** What `x-required` says of a key: why it has to be there and how loudly to say so. */
export function needOf(json: Json, why: string): Need {
  const said = isJson(json['x-required']) ? json['x-required'] : {}
  const severity = said.severity
  const isLoudness = severity === 'error' || severity === 'warning' || severity === 'info' || severity === 'hint'
  return { why: typeof said.why === 'string' ? said.why : why, severity: isLoudness ? severity : 'warning' }
}

/** A value as YAML on one line: in quotes where it would be read as something else without. */
export function yamlOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((one) => yamlOf(one)).join(', ')}]`
  if (typeof value !== 'string')
    return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value)
  const isPlain =
    /^[\p{L}\p{N}/][^#:,[\]{}"'\\\r\n]*(?::\/\/[^#:,[\]{}"'\\\s]*)?$/u.test(value) &&
    !/^(?:true|false|yes|no|on|off|null|~|[\d.,_:]+|0x[\da-f]+)$/i.test(value)
  return isPlain ? value : JSON.stringify(value)
}

/**
 * One schema with the changes of another: its keys come in addition or change those of the same name, what it requires
 * comes in addition, and whatever else it says has to hold too. `optional` keys need not be there.
 */
export function merged(base: Json, own: Json, optional: readonly string[] = []): Json {
  const {
    properties,
    required,
    $defs,
    definitions,
    unevaluatedProperties,
    additionalProperties,
    dependentRequired,
    ...rest
  } = own
  // Not by assignment: `__proto__` is a key like any other.
  const keys = new Map(Object.entries(mapOf(base.properties)))
  for (const [key, spec] of Object.entries(mapOf(properties))) {
    const before = keys.get(key)
    keys.set(key, isJson(before) && isJson(spec) ? { ...before, ...spec } : spec)
  }
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
  const closed = unevaluatedProperties ?? additionalProperties ?? base.unevaluatedProperties
  const named = Object.entries(rest).filter(([key]) => key === 'title' || key === 'description')
  const holds = Object.keys(rest).some((key) => !/^(?:title|description|type|\$schema|\$id|\$comment|x-.*)$/.test(key))
  return {
    ...base,
    ...Object.fromEntries(named),
    properties: Object.fromEntries(keys),
    required: [...new Set([...list(base.required), ...list(required)])].filter((key) => !optional.includes(key)),
    dependentRequired: { ...mapOf(base.dependentRequired), ...mapOf(dependentRequired) },
    ...(closed === undefined ? {} : { unevaluatedProperties: closed }),
    ...(holds ? { allOf: [...(Array.isArray(base.allOf) ? base.allOf : []), rest] } : {}),
    ...(isJson($defs) ? { $defs } : {}),
    ...(isJson(definitions) ? { definitions } : {}),
  }
}

function mapOf(value: unknown): Json {
  return isJson(value) ? value : {}
}
