// The table of one key in every environment, as a hover shows it.

import { describe, expect, it } from 'vitest'
import { hoverAt, isHidden, isSecret } from '../../server/engine'
import { workspaceOf } from '../harness/workspace'

const FILES = {
  'values-integration.yaml':
    'replicas: 2\nonly: here\nname: "a | [b](command:x) `c` <img>"\nhost: a.integration.example\n',
  'values-staging.yaml': '# first\nreplicas: 3\nname: plain\nhost: a.staging.example\npassword: hunter2\nempty:\n',
  'values-production.yaml': 'replicas: 2\nname: plain\nhost: a.production.example\npassword: hunter3\nempty: x\n',
}

function hover(path: string, text: string, files: Readonly<Record<string, string>> = FILES): string | undefined {
  const offset = files[path]!.indexOf(text)
  expect(offset).not.toBe(-1)
  return hoverAt(workspaceOf(files), path, offset, 'full', (path) => `file:///w/${path}`)?.markdown
}

/** The table's rows. */
function rows(path: string, text: string, files?: Readonly<Record<string, string>>): string[] {
  const lines = hover(path, text, files)?.split('\n') ?? []
  const at = lines.indexOf('| --- | --- |')
  return lines.slice(at + 1)
}

describe('a key in a family of files', () => {
  it('shows its value in each environment: this one, what differs, then the same; each leads to its line', () => {
    expect(hover('values-production.yaml', 'replicas')?.split('\n')).toEqual([
      '**replicas** in 3 environments',
      '',
      '| Environment | Value |',
      '| --- | --- |',
      '| **[Production](file:///w/values-production.yaml#L1)** | 2 |',
      '| [Staging](file:///w/values-staging.yaml#L2) | 3 |',
      '| [Integration](file:///w/values-integration.yaml#L1) | *the same* |',
    ])
  })

  it('says where it is missing, and shows nothing for what no file of a family has', () => {
    expect(rows('values-integration.yaml', 'only')).toEqual([
      '| **[Integration](file:///w/values-integration.yaml#L2)** | here |',
      '| [Staging](file:///w/values-staging.yaml) | *missing* |',
      '| [Production](file:///w/values-production.yaml) | *missing* |',
    ])
    expect(rows('values-staging.yaml', 'empty')).toEqual([
      '| **[Staging](file:///w/values-staging.yaml#L6)** | *empty* |',
      '| [Production](file:///w/values-production.yaml#L5) | x |',
      '| [Integration](file:///w/values-integration.yaml) | *missing* |',
    ])
    expect(hover('values-staging.yaml', '# first')).toBeUndefined()
  })

  it('says of what can’t be read that it can’t', () => {
    const files = { 'values-staging.yaml': 'a: 1\n', 'values-production.yaml': 'a: [\n' }
    expect(rows('values-staging.yaml', 'a', files)).toEqual([
      '| **[Staging](file:///w/values-staging.yaml#L1)** | 1 |',
      '| [Production](file:///w/values-production.yaml) | *can’t be read* |',
    ])
  })

  it('escapes whatever stands in files', () => {
    const [own] = rows('values-integration.yaml', 'name')
    expect(own).toBe(
      '| **[Integration](file:///w/values-integration.yaml#L3)** | a \\| \\[b\\]\\(command:x\\) \\`c\\` \\<img\\> |',
    )
  })

  it('masks what is nobody’s business, and cuts what is long', () => {
    expect(rows('values-staging.yaml', 'password').slice(0, 2).join('\n')).not.toContain('hunter')
    const long = {
      'values-staging.yaml': `a: ${'😀'.repeat(100)}\n`,
      'values-production.yaml': `a: ${'b '.repeat(900)}\n`,
    }
    const shown = rows('values-staging.yaml', 'a', long)
    expect(shown[0]!.endsWith(`| ${'😀'.repeat(59)}… |`)).toBe(true)
    expect(shown[1]!.length).toBeLessThan(140)
  })

  it('comes behind what the environment’s name under the cursor means', () => {
    const both = hover('values-staging.yaml', 'staging.example')
    expect(both).toMatch(/^\*\*Staging\*\* environment/)
    expect(both).toContain('\n\n---\n\n**host** in 3 environments\n')
  })

  it('is at most a dozen lines, however many environments there are', () => {
    const names = Array.from({ length: 14 }, (_, n) => `zone${String.fromCharCode(97 + n)}`)
    const files = {
      'manual-lens.yml': `extends: none\nenvironments:\n${names.map((name) => `  ${name}:\n    summary: A.\n`).join('')}`,
      ...Object.fromEntries(
        names.map((name, index) => [`values-${name}.yaml`, `deep:\n  er:\n    and:\n      key: ${index}\n`]),
      ),
    }
    const lines = hover('values-zonea.yaml', 'key', files)!.split('\n')
    expect(lines[0]).toBe('**… › er › and › key** in 14 environments')
    expect(lines.length).toBeLessThanOrEqual(12)
    expect(lines.at(-1)).toBe('| … | and 7 more |')
  })
})

it('what is secret shows by the names of keys, what is only called so isn’t', () => {
  for (const key of ['password', 'DB_PASSWORD', 'apiKey', 'clientSecret', 'authToken', 'private_key'])
    expect([key, isSecret({ keys: [key] })]).toEqual([key, true])
  for (const keys of [['secretKeyRef', 'name'], ['secretKeyRef', 'key'], ['secretName'], ['tokenUrl'], ['keyboard']])
    expect([keys, isSecret({ keys })]).toEqual([keys, false])
  expect(isSecret({ keys: ['env', 'name=API_TOKEN', 'value'] })).toBe(true)
  expect(isHidden({ keys: ['url'] }, { value: 'postgres://me:hunter2@db.example/x' })).toBe(true)
  expect(isHidden({ keys: ['pem'] }, { value: '-----BEGIN RSA PRIVATE KEY-----\nx' })).toBe(true)
  expect(isHidden({ keys: ['url'] }, { value: 'https://a.example:8080/x@y' })).toBe(false)
})
