// Checks in VS Code: on opening, on saving and not before, fixes, and the setting that makes it as one types.

import { strict as assert } from 'node:assert'
import { type CodeAction, CodeActionKind, ConfigurationTarget, commands, languages, Range, workspace } from 'vscode'
import { DEPLOY, expectFindings, extension, replace, show } from './window'

/** The sample page's mistakes. */
const MISTAKES = [
  '2:14 front-matter/owner',
  '9:50 links/relative',
  '15:11 environments/retired-host',
  '24:37 environments/unknown',
  '28:2 links/text-mismatch',
]

suite('checks', () => {
  test('the package starts by itself when a page is opened, and says what is wrong with it', async () => {
    const { document } = await show(DEPLOY)
    const diagnostics = await expectFindings(document, MISTAKES)
    assert.equal(extension().isActive, true)
    const code = diagnostics[0]?.code
    assert.ok(typeof code === 'object' && /\/docs\/rules\/[a-z-]+\/[a-z-]+\.md$/.test(code.target.toString()))
  })

  test('pages that are not open are checked as well', async () => {
    const { uriOf, until } = await import('./window')
    const { languages } = await import('vscode')
    const uri = uriOf('source/manual/roll-back.html.md')
    await until(() => languages.getDiagnostics(uri).length > 0)
    assert.deepEqual(
      languages.getDiagnostics(uri).map(({ code }) => (typeof code === 'object' ? code.value : code)),
      ['front-matter/required-key'],
    )
  })

  test('findings stay while typing and are new after saving', async () => {
    const editor = await show(DEPLOY)
    await replace(editor, 'hosted by Carrenza', 'hosted by AWS')
    await replace(editor, 'stagng', 'staging')
    await expectFindings(editor.document, MISTAKES)
    assert.ok(await editor.document.save())
    await expectFindings(
      editor.document,
      MISTAKES.filter((one) => !one.includes('environments/')),
    )
  })

  test('a quick fix mends exactly the offending text', async () => {
    const { document } = await show(DEPLOY)
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(8, 52, 8, 52),
      CodeActionKind.QuickFix.value,
    )
    const fix = actions.find(({ title }) => title === 'Add the leading slash')
    assert.ok(fix?.edit)
    assert.ok(await workspace.applyEdit(fix.edit))
    assert.ok(document.getText().includes('](/manual/environments.html)'))
    assert.ok(await document.save())
    await expectFindings(document, ['2:14 front-matter/owner', '28:2 links/text-mismatch'])
  })

  test('fixing all leaves what is not safe', async () => {
    const { document } = await show(DEPLOY)
    await commands.executeCommand('editor.action.fixAll')
    const { until } = await import('./window')
    await until(() => document.getText().includes('owner_slack: "#platform"'))
    assert.ok(await document.save())
    await expectFindings(document, ['28:2 links/text-mismatch'])
  })

  test('with validate.run onType findings follow each edit', async () => {
    const editor = await show(DEPLOY)
    const settings = workspace.getConfiguration('manualLens')
    await settings.update('validate.run', 'onType', ConfigurationTarget.Global)
    try {
      await replace(editor, '-e staging', '-e stagng')
      await expectFindings(editor.document, ['24:37 environments/unknown', '28:2 links/text-mismatch'])
      await replace(editor, '-e stagng', '-e staging')
      await expectFindings(editor.document, ['28:2 links/text-mismatch'])
    } finally {
      await settings.update('validate.run', undefined, ConfigurationTarget.Global)
    }
    assert.ok(await editor.document.save())
  })

  test('a finding is ignored by a comment on its line, or by a manual-lens.yml that comes into being', async () => {
    const { document } = await show(DEPLOY)
    const before = document.getText()
    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(27, 5, 27, 5),
      CodeActionKind.QuickFix.value,
    )
    const own = actions.filter(({ title }) => title.includes('links/text-mismatch'))
    assert.deepEqual(
      own.map(({ title }) => title),
      [
        'Ignore links/text-mismatch on this line',
        'Ignore links/text-mismatch in this file',
        'Ignore links/text-mismatch for this file in manual-lens.yml',
      ],
    )
    assert.ok(await workspace.applyEdit(own[0]!.edit!))
    assert.match(document.getText(), / <!-- manual-lens-disable-line links\/text-mismatch -->\n/)
    assert.ok(await document.save())
    await expectFindings(document, [])
    await commands.executeCommand('undo')
    assert.equal(document.getText(), before)
    assert.ok(await document.save())
    await expectFindings(document, ['28:2 links/text-mismatch'])

    const { uriOf } = await import('./window')
    assert.ok(await workspace.applyEdit(own[2]!.edit!))
    const made = await workspace.openTextDocument(uriOf('manual-lens.yml'))
    assert.equal(made.getText(), `ignore:\n  - rule: links/text-mismatch\n    paths: [${DEPLOY}]\n`)
    assert.ok(await made.save())
    await workspace.fs.delete(uriOf('manual-lens.yml'))
  })

  test('findings in the baseline are left out as soon as it is there', async () => {
    const { uriOf } = await import('./window')
    const { document } = await show(DEPLOY)
    await expectFindings(document, ['28:2 links/text-mismatch'])
    const text = document.getText(languages.getDiagnostics(document.uri)[0]!.range)
    const known = { version: 1, findings: [{ path: DEPLOY, rule: 'links/text-mismatch', text }] }
    const file = uriOf('manual-lens-baseline.json')
    await workspace.fs.writeFile(file, new TextEncoder().encode(JSON.stringify(known)))
    await expectFindings(document, [])
    await workspace.fs.delete(file)
    await expectFindings(document, ['28:2 links/text-mismatch'])
  })
})
