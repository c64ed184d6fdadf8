import { describe, expect, it } from 'vitest'
import { Document } from 'yaml'
import { familiesOf, matrixAt, matrixOf } from '../../server/engine'
import { workspaceOf } from '../harness/workspace'

type Value = string | number | boolean | Value[] | { [key: string]: Value }

/** Numbers from 0 to 1 that are the same in each run. */
function numbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

const WORDS = [
  'replicas',
  'db-host',
  'Port',
  'on',
  '8080',
  'a b',
  'é',
  'env',
  'null',
  'x.y',
  'name',
  'path/to',
  '#no',
  "it's",
]

/** A map of some depth; siblings made from one seed have most keys in common. */
function randomMap(next: () => number, depth: number, words: readonly string[]): { [key: string]: Value } {
  const map: { [key: string]: Value } = {}
  for (const word of words) {
    const dice = next()
    if (dice < 0.25) continue
    if (depth > 0 && dice < 0.5) map[word] = randomMap(next, depth - 1, words)
    else if (depth > 0 && dice < 0.6)
      map[word] = ['web', 'worker', 'cron'].map((name) => ({ name, size: Math.floor(next() * 9) }))
    else if (dice < 0.7) map[word] = [Math.floor(next() * 9), `v${Math.floor(next() * 3)}`]
    else if (dice < 0.8) map[word] = next() < 0.5
    else
      map[word] = ['', 'yes', '1.10', 'a: b', 'two\nlines', '"quoted"', "'", '#', '007', 'plain'][
        Math.floor(next() * 10)
      ]!
  }
  return map
}

function asHcl(value: Value, indent = ''): string {
  const inner = `${indent}  `
  if (Array.isArray(value)) return `[${value.map((item) => asHcl(item, inner)).join(', ')}]`
  if (typeof value === 'object') {
    const lines = Object.entries(value).map(([key, one]) => {
      const name = /^[a-zé]+$/i.test(key) ? key : JSON.stringify(key)
      return `${inner}${name} = ${asHcl(one, inner)}\n`
    })
    return `{\n${lines.join('')}${indent}}`
  }
  return JSON.stringify(value)
}

const FORMS = {
  yaml: {
    path: (environment: string) => `values-${environment}.yaml`,
    write: (map: { [key: string]: Value }) => new Document(map).toString(),
  },
  hcl: {
    path: (environment: string) => `variables/${environment}/all.tfvars`,
    write: (map: { [key: string]: Value }) =>
      Object.entries(map)
        .map(([key, value]) => `${/^[a-zé]+$/i.test(key) ? key : JSON.stringify(key)} = ${asHcl(value)}\n`)
        .join(''),
  },
}

/** What keys of a row lead to in the values that a file was written from. */
function at(value: Value | undefined, keys: readonly string[]): Value | undefined {
  return keys.reduce<Value | undefined>((found, key) => {
    if (Array.isArray(found)) {
      const place = /^\[(\d+)\]$/.exec(key)
      const name = key.slice('name='.length)
      return place ? found[Number(place[1])] : found.find((item) => at(item, ['name']) === name)
    }
    return typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined
  }, value)
}

describe('values side by side', () => {
  it.each(['yaml', 'hcl'] as const)('are those that each file was written from: 500 keys and more of %s', (form) => {
    const { path, write } = FORMS[form]
    let keys = 0
    for (let seed = 1; keys < 500; seed++) {
      const environments = ['integration', 'staging', 'production']
      const maps = environments.map((_, index) =>
        randomMap(numbers(seed * 7 + index), 2, WORDS.slice(0, 4 + (seed % 9))),
      )
      const workspace = workspaceOf(
        Object.fromEntries(maps.map((map, index) => [path(environments[index]!), write(map)])),
      )
      const [family] = familiesOf(workspace)
      const { rows } = matrixOf(workspace, family!)
      for (const { keys: led, cells } of rows)
        for (const [index, cell] of cells.entries()) {
          const expected = at(maps[environments.indexOf(family!.members[index]!.environment)], led)
          const isLeaf = expected !== undefined && (typeof expected !== 'object' || Object.keys(expected).length === 0)
          const empty = Array.isArray(expected) ? '[]' : '{}'
          const text = typeof expected === 'object' ? empty : String(expected)
          expect([seed, led, cell?.value]).toEqual([seed, led, isLeaf ? text : undefined])
        }
      keys += rows.length
    }
  })

  it('match the items of a list by name where one of them stands twice in one file', () => {
    const workspace = workspaceOf({
      'records-staging.yaml':
        '- {name: www, ttl: 1}\n- {name: txt, ttl: 2}\n- {name: txt, ttl: 3}\n- {name: api, ttl: 4}\n',
      'records-production.yaml': '- {name: api, ttl: 5}\n- {name: www, ttl: 6}\n',
    })
    const { rows } = matrixOf(workspace, familiesOf(workspace)[0]!)
    const ttls = rows.filter(({ keys }) => keys.at(-1) === 'ttl')
    expect(ttls.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.value)])).toEqual([
      ['name=www / ttl', '1', '6'],
      ['name=txt / ttl', '2', undefined],
      ['name=txt (2) / ttl', '3', undefined],
      ['name=api / ttl', '4', '5'],
    ])
  })

  it('have a key that others have too, though it names this environment', () => {
    const staging = 'pull_production: 1\npush_staging: 2\n'
    const production = 'pull_production: 3\npush_production: 4\n'
    const workspace = workspaceOf({ 'tasks-staging.yaml': staging, 'tasks-production.yaml': production })
    const matrix = matrixOf(workspace, familiesOf(workspace)[0]!)
    expect(matrix.rows.map(({ id, cells }) => [id, ...cells.map((cell) => cell?.value)])).toEqual([
      ['pull_production', '1', '3'],
      ['push_{environment}', '2', '4'],
    ])
    const page = workspace.pages.get('tasks-production.yaml')!
    expect(matrixAt(workspace, page, 0)?.row.id).toBe('pull_production')
    expect(matrixAt(workspace, page, production.indexOf('push'))?.row.id).toBe('push_{environment}')
  })
})
