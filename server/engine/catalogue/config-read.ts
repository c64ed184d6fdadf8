// The text of manual-lens.yml into plain values of the described shape. What does not fit becomes a problem and costs only itself.

import { type Document, isAlias, isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from 'yaml'
import type { Span } from '../model'
import { parseYaml } from '../read/parse-yaml'
import { nearest } from '../suggest'
import { CONFIG_SHAPE } from './config-keys'
import { isEmpty, namedItems, pairsOf, resolved, spanOf, written } from './config-nodes'
import { type Choice, type Fields, fieldNamed, type List, type Named, type Shape, type Text } from './config-shape'
import { LONGEST_NAME, tooLong } from './environment'

export interface ConfigProblem {
  readonly span: Span
  readonly message: string
  /** What to write instead of the span's text. */
  readonly instead?: string
}

export type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value }
export type Values = Readonly<Record<string, Value>>

/** A text that stands for something which is looked up later: an environment, a page, a folder. */
export interface Spot {
  /** The keys that lead there: `environments`, `attic`, `replacedBy`. */
  readonly path: readonly string[]
  readonly span: Span
  readonly text: string
}

export interface ConfigText {
  readonly values: Values
  readonly problems: readonly ConfigProblem[]
  /** Every text of the file that was understood, in order. */
  readonly spots: readonly Spot[]
  /** Where each environment is described. */
  readonly places: ReadonlyMap<string, Span>
  /** YAML could not read all of it: what is missing may have been said. */
  readonly isBroken: boolean
}

/** Values that are read of a file. A few aliases can stand for billions. */
const MOST = 200_000
/** Names of environments, aliases among them: each is looked for in every text. */
const MOST_NAMES = 500

