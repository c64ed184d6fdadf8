// One environment in every kind of file: what it is, where it is described, where it is named, and its name completed.

import { strict as assert } from 'node:assert'
import {
  type CodeLens,
  type CompletionItem,
  type CompletionList,
  commands,
  type DocumentHighlight,
  type Location,
  type MarkdownString,
  type SymbolInformation,
} from 'vscode'
import { DEPLOY, ENVIRONMENTS, hoverText, pathsOf, replace, show, until, uriOf, within } from './window'

const VALUES = 'charts/app-config/values-staging.yaml'
const TERRAFORM = 'terraform/variables/staging/common.tfvars'

/** Without the Terraform extension VS Code has no such language: the files are plain text to it. */
const PLACES = [
  { path: DEPLOY, language: 'markdown', text: 'to staging', more: 5, highlights: 3 },
  { path: VALUES, language: 'yaml', text: 'staging', more: 2, highlights: 2 },
  { path: TERRAFORM, language: 'plaintext', text: '"staging"', more: 2, highlights: 3 },
]

for (const { path, language, text, more, highlights } of PLACES)
  suite(`staging in ${path}`, () => {
    test('hover', async () => {
      const { document } = await show(path)
      assert.equal(document.languageId, language)
      let said = ''
      await until(async () => {
        said = await hoverText(document.uri, within(document, text, more))
        return said !== ''
      })
      assert.match(said, /^\*\*Staging\*\* environment\n\nStaging is the last stop before production/)
    })

    test('definition: the heading that describes it', async () => {
      const { document } = await show(path)
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeDefinitionProvider',
        document.uri,
        within(document, text, more),
      )
      assert.deepEqual(pathsOf(found.map(({ uri }) => uri)), [ENVIRONMENTS])
      const page = await show(ENVIRONMENTS)
      assert.equal(page.document.getText(found[0]?.range), '## Staging')
    })

    test('references over the workspace', async () => {
      const { document } = await show(path)
      const found = await commands.executeCommand<Location[]>(
        'vscode.executeReferenceProvider',
        document.uri,
        within(document, text, more),
      )
      assert.deepEqual(pathsOf(found.map(({ uri }) => uri)), [
        'charts/app-config/values-integration.yaml',
        VALUES,
        DEPLOY,
        ENVIRONMENTS,
        'source/manual/roll-back.html.md',
        TERRAFORM,
      ])
      for (const { uri, range } of found) {
        const place = await show(pathsOf([uri])[0] ?? '')
        assert.equal(place.document.getText(range).toLowerCase(), 'staging')
      }
    })

    test('highlights in the file', async () => {
      const { document } = await show(path)
      const found = await commands.executeCommand<DocumentHighlight[]>(
        'vscode.executeDocumentHighlights',
        document.uri,
        within(document, text, more),
      )
      assert.deepEqual(
        found.map(({ range }) => document.getText(range).toLowerCase()),
        Array.from({ length: highlights }, () => 'staging'),
      )
    })
  })

suite('completion of environments', () => {
  const cases = [
    {
      path: DEPLOY,
      from: 'app-console -e staging permit-finder',
      to: 'app-console -e stag permit-finder',
      at: 'e stag',
    },
    { path: VALUES, from: 'nextEnvironment: production', to: 'nextEnvironment: prod', at: 'nextEnvironment: prod' },
    { path: TERRAFORM, from: '"staging"', to: '""', at: 'govuk_environment = "' },
  ]
  for (const { path, from, to, at } of cases)
    test(path, async () => {
      const editor = await show(path)
      await replace(editor, from, to)
      try {
        const own = (items: readonly CompletionItem[]): readonly CompletionItem[] =>
          items.filter(({ detail }) => detail?.endsWith(' environment'))
        let found: readonly CompletionItem[] = []
        // The server is told of the edit before it is asked, but VS Code may still be starting its own providers.
        await until(async () => {
          const list = await commands.executeCommand<CompletionList>(
            'vscode.executeCompletionItemProvider',
            editor.document.uri,
            within(editor.document, at, at.length),
          )
          found = own(list.items)
          return found.length > 0
        })
        const staging = found.find(({ label }) => label === 'staging')
        assert.ok(staging)
        assert.equal(staging.detail, 'Staging environment')
        assert.match((staging.documentation as MarkdownString).value, /Staging is the last stop before production/)
        assert.ok(found.some(({ label }) => label === 'production'))
      } finally {
        await commands.executeCommand('workbench.action.files.revert')
      }
    })
})

suite('the environments page', () => {
  test('lenses at its headings count and lead on', async () => {
    await show(ENVIRONMENTS)
    const lenses = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', uriOf(ENVIRONMENTS), 20)
    const titles = lenses.map(({ command, range }) => `${range.start.line + 1} ${command?.title}`)
    assert.deepEqual(titles.filter((title) => title.endsWith('open provisioning')).length, 3, titles.join())
    assert.ok(titles.some((title) => /^\d+ \d+ references$/.test(title)))
  })

  test('its environments are symbols of the workspace', async () => {
    const found = await commands.executeCommand<SymbolInformation[]>('vscode.executeWorkspaceSymbolProvider', 'stag')
    const own = found.filter(({ containerName }) => containerName === 'environment')
    assert.deepEqual(
      own.map(({ name, location }) => `${name} ${pathsOf([location.uri])}`),
      [`Staging ${ENVIRONMENTS}`],
    )
  })
})
