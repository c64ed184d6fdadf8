// A VS Code window as a user has it, the packaged extension installed: what one sees in it, and what one does with mouse and keys.
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { root } from '../../scripts/run.mjs'
import { setUpForVsCode } from '../../scripts/setup.mjs'
import { temporaryFolder } from '../../scripts/temporary.mjs'
import { addressOf, installExtension, startServer } from '../../scripts/vscode-server.mjs'

export interface Window {
  readonly page: Page
  /** The manual that is open: a copy, so that it may be edited. */
  readonly folder: string
  /** Opens a file of the manual by quick open and waits for its text. */
  open(path: string): Promise<void>
  /** Lines of the file in front that are on screen. */
  lines(): Promise<readonly string[]>
  /** The first place on screen where the file in front says this. */
  word(text: string): Promise<Place>
  /** Rests the mouse on a place and gives the hover that contains `text`. */
  hover(place: Place, text: string): Promise<Locator>
  /** Runs a command by its title, from the command palette. */
  command(title: string): Promise<void>
  /** Rows of the list that is open at the top. */
  rows(): Locator
  /** A picture of the window, kept under this name. */
  picture(name: string): Promise<void>
  close(): Promise<void>
}

/** The middle of some text on screen, in pixels. */
export interface Place {
  readonly x: number
  readonly y: number
}

const pictures = process.env.MANUAL_LENS_SCREENSHOTS
  ? join(root, 'docs', 'images')
  : join(root, '.cache', 'screenshots')

/**
 * Opens the example manual at one of its files. `host` is where the extension runs: in a Node process beside the server,
 * or in the browser itself, as in VS Code for the web. `more`: files beside those of the example, by path; `example` is `none` for a folder of these alone.
 */
export async function openWindow(
  file: string,
  host: 'node' | 'web' = 'node',
  more: Readonly<Record<string, string>> = {},
  example: 'manual' | 'none' = 'manual',
): Promise<Window> {
  const vscode = await setUpForVsCode()
  const temporary = temporaryFolder('ui')
  const extensions = join(temporary.path, 'extensions')
  /** Where the package is unpacked that a window with a web host loads. */
  const packaged = join(temporary.path, 'packaged')
  const folder = join(temporary.path, 'manual')
  const undo: (() => unknown)[] = [temporary.remove]
  const close = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    for (const path of [extensions, packaged]) mkdirSync(path)
    if (example !== 'none') cpSync(join(root, 'examples', example), folder, { recursive: true })
    for (const [path, text] of Object.entries(more)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    await installExtension(vscode, process.env.MANUAL_LENS_VSIX ?? '', host === 'web' ? packaged : extensions)
    const server = await startServer({ ...vscode, extensions, settings: { 'editor.hover.delay': 100 } })
    undo.push(server.stop)
    const browser = await chromium.launch({
      executablePath: vscode.chromium,
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
    })
    undo.push(() => browser.close())
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
    page.setDefaultTimeout(20_000)
    if (host === 'web') await loadInBrowser(page, server.port, packaged)
    await page.goto(addressOf(server.port, { folder, file: join(folder, file) }))
    await editor(page, file).waitFor()
    return { ...window(page), folder, close }
  } catch (error) {
    await close()
    throw error
  }
}

/** VS Code runs extensions in the browser when they come from a web address: this one does, so to speak, from the unpacked package. */
async function loadInBrowser(page: Page, port: number, packaged: string): Promise<void> {
  const [name = ''] = readdirSync(packaged).filter((entry) => entry.startsWith('manual-lens.'))
  await page.context().route('**/_extension/**', async (route) => {
    const path = new URL(route.request().url()).pathname.replace(/^.*\/_extension\//, '')
    const file = join(packaged, name, path)
    if (!existsSync(file)) return route.fulfill({ status: 404 })
    const contentType = path.endsWith('.js') ? 'text/javascript' : 'application/json'
    await route.fulfill({ path: file, contentType, headers: { 'access-control-allow-origin': '*' } })
  })
  await page.addInitScript((authority) => {
    const original = Element.prototype.getAttribute
    Element.prototype.getAttribute = function (attribute) {
      const value = original.call(this, attribute)
      if (this.id !== 'vscode-workbench-web-configuration' || attribute !== 'data-settings' || value === null)
        return value
      const extensions = [{ scheme: 'http', authority, path: '/_extension' }]
      return JSON.stringify({ ...JSON.parse(value), developmentOptions: { extensions } })
    }
  }, `127.0.0.1:${port}`)
}

function editor(page: Page, path: string): Locator {
  return page.locator(`.editor-instance[data-uri$="/${path}"], .monaco-editor[data-uri$="/${path}"]`).first()
}

function window(page: Page): Omit<Window, 'folder' | 'close'> {
  const rows = (): Locator => page.locator('.quick-input-widget .quick-input-list .monaco-list-row')
  return {
    page,
    rows,
    async open(path) {
      await page.keyboard.press('Control+P')
      await page.locator('.quick-input-widget input').fill(path)
      // By its own row: Enter would take what was at the top before the search was done.
      const row = rows().filter({ hasText: path.split('/').at(-1) ?? path })
      await row.first().click()
      await editor(page, path).waitFor()
    },
    async lines() {
      const lines = await page.locator('.editor-instance .view-line').evaluateAll((all) =>
        all
          .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
          // The order in the document is not that on screen.
          .sort((one, other) => one.top - other.top)
          .map(({ text }) => text.replaceAll('\u00a0', ' ')),
      )
      return lines
    },
    word: (text) => placeOf(page, text),
    async hover(place, text) {
      const hover = page.locator('.monaco-hover:not(.hidden) .monaco-hover-content').filter({ hasText: text }).first()
      // VS Code drops a hover when anything moves below it, and then shows none until the mouse moves again.
      for (let tries = 4; tries > 0; tries--) {
        await page.mouse.move(place.x, place.y - 1)
        await page.mouse.move(place.x, place.y)
        const seen = await hover.waitFor({ timeout: 5000 }).then(
          () => true,
          () => false,
        )
        if (seen) return hover
      }
      throw new Error(`no hover that says "${text}"`)
    },
    async command(title) {
      await page.keyboard.press('F1')
      await page.locator('.quick-input-widget input').fill(`>${title}`)
      // As in `open`: what Enter takes may be another one until the search is done.
      await rows().filter({ hasText: title }).first().click()
    },
    async picture(name) {
      mkdirSync(pictures, { recursive: true })
      // A hover fades in, and would be seen through; what goes on for ever (the cursor) is not waited for.
      await page.evaluate(async () => {
        const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
        await Promise.allSettled(ending.map(({ finished }) => finished))
      })
      await page.screenshot({ path: join(pictures, `${name}.png`) })
    },
  }
}

/** The text may lie across several coloured pieces, so it is measured by a range over the line's own characters. */
async function placeOf(page: Page, text: string): Promise<Place> {
  const found = await page.waitForFunction((wanted) => {
    for (const line of document.querySelectorAll('.editor-instance .view-line')) {
      const at = (line.textContent ?? '').replaceAll('\u00a0', ' ').indexOf(wanted)
      if (at < 0) continue
      const middle = at + Math.floor(wanted.length / 2)
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT)
      let before = 0
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const length = node.textContent?.length ?? 0
        if (middle < before + length) {
          const range = document.createRange()
          range.setStart(node, middle - before)
          range.setEnd(node, middle - before + 1)
          const box = range.getBoundingClientRect()
          return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
        }
        before += length
      }
    }
    return undefined
  }, text)
  const place = await found.jsonValue()
  if (!place) throw new Error(`"${text}" is not on screen`)
  return place
}
