// Incremental equals from scratch: after whatever edits, moves and deletions, a client sees what a fresh check finds.

import { expect, test } from 'vitest'
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver'
import { createChecker, type Finding, type Page, positionAt } from '../../server/engine'
import { workspaceFrom } from '../harness/workspace'
import { ROOT, startClient, type TestClient } from './client'

/** How many changes; CI takes few, `INCREMENTAL_STEPS=5000` as many as one likes. */
const STEPS = Number(process.env.INCREMENTAL_STEPS ?? 80)
const SEED = Number(process.env.INCREMENTAL_SEED ?? 7)

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const NAMES = ['deploy', 'roll-back', 'environments', 'team', 'get started', 'index', 'alerts', 'deploy-all']
const PATHS = [
  ...NAMES.map((name) => `source/manual/${name}.html.md`),
  ...NAMES.slice(0, 4).map((name) => `source/guide/${name}.html.md`),
  'source/manual.html.md',
  'source/manual/_part.md',
  'source/manual/all.html.md.erb',
  'source/guide/all.html.md.erb',
  'source/guide/part.md',
  'source/guide/more.erb',
  'source/partials/_links.erb',
  'source/layouts/own.erb',
  'source/manual/picture.png',
  'README.md',
  'charts/values-staging.yaml',
  'charts/values-production.yaml',
  'terraform/variables/staging/common.tfvars',
  'config/tech-docs.yml',
  'data/repos.yml',
  'manual-lens.yml',
]
const TICK = 'tick.txt'

function textFor(path: string, random: () => number): string {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const some = (list: readonly string[], most: number): string =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => one(list)).join('')
  const address = (): string => one(NAMES).replace(' ', '%20')
  if (path === 'config/tech-docs.yml')
    return `host: https://docs.example.org\nredirects:\n${some([`  /manual/old.html: /manual/${address()}.html\n`, `  /manual/${address()}.html: /gone.html\n`], 3)}`
  if (path === 'data/repos.yml')
    return `- repo_name: one\n  team: "#a-team"\n${some(['- repo_name: two\n  team: "#b-team"\n', '- repo_name: three\n  retired: true\n'], 3)}`
  if (path === 'manual-lens.yml')
    return one([
      '',
      'environments:\n  preprod: {}\n',
      'exclude: [README.md]\n',
      'rules:\n  links/*: hint\n',
      'extends: none\n',
      'rules: [\n',
    ])
  if (path.endsWith('.yaml') || path.endsWith('.tfvars'))
    return some(['environment: stagng\n', 'host: a.staging.publishing.service.gov.uk\n', 'x: preprod\n', 'key: [\n'], 4)
  const link = (): string =>
    one([
      `[a](/manual/${address()}.html)`,
      `[b](manual/${address()}.html#steps)`,
      `[c](${address()}.html)`,
      `[d](/guide/${address()})`,
      `![p](/manual/picture.png)`,
      '[e][f]',
      `\n[f]: /manual/${address()}.html#before\n`,
      'Carrenza',
      'On preprod and staging.',
      '\n## Steps\n',
      '\n## Before\n',
      '<!-- manual-lens-disable-next-line links/missing-page: later -->\n',
      ...(path.endsWith('.erb')
        ? [
            `\n<%= partial "${one(['partials/links', 'guide/part', 'guide/more', 'manual/part', 'gone'])}" %>\n`,
            `\n<%= partial "${one(['partials/links', 'guide/part', 'guide/more', 'manual/part'])}" %>\n`,
            '\n<%= words %>\n',
            '<%= current_page.data.own_key %>',
          ]
        : []),
      '[g](#steps)',
    ])
  const keys = some(
    [
      'owner_slack: #a-team\n',
      'owner_slack: "#a-team"\n',
      `title: ${one(['Deploy', 'Roll back', 'Deploying'])}\n`,
      'section: Deployment\n',
      'layout: manual_layout\n',
      `parent: /manual/${address()}.html\n`,
      `old_paths:\n  - /manual/${address()}.html\n`,
      'related_repos: [two]\n',
      'own_key: 1\n',
    ],
    6,
  )
  return `---\n${keys}---\n${Array.from({ length: Math.floor(random() * 6) }, link).join(' ')}\n`
}

interface Run {
  readonly client: TestClient
  readonly open: Map<string, { text: string; version: number }>
}