/** Reads the text; never throws. Of a text that is no YAML what can be read counts, and the problem is the first place that can't. */
export function readConfigText(text: string): ConfigText {
  const problems: ConfigProblem[] = []
  const spots: Spot[] = []
  const places = new Map<string, Span>()
  const document = parseYaml(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const reader = createReader(text, document, problems, spots, places)
  const values = document.contents === null ? {} : ((reader(document.contents) as Values | undefined) ?? {})
  const [error] = document.errors
  if (!error) return { values, problems, spots, places, isBroken: false }
  // What is not closed is missed behind the last character.
  const [start, end] = error.pos.map((at) => Math.min(at, text.length)) as [number, number]
  const what =
    error.code === 'MULTIPLE_DOCS'
      ? 'A second document begins here, and only the first counts. Remove the “---”.'
      : `YAML can’t read this: ${error.message.replace(/\.?$/, '.')} What can be read counts until it is mended.`
  // What looks wrong besides may only follow from it.
  return {
    values,
    problems: [{ span: { start, end: Math.max(start, end) }, message: what }],
    spots,
    places,
    isBroken: true,
  }
}

function createReader(
  text: string,
  document: Document,
  problems: ConfigProblem[],
  spots: Spot[],
  places: Map<string, Span>,
): (node: unknown) => Value | undefined {
  const follow = (node: unknown): unknown => resolved(document, node)
  const at = (node: unknown): Span => spanOf(text, node)
  let count = 0
  let names = 0
  return (node) => accepted(node, CONFIG_SHAPE, [])

  function problem(node: unknown, message: string, instead?: string): undefined {
    problems.push({ span: at(node), message, ...(instead === undefined ? {} : { instead }) })
  }

  /** The value if it has the shape; undefined, and a problem, if it has not. */
  function accepted(given: unknown, shape: Shape, path: readonly string[]): Value | undefined {
    if (count >= MOST) return undefined
    if (++count === MOST)
      return problem(given, 'There is too much in this file: what stands from here on doesn’t count.')
    const isName = path[0] === 'environments' && (path.length === 2 || (path[2] === 'aliases' && shape.kind === 'text'))
    if (isName && ++names > MOST_NAMES)
      return names > MOST_NAMES + 1
        ? undefined
        : problem(
            given,
            `There are more than ${MOST_NAMES} names and aliases of environments: those from here on don’t count.`,
          )
    const node = follow(given)
    if (isAlias(node)) return problem(node, `Nothing above is called “${node.source}”: there is no “&${node.source}”.`)
    switch (shape.kind) {
      case 'text':
        return textOf(node, shape, path)
      case 'flag':
        return isScalar(node) && typeof node.value === 'boolean' ? node.value : wrong(node, path, 'true or false')
      case 'choice':
        return choiceOf(node, shape, path)
      case 'list':
        return listOf(node, shape, path)
      case 'fields':
        if (isMap(node)) return fieldsOf(node, shape, path)
        if (shape.bare === undefined || !isScalar(node)) return wrong(node, path, 'keys and values')
        return bareOf(node, shape, shape.bare, path)
      case 'named':
        return namedOf(node, shape, path)
      case 'elsewhere':
        return undefined
    }
  }

  function wrong(node: unknown, path: readonly string[], wanted: string): undefined {
    return problem(node, `${path.length > 0 ? `“${path.at(-1)}”` : 'This file'} takes ${wanted}.`)
  }

  function textOf(node: unknown, { pattern, takes }: Text, path: readonly string[]): string | undefined {
    if (!isScalar(node) || node.value === null || typeof node.value === 'boolean')
      return wrong(node, path, takes ?? 'text')
    const value = written(node)
    if (path[0] === 'environments' && path[2] === 'aliases' && value.length > LONGEST_NAME)
      return problem(node, tooLong('alias'))
    if (pattern !== undefined && !new RegExp(pattern).test(value)) return wrong(node, path, takes ?? 'other text')
    spots.push({ path, span: at(node), text: value })
    return value
  }

  function choiceOf(node: unknown, shape: Choice, path: readonly string[]): string | undefined {
    const { values, spellings = {}, what } = shape
    const value = isScalar(node) && node.value !== null ? String(node.value).trim().toLowerCase() : undefined
    if (value !== undefined) {
      if (values.includes(value)) return value
      if (Object.hasOwn(spellings, value)) return spellings[value]
    }
    const [guess] = value === undefined ? [] : nearest(value, values)
    const hint = what && guess ? ` Did you mean “${guess}”?` : ''
    const message = what
      ? `${value === undefined ? 'This' : `“${value}”`} is not ${what}.${hint}`
      : `“${path.at(-1)}” takes ${values.join(', ')}.`
    return problem(node, message, guess)
  }

  function listOf(node: unknown, { of }: List, path: readonly string[]): Value {
    if (isSeq(node)) return node.items.flatMap((item) => (isEmpty(item) ? [] : (accepted(item, of, path) ?? [])))
    if (of.kind === 'fields' && of.pair && isMap(node) && isPairs(node, of))
      return node.items.flatMap((item) => pairOf(item, of, path) ?? [])
    const one = accepted(node, of, path)
    return one === undefined ? [] : [one]
  }

  /** `Terraform: https://…`: keys of the user's own, none of them a field. */
  function isPairs(map: YAMLMap, { fields }: Fields): boolean {
    return map.items.every(
      ({ key, value }) =>
        isScalar(key) && fieldNamed(fields, String(key.value)) === undefined && isScalar(follow(value)),
    )
  }

  function pairOf({ key, value }: Pair, { fields, pair }: Fields, path: readonly string[]): Values | undefined {
    const [first, second] = pair!
    const said = isEmpty(value) ? undefined : accepted(value, fields[second]!, [...path, second])
    return said === undefined ? undefined : { [first]: String((key as Scalar).value), [second]: said }
  }

  function bareOf(node: unknown, { fields }: Fields, bare: string, path: readonly string[]): Values | undefined {
    const value = accepted(node, fields[bare]!, [...path, bare])
    return value === undefined ? undefined : { [bare]: value }
  }

  function fieldsOf(
    map: YAMLMap,
    { fields, required = [], pair }: Fields,
    path: readonly string[],
  ): Values | undefined {
    if (pair && map.items.length === 1 && isPairs(map, { fields } as Fields))
      return pairOf(map.items[0]!, { fields, pair } as Fields, path)
    const found: Record<string, Value> = {}
    const seen = new Set<string>()
    for (const { name, key, value } of pairsOf(document, map)) {
      const field = fieldNamed(fields, name)
      if (field === undefined) {
        const [guess] = nearest(name, Object.keys(fields))
        const hint = guess ? `Did you mean “${guess}”?` : `There are ${Object.keys(fields).join(', ')}.`
        problem(key, `There is no key “${name}” here. ${hint}`, guess)
        continue
      }
      if (seen.has(field)) problem(key, `“${field}” stands here twice, and the last one counts. Put them together.`)
      seen.add(field)
      // A key without a value says nothing yet.
      if (isEmpty(follow(value))) continue
      const said = accepted(value, fields[field]!, [...path, field])
      if (said !== undefined) found[field] = said
    }
    const missing = required.filter((name) => !seen.has(name))
    if (missing.length > 0) {
      const needs = missing.map((name) => `“${name}”`).join(' and ')
      return problem(map, `${path.length > 0 ? `“${path.at(-1)}”` : 'This'} needs ${needs}.`)
    }
    return required.every((name) => name in found) ? found : undefined
  }

  function namedOf(node: unknown, shape: Named, path: readonly string[]): Value | undefined {
    const found: Record<string, Value> = {}
    const entries =
      isSeq(node) && shape.of.kind === 'fields'
        ? namedItems(document, node.items)
        : isMap(node)
          ? pairsOf(document, node)
          : undefined
    if (!entries) return wrong(node, path, `keys (${shape.names}) and values`)
    for (const { name, key, value } of entries) {
      const said = nameOf(name, key, shape, path)
      if (said === undefined) continue
      if (Object.hasOwn(found, said))
        problem(key, `“${said}” stands here twice, and the last one counts. Put them together.`)
      if (path[0] === 'environments') places.set(said, at(key))
      const nothing = isEmpty(follow(value)) && shape.of.kind === 'fields'
      const inside = nothing ? {} : accepted(value, shape.of, [...path, said])
      if (inside !== undefined) found[said] = said === name ? inside : { title: name, ...(inside as Values) }
    }
    return found
  }

  function nameOf(name: string, key: unknown, shape: Named, path: readonly string[]): string | undefined {
    const { known, names, pattern, takes } = shape
    if (name === '') return problem(key, `“${path.at(-1)}” takes names, or maps with “name”. This has none.`)
    if (known && !known.includes(name)) {
      const [guess] = nearest(name, known)
      return problem(key, `“${name}” is not ${names}.${guess ? ` Did you mean “${guess}”?` : ''}`, guess)
    }
    if (pattern !== undefined && !new RegExp(pattern).test(name))
      return problem(key, `“${name}” can’t be ${names}: it takes ${takes}.`)
    if (path[0] === 'environments' && name.length > LONGEST_NAME) return problem(key, tooLong('name'))
    // Environments are known by their names in small letters; one in capitals is its title.
    return path[0] === 'environments' ? name.toLowerCase() : name
  }
}
