// The server killed outright, by its process id: another one comes, and knows what the first one knew.

import { strict as assert } from 'node:assert'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import {
  type CodeAction,
  ConfigurationTarget,
  commands,
  type Location,
  languages,
  Range,
  type TextDocument,
  workspace,
} from 'vscode'
import { DEPLOY, ENVIRONMENTS, expectFindings, hoverText, pathsOf, replace, show, until, uriOf, within } from './window'

const ROLL_BACK = 'source/manual/roll-back.html.md'

/** The process of the server: a child of this one, which the extension runs in. */
function serverId(): number | undefined {
  for (const line of execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')) {
    const [, id, parent, program] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? []
    if (Number(parent) === process.pid && /manual-lens\S*\/dist\/server\.js/.test(program ?? '')) return Number(id)
  }
  return undefined
}

/** Kills the server and waits for the next one. */
async function kill(): Promise<void> {
  const id = serverId()
  assert.ok(id, 'the server is a process of its own')
  process.kill(id, 'SIGKILL')
  await until(() => ![undefined, id].includes(serverId()))
  assert.notEqual(serverId(), id)
}

async function saysOfStaging(document: TextDocument, words: RegExp): Promise<void> {
  let said = ''
  await until(async () => {
    said = await hoverText(document.uri, within(document, 'to staging', 5))
    return words.test(said)
  })
  assert.match(said, words)
}

/** Our findings of a document as they are now, in the form that `expectFindings` takes. */
function found(document: TextDocument): string[] {
  const own = languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Manual Lens')
  return own.map(
    ({ range: { start }, code }) =>
      `${start.line + 1}:${start.character + 1} ${typeof code === 'object' ? code.value : code}`,
  )
}

suite('the server, killed', function () {
  this.timeout(90_000)

  test('comes back with unsaved text, findings, and answers', async () => {
    const autoSave = workspace.getConfiguration('files')
    await autoSave.update('autoSave', 'off', ConfigurationTarget.Global)
    const page = await show(ENVIRONMENTS)
    await replace(page, 'Staging is the last stop', 'Staging is the unsaved stop')
    const { document } = await show(DEPLOY)
    await saysOfStaging(document, /Staging is the unsaved stop/)
    await until(() => found(document).length > 0)
    const here = found(document)
    assert.ok(here.length > 0)
    const elsewhere = (): number => languages.getDiagnostics(uriOf(ROLL_BACK)).length
    await until(() => elsewhere() > 0)
    const before = elsewhere()

    await kill()
    await saysOfStaging(document, /Staging is the unsaved stop/)
    await expectFindings(document, here)
    await until(() => elsewhere() === before)
    assert.equal(elsewhere(), before)
    // It goes on following what is typed, from where it stands now.
    await replace(await show(ENVIRONMENTS), 'Staging is the unsaved stop', 'Staging is the next stop')
    await saysOfStaging((await show(DEPLOY)).document, /Staging is the next stop/)

    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new Range(27, 1, 27, 2),
    )
    assert.ok(actions.some(({ title }) => title.includes('links/text-mismatch')))
    const uses = await commands.executeCommand<Location[]>(
      'vscode.executeReferenceProvider',
      document.uri,
      within(document, 'to staging', 5),
    )
    assert.ok(pathsOf(uses.map(({ uri }) => uri)).includes(ROLL_BACK))
    await commands.executeCommand('manualLens.refreshEnvironments')
    assert.ok(page.document.isDirty, 'nobody has saved it meanwhile')
    const again = await show(ENVIRONMENTS)
    await replace(again, 'Staging is the next stop', 'Staging is the last stop')
    assert.ok(await again.document.save())
    await autoSave.update('autoSave', undefined, ConfigurationTarget.Global)
  })

  test('comes back a second time', async () => {
    const { document } = await show(DEPLOY)
    const here = found(document)
    await kill()
    await saysOfStaging(document, /Staging is the last stop/)
    await expectFindings(document, here)
  })

  test('or stopped, so that it answers no more, is replaced by the command', async () => {
    const { document } = await show(DEPLOY)
    const here = found(document)
    const id = serverId()
    assert.ok(id)
    process.kill(id, 'SIGSTOP')
    await commands.executeCommand('manualLens.restartServer')
    await saysOfStaging(document, /Staging is the last stop/)
    await expectFindings(document, here)
    await until(() => ![undefined, id].includes(serverId()))
    assert.notEqual(serverId(), id)
  })

  test('and restarted by the command forgets how often it ended', async () => {
    const { document } = await show(DEPLOY)
    for (let round = 0; round < 2; round++) {
      await kill()
      await saysOfStaging(document, /Staging is the last stop/)
      await commands.executeCommand('manualLens.restartServer')
      await saysOfStaging(document, /Staging is the last stop/)
    }
    // The fifth within three minutes, were they counted through.
    await kill()
    await saysOfStaging(document, /Staging is the last stop/)
  })

  test('what Node has compiled of the server is kept in the extension’s storage', async function () {
    // Elsewhere nobody tells what a process has been told; and Node before 22 keeps nothing.
    if (process.platform !== 'linux' || Number.parseInt(process.versions.node, 10) < 22) this.skip()
    const { document } = await show(DEPLOY)
    await until(() => serverId() !== undefined)
    const told = readFileSync(`/proc/${serverId()}/environ`, 'utf8').split('\0')
    const folder = told.find((one) => one.startsWith('NODE_COMPILE_CACHE='))?.replace(/^[^=]*=/, '') ?? ''
    assert.match(folder, /\/globalStorage\/[\w-]+\.manual-lens\/compiled\/\d+\.\d+\.\d+-v\d+\.\d+\.\d+$/)
    await commands.executeCommand('manualLens.restartServer')
    const kept = (): string[] =>
      existsSync(folder)
        ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((one) => one.includes('/'))
        : []
    // The bundles that the server has loaded: its beginning, the protocol, and what answers.
    await until(() => kept().length === 3)
    assert.equal(kept().length, 3)
    await saysOfStaging(document, /Staging is the last stop/)
  })
})
