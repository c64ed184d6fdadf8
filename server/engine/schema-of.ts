// Which schema a page's front matter has: the one that the page names, else the one that the workspace gives it, else its profile's.

import { parse } from 'yaml'
import { BUILT_IN_SCHEMAS } from './catalogue/built-in-schemas'
import { isJson, merged, schemaFrom } from './catalogue/schema'
import type { Assigned, KeySpec, Page, Schema, Span, Workspace } from './model'
import { resolved } from './site/address'

/** `# $schema: …` or `# yaml-language-server: $schema=…` in a page's front matter. */
export interface NamedSchema {
  readonly name: string
  readonly span: Span
}

const COMMENT = /^[ \t]*#[ \t]*(?:yaml-language-server:[ \t]*)?\$schema[ \t]*[:=][ \t]*(\S+)/m

/** The schema that a page names itself; undefined when it names none. */
export function namedSchema({ frontMatter, text }: Page): NamedSchema | undefined {
  const content = frontMatter ? text.slice(frontMatter.contentSpan.start, frontMatter.contentSpan.end) : ''
  if (!frontMatter || !content.includes('$schema')) return undefined
  const match = COMMENT.exec(content)
  if (!match) return undefined
  const end = frontMatter.contentSpan.start + match.index + match[0].length
  return { name: match[1]!, span: { start: end - match[1]!.length, end } }
}

/** The names of the schemas that are shipped. */
export const BUILT_IN_NAMES: readonly string[] = [...BUILT_IN_SCHEMAS.keys()]

/** A schema, or why there is none. */
export type SchemaRead = { readonly schema: Schema } | { readonly problem: string }

/** The schema of a name as a page or a configuration writes it: a built-in one, or the path of a file in the workspace, from the page's folder or, with a slash in front, from the root. */
export function schemaNamed(name: string, from: string, workspace: Workspace): SchemaRead {
  const builtIn = BUILT_IN_SCHEMAS.get(name)
  if (builtIn) return { schema: builtIn }
  if (/^[a-z][a-z+.-]*:/i.test(name))
    return {
      problem: `“${name}” is an address, and Manual Lens fetches nothing. Write the path of a schema file in this workspace.`,
    }
  const path = name.startsWith('/') ? name.slice(1) : resolved(from, name)
  const page = path === undefined ? undefined : workspace.pages.get(path)
  if (!page)
    return {
      problem: `There is no file “${path ?? name}” in this workspace. Write a path from this file’s folder, or ${BUILT_IN_NAMES.join(' or ')}.`,
    }
  return schemaIn(page)
}

const files = new WeakMap<Page, SchemaRead>()

/** The schema that a file holds, as JSON or YAML. Remembered per Page. */
export function schemaIn(page: Page): SchemaRead {
  const known = files.get(page)
  if (known) return known
  const read = readSchema(page)
  files.set(page, read)
  return read
}

/** Whether somebody has taken a file for a schema. */
export function isReadAsSchema(page: Page): boolean {
  return files.has(page)
}

function readSchema({ path, text }: Page): SchemaRead {
  if (text.length > 1_000_000) return { problem: `${path} is too long for a schema.` }
  try {
    const json: unknown = path.endsWith('.json')
      ? JSON.parse(text)
      : parse(text, { maxAliasCount: 100, logLevel: 'silent' })
    if (!isJson(json)) return { problem: `${path} holds no JSON Schema: it has to be a map of keywords.` }
    return { schema: schemaFrom(json, typeof json.title === 'string' ? json.title : path) }
  } catch (error) {
    return {
      problem: `${path} can’t be read as a schema: ${error instanceof Error ? error.message.split('\n', 1)[0] : String(error)}`,
    }
  }
}

interface Remembered {
  readonly named: NamedSchema | undefined
  readonly profile: Workspace['profile']
  /** The profile's. */
  readonly site: Schema | undefined
}

const remembered = new WeakMap<Page, Remembered>()

/** The schema of a page; undefined when it has none, so that its front matter is only checked for syntax. A named or configured one that can't be read leaves the one below it. */
export function schemaOf(page: Page, workspace: Workspace): Schema | undefined {
  if (page.kind !== 'markdown') return undefined
  const { profile } = workspace
  let known = remembered.get(page)
  if (known?.profile !== profile || !known) {
    known = { named: known ? known.named : namedSchema(page), profile, site: profile?.schemaFor(page.path) }
    remembered.set(page, known)
  }
  const { named, site } = known
  if (named) {
    const read = schemaNamed(named.name, page.path, workspace)
    if ('schema' in read) return read.schema
  }
  const assigned = workspace.assigned.find(({ isFor }) => isFor(page.path))
  return assigned ? (assignedSchema(assigned, site, workspace) ?? site) : site
}

/** The keys that a page may have, in house order; empty when it has no schema. */
export function keysOf(page: Page, workspace: Workspace): readonly KeySpec[] {
  return schemaOf(page, workspace)?.keys ?? []
}

const specs = new WeakMap<Schema, ReadonlyMap<string, KeySpec>>()

/** The keys of a schema by name. Remembered per Schema. */
export function specsOf(schema: Schema): ReadonlyMap<string, KeySpec> {
  let known = specs.get(schema)
  if (!known) {
    known = new Map(schema.keys.map((spec) => [spec.key, spec]))
    specs.set(schema, known)
  }
  return known
}

/** What a page's schema says of a key; undefined when it has no schema, or one that doesn't describe it. */
export function specOf(page: Page, workspace: Workspace, key: string): KeySpec | undefined {
  const schema = schemaOf(page, workspace)
  return schema && specsOf(schema).get(key)
}

interface Combined {
  readonly file: Page | undefined
  readonly base: Schema | undefined
  readonly schema: Schema | undefined
}

const combined = new WeakMap<Assigned, readonly Combined[]>()

/** An assigned schema over what it extends; undefined when its file can't be read. Remembered while the file and what it extends stay. */
function assignedSchema(assigned: Assigned, site: Schema | undefined, workspace: Workspace): Schema | undefined {
  const file = assigned.file === undefined ? undefined : workspace.pages.get(assigned.file)
  const base = assigned.extends === 'site' ? site : BUILT_IN_SCHEMAS.get(assigned.extends)
  const known = (combined.get(assigned) ?? []).filter((one) => one.file === file)
  const same = known.find((one) => one.base === base)
  if (same) return same.schema
  const schema = combine(assigned, file, base)
  combined.set(assigned, [...known, { file, base, schema }])
  return schema
}

function combine(assigned: Assigned, file: Page | undefined, base: Schema | undefined): Schema | undefined {
  const given = file && schemaIn(file)
  if (assigned.file !== undefined && !(given && 'schema' in given)) return undefined
  const own = given && 'schema' in given ? merged(given.schema.json, assigned.own) : assigned.own
  const json = merged(base?.json ?? {}, own, assigned.optional)
  const title = typeof json.title === 'string' ? json.title : (assigned.file ?? 'manual-lens.yml')
  return schemaFrom(json, title)
}
