// What breaks a schema, in words, with what to write instead.

import { kindsOf } from './catalogue/schema'
import { KIND_NAMES, kindNames, quoted } from './front-matter'
import type { Entry, Fix, Found, KeySpec, Page, Part, Span, ValueKind } from './model'
import type { SchemaProblem } from './schema-problems'
import { nearest } from './suggest'

export type Place = Omit<Part, 'name'>

/** A top-level value in the form of those inside it. */
export function place({
  value,
  kind,
  style,
  valueSpan: span,
  parts,
}: {
  value: unknown
  kind: Part['kind']
  style: Part['style']
  valueSpan: Span
  parts?: readonly Part[]
}): Place {
  return { value, kind, style, span, ...(parts ? { parts } : {}) }
}

/** The value inside a list or map that a path leads to, or the nearest there is. */
export function within(whole: Place, path: SchemaProblem['path']): Place {
  let at = whole
  for (const name of path) {
    const part = at.parts?.find((one) => String(one.name) === String(name))
    if (!part) break
    at = part
  }
  return at
}

/** Whether a value is a day where text belongs: `title: 2024-01-02`. */
export function isNoText({ kind }: Entry, { kinds }: KeySpec): boolean {
  return kind === 'date' && kinds.length > 0 && !kinds.includes('date') && kinds[0] === 'string' && kinds.length === 1
}

/** The finding for a value that breaks a keyword of its schema. `path` leads to it from the front matter's top. */
export function worded(
  page: Page,
  place: Place,
  path: SchemaProblem['path'],
  problem: SchemaProblem,
  spec?: KeySpec,
): Found {
  const { span } = place
  const name = named(path)
  const written = page.text.slice(span.start, span.end)
  const isWhole = path.length === 1
  const example = isWhole && spec?.example !== undefined ? ` Write it as in “${spec.key}: ${spec.example}”.` : ''
  const kinds = kindsOf(problem.schema)
  const wrongKind =
    problem.keyword === 'type' || (problem.keyword === 'pattern' && kinds[0] !== 'string' && kinds.length > 1)
  if (wrongKind) {
    const wanted = spec && isWhole ? spec.kinds : kinds
    return ofKind(page, place, name, wanted.length > 0 ? wanted : ['string'], written, example)
  }
  const fix = (text: string): Fix[] => [
    { title: `Write ${text}`, edits: [{ path: page.path, span, text }], safe: false },
  ]
  const shown = short(written)
  switch (problem.keyword) {
    case 'enum': {
      const values = (Array.isArray(problem.wanted) ? problem.wanted : []).map(String)
      const value = String(place.value)
      const guess = values.find((one) => one.toLowerCase() === value.toLowerCase()) ?? nearest(value, values)[0]
      const message = `${name} takes ${listed(values)}, not ${shown}.${guess ? ` Did you mean “${guess}”?` : ''}`
      return { span, message, ...(guess && place.style === 'plain' ? { fixes: fix(guess) } : {}) }
    }
    case 'const':
      return { span, message: `${name} takes “${String(problem.wanted)}” and nothing else, not ${shown}.` }
    case 'pattern': {
      const said = problem.schema.patternErrorMessage ?? problem.schema.errorMessage
      const message =
        typeof said === 'string'
          ? said
          : `${name} has to look like ${String(problem.wanted)}, and ${shown} does not.${example}`
      return { span, message }
    }
    case 'format':
      return {
        span,
        message: `${name} takes ${FORMATS.get(problem.wanted) ?? String(problem.wanted)}, and ${shown} is none.${example}`,
      }
    case 'minimum':
    case 'exclusiveMinimum':
      return {
        span,
        message: `${name} takes a number ${problem.keyword === 'minimum' ? 'not below' : 'above'} ${String(problem.wanted)}, not ${shown}.`,
      }
    case 'maximum':
    case 'exclusiveMaximum':
      return {
        span,
        message: `${name} takes a number ${problem.keyword === 'maximum' ? 'not above' : 'below'} ${String(problem.wanted)}, not ${shown}.`,
      }
    case 'multipleOf':
      return { span, message: `${name} takes a multiple of ${String(problem.wanted)}, not ${shown}.` }
    case 'minLength':
      return { span, message: `${name} needs at least ${count(problem.wanted, 'character')}.${example}` }
    case 'maxLength':
      return {
        span,
        message: `${name} takes at most ${count(problem.wanted, 'character')}, and this has ${[...String(place.value)].length}. Shorten it.`,
      }
    case 'minItems':
      return { span, message: `${name} needs at least ${count(problem.wanted, 'entry')}.${example}` }
    case 'maxItems':
      return { span, message: `${name} takes at most ${count(problem.wanted, 'entry')}.` }
    case 'uniqueItems':
      return { span, message: `${name} has an entry twice. Remove one of them.` }
    case 'required': {
      const have = new Set(place.parts?.map((part) => String(part.name)))
      const missing = (Array.isArray(problem.wanted) ? problem.wanted.map(String) : []).filter((key) => !have.has(key))
      return { span, message: `${name} needs ${missing.map((key) => `“${key}”`).join(' and ')} in it.` }
    }
    case 'false':
      return { span, message: `${name} is not expected here. Take it out.` }
    default: {
      if (kinds.length > 0 && !kinds.includes(place.kind)) return ofKind(page, place, name, kinds, written, example)
      return {
        span,
        message: `${name} can’t be ${shown}: the page’s schema does not allow it (${problem.keyword}).${example}`,
      }
    }
  }
}

