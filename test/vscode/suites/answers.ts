// Answers in VS Code: hovers, links and commands.

import { strict as assert } from 'node:assert'
import { commands, type DocumentLink, Position } from 'vscode'
import { DEPLOY, ENVIRONMENTS, hoverText, replace, show, until } from './window'

suite('answers', () => {
  test('a hover quotes the manual’s own environments page, live', async () => {
    const page = await show(ENVIRONMENTS)
    const { document } = await show(DEPLOY)
    const at = document.positionAt(document.getText().indexOf('to staging') + 5)
    const before = await hoverText(document.uri, at)
    assert.match(before, /^\*\*Staging\*\* environment\n\nStaging is the last stop before production/)
    assert.match(before, /Provisioned in: \[Helm values\]\(https:\/\/github\.com\/alphagov\/govuk-helm-charts\//)
    const editor = await show(ENVIRONMENTS)
    await replace(editor, 'Staging is the last stop', 'Staging is the very last stop')
    let after = ''
    await until(async () => {
      after = await hoverText(document.uri, at)
      return after !== before
    })
    assert.match(after, /Staging is the very last stop/)
    await commands.executeCommand('workbench.action.files.revert')
    assert.equal(page.document.isDirty, false)
  })

  test('a hover explains a front matter key', async () => {
    const { document } = await show(DEPLOY)
    assert.match(await hoverText(document.uri, new Position(1, 3)), /^\*\*owner\\_slack\*\* front matter key/)
  })

  test('the name of a repository is a link', async () => {
    const { document } = await show(DEPLOY)
    const links = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', document.uri)
    const link = links.find(({ range }) => document.getText(range) === 'permit-finder' && range.start.line > 26)
    assert.equal(link?.target?.toString(), 'https://github.com/example-department/permit-finder')
  })

  test('the commands are there', async () => {
    const all = await commands.getCommands(true)
    // VS Code adds some of its own for the view, with another dot.
    const own = all.filter((command) => /^manualLens\.\w+$/.test(command)).sort()
    assert.deepEqual(own, [
      'manualLens.compareEnvironments',
      'manualLens.copyNode',
      'manualLens.findReferences',
      'manualLens.newPage',
      'manualLens.openNodeOnTheWeb',
      'manualLens.openProvisioningRepository',
      'manualLens.refreshEnvironments',
      'manualLens.restartServer',
      'manualLens.showDifferingOrAllKeys',
      'manualLens.showOutput',
    ])
  })

  test('after a restart the server answers as before', async () => {
    const { document } = await show(DEPLOY)
    await commands.executeCommand('manualLens.restartServer')
    let text = ''
    await until(async () => {
      text = await hoverText(document.uri, new Position(1, 3))
      return text !== ''
    })
    assert.match(text, /^\*\*owner\\_slack\*\* front matter key/)
  })
})
