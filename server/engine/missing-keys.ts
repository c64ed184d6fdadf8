// Which keys a page's schema asks for and the page lacks: reported by a rule, completed and filled in elsewhere.

import { isJson, needOf } from './catalogue/schema'
import { entryOf, saysNothing, unquotedChannel } from './front-matter'
import type { Entry, KeySpec, Need, Page, Schema, Workspace } from './model'
import { schemaOf } from './schema-of'
import { schemaProblems } from './schema-problems'
import { settingsOf } from './settings'

export interface Missing {
  readonly key: string
  readonly need: Need
  /** Undefined where the schema asks for a key that it doesn't describe. */
  readonly spec: KeySpec | undefined
  /** The entry that has no value; undefined where there is none at all. */
  readonly entry: Entry | undefined
}

/** The keys that a page with front matter lacks, in house order. What the site's settings give counts as there. */
export function missingKeys(page: Page, workspace: Workspace): readonly Missing[] {
  const schema = schemaOf(page, workspace)
  if (!schema || !page.frontMatter) return []
  const { defaults } = settingsOf(workspace)
  const { problems } = schemaProblems(page, workspace)
  const isThere = (key: string): boolean => {
    const entry = entryOf(page, key)
    return entry ? !saysNothing(entry) || unquotedChannel(entry) !== undefined : defaults.has(key)
  }
  // Nearly every page.
  if (problems.length === 0 && schema.keys.every(({ key, required }) => !required || isThere(key))) return []
  const needs = new Map<string, Need>()
  const ask = (key: string, why: string): void => {
    if (!isThere(key) && !needs.has(key)) needs.set(key, described(schema, key, why))
  }
  for (const { key, required } of schema.keys) if (required) ask(key, required.why)
  for (const { path, keyword, wanted } of problems) {
    if (path.length > 0) continue
    if (keyword === 'required' && Array.isArray(wanted))
      for (const key of wanted) ask(String(key), `the schema “${schema.title}” asks for it`)
    else if (keyword === 'dependentRequired' && isJson(wanted))
      for (const [given, keys] of Object.entries(wanted))
        if (isThere(given) && Array.isArray(keys)) for (const key of keys) ask(String(key), `“${given}” needs it`)
  }
  if (needs.size === 0) return []
  const order = new Map(schema.keys.map((spec, index) => [spec.key, { spec, index }]))
  return [...needs]
    .map(([key, need]) => ({ key, need, spec: order.get(key)?.spec, entry: entryOf(page, key) }))
    .sort((one, other) => (order.get(one.key)?.index ?? order.size) - (order.get(other.key)?.index ?? order.size))
}

function described({ json }: Schema, key: string, why: string): Need {
  const spec = isJson(json.properties) ? json.properties[key] : undefined
  return needOf(isJson(spec) ? spec : {}, why)
}

/** Whether a Markdown file of a tech-docs site is no page but taken in by one: a page's name has `.html` in it, and the template's own first page takes in `documentation/index.md`. */
export function isPart(page: Page, workspace: Workspace): boolean {
  const { profile } = workspace
  if (profile?.id !== 'tech-docs' || /\.html(?:\.(?:md|markdown|erb))+$/.test(page.path)) return false
  return schemaOf(page, workspace) === profile.schemaFor(page.path)
}
