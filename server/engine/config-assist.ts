// Help inside manual-lens.yml: what can be written at the cursor, and what a key means.

import { baseOf, environmentsIn, isConfig, readConfig } from './catalogue/config'
import { configCursorAt, shapeAt } from './catalogue/config-cursor'
import { CONFIG_SHAPE } from './catalogue/config-keys'
import { fieldNamed, type Shape } from './catalogue/config-shape'
import type { Hover } from './hover'
import { escaped } from './markdown-text'
import type { Page, Span, Workspace } from './model'
import { allRules } from './rules/all'

export interface ConfigItem {
  readonly label: string
  /** What to write, the colon behind a key included. */
  readonly text: string
  readonly kind: 'key' | 'value'
  /** Markdown. */
  readonly description: string
  /** The file's JSON Schema offers it too. */
  readonly isInSchema: boolean
}

export interface ConfigCompletion {
  /** What is replaced: the word at the cursor. */
  readonly span: Span
  readonly items: readonly ConfigItem[]
}

/** What can be written at an offset (0-based, UTF-16) of manual-lens.yml: keys that are not there yet, values where only some make sense. Undefined elsewhere. */
export function configCompletionAt(workspace: Workspace, path: string, offset: number): ConfigCompletion | undefined {
  const page = isConfig(path) ? workspace.pages.get(path) : undefined
  const cursor = page && configCursorAt(page.text, offset)
  if (!cursor) return undefined
  const { at, shape, used, span, hasColon } = cursor
  const items =
    at === 'key' && !isValue(shape)
      ? keysOf(shape, used).map((item) => (hasColon ? { ...item, text: item.label } : item))
      : valuesOf(shape, page, workspace, cursor.path)
  return items.length === 0 ? undefined : { span, items }
}

/** A bare item of a list (`- staging`) stands where a key could. */
function isValue(shape: Shape): boolean {
  return shape.kind === 'text' || shape.kind === 'choice' || shape.kind === 'flag'
}

function keysOf(shape: Shape, used: readonly string[]): ConfigItem[] {
  if (shape.kind === 'list') return shape.of.kind === 'fields' ? keysOf(shape.of, used) : []
  if (shape.kind === 'named')
    return (shape.known ?? [])
      .filter((name) => !used.includes(name))
      .map((name) => key(name, `${name}: `, summaryOf(name)))
  if (shape.kind !== 'fields') return []
  const taken = new Set(used.map((name) => fieldNamed(shape.fields, name)))
  return Object.entries(shape.fields)
    .filter(([name]) => !taken.has(name))
    .map(([name, field]) =>
      key(name, isValue(field) || isTextList(field) ? `${name}: ` : `${name}:`, field.description),
    )
}

function isTextList(shape: Shape): boolean {
  return shape.kind === 'list' && isValue(shape.of)
}

function key(label: string, text: string, description: string): ConfigItem {
  return { label, text, kind: 'key', description, isInSchema: true }
}

function valuesOf(shape: Shape, page: Page, workspace: Workspace, path: readonly string[]): ConfigItem[] {
  const value = (label: string, description: string, isInSchema = true): ConfigItem => ({
    label,
    text: label,
    kind: 'value',
    description,
    isInSchema,
  })
  switch (shape.kind) {
    case 'flag':
      return [value('true', ''), value('false', '')]
    case 'choice':
      return shape.values.map((name) => value(name, shape.what ? summaryOf(name) : ''))
    case 'list':
      return isValue(shape.of) ? valuesOf(shape.of, page, workspace, path) : []
    case 'text':
      if (shape.names !== 'environment') return []
      return environmentNames(page, workspace)
        .filter(([name]) => !path.includes(name))
        .map(([name, purpose]) => value(name, purpose, false))
    case 'fields':
    case 'named':
      return []
  }
}

/** The environments that can take another's place. While the file can't be read whole, those it has are better than none. */
function environmentNames(page: Page, workspace: Workspace): (readonly [string, string])[] {
  const own = environmentsIn(readConfig(page))
  const known = workspace.catalogue.environments.filter(
    ({ name, kind, state }) =>
      kind === 'environment' && state === 'active' && (own.has(name) || baseOf(readConfig(page)) === 'govuk'),
  )
  return known.map(({ name, purpose }) => [name, escaped(purpose)] as const)
}

/** What a rule or a group of rules finds. */
function summaryOf(id: string): string {
  const found = allRules.find(({ card }) => card.id === id)
  return found ? found.card.summary : `All rules of the group ${id.replace('/*', '')}.`
}

/** What the key at an offset (0-based, UTF-16) of manual-lens.yml is for; undefined elsewhere. */
export function configHoverAt(page: Page, offset: number): Hover | undefined {
  if (!isConfig(page.path)) return undefined
  const cursor = configCursorAt(page.text, offset)
  if (cursor?.at !== 'key' || !cursor.hasColon || cursor.span.start === cursor.span.end) return undefined
  const { span, shape, path } = cursor
  const word = page.text.slice(span.start, span.end)
  if (shape.kind === 'named')
    return shape.known?.includes(word)
      ? { span, markdown: `**${escaped(word)}** rule\n\n${summaryOf(word)}` }
      : undefined
  const own = shapeAt([...path, word])
  const fields = shape.kind === 'list' && shape.of.kind === 'fields' ? shape.of : shape
  const name = fields.kind === 'fields' ? fieldNamed(fields.fields, word) : undefined
  if (!own || name === undefined) return undefined
  const where = path.length === 0 ? 'manual-lens.yml' : escaped(path.filter((part) => part !== '-').join(' › '))
  return {
    span,
    markdown: [`**${escaped(name)}** of ${where}`, own.description, takes(own)].filter(Boolean).join('\n\n'),
  }
}

function takes(shape: Shape): string {
  if (shape.kind === 'choice' && !shape.what)
    return `- Takes: ${shape.values.map((value) => `\`${value}\``).join(', ')}`
  if (shape.kind === 'list' && shape.of.kind === 'text' && shape.of.takes) return `- Takes: ${escaped(shape.of.takes)}`
  if (shape.kind === 'text' && shape.takes) return `- Takes: ${escaped(shape.takes)}`
  return ''
}

/** Every key of the file in the order of its description, for documentation: `environments.*.state`. */
export function configKeys(): readonly { readonly path: string; readonly shape: Shape }[] {
  const rows: { path: string; shape: Shape }[] = []
  const walk = (shape: Shape, path: string): void => {
    if (shape.kind === 'list') walk(shape.of, path)
    if (shape.kind === 'named') walk(shape.of, `${path}.*`)
    if (shape.kind === 'fields')
      for (const [name, field] of Object.entries(shape.fields)) {
        const below = path === '' ? name : `${path}.${name}`
        rows.push({ path: below, shape: field })
        walk(field, below)
      }
  }
  walk(CONFIG_SHAPE, '')
  return rows
}
