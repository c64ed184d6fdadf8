// manual-lens.yml: what it says, and what is wrong with it. What is wrong costs only itself.

import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap } from 'yaml'
import type { Catalogue, Environment, Page, Pointer, Repository, Severity, Source, Span, State } from '../model'
import { nearest } from '../suggest'
import { CONFIG_SHAPE, type Fields, type Named, type Shape } from './config-shape'

/** Whether a path is a workspace's configuration: `manual-lens.yml` at its root. */
export function isConfig(path: string): boolean {
  return path === 'manual-lens.yml' || path === 'manual-lens.yaml'
}

export interface ConfigProblem {
  readonly span: Span
  readonly message: string
  /** What to write instead of the span's text. */
  readonly instead?: string
}

type Value = string | boolean | readonly Value[] | { readonly [key: string]: Value }
type Values = Readonly<Record<string, Value>>

export interface Config {
  readonly values: Values
  readonly problems: readonly ConfigProblem[]
  /** Where each environment is described. */
  readonly places: ReadonlyMap<string, Span>
}

const remembered = new WeakMap<Page, Config>()

/** What a configuration page says, without what is wrong in it. Never throws; remembered per Page. */
export function readConfig(page: Page): Config {
  const known = remembered.get(page)
  if (known) return known
  const config = read(page.text)
  remembered.set(page, config)
  return config
}

function read(text: string): Config {
  const problems: ConfigProblem[] = []
  const places = new Map<string, Span>()
  const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' })
  const [error] = document.errors
  if (error) {
    const [start, end] = error.pos
    problems.push({
      span: { start, end: Math.max(start, end) },
      message: `YAML can’t read this: ${error.message}. Nothing in this file counts until it is mended.`,
    })
    return { values: {}, problems, places }
  }
  if (document.contents === null) return { values: {}, problems, places }
  const values = accepted(document.contents, CONFIG_SHAPE, '')
  return { values: (values as Values | undefined) ?? {}, problems, places }

  function spanOf(node: unknown): Span {
    const range = (node as { range?: readonly [number, number, number] | null }).range ?? [0, 0]
    return {
      start: range[0],
      end: Math.max(range[0], range[0] + text.slice(range[0], range[1]).split(/\r?\n/, 1)[0]!.trimEnd().length),
    }
  }

  /** The value if it has the shape; undefined, and a problem, if it has not. */
  function accepted(node: unknown, shape: Shape, key: string): Value | undefined {
    const wrong = (wanted: string): undefined => {
      problems.push({ span: spanOf(node), message: `${key ? `“${key}”` : 'This file'} takes ${wanted}.` })
      return undefined
    }
    switch (shape.kind) {
      case 'text':
        return isScalar(node) && node.value !== null && typeof node.value !== 'boolean' ? written(node) : wrong('text')
      case 'flag':
        return isScalar(node) && typeof node.value === 'boolean' ? node.value : wrong('true or false')
      case 'choice': {
        // YAML reads a bare `off` as text, but some write it as a boolean all the same.
        const value = isScalar(node) ? (node.value === false ? 'off' : String(node.value)) : undefined
        if (value !== undefined && shape.values.includes(value)) return value
        const [guess] = value === undefined ? [] : nearest(value, shape.values)
        problems.push({
          span: spanOf(node),
          message: `“${key}” takes ${shape.values.join(', ')}.`,
          ...(guess ? { instead: guess } : {}),
        })
        return undefined
      }
      case 'list':
        if (!isSeq(node)) return wrong('a list')
        return node.items.flatMap((item) => accepted(item, shape.of, key) ?? [])
      case 'fields':
        return isMap(node) ? fieldsOf(node, shape, key) : wrong('keys and values')
      case 'named':
        return isMap(node) ? namedOf(node, shape, key) : wrong(`keys (${shape.names}) and values`)
    }
  }

  function written(node: Scalar): string {
    return typeof node.value === 'string' ? node.value.trim() : (node.source ?? String(node.value))
  }

  function pairs(map: YAMLMap): { name: string; pair: Pair }[] {
    return map.items.map((pair) => ({ name: isScalar(pair.key) ? String(pair.key.value) : '', pair }))
  }

  function fieldsOf(map: YAMLMap, { fields, required = [] }: Fields, key: string): Values {
    const found: Record<string, Value> = {}
    for (const { name, pair } of pairs(map)) {
      const shape = Object.hasOwn(fields, name) ? fields[name] : undefined
      if (!shape) {
        const [guess] = nearest(name, Object.keys(fields))
        const hint = guess ? `Did you mean “${guess}”?` : `There are ${Object.keys(fields).join(', ')}.`
        problems.push({
          span: spanOf(pair.key),
          message: `There is no key “${name}” here. ${hint}`,
          ...(guess ? { instead: guess } : {}),
        })
        continue
      }
      // A key without a value says nothing yet.
      if (pair.value === null || (isScalar(pair.value) && pair.value.value === null)) continue
      const value = accepted(pair.value, shape, name)
      if (value !== undefined) found[name] = value
    }
    const missing = required.filter((name) => !(name in found))
    if (missing.length > 0)
      problems.push({
        span: spanOf(map),
        message: `${key ? `“${key}”` : 'This'} needs ${missing.map((name) => `“${name}”`).join(' and ')}.`,
      })
    return found
  }

  function namedOf(map: YAMLMap, { of, known, names }: Named, key: string): Values {
    const found: Record<string, Value> = {}
    for (const { name, pair } of pairs(map)) {
      if (known && !known.includes(name)) {
        const [guess] = nearest(name, known)
        problems.push({
          span: spanOf(pair.key),
          message: `“${name}” is not ${names}.${guess ? ` Did you mean “${guess}”?` : ''}`,
          ...(guess ? { instead: guess } : {}),
        })
        continue
      }
      if (key === 'environments') {
        if (!/^[a-z][a-z0-9_-]*$/.test(name)) {
          problems.push({
            span: spanOf(pair.key),
            message: `“${name}” can’t be an environment’s name: small letters, digits, - and _ only. Other spellings go to “aliases”.`,
          })
          continue
        }
        places.set(name, spanOf(pair.key))
      }
      const isEmpty = pair.value === null || (isScalar(pair.value) && pair.value.value === null)
      const value = isEmpty && of.kind === 'fields' ? {} : accepted(pair.value, of, name)
      if (value !== undefined) found[name] = value
    }
    return found
  }
}

