// Links to pages in VS Code: hover, definition, references, completion.

import { strict as assert } from 'node:assert'
import { type CompletionList, commands, type Location, type LocationLink, Position, workspace } from 'vscode'
import { DEPLOY, hoverText, pathsOf, show, until, within } from './window'

const PAGE = 'source/manual/roll-back.html.md'

suite('links to pages', () => {
  test('a hover shows the page', async () => {
    const { document } = await show(DEPLOY)
    let said = ''
    await until(async () => {
      said = await hoverText(document.uri, within(document, '[Roll back]', 3))
      return said !== ''
    })
    assert.match(said, /^\*\*Roll back a deployment\*\*\n\n- Owner: \\#platform\n\nChoose the last image/)
  })

  test('definition: the page, once', async () => {
    const { document } = await show(DEPLOY)
    const found = await commands.executeCommand<(Location | LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      document.uri,
      within(document, '/manual/roll-back.html', 5),
    )
    const uris = found.map((one) => ('uri' in one ? one.uri : one.targetUri))
    assert.deepEqual(pathsOf(uris), [PAGE])
    assert.equal(uris.length, 1)
  })

  test('references on a title: the links to its page', async () => {
    const { document } = await show(PAGE)
    const found = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      within(document, 'title: Roll', 2),
    )
    assert.ok(pathsOf(found.map(({ uri }) => uri)).includes(DEPLOY))
  })

  test('pages and headings are completed', async () => {
    const editor = await show(PAGE)
    const { document } = editor
    const labels = async (typed: string): Promise<string[]> => {
      const last = document.lineAt(document.lineCount - 1).range.end
      assert.ok(await editor.edit((edit) => edit.insert(last, `\n[x](${typed}`)))
      const end = new Position(document.lineCount - 1, `[x](${typed}`.length)
      const { items } = await commands.executeCommand<CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        end,
      )
      await commands.executeCommand('workbench.action.files.revert')
      return items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    }
    assert.ok((await labels('/dep')).includes('Deploy an application'))
    assert.ok((await labels('/manual/deploy-an-application.html#')).includes('When it goes wrong'))
    assert.equal(workspace.textDocuments.find(({ uri }) => uri.path === document.uri.path)?.isDirty, false)
  })
})
