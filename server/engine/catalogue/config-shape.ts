// The words in which config-keys.ts describes manual-lens.yml, and how its keys may be spelt.

interface Described {
  /** In Markdown; '' for the items of a list that says enough itself. */
  readonly description: string
  /** Other names of the key that has this shape; hyphens, underscores and capitals never matter. */
  readonly also?: readonly string[]
}

export interface Text extends Described {
  readonly kind: 'text'
  /** A regular expression, without nested repetition, that the whole text has to fit. */
  readonly pattern?: string
  /** What fits the pattern, in words that follow “takes”. */
  readonly takes?: string
  /** `environment`: the name of one. */
  readonly names?: 'environment'
}
export interface Choice extends Described {
  readonly kind: 'choice'
  readonly values: readonly string[]
  /** Other spellings of values. */
  readonly spellings?: Readonly<Record<string, string>>
  /** What the values are, where they are too many to list. */
  readonly what?: string
}
export interface Flag extends Described {
  readonly kind: 'flag'
}
/** A list; a single value stands for a list of one. */
export interface List extends Described {
  readonly kind: 'list'
  readonly of: Shape
}
/** A map with keys of its own; `required` ones have to be there. */
export interface Fields extends Described {
  readonly kind: 'fields'
  readonly fields: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  /** The field that a bare value stands for. */
  readonly bare?: string
  /** In a list of these: the two fields that `first: second` stands for. */
  readonly pair?: readonly [string, string]
}
/** A map from names that the user chooses; also a list of maps with a `name`, or of names alone. */
export interface Named extends Described {
  readonly kind: 'named'
  /** What the names are: “a rule’s id”. */
  readonly names: string
  readonly of: Fields | Choice
  /** Where only these names make sense. */
  readonly known?: readonly string[]
  /** What every name has to fit, and that in words. */
  readonly pattern?: string
  readonly takes?: string
}
export type Shape = Text | Choice | Flag | List | Fields | Named

/** The field that a key means, in any of its spellings; undefined when it means none. */
export function fieldNamed(fields: Fields['fields'], key: string): string | undefined {
  if (Object.hasOwn(fields, key)) return key
  const wanted = plain(key)
  return Object.keys(fields).find(
    (name) => plain(name) === wanted || fields[name]!.also?.some((other) => plain(other) === wanted),
  )
}

function plain(key: string): string {
  return key.toLowerCase().replace(/[-_ ]/g, '')
}