/** One change; says what it was. */
async function change({ client, open }: Run, random: () => number): Promise<string> {
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const path = one(PATHS)
  const uri = client.uri(path).replaceAll(' ', '%20')
  const { disk } = client
  const document = open.get(path)
  const text = textFor(path, random)
  const dice = random()
  if (document && dice < 0.6) {
    const version = document.version + 1
    open.set(path, { text, version })
    await client.change(uri, version, text)
    if (random() < 0.5) return `edit ${path}`
    disk.set(`${ROOT}/${path}`, text)
    await client.save(uri)
    return `edit and save ${path}`
  }
  if (document) {
    open.delete(path)
    await client.close(uri)
    return `close ${path}`
  }
  const isThere = disk.has(`${ROOT}/${path}`)
  if (isThere && dice < 0.3 && !path.endsWith('.png')) {
    const now = disk.get(`${ROOT}/${path}`)!
    open.set(path, { text: now, version: 1 })
    await client.open(uri, now)
    return `open ${path}`
  }
  if (isThere && dice < 0.5) {
    disk.delete(`${ROOT}/${path}`)
    await client.changed(3, uri)
    return `delete ${path}`
  }
  const to = one(PATHS)
  if (isThere && dice < 0.7 && !disk.has(`${ROOT}/${to}`) && !open.has(to)) {
    disk.set(`${ROOT}/${to}`, disk.get(`${ROOT}/${path}`)!)
    disk.delete(`${ROOT}/${path}`)
    await client.changed(3, uri)
    await client.changed(1, client.uri(to).replaceAll(' ', '%20'))
    return `move ${path} to ${to}`
  }
  disk.set(`${ROOT}/${path}`, text)
  await client.changed(isThere ? 2 : 1, uri)
  return `write ${path}`
}

/** Waits until the server has taken in all that was said to it, and has told what it had to. */
async function settled({ statuses, changed, connection, uri }: TestClient): Promise<void> {
  const before = statuses.length
  await changed(2, TICK)
  const ask = (): Promise<unknown> =>
    connection.sendRequest('textDocument/documentLink', { textDocument: { uri: uri(TICK) } })
  while (statuses.length === before) await ask()
  // Is answered after what is being sent already, because that began before.
  await connection.sendRequest('workspace/diagnostic', { previousResultIds: [] })
}

const place = (start: { line: number; character: number }, end: typeof start): string =>
  `${start.line}:${start.character}-${end.line}:${end.character}`
const ofDiagnostic = ({ range: { start, end }, code, severity, message }: Diagnostic): string =>
  `${place(start, end)} ${code} ${severity} ${message}`
const SEVERITIES = { error: 1, warning: 2, info: 3, hint: 4 } as const
const ofFinding = ({ lineStarts }: Page, { span, rule, severity, message }: Finding): string =>
  `${place(positionAt(lineStarts, span.start), positionAt(lineStarts, span.end))} ${rule} ${SEVERITIES[severity]} ${message}`

/** Path -> what is found there, from nothing. */
function fresh({ client, open }: Run): Record<string, string[]> {
  const texts = new Map([...client.disk].map(([uri, text]) => [uri.slice(ROOT.length + 1), text]))
  for (const [path, { text }] of open) texts.set(path, text)
  const workspace = workspaceFrom(texts)
  const found: Record<string, string[]> = {}
  for (const [path, findings] of createChecker().checkAll(workspace))
    if (findings.length > 0) found[path] = findings.map((one) => ofFinding(workspace.pages.get(path)!, one))
  return found
}

type View = Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>

async function pull({ client, open }: Run, view: View): Promise<void> {
  const previousResultIds = [...view].map(([uri, { id }]) => ({ uri, value: id }))
  const report = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds,
  })
  for (const item of report.items)
    if (item.kind === 'full') view.set(item.uri, { id: item.resultId ?? '', items: item.items })
  for (const path of open.keys()) {
    const uri = client.uri(path).replaceAll(' ', '%20')
    const own = await client.pull(uri, view.get(uri)?.id)
    if (own.kind === 'full') view.set(uri, { id: own.resultId ?? '', items: own.items })
  }
}

function seen(view: View): Record<string, string[]> {
  const found: Record<string, string[]> = {}
  for (const [uri, { items }] of view)
    if (items.length > 0) found[decodeURIComponent(uri).slice(ROOT.length + 1)] = items.map(ofDiagnostic)
  return found
}

test.each([true, false])('a client that pulls: %j', { timeout: 1_200_000 }, async (pulls) => {
  const random = numbersFrom(SEED)
  const first = PATHS.filter((_, index) => index % 3 !== 1)
  const files = first.map((path) => `== ${path}\n${textFor(path, random)}`).join('')
  const client = await startClient(`${files}== ${TICK}\n`, { pull: pulls, settings: { validate: { run: 'onType' } } })
  await client.ready
  const run: Run = { client, open: new Map() }
  const view: View = new Map()
  const done: string[] = []
  let most = 0
  for (let step = 0; step < STEPS; step++) {
    done.push(await change(run, random))
    await settled(client)
    if (pulls) await pull(run, view)
    for (const { uri, diagnostics } of client.published.splice(0)) view.set(uri, { id: '', items: diagnostics })
    most = Math.max(most, Object.keys(seen(view)).length)
    expect(seen(view), `step ${step} of seed ${SEED}: ${done.slice(-5).join(', then ')}`).toEqual(fresh(run))
  }
  expect(most, 'files with findings at once').toBeGreaterThan(5)
  client.stop()
})
