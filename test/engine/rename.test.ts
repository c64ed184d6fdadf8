// Renaming an environment: what is renamed, what stays, what is refused, and that the way back leads to the same bytes.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  emptyWorkspace,
  type Rename,
  renamableAt,
  renameAt,
  type Workspace,
  withFiles,
  withLoaded,
} from '../../server/engine'
import { parseFixture, workspaceOf } from '../harness/fixture'

const loaded = (files: ReadonlyMap<string, string>): Workspace =>
  withLoaded(
    withFiles(
      emptyWorkspace('2026-11-24'),
      [...files].map(([path, text]) => ({ path, text })),
    ),
  )

/** The files behind a rename: edits, then moves, as a client does them. */
function after(files: ReadonlyMap<string, string>, { edits, moves }: Rename): Map<string, string> {
  const texts = new Map(files)
  for (const { path, span, text } of edits.toReversed()) {
    const before = texts.get(path)!
    texts.set(path, before.slice(0, span.start) + text + before.slice(span.end))
  }
  let all = [...texts]
  for (const { from, to } of moves)
    all = all.map(([path, text]) => [
      path === from || path.startsWith(`${from}/`) ? to + path.slice(from.length) : path,
      text,
    ])
  return new Map(all)
}

function rename(source: string, to: string, canMove = true) {
  const fixture = parseFixture(source)
  const { path, offset } = fixture.cursor!
  const found = renameAt(workspaceOf(fixture), path, offset, to, canMove)
  if (!found || 'refused' in found) throw new Error(found?.refused ?? 'nothing to rename')
  return { ...found, files: after(fixture.files, found) }
}

/** The text of one page after a rename. */
const renamed = (source: string, to: string): string => rename(source, to).files.get('source/manual/page.html.md')!

function refused(source: string, to: string): string {
  const fixture = parseFixture(source)
  const { path, offset } = fixture.cursor!
  const found = renameAt(workspaceOf(fixture), path, offset, to)
  if (!found || !('refused' in found)) throw new Error('it was not refused')
  return found.refused
}

describe('every form, in its own case', () => {
  test.each([
    ['From ‸staging to Staging and STAGING.', 'From preprod to Preprod and PREPROD.'],
    ['See https://x.‸staging.publishing.service.gov.uk/a.', 'See https://x.preprod.publishing.service.gov.uk/a.'],
    ['`STAGING_URL`, `‸stagingCluster`, `awsStagingRole`', '`PREPROD_URL`, `preprodCluster`, `awsPreprodRole`'],
    [
      '`govuk-‸staging-logs` and `gds govuk connect -e staging x`',
      '`govuk-preprod-logs` and `gds govuk connect -e preprod x`',
    ],
  ])('%s', (before, expected) => expect(renamed(`${before}\n`, 'preprod')).toBe(`${expected}\n`))

  test('a name of several words is joined as its place joins words', () => {
    expect(
      renamed(
        '‸Staging: `STAGING_URL`, `stagingCluster`, `govuk-staging-logs`, `x.staging.govuk.digital`\n',
        'pre_live',
      ),
    ).toBe('Pre_live: `PRE_LIVE_URL`, `preLiveCluster`, `govuk-pre-live-logs`, `x.pre-live.govuk.digital`\n')
  })

  test('capital letters in the new name say nothing: each place keeps its own case', () => {
    expect(renamed('‸staging, Staging\n', ' PreProd ')).toBe('preprod, Preprod\n')
  })
})

