// The part of manual-lens.yml on front matter: which pages have which schema.

import type { Assigned, Json, Page, Span } from '../model'
import { yamlOf } from '../read/yaml'
import { isConfig } from './config'
import { globOf } from './glob'
import { isJson } from './schema'

export interface AssignedProblem {
  /** Keys and indexes that lead to what is wrong, within the data handed in. */
  readonly path: readonly (string | number)[]
  readonly message: string
}

const KEYS = ['files', 'extends', 'schema', 'keys', 'required', 'optional'] as const
const BASES = ['govuk', 'tech-docs', 'site', 'none'] as const

/**
 * The schemas that a configuration gives to pages, from its `frontMatter` as plain data: a list of maps with `files`
 * (one pattern or several), and any of `extends` (govuk, tech-docs, site, none; `site`, what the page has anyway, unless
 * said otherwise, or `none` where a schema is given), `schema` (a path in the workspace, or JSON Schema), `keys` (JSON
 * Schemas by key), `required` and `optional` (lists of keys). What is wrong costs only itself. `spanOf` gives the place of what a path leads to.
 */
export function assignedFrom(
  data: unknown,
  spanOf?: (path: readonly (string | number)[]) => Span,
): { assigned: readonly Assigned[]; problems: readonly AssignedProblem[] } {
  const problems: AssignedProblem[] = []
  if (data === undefined || data === null) return { assigned: [], problems }
  if (!Array.isArray(data)) {
    const message = '“frontMatter” takes a list, each entry with “files” and what their front matter holds.'
    return { assigned: [], problems: [{ path: [], message }] }
  }
  const assigned = data.flatMap((item, index): Assigned[] => {
    const one = entry(item, [index], problems)
    if (!one) return []
    return [one.file === undefined || !spanOf ? one : { ...one, fileSpan: spanOf([index, 'schema']) }]
  })
  return { assigned, problems }
}

export interface ConfiguredSchemas {
  readonly assigned: readonly Assigned[]
  readonly problems: readonly { readonly span: Span; readonly message: string }[]
}

const remembered = new WeakMap<Page, ConfiguredSchemas>()

/** What a configuration page says of front matter, and what is wrong with it, with its place. Remembered per Page. */
export function configuredSchemas(page: Page): ConfiguredSchemas {
  const known = remembered.get(page)
  if (known) return known
  const given = yamlOf(page).entries.find(({ key }) => key === 'frontMatter')
  const spanOf = (path: readonly (string | number)[]): Span => {
    let span = given?.valueSpan ?? { start: 0, end: 0 }
    let parts = given?.parts
    for (const name of path) {
      const part = parts?.find((one) => one.name === name)
      if (!part) break
      span = part.span
      parts = part.parts
    }
    return { start: span.start, end: span.start + page.text.slice(span.start, span.end).split(/\r?\n/, 1)[0]!.length }
  }
  const { assigned, problems } = assignedFrom(given?.value, spanOf)
  const found = { assigned, problems: problems.map(({ path, message }) => ({ span: spanOf(path), message })) }
  remembered.set(page, found)
  return found
}

/** The schemas that the configuration among these pages gives. */
export function assignedIn(sources: readonly Page[]): readonly Assigned[] {
  const page = sources.find(({ path }) => isConfig(path))
  return page ? configuredSchemas(page).assigned : []
}

function entry(item: unknown, path: readonly (string | number)[], problems: AssignedProblem[]): Assigned | undefined {
  const wrong = (at: readonly (string | number)[], message: string): void => {
    problems.push({ path: [...path, ...at], message })
  }
  if (!isJson(item)) {
    wrong([], 'An entry of “frontMatter” takes keys and values: “files”, and what their front matter holds.')
    return undefined
  }
  for (const key of Object.keys(item))
    if (!(KEYS as readonly string[]).includes(key))
      wrong([key], `There is no key “${key}” here. There are ${KEYS.join(', ')}.`)
  const files = texts(item.files)
  if (files === undefined || files.length === 0) {
    wrong('files' in item ? ['files'] : [], '“files” takes a pattern such as "docs/**/*.md", or a list of them.')
    return undefined
  }
  const { schema, keys } = item
  const base = BASES.find((name) => name === item.extends)
  if (item.extends !== undefined && item.extends !== null && !base)
    wrong(['extends'], `“extends” takes ${BASES.join(', ')}.`)
  if (schema !== undefined && schema !== null && typeof schema !== 'string' && !isJson(schema))
    wrong(['schema'], '“schema” takes the path of a JSON Schema in this workspace, or a JSON Schema.')
  const given = new Map<string, unknown>()
  if (isJson(keys))
    for (const [key, spec] of Object.entries(keys)) {
      if (isJson(spec)) given.set(key, spec)
      else if (spec === null) given.set(key, {})
      else wrong(['keys', key], `“${key}” takes a JSON Schema, such as “type: string”.`)
    }
  else if (keys !== undefined && keys !== null)
    wrong(['keys'], '“keys” takes keys of the front matter, each with a JSON Schema.')
  const properties = Object.fromEntries(given)
  const lists = { required: texts(item.required) ?? [], optional: texts(item.optional) ?? [] }
  for (const key of ['required', 'optional'] as const)
    if (item[key] !== undefined && item[key] !== null && texts(item[key]) === undefined)
      wrong([key], `“${key}” takes a list of front matter keys.`)
  const tests = files.map(globOf)
  const own: Json = {
    ...(isJson(schema) ? schema : {}),
    ...(isJson(schema) && Object.keys(properties).length === 0
      ? {}
      : { properties: { ...(isJson(schema) && isJson(schema.properties) ? schema.properties : {}), ...properties } }),
    required: [...(isJson(schema) ? (texts(schema.required) ?? []) : []), ...lists.required],
  }
  return {
    isFor: (page) => tests.some((test) => test(page)),
    extends: base ?? (typeof schema === 'string' || isJson(schema) ? 'none' : 'site'),
    file: typeof schema === 'string' ? schema.replace(/^\.?\//, '') : undefined,
    own,
    optional: lists.optional,
  }
}

function texts(value: unknown): string[] | undefined {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) && value.every((one) => typeof one === 'string') ? value : undefined
}
