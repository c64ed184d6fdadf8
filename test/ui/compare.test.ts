// Environments side by side: the hover's table, the comparison, the editor's own diff, and what stands behind commands; in light, dark and high contrast.

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

function values(environment: string, replicas: number, memory: string, debug = ''): string {
  return `# Helm values of permit-finder.
replicaCount: ${replicas}
appDomain: ${environment}.publishing.service.gov.uk
resources:
  limits:
    cpu: 1
    memory: ${memory}
${debug}extraEnv:
  - name: GOVUK_ENVIRONMENT
    value: ${environment}
  - name: NOTIFY_API_KEY
    value: "${environment.length}f3a9"
  - name: WEB_CONCURRENCY
    value: "2"
`
}

const RUNBOOK = `---
owner_slack: "#platform"
title: Clear a queue
section: Deployment
layout: manual_layout
---

Look at the queue first:

\`\`\`sh
kubectl config use-context staging
kubectl --context production get pods
\`\`\`

Take care, this can't be undone:

\`\`\`sh
kubectl --context production delete pod permit-finder-worker
\`\`\`
`

describe.each(['node', 'web'] as const)('comparing, extension in %s', (host) => {
  let window: Window

  beforeAll(async () => {
    window = await openWindow(DEPLOY, host, {
      'charts/permit-finder/values-integration.yaml': values('integration', 1, '512Mi', 'debug: true\n'),
      'charts/permit-finder/values-staging.yaml': values('staging', 2, '1Gi'),
      'charts/permit-finder/values-production.yaml': values('production', 6, '1Gi'),
      'source/manual/clear-a-queue.html.md': RUNBOOK,
      // There from the beginning, so that VS Code watches it.
      '.vscode/settings.json': '{}',
    })
    await window.open('charts/permit-finder/values-staging.yaml')
  })
  afterAll(() => window?.close())

  const text = async (): Promise<string> => (await window.lines()).join('\n')
  const choose = (label: string) => window.rows().filter({ hasText: label }).first().click()

  /** A picture of what is shown in every theme; the extension works alike in them, so only one host has to. */
  async function pictures(name: string, again?: () => Promise<unknown>): Promise<void> {
    if (host === 'web') return
    for (const [theme, kind] of THEMES) {
      mkdirSync(join(window.folder, '.vscode'), { recursive: true })
      writeFileSync(join(window.folder, '.vscode/settings.json'), JSON.stringify({ 'workbench.colorTheme': theme }))
      await window.page.locator(`.monaco-workbench.${kind}`).waitFor()
      await again?.()
      await window.picture(`${name}-${kind}`)
    }
  }

  test('the mouse on a key shows its value in each environment', async () => {
    await window.page.locator('.codelens-decoration', { hasText: '3 environments · compare' }).waitFor()
    const show = async () => {
      await window.page.mouse.move(900, 700)
      return window.hover(await window.word('replicaCount'), 'replicaCount')
    }
    const hover = await show()
    expect((await hover.locator('tr').allInnerTexts()).map((row) => row.replace(/\s+/g, ' ').trim())).toEqual([
      'Environment Value',
      'Staging 2',
      'Integration 1',
      'Production 6',
    ])
    expect(await hover.locator('a').nth(1).getAttribute('data-href')).toMatch(/values-integration\.yaml#L2$/)
    await pictures('matrix', show)
    await window.page.keyboard.press('Escape')
  })

  test('on a name the environment comes first, then the table', async () => {
    const place = await window.word('staging.publishing')
    const hover = await window.hover({ x: place.x - 50, y: place.y }, 'appDomain')
    const said = await hover.innerText()
    expect(said.startsWith('Staging environment')).toBe(true)
    expect(said).toContain('appDomain in 3 environments')
    await window.page.keyboard.press('Escape')
  })

  test('the lens leads to a table of what differs, and to all keys', async () => {
    await window.page.locator('.codelens-decoration a', { hasText: 'compare' }).click()
    await choose('Keys that differ')
    // Seen once: its lines there, and not in their places yet.
    let lines: readonly string[] = []
    await expect
      .poll(async () => {
        lines = await window.lines()
        return [lines[0], lines[1]?.replace(/\d+/g, 'N')]
      })
      .toEqual(['charts/permit-finder/values-{environment}.yaml', 'N of N keys differ.'])
    const row = (key: string) =>
      lines
        .find((line) => line.startsWith(key))
        ?.trim()
        .split(/ {2,}/)
    expect(row('Key')).toEqual(['Key', 'Integration', 'Staging', 'Production'])
    expect(row('replicaCount')).toEqual(['replicaCount', '1', '2', '6'])
    expect(row('debug')).toEqual(['debug', 'true', '(missing)', '(missing)'])
    expect(row('extraEnv › name=NOTIFY_API_KEY')?.slice(1)).toEqual(['••••••', '••••••', '••••••'])
    expect(lines.some((line) => line.includes('WEB_CONCURRENCY'))).toBe(false)
    await pictures('compare')
    await window.command('Manual Lens: Show All Keys or Those That Differ')
    await expect.poll(text).toContain('WEB_CONCURRENCY')
  })

  test('a table follows the files', async () => {
    await window.open('charts/permit-finder/values-staging.yaml')
    const place = await window.word('replicaCount: 2')
    await window.page.mouse.click(place.x, place.y)
    await window.page.keyboard.press('End')
    await window.page.keyboard.type('5')
    await window.page.locator('.tab', { hasText: 'all keys' }).click()
    await expect.poll(text).toMatch(/replicaCount +1 +25 +6/)
  })

  test('any two are compared by the editor itself', async () => {
    await window.open('charts/permit-finder/values-production.yaml')
    await window.word('replicaCount: 6')
    await window.command('Manual Lens: Compare Environments…')
    await expect.poll(() => window.rows().allInnerTexts()).toHaveLength(5)
    await window.picture(`compare-pick-${host}`)
    await choose('Staging ↔ Production')
    await window.page.locator('.monaco-diff-editor .view-line', { hasText: 'replicaCount: 6' }).first().waitFor()
    expect(await window.page.locator('.tab.active').innerText()).toContain('Staging ↔ Production')
    await pictures('diff')
  })

  test('behind a command stands where it acts', async () => {
    await window.open('source/manual/clear-a-queue.html.md')
    await expect.poll(text).toContain('use-context stagingStaging')
    await expect.poll(text).toContain('get podsProduction')
    await expect.poll(text).toContain('permit-finder-workerProduction, destructive')
    await pictures('commands')
  })
})