const FORMATS: ReadonlyMap<unknown, string> = new Map([
  ['date', 'a day (YYYY-MM-DD)'],
  ['date-time', 'a day and a time'],
  ['email', 'an email address'],
  ['uri', 'an address with its https://'],
  ['url', 'an address with its https://'],
])

function ofKind(
  page: Page,
  place: Place,
  name: string,
  kinds: readonly ValueKind[],
  written: string,
  example: string,
): Found {
  const { span, kind, style } = place
  const taken = kindNames(kinds)
  const isText = kinds[0] === 'string' && style !== undefined
  const isScalar = kind !== 'list' && kind !== 'map'
  const message = isText
    ? `${name} takes ${taken}, and to YAML this is ${KIND_NAMES[kind]}. Put it in quotes.`
    : isScalar && (kinds[0] === 'number' || kinds[0] === 'boolean')
      ? `${name} takes ${taken}, not ${short(written)}.${example}`
      : `${name} takes ${taken}, and this is ${KIND_NAMES[kind]}.${example}`
  const text = remedy(place, kinds, written)
  if (text === undefined) return { span, message, fixes: [] }
  const title = isText ? 'Put it in quotes' : `Write “${text}”`
  return { span, message, fixes: [{ title, edits: [{ path: page.path, span, text }], safe: isText }] }
}

function remedy({ kind, style }: Place, kinds: readonly ValueKind[], written: string): string | undefined {
  if (kinds[0] === 'string' && style === 'plain' && kind !== 'list' && kind !== 'map') return quoted(written)
  return kinds[0] === 'list' && kind === 'string' && style !== 'block' && !/[,[\]{}\r\n]/.test(written)
    ? `[${written}]`
    : undefined
}

/** `“old_paths”`, or `The 2nd entry of “old_paths”`, or `“name” in “team”`. */
function named(path: SchemaProblem['path']): string {
  const last = path.at(-1)
  if (path.length < 2 || last === undefined) return `“${last ?? ''}”`
  const above = path
    .slice(0, -1)
    .filter((name) => typeof name === 'string')
    .join('.')
  return typeof last === 'number' ? `Entry ${last + 1} of “${above}”` : `“${last}” in “${above}”`
}

function short(written: string): string {
  const words = written
    .replace(/\s+/g, ' ')
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
  return `“${words.length > 40 ? `${words.slice(0, 40)}…` : words}”`
}

function listed(values: readonly string[]): string {
  if (values.length > 12) return `one of ${values.length} values (${values.slice(0, 8).join(', ')}, …)`
  return values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`
}

function count(number: unknown, noun: string): string {
  return `${String(number)} ${number === 1 ? noun : noun === 'entry' ? 'entries' : `${noun}s`}`
}
