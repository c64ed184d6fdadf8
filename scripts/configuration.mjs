// What is written from the description of manual-lens.yml: its JSON Schema, and the table in docs/configuration.md.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** @typedef {import('../server/engine/catalogue/config-shape').Shape} Shape */
/** @typedef {import('../server/engine/catalogue/config-shape').Fields} Fields */
/** @typedef {import('../server/engine/catalogue/config-shape').Named} Named */
/** @typedef {Record<string, unknown>} Schema */
/** @typedef {{ CONFIG_SHAPE: Fields, configKeys: () => readonly { path: string, shape: Shape }[], allRules: readonly { card: { id: string, summary: string } }[] }} Engine */

const SCHEMA = 'schemas/manual-lens.schema.json'
const DOCUMENT = 'docs/configuration.md'
const RULE = 'rule'
const BEGIN = '<!-- Written by `npm run docs` from the description of the file: -->'
const END = '<!-- Until here. -->'

/**
 * The files as they should be, by their paths in the project.
 * @param {Engine} engine
 * @returns {ReadonlyMap<string, string>}
 */
export function configurationFiles(engine) {
  return new Map([
    [SCHEMA, `${JSON.stringify(schemaOf(engine), null, 2)}\n`],
    [DOCUMENT, document(engine)],
  ])
}

/**
 * The document with its table as it should be; what is written by hand stays.
 * @param {Engine} engine
 */
function document({ configKeys }) {
  const file = join(root, DOCUMENT)
  const text = existsSync(file) ? readFileSync(file, 'utf8') : `${BEGIN}\n${END}\n`
  const [before = '', rest = ''] = text.split(BEGIN)
  const after = rest.split(END)[1] ?? ''
  const rows = configKeys().map(({ path, shape }) => {
    const keys = path.split('.').map((part) => (part === '*' ? '*' : `\`${part}\``))
    const also = shape.also ? ` Also written ${shape.also.map((name) => `\`${name}\``).join(', ')}.` : ''
    return `| ${keys.join(' › ')} | ${coded(takes(shape))} | ${shape.description.replaceAll('|', '\\|')}${also} |`
  })
  return `${before}${BEGIN}\n\n| key | takes | what it says |\n| --- | --- | --- |\n${rows.join('\n')}\n\n${END}${after}`
}

/**
 * Templates in code marks, so that no renderer takes them for its own.
 * @param {string} words
 */
function coded(words) {
  return words.replace(/[\w.{}-]*\{\w+\}[\w.{}-]*/g, '`$&`')
}

/**
 * @param {Shape} shape
 * @returns {string}
 */
function takes(shape) {
  switch (shape.kind) {
    case 'text':
      return shape.takes ?? (shape.names === 'environment' ? 'an environment’s name' : 'text')
    case 'choice':
      return shape.what ?? shape.values.map((value) => `\`${value}\``).join(', ')
    case 'flag':
      return '`true`, `false`'
    case 'list':
      return shape.of.kind === 'fields' ? 'one or a list' : `${takes(shape.of)}; one or a list`
    case 'fields':
      return 'keys'
    case 'named':
      return shape.of.kind === 'fields'
        ? `${shape.names}, with the keys below`
        : `${shape.names}, with ${takes(shape.of)}`
    case 'elsewhere':
      return shape.takes
  }
}

/**
 * JSON Schema (draft 7). Other spellings of a key are patterns: allowed, but not offered.
 * @param {Engine} engine
 */
