// manual-lens.yml in VS Code: its findings, completion and hovers, and what it changes.

import { strict as assert } from 'node:assert'
import {
  type CompletionList,
  commands,
  type Hover,
  type MarkdownString,
  Position,
  Range,
  WorkspaceEdit,
  workspace,
} from 'vscode'
import { DEPLOY, expectFindings, show, until, uriOf } from './window'

const CONFIG = 'manual-lens.yml'
const TEXT = `environments:
  staging:
    state: retird
    access: From the moon.
rules:
  front-matter/*: off
`

suite('manual-lens.yml', () => {
  suiteSetup(async () => {
    await workspace.fs.writeFile(uriOf(CONFIG), new TextEncoder().encode(TEXT))
    // Another suite had this file open with another text, and VS Code may still have to see that it is a new one.
    const { document } = await show(CONFIG)
    await until(async () => {
      if (document.getText() !== TEXT) await commands.executeCommand('workbench.action.files.revert')
      return document.getText() === TEXT
    })
    assert.equal(document.getText(), TEXT)
    await commands.executeCommand('workbench.action.files.save')
  })
  suiteTeardown(async () => {
    // VS Code keeps a document that was open for minutes, and with it what it says: nothing, from here on.
    const { document } = await show(CONFIG)
    const edit = new WorkspaceEdit()
    edit.replace(document.uri, new Range(0, 0, document.lineCount, 0), '')
    assert.ok(await workspace.applyEdit(edit))
    assert.ok(await document.save())
    await commands.executeCommand('workbench.action.closeActiveEditor')
    await workspace.fs.delete(uriOf(CONFIG))
  })

  test('its mistakes are underlined', async () => {
    const { document } = await show(CONFIG)
    await expectFindings(document, ['3:12 config/invalid'])
  })

  test('values are completed, keys explained', async () => {
    const { document } = await show(CONFIG)
    const list = await commands.executeCommand<CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      new Position(2, 14),
    )
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label))
    for (const value of ['active', 'deprecated', 'retired'])
      assert.equal(labels.filter((label) => label === value).length, 1, labels.join())
    const hovers = await commands.executeCommand<Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      new Position(3, 6),
    )
    const words = hovers.flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value)).join()
    assert.match(words, /^\*\*access\*\* of environments › staging\n\nWho gets in/)
  })

  test('what it says counts in other files', async () => {
    const { document } = await show(DEPLOY)
    const at = document.positionAt(document.getText().indexOf('to staging') + 5)
    let words = ''
    await until(async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at)
      words = hovers.flatMap(({ contents }) => contents.map((one) => (one as MarkdownString).value)).join()
      return words.includes('moon')
    })
    assert.match(words, /- Access: From the moon\.\n/)
    assert.match(words, /\*Access from manual-lens\.yml; purpose, .*; the rest GOV\.UK’s/)
  })
})
