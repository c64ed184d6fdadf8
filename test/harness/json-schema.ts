// Just enough of JSON Schema (draft 7) for the schema that we publish; a keyword it doesn't know is an error, not a pass.

type Schema = Readonly<Record<string, unknown>>

const NOTES = ['$schema', '$id', 'title', 'description', 'markdownDescription', 'definitions', 'doNotSuggest']

/** Whether a value is valid. `whole` is the schema that `$ref` points into. */
export function isValid(value: unknown, schema: Schema, whole: Schema = schema): boolean {
  return Object.entries(schema).every(([keyword, wanted]) => NOTES.includes(keyword) || holds(keyword, wanted))

  function holds(keyword: string, wanted: unknown): boolean {
    const all = wanted as readonly Schema[]
    const map = isMap(value) ? value : undefined
    switch (keyword) {
      case '$ref':
        return isValid(value, target(wanted as string), whole)
      case 'type':
        return [wanted].flat().includes(typeOf(value))
      case 'enum':
        return (wanted as readonly unknown[]).includes(value)
      case 'pattern':
        return typeof value !== 'string' || new RegExp(wanted as string, 'u').test(value)
      case 'anyOf':
        return all.some((one) => isValid(value, one, whole))
      case 'allOf':
        return all.every((one) => isValid(value, one, whole))
      case 'not':
        return !isValid(value, wanted as Schema, whole)
      case 'items':
        return !Array.isArray(value) || value.every((item) => isValid(item, wanted as Schema, whole))
      case 'required':
        return !map || (wanted as readonly string[]).every((key) => Object.hasOwn(map, key))
      case 'minProperties':
        return !map || Object.keys(map).length >= (wanted as number)
      case 'propertyNames':
        return !map || Object.keys(map).every((key) => isValid(key, wanted as Schema, whole))
      case 'properties':
      case 'patternProperties':
      case 'additionalProperties':
        return !map || Object.entries(map).every(([key, inside]) => isPropertyValid(key, inside))
      default:
        throw new Error(`${keyword} is not known here`)
    }
  }

  function isPropertyValid(key: string, inside: unknown): boolean {
    const { properties = {}, patternProperties = {}, additionalProperties = {} } = schema as Record<string, Schema>
    const own = Object.hasOwn(properties, key) ? [properties[key] as Schema] : []
    const fitting = Object.entries(patternProperties).filter(([pattern]) => new RegExp(pattern, 'u').test(key))
    const known = [...own, ...fitting.map(([, one]) => one as Schema)]
    if (known.length > 0) return known.every((one) => isValid(inside, one, whole))
    return additionalProperties ? isValid(inside, additionalProperties, whole) : false
  }

  function target(pointer: string): Schema {
    return pointer
      .slice(2)
      .split('/')
      .reduce((at, part) => at[part] as Schema, whole)
  }
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  return typeof value
}
