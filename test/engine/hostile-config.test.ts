// Configuration of somebody else's: it ends, and its words are words. What hangs shows by the test's running out of time.

import { describe, expect, test } from 'vitest'
import { createChecker, renameAt, type Workspace } from '../../server/engine'
import { globOf } from '../../server/engine/catalogue/glob'
import { globMatcher } from '../../server/engine/glob'
import { noIgnoreRules } from '../../server/files/ignored'
import { workspaceOf } from '../harness/workspace'

function saidOf(workspace: Workspace): string[] {
  return [...createChecker().checkAll(workspace).values()].flat().map(({ rule, message }) => `${rule} ${message}`)
}

describe('names are words, not expressions', () => {
  test.each(['(a+)+$', '(', '[', '*', '\\', '.*', '(?:x', 'a|b', '$&', '^', '{', '\u0000', '__proto__'])(
    'an alias “%s”',
    (alias) => {
      const files = {
        'manual-lens.yml': `environments:\n  staging: { aliases: [${JSON.stringify(alias)}] }\n  other: {}\n`,
        [`values-${'a'.repeat(40)}!.yaml`]: 'a: 1\n',
        'values-staging.yaml': 'a: staging\n',
        'values-other.yaml': 'a: other\n',
        'a.md': `On staging: ${'a'.repeat(40)}! ${alias} [staging](${'a'.repeat(40)}!)\n`,
      }
      const workspace = workspaceOf(files)
      expect(saidOf(workspace).filter((one) => one.startsWith('engine/'))).toEqual([])
      const renamed = renameAt(workspace, 'values-staging.yaml', 4, 'preprod')
      expect(renamed && 'moves' in renamed && renamed.moves).toEqual([
        { from: 'values-staging.yaml', to: 'values-preprod.yaml' },
      ])
    },
  )

  test.each(['../../x', '..', '/etc/x', 'a/b', 'a\\b', 'C:x', 'nul\0', 'a b', '-x', '%2e%2e%2fx', 'a\nb'])(
    'nothing is renamed to “%s”, so no file goes elsewhere',
    (name) => {
      const workspace = workspaceOf({
        'values-staging.yaml': 'a: staging\n',
        'values-production.yaml': 'a: production\n',
      })
      expect(renameAt(workspace, 'values-staging.yaml', 4, name)).toHaveProperty('refused')
    },
  )

  test('so long that nobody would write it: it doesn’t count, and that is said', () => {
    const long = 'x'.repeat(20_000)
    const page = 'On staging and word after word.\n'.repeat(100)
    const files = { 'a.md': page, 'b.yml': 'staging:\n  a: 1\nproduction:\n  a: 1\n' }
    const said = (config: string) => saidOf(workspaceOf({ ...files, 'manual-lens.yml': config }))
    const tooLong = 'config/invalid This is longer than 100 characters, and so doesn’t count as an environment’s'
    expect(said(`environments: { staging: { aliases: [stg, ${long}] } }\n`)).toEqual([
      `${tooLong} alias. Write a shorter one.`,
    ])
    expect(said(`environments: { staging: , ${long}: { title: x } }\n`)).toEqual([
      `${tooLong} name. Write a shorter one.`,
    ])
    expect(said(`environments: { staging: { aliases: [${'x'.repeat(100)}] } }\n`)).toEqual([])
    const described = workspaceOf({ ...files, 'docs/environments.md': `## ${long} environment\n\nAn environment.\n` })
    expect(described.catalogue.environments.every(({ name }) => name.length <= 100)).toBe(true)
  })

  test('so many that each page would take for ever: the rest doesn’t count, and that is said', () => {
    const aliases = Array.from({ length: 3_000 }, (_, index) => `n${index}`)
    const page = 'On staging and n1 with word after word.\n'.repeat(500)
    const many = workspaceOf({
      'manual-lens.yml': `environments: { staging: { aliases: [${aliases.join(', ')}] } }\n`,
      'a.md': page,
    })
    const environments = aliases.map((name) => `  ${name}: {}\n`).join('')
    const more = workspaceOf({ 'manual-lens.yml': `environments:\n${environments}`, 'a.md': page })
    for (const workspace of [many, more])
      expect(saidOf(workspace)).toEqual([
        'config/invalid There are more than 500 names and aliases of environments: those from here on don’t count.',
      ])
    expect(many.catalogue.environments.find(({ name }) => name === 'staging')?.aliases.length).toBeLessThanOrEqual(500)
    const headings = aliases.map((name) => `## ${name} environment\n`).join('\n')
    const described = workspaceOf({ 'docs/environments.md': headings, 'a.md': page })
    expect(described.catalogue.environments.length).toBeLessThan(300)
  })
})

