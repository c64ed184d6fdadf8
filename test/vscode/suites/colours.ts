// Colours in VS Code: exact ones from the server in every language, and never in place of another extension's.

import { strict as assert } from 'node:assert'
import {
  commands,
  languages,
  type SemanticTokens,
  SemanticTokensBuilder,
  SemanticTokensLegend,
  type TextDocument,
  workspace,
} from 'vscode'
import { until, uriOf } from './window'

const LEGEND = 'vscode.provideDocumentSemanticTokensLegend'

/** The coloured texts of a document as VS Code is given them. */
async function coloured(document: TextDocument): Promise<string[]> {
  const tokens = await commands.executeCommand<SemanticTokens | undefined>(
    'vscode.provideDocumentSemanticTokens',
    document.uri,
  )
  const found: string[] = []
  let line = 0
  let column = 0
  const data = tokens?.data ?? new Uint32Array()
  for (let at = 0; at < data.length; at += 5) {
    line += data[at]!
    column = data[at]! > 0 ? data[at + 1]! : column + data[at + 1]!
    found.push(document.lineAt(line).text.slice(column, column + data[at + 2]!))
  }
  return found
}

async function expectColoured(document: TextDocument, expected: readonly string[]): Promise<void> {
  let found: string[] = []
  await until(async () => {
    found = await coloured(document)
    return found.join() === expected.join()
  })
  assert.deepEqual(found, expected)
}

async function write(path: string, text: string): Promise<TextDocument> {
  await workspace.fs.writeFile(uriOf(path), new TextEncoder().encode(text))
  return workspace.openTextDocument(uriOf(path))
}

suite('colours', () => {
  test('environments are coloured in YAML, and in Terraform though VS Code has no language for it', async () => {
    await expectColoured(await workspace.openTextDocument(uriOf('charts/app-config/values-staging.yaml')), [
      'staging',
      'production',
      'staging',
    ])
    const variables = await write('terraform/main.tf', 'environment = "staging"\ndatabase = "publisher_production"\n')
    assert.equal(variables.languageId, 'plaintext')
    await expectColoured(variables, ['staging'])
  })

  test('another extension’s colours come first, and ours are back when it is gone', async () => {
    const document = await write('terraform/ours.tf', 'environment = "staging"\n')
    await expectColoured(document, ['staging'])
    const other = languages.registerDocumentSemanticTokensProvider(
      { language: 'plaintext' },
      {
        provideDocumentSemanticTokens() {
          const tokens = new SemanticTokensBuilder()
          tokens.push(0, 0, 11, 0)
          return tokens.build()
        },
      },
      new SemanticTokensLegend(['variable']),
    )
    try {
      await expectColoured(document, ['environment'])
    } finally {
      other.dispose()
    }
    await expectColoured(document, ['staging'])
    const legend = await commands.executeCommand<SemanticTokensLegend>(LEGEND, document.uri)
    assert.deepEqual(legend.tokenTypes, ['environment'])
  })
})
