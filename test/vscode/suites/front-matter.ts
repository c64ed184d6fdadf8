// Editing front matter in VS Code: completion, outline, folding, growing selections, rename of a section, fix-all on saving.

import { strict as assert } from 'node:assert'
import {
  type CompletionList,
  commands,
  type DocumentSymbol,
  type FoldingRange,
  type Location,
  Position,
  type SelectionRange,
  type SnippetString,
  type Uri,
  type WorkspaceEdit,
  workspace,
} from 'vscode'
import { DEPLOY, ENVIRONMENTS, pathsOf, replace, show, until, uriOf, within } from './window'

const PAGE = 'source/manual/written.html.md'
const BACK = 'source/manual/roll-back.html.md'
const START =
  '---\nowner_slack: #platform\ntitle: Write a page\n\nsection: Deployment\n---\n\n# Before\n\nText.\n\n## After\n\nText.\n'

async function labels(uri: Uri, position: Position): Promise<CompletionList['items']> {
  const list = await commands.executeCommand<CompletionList>('vscode.executeCompletionItemProvider', uri, position)
  return list.items.filter(({ sortText }) => /^\d{3}$/.test(sortText ?? ''))
}

const labelOf = ({ label }: CompletionList['items'][number]): string =>
  typeof label === 'string' ? label : label.label

suite('front matter', () => {
  suiteSetup(async () => {
    await workspace.fs.writeFile(uriOf(PAGE), new TextEncoder().encode(START))
  })
  suiteTeardown(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors')
    await workspace.fs.delete(uriOf(PAGE))
  })

  test('keys that are missing come first, with a choice of values', async () => {
    const { document } = await show(PAGE)
    let items: CompletionList['items'] = []
    await until(async () => {
      items = await labels(document.uri, new Position(3, 0))
      return items.length > 0
    })
    assert.deepEqual(items.slice(0, 2).map(labelOf), ['layout', 'type'])
    assert.match((items[0]!.insertText as SnippetString).value, /^layout: \$\{1\|manual_layout,/)
  })

  test('sections of other pages, with how many have them', async () => {
    const { document } = await show(PAGE)
    const items = await labels(document.uri, within(document, 'section: Deploy', 12))
    assert.deepEqual(
      items.map(({ label }) => (typeof label === 'string' ? label : `${label.label} ${label.description}`)),
      ['Deployment 1 page', 'Infrastructure 1 page'],
    )
  })

  test('one symbol with its keys beside VS Code’s headings; folds once; selections grow by our steps', async () => {
    const { document } = await show(PAGE)
    const symbols = await commands.executeCommand<DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    )
    const names = symbols.map(({ name }) => name).sort()
    assert.deepEqual(names, ['# Before', 'Front matter'])
    const own = symbols.find(({ name }) => name === 'Front matter')
    assert.deepEqual(own?.children.map(({ name }) => name).sort(), ['owner_slack', 'section', 'title'])
    const folds = await commands.executeCommand<FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri)
    assert.equal(folds.filter(({ start }) => start === 0).length, 1)
    assert.ok(
      folds.some(({ start }) => start === 7),
      'headings fold as ever',
    )
    const [range] = await commands.executeCommand<SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [within(document, 'Write a page', 3)],
    )
    const chain: string[] = []
    for (let one: SelectionRange | undefined = range; one; one = one.parent) chain.push(document.getText(one.range))
    for (const step of ['Write a page', 'title: Write a page']) assert.ok(chain.includes(step), chain.join('\n'))
  })

  test('a section is renamed on every page that has it, and back', async () => {
    const { document } = await show(DEPLOY)
    const at = within(document, 'section: Deployment', 12)
    const found = await commands.executeCommand<Location[]>('vscode.executeReferenceProvider', document.uri, at)
    assert.deepEqual(pathsOf(found.map(({ uri }) => uri)), [DEPLOY, PAGE].sort())
    const rename = (to: string): Thenable<WorkspaceEdit> =>
      commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, at, to)
    assert.ok(await workspace.applyEdit(await rename('Release: how')))
    for (const path of [DEPLOY, PAGE]) {
      const { document: page } = await show(path)
      assert.ok(page.getText().includes('\nsection: "Release: how"\n'), path)
    }
    let back: WorkspaceEdit | undefined
    await until(async () => {
      back = await rename('Deployment')
      return back.size === 2
    })
    assert.ok(await workspace.applyEdit(back!))
    assert.ok(document.getText().includes('\nsection: "Deployment"\n'))
    await replace(await show(DEPLOY), '"Deployment"', 'Deployment')
    await workspace.saveAll()
  })

  test('from an owner to the repositories that it has', async () => {
    const { document } = await show(ENVIRONMENTS)
    const at = within(document, '#platform', 3)
    const found = await commands.executeCommand<Location[]>('vscode.executeDefinitionProvider', document.uri, at)
    assert.deepEqual(pathsOf(found.map(({ uri }) => uri)), ['data/repos.yml'])
    assert.ok(await workspace.fs.stat(uriOf(BACK)))
  })

  test('saving fixes what is safe to fix, once it is asked for, and nothing else', async () => {
    const settings = workspace.getConfiguration('editor')
    const editor = await show(PAGE)
    await replace(editor, 'Text.', 'Words.')
    await editor.document.save()
    assert.ok(editor.document.getText().includes('owner_slack: #platform\n'), 'never on its own')
    await settings.update('codeActionsOnSave', { 'source.fixAll.manualLens': 'explicit' })
    try {
      await replace(editor, 'Words.', 'Text.')
      await until(async () => {
        await editor.document.save()
        if (editor.document.getText().includes('"#platform"')) return true
        await replace(editor, 'Text.', 'Text..')
        await replace(editor, 'Text..', 'Text.')
        return false
      })
      const saved = new TextDecoder().decode(await workspace.fs.readFile(uriOf(PAGE)))
      assert.equal(
        saved.replace('section: "Deployment"', 'section: Deployment'),
        START.replace('#platform', '"#platform"'),
      )
    } finally {
      await settings.update('codeActionsOnSave', undefined)
    }
  })
})