/** The severities that a configuration gives to rules. */
export function severitiesIn({ values }: Config): ReadonlyMap<string, Severity | 'off'> {
  return new Map(Object.entries((values.rules ?? {}) as Values)) as ReadonlyMap<string, Severity | 'off'>
}

/** Which built-in catalogue a configuration begins with. */
export function baseOf({ values }: Config): 'govuk' | 'none' {
  return values.extends === 'none' || values.extends === 'tech-docs' ? 'none' : 'govuk'
}

/** The catalogue with the environments and repositories of a configuration; what it doesn't mention stays. */
export function withConfig(catalogue: Catalogue, page: Page, config: Config): Catalogue {
  const { values, places } = config
  const environments = [...catalogue.environments]
  for (const [name, said] of Object.entries((values.environments ?? {}) as Readonly<Record<string, Values>>)) {
    const at = environments.findIndex((one) => one.kind === 'environment' && one.name === name)
    const source: Source = { origin: page.path, ...(places.has(name) ? { span: places.get(name)! } : {}) }
    const changed = environmentWith(
      environments[at] ?? blank(name),
      said,
      source,
      (values.hosts ?? []) as readonly string[],
    )
    if (at === -1) environments.push(changed)
    else environments[at] = changed
  }
  const own = Object.entries((values.repositories ?? {}) as Readonly<Record<string, Values>>).map(
    ([name, said]): Repository => ({
      name,
      ...(said as { summary?: string; team?: string }),
      source: { origin: page.path },
    }),
  )
  const names = new Set(own.map(({ name }) => name))
  return {
    ...catalogue,
    environments,
    repositories: [...catalogue.repositories.filter(({ name }) => !names.has(name)), ...own],
    complete: values.complete !== false && catalogue.complete,
  }
}

function blank(name: string): Environment {
  const title = name.charAt(0).toUpperCase() + name.slice(1)
  return {
    name,
    title,
    aliases: [],
    kind: 'environment',
    state: 'active',
    purpose: '',
    hosts: [],
    pointers: [],
    sources: [],
  }
}

function environmentWith(before: Environment, said: Values, source: Source, shared: readonly string[]): Environment {
  const list = (key: string): readonly string[] => (said[key] ?? []) as readonly string[]
  const text = (key: string): string | undefined => said[key] as string | undefined
  const pointers = [...pointersIn(said.provisioning, 'provisioning'), ...pointersIn(said.dashboards, 'dashboard')]
  const hosts = [...list('hosts'), ...shared.map((host) => host.replaceAll('{environment}', before.name))]
  const account = said.account as { id: string; name?: string } | undefined
  const optional = {
    until: text('until'),
    replacedBy: text('replacedBy'),
    audience: text('audience'),
    access: text('access'),
    hosting: text('hosting'),
    account: account && { id: account.id, name: account.name ?? '' },
  }
  return {
    ...before,
    title: text('title') ?? before.title,
    aliases: [...new Set([...before.aliases, ...list('aliases').map((alias) => alias.toLowerCase())])],
    state: (text('state') as State | undefined) ?? before.state,
    purpose: text('summary') ?? before.purpose,
    hosts: hosts.length > 0 ? hosts : before.hosts,
    pointers: [...pointers, ...before.pointers.filter(({ url }) => !pointers.some((one) => one.url === url))],
    sources: [source, ...before.sources.filter(({ origin }) => origin !== source.origin)],
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
  }
}

function pointersIn(value: Value | undefined, role: Pointer['role']): Pointer[] {
  return ((value ?? []) as readonly { title: string; url: string }[])
    .filter(({ url }) => url !== undefined)
    .map(({ title, url }) => {
      const github = /^https:\/\/github\.com\/([\w.-]+\/[\w.-]+)(?:\/(?:blob|tree)\/[\w.-]+\/([^#?]+))?/.exec(url)
      return {
        title: title ?? url,
        url,
        role,
        ...(github?.[1] ? { repository: github[1] } : {}),
        ...(github?.[2] ? { path: github[2] } : {}),
      }
    })
}
