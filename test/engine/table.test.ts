// A family as a table of plain text.

import { describe, expect, it } from 'vitest'
import { familyOf, mapFamiliesOf, tableOf } from '../../server/engine'
import { workspaceOf } from '../harness/workspace'

const FILES = {
  'values-integration.yaml': 'replicas: 2\nname: same\nlist:\n  - name: 字字\n    value: "a\\n\\u202eb"\n',
  'values-staging.yaml': '# first\nreplicas: 30\nname: same\npassword: hunter2\n',
  'values-production.yaml': '',
  'accounts.yml': 'accounts:\n  staging: { id: 1 }\n  production: { id: 2 }\n',
}
const workspace = workspaceOf(FILES)
const family = familyOf(workspace, 'values-staging.yaml')!

describe('the table of a family', () => {
  it('shows the keys that differ, under one another', () => {
    const { text, keys, differing } = tableOf(workspace, family, 'differing')
    expect([keys, differing]).toEqual([5, 4])
    expect(text.split('\n')).toEqual([
      'values-{environment}.yaml',
      '4 of 5 keys differ.',
      '',
      'Key                       Integration  Staging    Production (the file is empty)',
      '────────────────────────  ───────────  ─────────  ──────────────────────────────',
      'replicas                  2            30         (unknown)',
      'list › name=字字 › name   字字         (missing)  (unknown)',
      'list › name=字字 › value  a �b         (missing)  (unknown)',
      'password                  (missing)    ••••••     (unknown)',
      '',
    ])
  })

  it('shows all keys, with a mark at those that differ', () => {
    const { text } = tableOf(workspace, family, 'all')
    expect(text.split('\n').slice(1, 7)).toEqual([
      '4 of 5 keys differ, marked ≠.',
      '',
      '  Key                       Integration  Staging    Production (the file is empty)',
      '──────────────────────────  ───────────  ─────────  ──────────────────────────────',
      '≠ replicas                  2            30         (unknown)',
      '  name                      same         same       (unknown)',
    ])
  })

  it('leads from each value to its line', () => {
    const { text, links } = tableOf(workspace, family, 'differing')
    const plain = links.map(({ span, path, line }) => `${text.slice(span.start, span.end)} -> ${path}:${line}`)
    expect(plain.slice(0, 5)).toEqual([
      'Integration -> values-integration.yaml:1',
      'Staging -> values-staging.yaml:1',
      'Production (the file is empty) -> values-production.yaml:1',
      '2 -> values-integration.yaml:1',
      '30 -> values-staging.yaml:2',
    ])
  })

  it('is there for the environments in one file, too', () => {
    const [map] = mapFamiliesOf(workspace, workspace.pages.get('accounts.yml')!)
    expect(tableOf(workspace, map!, 'differing').text.split('\n')).toEqual([
      'accounts.yml#accounts',
      '1 of 1 key differs.',
      '',
      'Key  Staging  Production',
      '───  ───────  ──────────',
      'id   1        2',
      '',
    ])
  })

  it('cuts what is long: of keys the front, of values the end', () => {
    const long = workspaceOf({
      'a-staging.yaml': `${'k'.repeat(100)}: ${'v'.repeat(500)}\n`,
      'a-production.yaml': `${'k'.repeat(100)}: 1\n`,
    })
    const lines = tableOf(long, familyOf(long, 'a-staging.yaml')!, 'all').text.split('\n')
    expect(lines[5]).toBe(`≠ …${'k'.repeat(47)}  ${'v'.repeat(31)}…  1`)
  })
})
