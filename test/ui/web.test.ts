// The same package in VS Code for the web: no Node, the server is a worker and reads files through VS Code.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const DEPLOY = 'source/manual/deploy-an-application.html.md'
let window: Window

beforeAll(async () => {
  window = await openWindow(DEPLOY, 'web')
})
afterAll(() => window?.close())

test('mistakes are underlined, those about other pages too', async () => {
  const squiggles = (kind: string) => window.page.locator(`.editor-instance .squiggly-${kind}`)
  await expect.poll(() => squiggles('error').count()).toBe(1)
  await expect.poll(() => squiggles('warning').count()).toBe(4)
})

test('the hover quotes the manual’s own environments page', async () => {
  const place = await window.word('then to staging')
  const word = await window.word('staging, and from')
  const hover = await window.hover({ x: word.x - 30, y: place.y }, 'Staging')
  expect(await hover.innerText()).toContain('Staging is the last stop before production')
  await window.picture('web')
})
