// Renaming an environment as a user does it: F2, the new name, the preview, and what it does to files.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const ENVIRONMENTS = 'source/manual/environments.html.md'
let window: Window

beforeAll(async () => {
  window = await openWindow(ENVIRONMENTS)
})
afterAll(() => window?.close())

test('above the headings of the environments page is how often each is named', async () => {
  const lens = window.page.locator('.editor-instance .codelens-decoration').first()
  await expect.poll(() => lens.innerText()).toMatch(/^\d+ references\s*\|\s*open provisioning$/)
  await window.picture('lenses')
})

test('a rename is previewed: what is elsewhere has to be ticked, the rest is', async () => {
  const { page } = window
  const place = await window.word('## Staging')
  await page.mouse.click(place.x, place.y)
  await page.keyboard.press('F2')
  const box = page.locator('.rename-box input')
  await box.waitFor()
  expect(await box.inputValue()).toBe('staging')
  await box.fill('preprod')
  await page.keyboard.press('Enter')
  const preview = page.locator('.bulk-edit-panel')
  await preview.waitFor()
  await window.picture('rename')
  const rows = preview.locator('.monaco-list-row')
  await page.locator('.panel [aria-label*="Group Changes By Type"]').first().click()
  await expect.poll(async () => (await rows.allInnerTexts()).join()).toContain('Hosts, web addresses, paths elsewhere')
  await window.picture('rename-groups')

  await preview.getByText('Apply').click()
  const textOf = (path: string): string => {
    const file = join(window.folder, path)
    return existsSync(file) ? readFileSync(file, 'utf8') : ''
  }
  // Saved by VS Code, as the setting files.refactoring.autoSave has it; what is elsewhere was not ticked.
  await expect
    .poll(() => textOf('terraform/variables/preprod/common.tfvars'))
    .toBe(
      '# Shared by the workspaces of the preprod environment.\ngovuk_environment = "preprod"\npublishing_domain = "staging.publishing.service.gov.uk"\n',
    )
  await expect.poll(() => textOf('charts/app-config/values-preprod.yaml')).toContain('govukEnvironment: preprod\n')
  for (const path of ['charts/app-config/values-staging.yaml', 'terraform/variables/staging'])
    await expect.poll(() => existsSync(join(window.folder, path))).toBe(false)
  await window.word('## Preprod')
})