describe('what is renamed is the word', () => {
  test('aliases stay when the name is renamed', () => {
    expect(renamed('From ‸production to the prod cluster, PROD and Production.\n', 'live-site')).toBe(
      'From live-site to the prod cluster, PROD and Live-site.\n',
    )
  })
  test('on an alias that alias is renamed, and the name stays', () => {
    expect(renamed('From production to the ‸prod cluster, PROD and Production.\n', 'prd')).toBe(
      'From production to the prd cluster, PRD and Production.\n',
    )
  })
  test('names of their own stay, as do other senses', () => {
    expect(renamed('‸production, non-production, and in production mode: `RAILS_ENV=production`\n', 'live-site')).toBe(
      'live-site, non-production, and in production mode: `RAILS_ENV=production`\n',
    )
  })
  test('what can be renamed at a place', () => {
    const fixture = parseFixture('To stagng, Carrenza, Prod.\n`gds govuk connect -e stagng x`\n')
    const at = (text: string) => {
      const page = fixture.files.get('source/manual/page.html.md')!
      const found = renamableAt(workspaceOf(fixture), 'source/manual/page.html.md', page.lastIndexOf(text) + 1)
      return found && ('refused' in found ? found.refused : [found.word, page.slice(found.span.start, found.span.end)])
    }
    expect(at('To')).toBeUndefined()
    expect(at('stagng')).toBe('“stagng” is no environment that Manual Lens knows here.')
    expect(at('Carrenza')).toBe('Carrenza is a hosting company, not an environment: it keeps its name.')
    expect(at('Prod')).toEqual(['prod', 'Prod'])
    expect(renamableAt(workspaceOf(fixture), 'nowhere.md', 0)).toBeUndefined()
  })
})

test.each([
  ['pre prod', '“pre prod” can’t be an environment’s name'],
  ['-x', 'can’t be an environment’s name'],
  ['préprod', 'can’t be an environment’s name'],
  ['x', 'can’t be an environment’s name'],
  ['  ', 'An environment needs a name.'],
  ['Production', '“production” is another environment already (Production)'],
  ['prod', '“prod” is another environment already (Production)'],
  ['nonProd', '“nonprod” is another environment already (Non-production)'],
  ['carrenza', '“carrenza” is a hosting company already (Carrenza)'],
])('%j is refused', (to, message) =>
  expect(refused('On ‸staging, production, non-production.\n', to)).toContain(message),
)

test('a name that is built in but nowhere in the workspace is free', () => {
  expect(renamed('On ‸staging.\n', 'production')).toBe('On production.\n')
})

test('the same name changes nothing, an alias of its own is taken', () => {
  expect(rename('On ‸staging.\n', 'Staging')).toMatchObject({ edits: [], moves: [] })
  expect(renamed('On ‸production and prod.\n', 'prod')).toBe('On prod and prod.\n')
})

test('before the workspace has been read nothing is renamed by halves', () => {
  const workspace = withFiles(emptyWorkspace('2026-11-24'), [{ path: 'a.md', text: 'On staging.\n' }])
  expect(renameAt(workspace, 'a.md', 4, 'preprod')).toEqual({ refused: expect.stringContaining('still being read') })
})

describe('manual-lens.yml', () => {
  const CONFIG = `== manual-lens.yml
# Ours.
extends: none
environments:
  test:
    aliases: [dev, "qa"]
    hosts: ["{app}.test.example.org"]
  acceptance:
    state: deprecated
    replacedBy: test
== a.yaml
environment: test
`
  test('the entry is renamed with its mentions, everyday word or not', () => {
    const found = rename(CONFIG.replace('environment: test', 'environment: te‸st'), 'trial')
    expect(found.builtIn).toBe(false)
    expect(found.files.get('manual-lens.yml')).toBe(`# Ours.
extends: none
environments:
  trial:
    aliases: [dev, "qa"]
    hosts: ["{app}.trial.example.org"]
  acceptance:
    state: deprecated
    replacedBy: trial
`)
    expect(found.files.get('a.yaml')).toBe('environment: trial\n')
  })
  test('from its key, and an alias in its list', () => {
    expect(rename(CONFIG.replace('  test:', '  te‸st:'), 'trial').files.get('a.yaml')).toBe('environment: trial\n')
    expect(rename(CONFIG.replace('[dev', '[d‸ev'), 'devel').files.get('manual-lens.yml')).toContain(
      'aliases: [devel, "qa"]',
    )
  })
  test('what only the built-in catalogue knows is renamed too, and said to be', () => {
    expect(rename('On ‸staging.\n', 'preprod').builtIn).toBe(true)
    expect(
      rename('On ‸staging.\n== manual-lens.yml\nenvironments:\n  staging:\n    title: Staging\n', 'preprod').builtIn,
    ).toBe(false)
  })
})

