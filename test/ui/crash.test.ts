// A server that ends again and again: the user is told once, and one click brings it back. In the browser it is restarted by the command.

import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openWindow, type Window } from './window'

const DEPLOY = 'source/manual/deploy-an-application.html.md'
const PATIENCE = { timeout: 20_000 }
let window: Window
afterEach(() => window?.close())

/** The server of this window: its program lies beside the window's folder. */
function serverId(): number | undefined {
  const lines = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' }).split('\n')
  const line = lines.find((one) => one.includes(dirname(window.folder)) && /\/dist\/server\.js/.test(one))
  return line === undefined ? undefined : Number.parseInt(line, 10)
}

async function stagingExplained(): Promise<void> {
  // Its middle is in the name.
  const word = await window.word('then to staging, and')
  await expect
    .poll(
      async () => {
        await window.page.mouse.move(word.x, word.y + 200)
        return window.hover(word, 'Staging is the last stop').then(
          () => true,
          () => false,
        )
      },
      { timeout: 60_000 },
    )
    .toBe(true)
}

test('killed five times it stays away, and says so; Restart Server brings it back', { timeout: 180_000 }, async () => {
  window = await openWindow(DEPLOY)
  await stagingExplained()
  const seen = new Set<number>()
  for (let round = 0; round < 5; round++) {
    await expect.poll(() => seen.has(serverId() ?? -1) || serverId() === undefined, PATIENCE).toBe(false)
    const id = serverId()!
    seen.add(id)
    process.kill(id, 'SIGKILL')
  }
  const message = window.page.locator('.notification-list-item', { hasText: 'ended 5 times within 3 minutes' })
  await message.first().waitFor(PATIENCE)
  expect(await message.count()).toBe(1)
  expect(serverId()).toBeUndefined()
  await window.picture('server-ended')
  await message.locator('.monaco-button', { hasText: 'Restart Server' }).click()
  await stagingExplained()
  expect(seen.has(serverId() ?? -1)).toBe(false)
})

test('in the browser, too, the command restarts it', { timeout: 120_000 }, async () => {
  window = await openWindow(DEPLOY, 'web')
  await stagingExplained()
  await window.command('Manual Lens: Restart Server')
  await stagingExplained()
})
