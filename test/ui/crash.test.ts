// A server that ends again and again: the user is told once, and one click brings it back. In the browser it is restarted by the command.

import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const DEPLOY = 'source/manual/deploy-an-application.html.md'
let window: Window
afterEach(() => window?.close())

/** The server of this window: its program lies beside the window's folder. */
function serverId(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const line = lines.find((one) => one.includes(dirname(window.folder)) && /\/dist\/server\.js/.test(one))
  return line === undefined ? undefined : Number.parseInt(line, 10)
}

/** Waits until a hover says what only a server can know. */
async function answers(): Promise<void> {
  // Its middle is in the name.
  const { x, y } = await window.word('then to staging, and')
  const hover = window.page.locator('.monaco-hover:not(.hidden)', { hasText: 'Staging is the last stop' })
  await expect
    .poll(
      async () => {
        await window.page.mouse.move(x, y - 1)
        await window.page.mouse.move(x, y)
        const seen = await hover
          .first()
          .waitFor({ timeout: 2000 })
          .then(
            () => true,
            () => false,
          )
        // Away, so that the next one is asked for anew.
        await window.page.keyboard.press('Escape')
        await window.page.mouse.move(x, y + 300)
        await hover.first().waitFor({ state: 'hidden' })
        return seen
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

test('killed five times it stays away, and says so; Restart Server brings it back', { timeout: 180_000 }, async () => {
  window = await openWindow(DEPLOY)
  const killed: number[] = []
  for (let round = 0; round < 5; round++) {
    await answers()
    const id = serverId()!
    killed.push(id)
    process.kill(id, 'SIGKILL')
    await expect.poll(serverId).not.toBe(id)
  }
  const message = window.page.locator('.notification-list-item', { hasText: 'ended 5 times within 3 minutes' })
  await message.first().waitFor()
  expect(await message.count()).toBe(1)
  expect(serverId()).toBeUndefined()
  await window.picture('server-ended')
  // What needs the server says that there is none, and not the client's own words.
  await window.command('Manual Lens: New Page…')
  await window.page.locator('.notification-list-item', { hasText: 'Manual Lens is not running' }).waitFor()
  await message.locator('.monaco-button', { hasText: 'Restart Server' }).click()
  await answers()
  expect(killed).not.toContain(serverId())
  // The findings of the file in front are back, and so is the view.
  await expect.poll(() => window.page.locator('.editor-instance .squiggly-error').count()).toBe(1)
  await window.page.locator('.pane-header[aria-label="Environments Section"]').click()
  await window.page.locator('.monaco-list-row[aria-label^="Staging environment"]').waitFor()
})

test('in the browser, too, the command restarts it', { timeout: 120_000 }, async () => {
  window = await openWindow(DEPLOY, 'web')
  await answers()
  await window.command('Manual Lens: Restart Server')
  await answers()
})
