// Moving a page in VS Code: the edit comes with the move, and going back takes it back.

import { strict as assert } from 'node:assert'
import { languages, WorkspaceEdit, workspace } from 'vscode'
import { DEPLOY, show, until, uriOf } from './window'

const PAGE = 'source/manual/roll-back.html.md'
const MOVED = 'source/manual/undo-a-deployment.html.md'
const CONFIG = 'config/tech-docs.yml'

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(uriOf(path))).getText()
}

async function move(from: string, to: string): Promise<void> {
  const edit = new WorkspaceEdit()
  edit.renameFile(uriOf(from), uriOf(to))
  assert.ok(await workspace.applyEdit(edit))
}

suite('moving a page', () => {
  test('links and the old address follow, and going back changes nothing', async () => {
    const before = new Map<string, string>()
    for (const path of [DEPLOY, CONFIG, PAGE]) before.set(path, await textOf(path))

    await move(PAGE, MOVED)
    assert.match(await textOf(DEPLOY), /\[Roll back\]\(\/manual\/undo-a-deployment\.html\)/)
    assert.match(await textOf(CONFIG), /^ {2}\/manual\/roll-back\.html: \/manual\/undo-a-deployment\.html$/m)
    await workspace.saveAll()

    // Once it is checked at its new path the server has followed.
    const { document } = await show(MOVED)
    const isChecked = (): boolean =>
      languages.getDiagnostics(document.uri).some(({ source }) => source === 'Manual Lens')
    await until(isChecked)
    assert.ok(isChecked(), 'the page is not checked at its new path')
    await move(MOVED, PAGE)
    for (const [path, text] of before) assert.equal(await textOf(path), text, path)
    await workspace.saveAll()
  })
})
