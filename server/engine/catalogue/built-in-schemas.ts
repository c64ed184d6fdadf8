// The schemas that are shipped in schemas/front-matter, each with what it extends.

import govukFile from '../../../schemas/front-matter/govuk.schema.json'
import techDocsFile from '../../../schemas/front-matter/tech-docs.schema.json'
import type { Json, Schema } from '../model'
import { merged, schemaFrom } from './schema'

const techDocs: Json = techDocsFile
/** Its keys stand in front of those of the template that it builds on. */
const govuk: Json = extended(govukFile, techDocsFile)

/** By the name that a configuration or a page's comment calls it. */
export const BUILT_IN_SCHEMAS: ReadonlyMap<string, Schema> = new Map([
  ['govuk', schemaFrom(govuk, govukFile.title)],
  ['tech-docs', schemaFrom(techDocs, techDocsFile.title)],
])

/**
 * A page of the developer manual's site outside its manual: any of the manual's keys, but none has to be there; only a
 * page that has front matter at all, and so a layout of the template's, needs a title.
 */
export const GOVUK_OTHER: Schema = schemaFrom(
  {
    ...govuk,
    properties: { ...(govuk.properties as Json), title: (techDocs.properties as Json).title },
    required: [],
    dependentRequired: {},
    if: { minProperties: 1 },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's word.
    then: { required: ['title'] },
  },
  govukFile.title,
)

function extended({ allOf: _, ...own }: Json, base: Json): Json {
  const both = merged(base, own)
  const names = Object.keys(own.properties as Json)
  const keys = both.properties as Json
  const ordered = [...names, ...Object.keys(keys).filter((key) => !names.includes(key))]
  return { ...both, $id: own.$id, properties: Object.fromEntries(ordered.map((key) => [key, keys[key]])) }
}
