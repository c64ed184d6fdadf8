// What pages, configuration, schemas, names of files and repositories can put in front of somebody's eyes: words, and nothing that acts. Over the protocol, whatever an editor may ask.

import { afterEach, describe, expect, test } from 'vitest'
import { COMPARE, type CompareResult, FAMILIES, type FamiliesResult } from '../../server/lsp/protocol/comparisons'
import { EXPLORE, type ExploreResult, QUICK_LINKS, type QuickLinksResult } from '../../server/lsp/protocol/messages'
import { faultsOf, UNSEEN } from '../harness/markdown-faults'
import { startClient, type TestClient } from './client'

let client: TestClient | undefined
afterEach(() => {
  client?.stop()
  client = undefined
})

/** One to a workspace: each stands in every place that somebody else may have written. */
const ATTEMPTS = {
  image: '![x](https://evil.example/p.png)',
  'image by reference': '![x][y] [y]: https://evil.example/p.png',
  html: '<img src="https://evil.example/p.png" onerror="alert(1)">',
  'html with a script': '<script>alert(1)</script><a href="command:x">y</a>',
  comment: '<!-- x --> <?x?> <![CDATA[x]]>',
  command: '[run](command:workbench.action.terminal.new?%5B%22x%22%5D)',
  'command, escaped twice': '\\[run](command:x) \\\\[run](command:x)',
  scheme: '[a](javascript:alert(1)) [b](vscode://x.y/z) [c](data:text/html,x) [d](file:////evil.example/share)',
  share: '\\\\evil.example\\share\\x',
  'address in angles': '<https://evil.example> <command:x> <a@evil.example>',
  'bare address': 'https://evil.example/x http://evil.example ftp://evil.example',
  'bare host': 'see www.evil.example or WWW.evil.example, __www.evil.example',
  'bare e-mail': 'to a.b+c@evil.example mailto:a@evil.example',
  icon: '$(trash) $(x~spin)',
  code: '`a` ``b` ```c',
  'code that ends': '` ![x](https://evil.example/p.png) `` [a](command:x) ` <b>',
  fences: '``` ~~~ ```',
  entities: '&lt;img src=x&gt; &#91;x&#93;&#40;command:x&#41; &colon;',
  table: '| a | [b](command:x) |',
  'headings and lists': '# a',
  item: '- [x](command:y)',
  number: '1. [x](command:y)',
  rule: '---',
  definition: '[staging]: https://evil.example',
  emphasis: '***a*** __b__ ~~c~~',
  backslash: 'a\\',
  'other direction': 'a\u202etxt.exe\u2066b\u061c',
  'not to be seen': 'a\u200b\u00ad\ufeff\u2063b\u{e0041}',
  terminal: '\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007\u009b31m',
  paragraphs: 'a\n\n![x](https://evil.example)\n\n    b\n',
  long: `${'x'.repeat(5000)}![x](https://evil.example)`,
  'long and cut in the middle': `${'x'.repeat(597)}[a](command:x)`,
}

/** The words as a file's name could have them. */
const asName = (words: string): string =>
  words
    .replace(/[/\0\n\r]/g, ':')
    .slice(0, 200)
    .trim()

function workspaceOf(words: string): string {
  const yaml = JSON.stringify(words)
  const line = words.replace(/\n/g, ' ')
  const name = asName(words)
  return `== manual-lens.yml
extends: tech-docs
complete: false
environments:
  staging:
    title: ${yaml}
    aliases: [${yaml}, stg]
    summary: ${yaml}
    audience: ${yaml}
    access: ${yaml}
    hosting: ${yaml}
    state: deprecated
    since: ${yaml}
    until: ${yaml}
    replacedBy: ${yaml}
    accounts: [{ id: "123456789012", name: ${yaml} }, { id: ${yaml} }]
    provisioning: [{ title: ${yaml}, url: https://linked.example/a }, { title: b, url: ${yaml} }]
    dashboards: [{ title: ${yaml}, url: https://linked.example/c }]
  production:
    summary: ${yaml}
repositories:
  alphagov/charts-x:
    summary: ${yaml}
    team: ${yaml}
    state: retired
    since: ${yaml}
    replacedBy: ${yaml}
retiredHosts:
  - { host: "*.gone.example.org", what: ${yaml}, since: ${yaml}, instead: ${yaml} }
frontMatter:
  - files: source/manual/**
    schema: /schema.json
    keys:
      ${yaml}: { description: ${yaml}, examples: [${yaml}], enum: [${yaml}, b] }
      owner_slack: { description: ${yaml}, examples: [${yaml}] }
ignore:
  - { rule: ${yaml} }
== schema.json
{ "title": ${yaml}, "description": ${yaml}, "required": ["must"], "properties": {
  "must": { "description": ${yaml}, "x-required": { "why": ${yaml} }, "enum": [${yaml}] },
  "title": { "type": "string", "description": ${yaml}, "pattern": "^no$" } } }
== config/tech-docs.yml
github_repo: alphagov/manual
default_owner_slack: ${yaml}
header_links: { ${yaml}: /x }
redirects: { ${yaml}: ${yaml} }
== data/repos.yml
- repo_name: listed-app
  team: ${yaml}
  description: ${yaml}
- repo_name: ${yaml}
== source/manual/environments.html.md
---
title: ${yaml}
owner_slack: ${yaml}
---
## Staging

${line} is only accessible over VPN: [${line}](https://linked.example/d).

## Staging ${line}

${words}
== source/manual/a.html.md
---
title: ${yaml}
owner_slack:
section: ${yaml}
must: ${yaml}
${yaml}: ${yaml}
parent: ${yaml}
related_repos: [${yaml}, listed-app]
---
# ${line}

On staging and production, with charts-x and alphagov/charts-x: [b](/manual/b.html) and [c](b.html#x), stg.
[charts](https://github.com/alphagov/charts-x/blob/main/values.yaml#L3) http://a.gone.example.org/ 123456789012
[d](/manual/${name}.html) [${line}](${line}) ![${line}](${line})

[e](
== source/manual/b.html.md
---
title: ${yaml}
section: ${yaml}
owner_slack: ${yaml}
---
${words}
== source/manual/${name}.html.md
---
title: ${yaml}
---
On staging.
== charts/values-staging.yaml
${yaml}: ${yaml}
url: ${yaml}
both: a
== charts/values-production.yaml
${yaml}: b
url: c
both: ${yaml}
`
}