describe('patterns of paths', () => {
  const deep = `${'a/'.repeat(2_000)}b`
  const long = 'a'.repeat(20_000)

  test.each([
    '**/a/'.repeat(200),
    `${'*a'.repeat(2_000)}*b`,
    `${'**/*a*/'.repeat(300)}c`,
    '{a,b}'.repeat(5_000),
    `{${'a,'.repeat(100_000)}}`.repeat(5),
    `{${'{'.repeat(50_000)}`,
    `${'{a,'.repeat(50_000)}${'}'.repeat(50_000)}`,
    `${'*'.repeat(10_000)}b`,
    `${'?'.repeat(10_000)}`,
    '!'.repeat(10_000),
    '/'.repeat(10_000),
  ])('%#: end on any path', (pattern) => {
    for (const path of [deep, long, `${long}/${long}`, '', '/', '../x'])
      expect([globMatcher([pattern])(path), globOf(pattern)(path)].every((one) => typeof one === 'boolean')).toBe(true)
  })

  test.each([
    `${'**/a/'.repeat(20)}b`,
    `${'**/a/'.repeat(3)}b`,
    `${'*a'.repeat(60)}*b`,
    `${'[a-z]*'.repeat(40)}1`,
    '[z-a]',
    '[',
    '\\',
    '(a+)+$',
    `!${'**/'.repeat(50)}x`,
    'a{1,100000}',
  ])('of a .gitignore, “%s”: end on any path', (pattern) => {
    const rules = noIgnoreRules().within('', `${pattern}\nignored.md\n`).within('a/b', `${pattern}\n`)
    for (const path of [
      `${'a/'.repeat(60)}c`,
      `${'a/'.repeat(1_000)}c`,
      `${'a'.repeat(250)}c`,
      `a/b/${'a/'.repeat(50)}c`,
    ])
      expect(rules.ignores(path, false)).toBe(false)
    expect(rules.ignores('ignored.md', false)).toBe(true)
  })
})

test('what a configuration names is looked up among the files of the workspace, and nowhere else', () => {
  const out = [
    '../secret.md',
    '/etc/passwd',
    'file:///etc/passwd',
    '..\\secret.md',
    '%2e%2e/secret.md',
    'a/../../secret.md',
  ]
  for (const path of out) {
    const yaml = JSON.stringify(path)
    const workspace = workspaceOf({
      'manual-lens.yml': `page: ${yaml}\nenvironments: { staging: { page: ${yaml} } }\napplications: [{ from: ${yaml} }]\nfrontMatter: [{ files: ${yaml}, schema: ${yaml} }]\nexclude: [${yaml}]\nignore: [{ rule: links/syntax, paths: ${yaml} }]\n`,
      'source/manual/a.html.md': `---\nparent: ${yaml}\nold_paths: [${yaml}]\n---\n[x](${path}) ![y](${path})\n`,
      'config/tech-docs.yml': `redirects: { ${yaml}: ${yaml} }\n`,
    })
    expect(saidOf(workspace).filter((one) => one.startsWith('engine/'))).toEqual([])
    expect([...workspace.files].filter((file) => file.includes('secret') || file.includes('passwd'))).toEqual([])
  }
})
