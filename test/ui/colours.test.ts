// Environments told apart at a glance: badges on files, colours and names in the text, in light, dark and high contrast.

import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const VALUES = 'charts/app-config/values-staging.yaml'
const VARIABLES = 'terraform/variables/staging/common.tfvars'
let window: Window

beforeAll(async () => {
  window = await openWindow(VALUES)
  mkdirSync(join(window.folder, 'terraform/variables/staging'), { recursive: true })
  writeFileSync(
    join(window.folder, VARIABLES),
    `# Where staging keeps its assets.
environment = "staging"
accounts    = ["696911096973", "172025368201"]
origin      = "www.publishing.service.gov.uk"
database    = "publisher_production"
`,
  )
})
afterAll(() => window?.close())

/** What stands behind the name of a file, on its tab or in the explorer. */
function badge(where: '.tab' | '.explorer-folders-view .monaco-list-row', name: string): Promise<string> {
  const label = window.page.locator(`${where} .monaco-icon-label`, { hasText: name }).first()
  return label.evaluate((element) => getComputedStyle(element, '::after').content.replaceAll('"', ''))
}

/** The colour of the first piece of text in the file in front that says exactly this. */
function colour(text: string): Promise<string> {
  const pieces = window.page.locator('.editor-instance .view-line span span', {
    hasText: new RegExp(`^${text.replaceAll(' ', '\\s')}$`),
  })
  return pieces.first().evaluate((span) => getComputedStyle(span).color)
}

test('files of one environment have its letters, others none', async () => {
  await expect.poll(() => badge('.tab', 'values-staging.yaml')).toBe('St')
  await window.open('charts/app-config/values-production.yaml')
  await expect.poll(() => badge('.explorer-folders-view .monaco-list-row', 'values-production.yaml')).toBe('Pr')
  await window.open('data/repos.yml')
  await window.word('permit-api')
  expect(await badge('.tab', 'repos.yml')).toBe('none')
  await window.open(VARIABLES)
  await expect.poll(() => badge('.tab', 'common.tfvars')).toBe('St')
})

test('what means an environment without naming it has the name behind it', async () => {
  // The space between is a margin.
  const lines = async (): Promise<string> => (await window.lines()).join('\n')
  await expect.poll(lines).toContain('"696911096973Staging"')
  expect(await lines()).toContain('"www.publishing.service.gov.ukProduction"')
})

test.each([
  ['Light Modern', 'vs'],
  ['Dark Modern', 'vs-dark'],
  ['Default High Contrast', 'hc-black'],
  ['Default High Contrast Light', 'hc-light'],
])('%s: names have the theme’s own colour, a database’s name has not', async (theme, kind) => {
  mkdirSync(join(window.folder, '.vscode'), { recursive: true })
  writeFileSync(join(window.folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
  await window.page.locator(`.monaco-workbench.${kind}`).waitFor()
  await expect.poll(() => colour('staging')).not.toBe(await colour('database    = "publisher_production"'))
  await window.picture(`colours-${kind}`)
})