describe('files and folders', () => {
  const family = (...paths: string[]): string => paths.map((path) => `== ${path}\nx: 1\n`).join('')
  const moves = (source: string, to = 'preprod') => rename(source, to).moves.map((move) => `${move.from} -> ${move.to}`)

  test('those of a family move, what is deepest first', () => {
    const source = `On ‸staging.
${family('variables/staging/common.tfvars', 'variables/production/common.tfvars', 'variables/staging/staging-values.yaml', 'variables/production/production-values.yaml', 'charts/values-staging.yaml', 'charts/values-integration.yaml')}`
    expect(moves(source)).toEqual([
      'variables/staging/staging-values.yaml -> variables/staging/preprod-values.yaml',
      'charts/values-staging.yaml -> charts/values-preprod.yaml',
      'variables/staging -> variables/preprod',
    ])
    expect([...rename(source, 'preprod').files.keys()]).toContain('variables/preprod/preprod-values.yaml')
  })

  test.each([
    ['alone', 'staging', ['app/staging/a.yaml', 'values-staging.yaml']],
    ['pages of the site', 'staging', ['source/manual/staging.html.md', 'source/manual/production.html.md']],
    ['modes of a framework', 'production', ['config/environments/production.rb', 'config/environments/staging.rb']],
    ['modes alone', 'production', ['settings/production.yml', 'settings/development.yml', 'settings/test.yml']],
    ['node-config', 'production', ['config/production.json', 'config/staging.json', 'config/default.json']],
    ['dotenv', 'production', ['.env.production', '.env.staging']],
    ['kinds of tests', 'integration', ['test/integration/a.yaml', 'test/development/a.yaml', 'test/test/a.yaml']],
    ['other names', 'production', ['values-non-production.yaml', 'values-non-staging.yaml']],
    ['words that are longer', 'staging', ['values-stagings.yaml', 'values-productions.yaml']],
  ])('%s: nothing moves', (_, name, paths) => expect(moves(`On ‸${name}.\n${family(...paths)}`)).toEqual([]))

  test('paths in text follow what moves and stay with what stays', () => {
    const source = `Look at charts/values-staging.yaml and [it](../../charts/values-staging.yaml) on ‸staging,
or [the page](/manual/deploy-to-staging.html), [its heading](#staging), [no heading](#staging-x).

## Staging
${family('charts/values-staging.yaml', 'charts/values-production.yaml', 'source/manual/deploy-to-staging.html.md')}`
    const found = rename(source, 'preprod')
    expect(
      found.files.get('source/manual/page.html.md'),
    ).toBe(`Look at charts/values-preprod.yaml and [it](../../charts/values-preprod.yaml) on preprod,
or [the page](/manual/deploy-to-staging.html), [its heading](#preprod), [no heading](#staging-x).

## Preprod
`)
    expect(found.edits.map(({ group }) => group)).toEqual(['paths', 'paths', 'prose', 'prose', 'prose'])
    // Without renaming files the paths to them have to stay.
    const still = rename(source, 'preprod', false)
    expect(still.moves).toEqual([])
    expect(still.files.get('source/manual/page.html.md')).toContain(
      'at charts/values-staging.yaml and [it](../../charts/values-staging.yaml) on preprod',
    )
  })

  test('addresses of pages and links to nothing stay; names in a row are no path', () => {
    const source = `Old: /manual/on-‸staging.html, [gone](/manual/staging-gone), <a name="x_staging_y"></a>
[made](#x\\_staging\\_y), staging/production, terraform/staging/main
`
    const found = rename(source, 'preprod')
    expect(
      found.files.get('source/manual/page.html.md'),
    ).toBe(`Old: /manual/on-staging.html, [gone](/manual/staging-gone), <a name="x_preprod_y"></a>
[made](#x\\_preprod\\_y), preprod/production, terraform/preprod/main
`)
    expect(found.edits.map(({ group }) => group)).toEqual(['identifiers', 'prose', 'prose', 'elsewhere'])
  })

  test('what is in the way is said, and nothing is changed', () => {
    expect(
      refused(`On ‸staging.\n${family('v/staging/a.yaml', 'v/production/a.yaml', 'v/preprod/a.yaml')}`, 'preprod'),
    ).toBe(
      'v/staging would become v/preprod, which exists already. Rename or delete that first; nothing has been changed.',
    )
  })

  test('groups', () => {
    const found = rename(
      `A ‸staging \`STAGING_URL\` https://github.com/a/b/tree/main/terraform/staging/x x.staging.govuk.digital \`-e staging\`\n`,
      'preprod',
    )
    expect(found.edits.map(({ group }) => group)).toEqual(['prose', 'identifiers', 'elsewhere', 'elsewhere', 'values'])
  })
})

