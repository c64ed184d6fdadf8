// The view of environments: opened and walked by keyboard, in a Node process and in the browser, in light, dark and high contrast.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const DEPLOY = 'source/manual/deploy-an-application.html.md'
const THEMES = [
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
] as const

describe.each(['node', 'web'] as const)('environments, extension in %s', (host) => {
  let window: Window

  beforeAll(async () => {
    window = await openWindow(DEPLOY, host)
  })
  afterAll(() => window?.close())

  const pane = (name: string) =>
    window.page.locator('.split-view-view', { has: window.page.locator(`.pane-header[aria-label="${name}"]`) }).last()

  /** What a screen reader says of each row, in order. */
  async function rows(): Promise<string[]> {
    const all = pane('Environments Section').locator('.monaco-list-row')
    const found = await all.evaluateAll((rows) =>
      rows.map((row) => ({
        index: Number(row.getAttribute('data-index')),
        said: row.getAttribute('aria-label') ?? '',
      })),
    )
    return found.sort((one, other) => one.index - other.index).map(({ said }) => said)
  }

  test('the keyboard leads to each environment, and a screen reader says all that is shown', async () => {
    await window.word('then to staging')
    await pane('Environments Section').waitFor()
    // Room for it.
    await pane('Explorer Section: manual').locator('.pane-header').click()
    await pane('Environments Section').locator('.pane-header').click()
    await expect.poll(rows).toContain('Staging environment, 2 files, 3 pages')
    await window.command('Focus on Environments View')
    await expect
      .poll(async () => (await rows()).map((said) => said.split(',')[0]))
      .toEqual([
        'Integration environment',
        'Staging environment',
        'Production environment',
        'Local development environment',
        'Test environment',
        'Ephemeral environment',
        'Non-production environment',
      ])
    await pane('Environments Section').locator('.monaco-list.element-focused, .monaco-list:focus').first().waitFor()
    const { keyboard } = window.page
    for (const key of ['Home', 'ArrowDown', 'ArrowRight']) await keyboard.press(key)
    await expect.poll(rows).toContain('Pages that mention it: 3 pages')
    await expect
      .poll(async () => (await rows()).slice(1, 3))
      .toEqual([
        'Staging environment, 2 files, 3 pages',
        expect.stringMatching(/^Purpose: Staging is the last stop before production/),
      ])
  })

  test('from a page to each line that names it, and Enter goes there', async () => {
    const { keyboard } = window.page
    const shown = await rows()
    const at = shown.indexOf('Pages that mention it: 3 pages')
    for (let step = shown.indexOf('Staging environment, 2 files, 3 pages'); step < at; step++)
      await keyboard.press('ArrowDown')
    await keyboard.press('ArrowRight')
    await expect.poll(rows).toContain('roll-back.html.md: 2 mentions')
    for (let step = 0; step < 3; step++) await keyboard.press('ArrowDown')
    await keyboard.press('ArrowRight')
    await expect.poll(async () => (await rows())[at + 4]).toMatch(/^Line \d+: .*staging/i)
    await keyboard.press('ArrowDown')
    await keyboard.press('Enter')
    await window.word('Afterwards write down')
    await expect.poll(() => window.page.locator('.statusbar').innerText()).toContain('Ln 7, Col 70')
  })

  if (host === 'node')
    test.each(THEMES)('%s', async (theme, kind) => {
      mkdirSync(join(window.folder, '.vscode'), { recursive: true })
      writeFileSync(join(window.folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
      await window.page.locator(`.monaco-workbench.${kind}`).waitFor()
      await expect.poll(rows).toContain('Staging environment, 2 files, 3 pages')
      await window.picture(`environments-${kind}`)
    })
})

test('a folder that names no environment says so, and what to do', async () => {
  const window = await openWindow('notes.md', 'node', { 'notes.md': '# Notes\n\nNothing of the kind.\n' }, 'none')
  try {
    const header = window.page.locator('.pane-header[aria-label="Environments Section"]')
    await header.waitFor()
    await header.click()
    const welcome = window.page.locator('.pane-body .welcome-view', { hasText: 'Nothing here names an environment' })
    await welcome.waitFor()
    expect(await welcome.textContent()).toContain('manual-lens.yml')
    // It follows the files: a page that names one has it there.
    writeFileSync(join(window.folder, 'notes.md'), '# Notes\n\nDeploy it to staging.\n')
    await welcome.getByText('Refresh').click()
    await welcome.waitFor({ state: 'detached' })
  } finally {
    await window.close()
  }
})
