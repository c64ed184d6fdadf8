// Front matter as a user writes it: keys and values offered, and a new page made.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const BACK = 'source/manual/roll-back.html.md'
let window: Window

beforeAll(async () => {
  window = await openWindow(BACK)
})
afterAll(() => window?.close())

test('a key is completed, and its values are offered at once', async () => {
  const { page } = window
  const place = await window.word('Roll back a deployment')
  await page.mouse.click(place.x, place.y)
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  const rows = page.locator('.suggest-widget.visible .monaco-list-row')
  await expect
    .poll(
      async () => {
        await page.keyboard.press('Control+Space')
        return (
          await rows
            .first()
            .innerText()
            .catch(() => '')
        ).trim()
      },
      { timeout: 20_000, interval: 1000 },
    )
    .toMatch(/^section/)
  await window.picture('front-matter-keys')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await window.lines()).join('\n')).toContain('section: Deployment')
  await expect.poll(async () => (await rows.allInnerTexts()).join()).toContain('Infrastructure')
  await window.picture('front-matter-values')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await window.lines()).join('\n')).toContain('section: Infrastructure')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+S')
})

test('a new page: title, section, owner, and it is there', async () => {
  const { page } = window
  await window.command('Manual Lens: New Page…')
  const input = page.locator('.quick-input-widget input').first()
  await page.locator('.quick-input-widget').filter({ hasText: 'source/manual/' }).waitFor()
  await input.fill('Roll back a deployment')
  await input.fill('Roll back')
  await expect.poll(() => page.locator('.quick-input-message').innerText()).toContain('has this address already')
  await input.fill('Scale an application: how')
  await expect.poll(() => page.locator('.quick-input-message').innerText()).not.toContain('already')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await window.rows().allInnerTexts()).join()).toContain('Deployment')
  await window.picture('new-page')
  await page.keyboard.press('Enter')
  await expect.poll(async () => (await window.rows().allInnerTexts()).join()).toContain('#platform')
  await page.keyboard.press('Enter')
  const path = 'source/manual/scale-an-application-how.html.md'
  await expect.poll(async () => (await window.lines()).join('\n')).toContain('title: "Scale an application')
  await window.picture('new-page-made')
  const file = join(window.folder, path)
  await expect
    .poll(() => (existsSync(file) ? readFileSync(file, 'utf8') : ''))
    .toMatch(
      /^---\nowner_slack: "#\w+"\ntitle: "Scale an application: how"\nsection: \w+\nlayout: manual_layout\n---\n\n$/,
    )
})
