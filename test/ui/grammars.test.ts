// The injected grammars on VS Code's own, by VS Code's own tokenizer: what they colour, and that they leave the rest as it was.

import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/run.mjs'
import { setUpForVsCode } from '../../scripts/setup.mjs'
import { parseFixture } from '../harness/fixture'

interface Token {
  readonly startIndex: number
  readonly endIndex: number
  readonly scopes: readonly string[]
}
interface Grammar {
  tokenizeLine(line: string, state: unknown): { readonly tokens: readonly Token[]; readonly ruleStack: unknown }
}
interface Contribution {
  readonly scopeName: string
  readonly path: string
  readonly injectTo?: readonly string[]
}

const OURS = 'entity.name.type.environment.manual-lens'
/** Without their extensions these have no grammar in VS Code; an empty one stands in. */
const EMPTY = { patterns: [], repository: {} }
let initial: unknown
let plain: (scope: string) => Promise<Grammar>
let injected: (scope: string) => Promise<Grammar>

beforeAll(async () => {
  const { code } = await setUpForVsCode()
  const require = createRequire(join(code, 'package.json'))
  const oniguruma = require('vscode-oniguruma')
  const textmate = require('vscode-textmate')
  await oniguruma.loadWASM(readFileSync(join(code, 'node_modules/vscode-oniguruma/release/onig.wasm')).buffer)
  const files = new Map<string, string>()
  for (const extension of readdirSync(join(code, 'extensions')))
    for (const { scopeName, path } of grammarsOf(join(code, 'extensions', extension)))
      files.set(scopeName, join(code, 'extensions', extension, path))
  const own = grammarsOf(root)
  for (const { scopeName, path } of own) files.set(scopeName, join(root, path))
  const registry = (inject: boolean) => {
    const made = new textmate.Registry({
      onigLib: Promise.resolve({
        createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
        createOnigString: (text: string) => new oniguruma.OnigString(text),
      }),
      loadGrammar: async (scopeName: string) => {
        const file = files.get(scopeName)
        return file === undefined
          ? { scopeName, ...EMPTY }
          : textmate.parseRawGrammar(readFileSync(file, 'utf8'), file.endsWith('.json') ? 'a.json' : 'a.plist')
      },
      getInjections: (scope: string) =>
        inject ? own.filter(({ injectTo }) => injectTo?.includes(scope)).map(({ scopeName }) => scopeName) : [],
    })
    return (scope: string): Promise<Grammar> => made.loadGrammar(scope)
  }
  initial = textmate.INITIAL
  plain = registry(false)
  injected = registry(true)
})

function grammarsOf(folder: string): readonly Contribution[] {
  try {
    const { contributes } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return contributes?.grammars ?? []
  } catch {
    // A file among the extensions' folders.
    return []
  }
}

/** The scopes of each character of each line. */
function scopesOf(grammar: Grammar, lines: readonly string[]): string[][][] {
  let state = initial
  return lines.map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state)
    state = ruleStack
    return tokens.flatMap(({ startIndex, endIndex, scopes }) =>
      Array.from({ length: Math.min(endIndex, line.length) - startIndex }, () => [...scopes]),
    )
  })
}

/** What is coloured, as `line:column text`. */
async function coloured(scope: string, text: string): Promise<string[]> {
  const lines = text.split('\n')
  const after = scopesOf(await injected(scope), lines)
  const without = after.map((line) => line.map((scopes) => scopes.filter((one) => one !== OURS)))
  expect(without, 'the base grammar sees what it saw without ours').toEqual(scopesOf(await plain(scope), lines))
  return lines.flatMap((line, number) => {
    const marked = (after[number] ?? []).map((scopes) => scopes.includes(OURS))
    return marked.flatMap((is, start) => {
      if (!is || marked[start - 1]) return []
      const length = marked.slice(start).indexOf(false)
      return [`${number + 1}:${start + 1} ${line.slice(start, length === -1 ? undefined : start + length)}`]
    })
  })
}

async function exactly(scope: string, source: string): Promise<void> {
  const { files, marks } = parseFixture(source)
  const [text = ''] = files.values()
  const wanted = marks.map(({ span: { start, end } }) => {
    const before = text.slice(0, start).split('\n')
    return `${before.length}:${before.at(-1)!.length + 1} ${text.slice(start, end)}`
  })
  expect(await coloured(scope, text)).toEqual(wanted)
}

test('Markdown', () =>
  exactly(
    'text.html.markdown',
    `# Staging
  ^^^^^^^ coloured
staging begins a paragraph, the production environment is in it,
^^^^^^^ coloured
                                ^^^^^^^^^^ coloured
and integration, staging and production are a list.
    ^^^^^^^^^^^ coloured
                 ^^^^^^^ coloured
                             ^^^^^^^^^^ coloured
- Staging
  ^^^^^^^ coloured
- Integration tests, continuous integration environments, the staging area
- It runs in production mode, \`publisher_production\`, a test
- [staging](/manual/staging.html), non-production
   ^^^^^^^ coloured
                                   ^^^^^^^^^^^^^^ coloured
`,
  ))

const CONFIGURATION = `environment: test
             ^^^^ coloured
govukEnvironment: "production"
                   ^^^^^^^^^^ coloured
staging:
^^^^^^^ coloured
  host: www.integration.publishing.service.gov.uk
            ^^^^^^^^^^^ coloured
  bucket: govuk-production-assets
                ^^^^^^^^^^ coloured
  file: charts/values-test.yaml
                      ^^^^ coloured
production:
  database: publisher_production
  RAILS_ENV: production
  NODE_ENV: 'production'
  test: integration-tests
  note: stagings and backstaging
`

test.each(['source.yaml', 'source.github-actions-workflow', 'source.helm', 'source.toml', 'source.ini'])(
  '%s',
  (scope) => exactly(scope, CONFIGURATION),
)

test('comments keep their colour', () => exactly('source.yaml', '# staging\n'))

test.each(['source.json', 'source.json.comments'])('%s', (scope) =>
  exactly(
    scope,
    `{
  "environment": "test",
                  ^^^^ coloured
  "staging": ["govuk-integration-x", "publisher_production", "test"],
   ^^^^^^^ coloured
                     ^^^^^^^^^^^ coloured
  "mode": "production"
}
`,
  ),
)

test.each(['source.hcl', 'source.hcl.terraform', 'source.terraform'])('%s', (scope) =>
  exactly(
    scope,
    `environment = "production"
               ^^^^^^^^^^ coloured
bucket = "govuk-staging-assets"
                ^^^^^^^ coloured
condition { test = "StringEquals" }
`,
  ),
)

test.each(['source.shell', 'source.dotenv', 'source.dockerfile'])('%s', (scope) =>
  exactly(
    scope,
    `ENVIRONMENT="production"
             ^^^^^^^^^^ coloured
RAILS_ENV="production"
ENV="production"
     ^^^^^^^^^^ coloured
BUCKET="govuk-staging-assets"
              ^^^^^^^ coloured
`,
  ),
)

test.each(['source.ruby', 'source.js'])('only the strings of %s', (scope) =>
  exactly(
    scope,
    `staging = "staging"
           ^^^^^^^ coloured
test("integration")
`,
  ),
)