function schemaOf({ CONFIG_SHAPE, allRules }) {
  /** @type {Map<Fields, string>} */
  const names = new Map()
  /** @type {Record<string, Schema>} */
  const definitions = {}
  const summaries = new Map(allRules.map(({ card }) => [card.id, card.summary]))

  /**
   * @param {Shape} shape
   * @param {string} key
   * @returns {Schema}
   */
  function of(shape, key) {
    switch (shape.kind) {
      case 'text':
        return shape.pattern ? { type: 'string', pattern: shape.pattern } : { type: ['string', 'number'] }
      case 'choice': {
        if (shape.what) {
          definitions[RULE] = { enum: shape.values }
          return { $ref: `#/definitions/${RULE}` }
        }
        const own = { enum: shape.values }
        const others = Object.keys(shape.spellings ?? {}).map((value) => (value === 'false' ? false : value))
        return others.length === 0 ? own : { anyOf: [own, { enum: others, doNotSuggest: true }] }
      }
      case 'flag':
        return { type: 'boolean' }
      case 'list': {
        const item = of(shape.of, key)
        const pairs = shape.of.kind === 'fields' && shape.of.pair ? [pairsOf(shape.of)] : []
        return { anyOf: [{ type: 'array', items: { anyOf: [item, ...pairs] } }, item, ...pairs] }
      }
      case 'fields': {
        const name = names.get(shape) ?? key
        if (!names.has(shape)) {
          names.set(shape, name)
          definitions[name] = objectOf(shape, `#/definitions/${name}`)
        }
        const own = { $ref: `#/definitions/${name}` }
        const bare = shape.bare === undefined ? undefined : shape.fields[shape.bare]
        return bare ? { anyOf: [own, of(bare, key)] } : own
      }
      case 'named':
        return namedOf(shape, key)
      case 'elsewhere':
        return /** @type {Schema} */ (shape.schema)
    }
  }

  /**
   * @param {Fields} shape
   * @param {string} pointer where in the schema this will stand
   * @returns {Schema}
   */
  function objectOf(shape, pointer) {
    const fields = Object.entries(shape.fields)
    const spelt = fields.flatMap(([key, { also = [] }]) => {
      const others = spellings(key, also).filter((name) => name !== key)
      return others.length === 0 ? [] : [[`^(?:${others.join('|')})$`, { $ref: `${pointer}/properties/${key}` }]]
    })
    const needed = (shape.required ?? []).map((key) => ({
      anyOf: spellings(key, shape.fields[key]?.also ?? []).map((name) => ({ required: [name] })),
    }))
    return {
      type: 'object',
      properties: Object.fromEntries(fields.map(([key, field]) => [key, { ...words(field), ...of(field, key) }])),
      patternProperties: Object.fromEntries(spelt),
      additionalProperties: false,
      ...(needed.length === 0 ? {} : { allOf: needed }),
    }
  }

  /**
   * @param {Fields} shape
   * @returns {Schema}
   */
  function pairsOf({ fields, pair = ['', ''] }) {
    const value = /** @type {Shape} */ (fields[pair[1]])
    const taken = Object.entries(fields).flatMap(([key, { also = [] }]) => spellings(key, also))
    return {
      type: 'object',
      minProperties: 1,
      propertyNames: { not: { enum: taken } },
      additionalProperties: of(value, ''),
    }
  }

  /**
   * @param {Named} shape
   * @param {string} key
   * @returns {Schema}
   */
  function namedOf(shape, key) {
    if (shape.known) {
      const one = of(shape.of, key)
      const properties = shape.known.map((name) => {
        const description = summaries.get(name)
        return [name, { ...(description ? { description } : {}), ...one }]
      })
      return { type: 'object', properties: Object.fromEntries(properties), additionalProperties: false }
    }
    const inside = { anyOf: [of(shape.of, key), { type: 'null' }] }
    const map = { type: 'object', propertyNames: { pattern: shape.pattern }, additionalProperties: inside }
    const name = { type: 'string', pattern: shape.pattern }
    const { properties = {}, patternProperties } = /** @type {Record<string, object>} */ (definitions[key])
    const fields = Object.keys(properties).map((field) => [field, { $ref: `#/definitions/${key}/properties/${field}` }])
    const item = {
      type: 'object',
      properties: { name: { description: `Its name: ${shape.names}.`, ...name }, ...Object.fromEntries(fields) },
      patternProperties,
      additionalProperties: false,
      required: ['name'],
    }
    return { anyOf: [map, { type: 'array', items: { anyOf: [item, name] } }] }
  }

  const { type, ...whole } = objectOf(CONFIG_SHAPE, '#')
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: `https://example.org/manual-lens/manual-lens/blob/main/${SCHEMA}`,
    title: 'manual-lens.yml',
    description: CONFIG_SHAPE.description,
    // An empty file says nothing, which is fine.
    type: [type, 'null'],
    ...whole,
    definitions,
  }
}

/**
 * @param {Shape} shape
 * @returns {Schema}
 */
function words({ description }) {
  return { description: description.replaceAll('`', ''), markdownDescription: description }
}

/**
 * A key and its other names, each also with _ and - between its words.
 * @param {string} key
 * @param {readonly string[]} also
 */
function spellings(key, also) {
  const all = [key, ...also].flatMap((name) => {
    const parts = name.split(/(?=[A-Z])/).map((part) => part.toLowerCase())
    return [name, parts.join('_'), parts.join('-')]
  })
  return [...new Set(all)]
}
