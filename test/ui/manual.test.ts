// The window as a user sees it: squiggles, a hover by mouse, a quick fix, saving, the quick pick. Its pictures are the README's.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const DEPLOY = 'source/manual/deploy-an-application.html.md'
let window: Window

beforeAll(async () => {
  window = await openWindow(DEPLOY)
})
afterAll(() => window?.close())

function squiggles(kind: 'error' | 'warning') {
  return window.page.locator(`.editor-instance .squiggly-${kind}`)
}

test('mistakes are underlined as soon as the page is open', async () => {
  await squiggles('error').first().waitFor({ state: 'attached' })
  await expect.poll(() => squiggles('warning').count()).toBe(4)
  expect(await squiggles('error').count()).toBe(1)
})

/** The colour of the first piece of text in the file in front that contains this. */
function colour(text: string): Promise<string> {
  const pieces = window.page.locator('.editor-instance .view-line span span', { hasText: text })
  return pieces.first().evaluate((span) => getComputedStyle(span).color)
}

test('environment names have a colour of their own, in Markdown and in YAML', async () => {
  await expect.poll(async () => (await colour('staging')) !== (await colour('Every'))).toBe(true)
  await window.open('charts/app-config/values-staging.yaml')
  const value = await colour('permit-finder')
  await expect.poll(async () => (await colour('staging')) !== value).toBe(true)
  expect(await colour('production')).toBe(await colour('staging'))
  await window.picture('yaml')
  await window.open(DEPLOY)
})

test('the mouse on an environment explains it and leads to its provisioning', async () => {
  const place = await window.word('then to staging')
  const word = await window.word('staging, and from')
  const hover = await window.hover({ x: word.x - 30, y: place.y }, 'Staging')
  expect(await hover.innerText()).toContain('Staging is the last stop before production')
  const links = hover.locator('a')
  expect(await links.first().getAttribute('data-href')).toBe(
    'https://github.com/alphagov/govuk-helm-charts/blob/main/charts/app-config/values-staging.yaml',
  )
  await window.picture('hover')
  await window.page.keyboard.press('Escape')
})

test('the mouse on a squiggle says what is wrong, and the quick fix mends it', async () => {
  const place = await window.word('manual/environments.html')
  const hover = await window.hover(place, 'leading slash')
  expect(await hover.innerText()).toContain('links/relative')
  await window.picture('finding')
  await window.page.mouse.click(place.x, place.y)
  await window.page.keyboard.press('Control+.')
  const fix = window.page.locator('.action-widget .monaco-list-row', { hasText: 'Add the leading slash' })
  await fix.waitFor()
  await window.picture('quick-fix')
  await window.page.keyboard.press('Enter')
  await window.word('(/manual/environments.html)')
})

test('saving checks again, and what was mended is gone', async () => {
  await window.page.keyboard.press('Control+S')
  await expect.poll(() => squiggles('warning').count()).toBe(3)
  expect(readFileSync(join(window.folder, DEPLOY), 'utf8')).toContain('](/manual/environments.html)')
})

test('the quick pick begins with the environment under the cursor', async () => {
  const place = await window.word('balancers of staging')
  await window.page.mouse.click(place.x + 55, place.y)
  await window.command('Manual Lens: Open Provisioning Repository…')
  const first = window.rows().first()
  await expect.poll(() => first.innerText()).toContain('Staging: Helm values')
  await window.picture('quick-pick')
  await window.page.keyboard.press('Escape')
})

test('the output says what was read', async () => {
  await window.command('Manual Lens: Show Output')
  const lines = window.page.locator('.part.panel .view-lines')
  await expect
    .poll(async () => (await lines.innerText()).replaceAll('\u00a0', ' '))
    .toContain('Ready. GOV.UK developer manual: 11 files')
})