/** Everything that is Markdown, and everything that is plain text, in an answer of the server's. */
function* wordsIn(answer: unknown): Generator<{ readonly markdown?: string; readonly plain?: string }> {
  if (typeof answer !== 'object' || answer === null) return
  const { kind, value } = answer as Record<string, unknown>
  if (kind === 'markdown' && typeof value === 'string') {
    yield { markdown: value }
    return
  }
  for (const [key, one] of Object.entries(answer)) {
    if (typeof one === 'string' && PLAIN.has(key)) yield { plain: one }
    yield* wordsIn(one)
  }
}

/** What editors show as it is. */
const PLAIN = new Set(['label', 'description', 'detail', 'tooltip', 'spoken', 'message', 'title', 'name'])

/** Asks whatever an editor may ask, at the start of every word. */
async function everyAnswer(one: TestClient): Promise<unknown[]> {
  const answers: unknown[] = []
  const ask = async (method: string, params: object): Promise<unknown> => {
    const answer = await one.connection.sendRequest(method, params)
    answers.push(answer)
    return answer
  }
  for (const [uri, text] of one.disk) {
    const textDocument = { uri }
    await one.open(uri)
    const end = { line: text.split('\n').length, character: 0 }
    for (const method of ['documentLink', 'codeLens', 'documentSymbol', 'diagnostic'])
      await ask(`textDocument/${method}`, { textDocument })
    const range = { start: { line: 0, character: 0 }, end }
    await ask('textDocument/inlayHint', { textDocument, range })
    await ask('textDocument/codeAction', { textDocument, range, context: { diagnostics: [] } })
    for (const [line, words] of text.split('\n').entries())
      await Promise.all(
        Array.from(words.slice(0, 200).matchAll(/(?<=^|\W)[\w-]|(?<=[:(] ?)$/g), async ({ index }) => {
          const at = { textDocument, position: { line, character: index } }
          await ask('textDocument/hover', at)
          if (/^(?:[\w"]+:|---|\[e\])/.test(words)) await ask('textDocument/completion', at)
        }),
      )
    await ask('manualLens/fileEnvironment', { textDocument })
    const { own } = (await ask(FAMILIES, { textDocument })) as FamiliesResult
    for (const { family } of own) {
      const table = await one.connection.sendRequest<CompareResult>(COMPARE, { textDocument, family, all: true })
      // Line by line, as it is shown.
      answers.push(table?.text.split('\n').map((label) => ({ label })))
    }
  }
  await ask('workspace/symbol', { query: '' })
  await ask(QUICK_LINKS, {})
  const explore = async (node?: readonly string[]): Promise<void> => {
    const { nodes } = (await ask(EXPLORE, node ? { node } : {})) as ExploreResult
    for (const child of nodes) if (child.hasChildren) await explore(child.node)
  }
  await explore()
  return answers
}

describe.each(Object.entries(ATTEMPTS))('%s', (_, words) => {
  test('is shown as the words that it is, everywhere', async () => {
    client = await startClient(workspaceOf(words), {
      clones: { 'alphagov/charts-x': ['values.yaml', ''] },
      snippets: true,
      trees: true,
    })
    await client.ready
    const found = (await everyAnswer(client)).flatMap((answer) => [...wordsIn(answer)])
    const markdown = [...new Set(found.flatMap((one) => one.markdown ?? []))]
    // Or else nothing was asked.
    expect(markdown.length).toBeGreaterThan(12)
    expect(found.filter(({ plain }) => plain !== undefined).length).toBeGreaterThan(50)
    expect(markdown.flatMap((one) => faultsOf(one))).toEqual([])
    expect(found.filter(({ plain = '' }) => UNSEEN.test(plain) || plain.length > 1100)).toEqual([])
  })
})

test('an address is a link only where a browser opens it', async () => {
  const addresses = [
    'command:workbench.action.quit',
    'vscode://evil/x',
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'file://evil.example/share',
    '\\\\evil.example\\share',
    '//evil.example/x',
    'ssh://-oProxyCommand=x',
    'HTTPS://evil.example',
  ]
  client = await startClient(
    `== manual-lens.yml\nextends: tech-docs\nenvironments:\n  staging:\n    provisioning: ${JSON.stringify(addresses)}\n== source/manual/environments.html.md\n## Staging\n\n${addresses.map((one) => `[x](<${one}>)`).join(' ')}\n== a.md\nOn staging.\n`,
  )
  await client.ready
  const { items } = await client.connection.sendRequest<QuickLinksResult>(QUICK_LINKS, {})
  expect(
    items.filter(({ environment, url }) => environment === 'staging' && !/^https:\/\/github\.com/.test(url)),
  ).toEqual([])
})
