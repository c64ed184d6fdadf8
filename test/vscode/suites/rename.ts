// Renaming an environment in VS Code: the edit applied as VS Code does it, files and folders included, and back again.

import { strict as assert } from 'node:assert'
import { commands, FileType, type Range, type TextDocument, type Uri, WorkspaceEdit, workspace } from 'vscode'
import { DEPLOY, ENVIRONMENTS, hoverText, pathsOf, show, until, uriOf, within } from './window'

const VALUES = 'charts/app-config/values-staging.yaml'
const CONFIG = 'manual-lens.yml'
const TERRAFORM = 'terraform/variables/staging/common.tfvars'

const renameAt = (document: TextDocument, text: string, more: number, newName: string): Thenable<WorkspaceEdit> =>
  commands.executeCommand('vscode.executeDocumentRenameProvider', document.uri, within(document, text, more), newName)

interface FileRename {
  readonly from?: Uri
  readonly to?: Uri
}

/**
 * Applies an edit in the order the server gives it: text, then files. The command that asks for it puts files first,
 * which the rename of a user (see the window's test) does not.
 */
async function apply(edit: WorkspaceEdit): Promise<void> {
  const ordered = new WorkspaceEdit()
  for (const [uri, edits] of edit.entries()) ordered.set(uri, edits)
  const { _allEntries: all } = edit as unknown as { readonly _allEntries: () => readonly FileRename[] }
  for (const { from, to } of all.call(edit)) if (from && to) ordered.renameFile(from, to)
  assert.ok(await workspace.applyEdit(ordered))
}

async function textOf(path: string): Promise<string> {
  return (await workspace.openTextDocument(uriOf(path))).getText()
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await workspace.fs.stat(uriOf(path))).type !== FileType.Unknown
  } catch {
    return false
  }
}

suite('renaming an environment', () => {
  test('what is renamed, in Markdown, YAML and Terraform', async () => {
    for (const [path, text] of [
      [DEPLOY, 'staging'],
      [ENVIRONMENTS, 'Staging'],
      [VALUES, 'staging'],
      [TERRAFORM, '"staging"'],
    ] as const) {
      const { document } = await show(path)
      const found = await commands.executeCommand<{ range: Range; placeholder: string }>(
        'vscode.prepareRename',
        document.uri,
        within(document, text, 3),
      )
      assert.equal(document.getText(found.range).toLowerCase(), 'staging', path)
      assert.equal(found.placeholder, 'staging', path)
    }
  })

  test('a bad name is refused with the reason', async () => {
    const { document } = await show(VALUES)
    await assert.rejects(async () => renameAt(document, 'staging', 1, 'pre prod'), /can’t be an environment’s name/)
    await assert.rejects(async () => renameAt(document, 'staging', 1, 'production'), /is another environment already/)
  })

  test('one edit renames it everywhere, and another takes it back', async () => {
    // So that the new name is known once it is there: no heading says of itself that it is an environment's.
    await workspace.fs.writeFile(uriOf(CONFIG), new TextEncoder().encode('environments:\n  staging: {}\n'))
    const paths = [CONFIG, DEPLOY, ENVIRONMENTS, VALUES, TERRAFORM, 'source/manual/roll-back.html.md']
    const before = new Map<string, string>()
    for (const path of paths) before.set(path, await textOf(path))
    const { document } = await show(TERRAFORM)
    let edit = await renameAt(document, '"staging"', 2, 'preprod')
    const edited = (): string[] => pathsOf(edit.entries().map(([uri]) => uri))
    await until(async () => {
      edit = await renameAt(document, '"staging"', 2, 'preprod')
      return edited().includes(CONFIG)
    })
    assert.ok(edited().includes(VALUES), edited().join())
    await apply(edit)

    const renamed = (path: string): string =>
      path.replace('values-staging', 'values-preprod').replace('variables/staging', 'variables/preprod')
    for (const path of paths) {
      const expected = before.get(path)!.replaceAll('staging', 'preprod').replaceAll('Staging', 'Preprod')
      assert.equal(await textOf(renamed(path)), expected, path)
    }
    assert.equal(await isThere(VALUES), false)
    assert.equal(await isThere('terraform/variables/staging'), false)

    // The environments page describes it under its new name, and the server has followed files and folders.
    const values = await show(renamed(VALUES))
    await until(async () => {
      const back = await renameAt(values.document, 'preprod', 2, 'staging')
      return pathsOf(back.entries().map(([uri]) => uri)).includes(renamed(TERRAFORM))
    })
    await apply(await renameAt(values.document, 'preprod', 2, 'staging'))
    for (const path of paths) assert.equal(await textOf(path), before.get(path), path)
    assert.equal(await isThere(VALUES), true)
    assert.equal(await isThere(TERRAFORM), true)
    assert.equal(await isThere('terraform/variables/preprod'), false)
    await workspace.saveAll()
    await workspace.fs.delete(uriOf(CONFIG))
  })

  test('then hovers are what they were', async () => {
    const { document } = await show(DEPLOY)
    let said = ''
    await until(async () => {
      said = await hoverText(document.uri, within(document, 'to staging', 5))
      return said !== ''
    })
    assert.match(said, /^\*\*Staging\*\* environment/)
  })
})