// ---------------------------------------------------------------- there and back

const SAMPLE = join(import.meta.dirname, '../../examples/manual')
const sample = new Map(
  readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(SAMPLE.length + 1), readFileSync(path, 'utf8')]),
)

/** So that the catalogue knows the new name on the way back: the name's own page says so. */
function thereAndBack(files: ReadonlyMap<string, string>, from: string, to: string): Map<string, string> | undefined {
  const find = (workspace: Workspace, word: string) => {
    for (const page of workspace.pages.values())
      for (const { span, text } of workspace.referencesOf(page))
        if (text.toLowerCase() === word) return { path: page.path, offset: span.start }
    return undefined
  }
  let now = new Map(files)
  for (const [one, other] of [
    [from, to],
    [to, from],
  ] as const) {
    const workspace = loaded(now)
    const place = find(workspace, one)
    if (!place) return undefined
    const found = renameAt(workspace, place.path, place.offset, other)
    if (!found || 'refused' in found) throw new Error(found?.refused ?? 'nothing to rename')
    for (const edit of found.edits) {
      const page = workspace.pages.get(edit.path)!
      const isInside = workspace
        .referencesOf(page)
        .some(({ span }) => span.start <= edit.span.start && edit.span.end <= span.end)
      if (!isInside && edit.path !== 'manual-lens.yml') throw new Error(`an edit outside: ${JSON.stringify(edit)}`)
    }
    now = after(now, found)
  }
  return now
}

const CONFIG = 'environments:\n  integration: {}\n  staging: {}\n  production: {}\n'

test('there and back: the sample manual has the same bytes', () => {
  const files = new Map([...sample, ['manual-lens.yml', CONFIG]])
  for (const name of ['integration', 'staging', 'production'])
    expect(thereAndBack(files, name, 'zeta'), name).toEqual(files)
})

test('there and back: so have pages made of anything', () => {
  const word = fc.constantFrom('staging', 'Staging', 'STAGING', 'production', 'Production', 'PRODUCTION', 'integration')
  const piece = fc.oneof(
    word,
    word.map((name) => `## ${name}\n`),
    word.map((name) => `x.${name.toLowerCase()}.publishing.service.gov.uk`),
    word.map((name) => `values-${name.toLowerCase()}.yaml`),
    word.map((name) => `[${name}](/manual/${name.toLowerCase()}.html#${name.toLowerCase()})`),
    word.map((name) => `\`${name}_URL\``),
    word.map((name) => `${name.toLowerCase()}Cluster`),
    word.map((name) => `non-${name}`),
    fc.constantFrom(
      ' ',
      ' the ',
      '\n',
      '\n\n',
      ' to ',
      ', ',
      ' environment ',
      ' tests ',
      '`',
      '```\n',
      'é',
      '𝕏',
      '|',
      '/',
      'mode ',
    ),
  )
  const text = fc.array(piece, { maxLength: 30, size: 'max' }).map((all) => all.join(''))
  const paths = [
    'source/manual/a.html.md',
    'b.yaml',
    'v/staging/c.tf',
    'v/production/c.tf',
    'values-staging.yaml',
    'values-production.yaml',
  ]
  fc.assert(
    fc.property(
      fc.tuple(...paths.map(() => text)),
      fc.constantFrom('staging', 'production'),
      fc.constantFrom('zeta', 'preprod', 'uat'),
      (texts, from, to) => {
        const files = new Map([
          ...paths.map((path, index) => [path, texts[index]!] as const),
          // What has to stay (a link to no heading) is no name any more once its environment has another.
          ['manual-lens.yml', `extends: none\n${CONFIG}`],
        ])
        const back = thereAndBack(files, from, to)
        if (back) expect(back).toEqual(files)
      },
    ),
    { numRuns: 500 },
  )
})
