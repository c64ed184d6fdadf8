// What people do to a manual in an hour, at random but the same each time: edits, saves, moves, deletions, branches switched.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Server } from './server'

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** What is typed and pasted: what makes findings, what mends them, and what breaks the reading. */
const TYPED = [
  'a',
  ' ',
  '\n',
  '\n\n## Steps\n\n',
  '[x](/manual/nowhere.html)',
  '[y](environments.html)',
  'staging',
  'On stagng and in production.',
  'https://x.cloudapps.digital/',
  '```sh\nkubectl --context production delete pod x\n```\n',
  '---\n',
  'title: a: b\n',
  'owner_slack: #team\n',
  'key: [\n',
  '| a | b |\n|---|---|\n| staging | production |\n',
  '<!-- manual-lens-disable-line -->',
  'ü🎉',
]
const READ = /\.(?:md|erb|markdown|ya?ml|json|tfvars|tf|hcl|sh|rb)$/

export interface Life {
  /** So many random deeds, each followed to its end. */
  live(deeds: number): Promise<void>
  /** Closes everything and puts the folder into one of its two states, as switching a branch does. */
  switchTo(branch: 'main' | 'other'): Promise<void>
  /** Saves what is open, so that the disk says what the editor says. */
  save(): Promise<void>
  /** What has been done, and how often. */
  readonly done: ReadonlyMap<string, number>
}

/** `origin` is the folder as it was: the branch main. */
export function startLife(server: Server, origin: string, random: () => number): Life {
  const { connection, folder, uri } = server
  const main = new Map(pathsIn(origin).map((path) => [path, readFileSync(join(origin, path))]))
  const other = branchOf(main, random)
  const open = new Map<string, TextDocument>()
  const done = new Map<string, number>()
  const one = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!
  const at = (path: string): string => join(folder, path)
  const here = (): string[] => pathsIn(folder).filter((path) => READ.test(path))
  const told = (path: string) => ({ textDocument: { uri: uri(path) } })
  const notify = (method: string, params: object): Promise<void> =>
    connection.sendNotification(`textDocument/${method}`, params)

  function write(path: string, content: string | Buffer): void {
    mkdirSync(dirname(at(path)), { recursive: true })
    writeFileSync(at(path), content)
  }

  async function opened(path: string): Promise<TextDocument> {
    const known = open.get(path)
    if (known) return known
    const text = readFileSync(at(path), 'utf8').replace(/^\ufeff/, '')
    const document = TextDocument.create(uri(path), 'markdown', 1, text)
    open.set(path, document)
    await notify('didOpen', { textDocument: { uri: document.uri, languageId: 'markdown', version: 1, text } })
    return document
  }

  async function close(path: string): Promise<void> {
    if (open.delete(path)) await notify('didClose', told(path))
  }

  async function save(path: string, document: TextDocument): Promise<void> {
    write(path, document.getText())
    await notify('didSave', told(path))
    await server.changed([path])
  }

  /** Some keys pressed, each a message; then what an editor asks after each pause. */
  async function edit(path: string): Promise<void> {
    let document = await opened(path)
    let offset = Math.floor(random() * (document.getText().length + 1))
    const keys = 1 + Math.floor(random() * 12)
    for (let key = 0; key < keys; key++) {
      const text = random() < 0.25 ? '' : one(TYPED)
      // In the long run as much is taken away as is put in.
      const length = Math.min(document.getText().length - offset, Math.floor(random() * (text === '' ? 60 : 12)))
      const range = { start: document.positionAt(offset), end: document.positionAt(offset + length) }
      document = TextDocument.update(document, [{ range, text }], document.version + 1)
      open.set(path, document)
      const textDocument = { uri: document.uri, version: document.version }
      await notify('didChange', { textDocument, contentChanges: [{ range, text }] })
      offset += text.length
    }
    await ask(path, document.positionAt(offset))
  }

  async function ask(path: string, position: { line: number; character: number }): Promise<void> {
    const range = { start: position, end: position }
    const context = { diagnostics: [], includeDeclaration: true }
    const all = { ...told(path), position, range, context, positions: [position], query: 'sta', node: undefined }
    const methods = ['diagnostic', 'hover', 'completion', 'codeAction', 'semanticTokens/full', 'documentSymbol']
    const rare = [
      'references',
      'definition',
      'documentHighlight',
      'codeLens',
      'inlayHint',
      'documentLink',
      'foldingRange',
    ]
    for (const method of [...methods, one(rare)]) await connection.sendRequest(`textDocument/${method}`, all)
    if (random() < 0.1) await connection.sendRequest('workspace/symbol', all)
    if (random() < 0.1) await connection.sendRequest('manualLens/explore', {})
    if (random() < 0.2) await server.pull()
  }

  const deeds: Readonly<Record<string, (path: string) => Promise<void>>> = {
    edit,
    async save(path) {
      await save(path, await opened(path))
    },
    close,
    async write(path) {
      await close(path)
      write(path, `${readFileSync(at(path), 'utf8')}\n${one(TYPED)}\n`)
      await server.changed([path])
    },
    async create(path) {
      const fresh = `${dirname(path)}/soak-${Math.floor(random() * 40)}.html.md`.replace(/^\.\//, '')
      await close(fresh)
      write(fresh, `---\ntitle: New\n---\n\n${one(TYPED)}\n`)
      await server.changed([fresh])
    },
    async delete(path) {
      await close(path)
      rmSync(at(path))
      await server.changed([path])
    },
    async move(path) {
      const to = `${dirname(path)}/moved-${Math.floor(random() * 40)}.html.md`.replace(/^\.\//, '')
      if (existsSync(at(to))) return
      await connection.sendRequest('workspace/willRenameFiles', { files: [{ oldUri: uri(path), newUri: uri(to) }] })
      await close(path)
      renameSync(at(path), at(to))
      await server.changed([path, to])
    },
    async moveFolder(path) {
      const from = dirname(path)
      const to = `${from}-moved`
      if (from === '.' || existsSync(at(to))) return
      for (const each of [...open.keys()]) if (each.startsWith(`${from}/`)) await close(each)
      renameSync(at(from), at(to))
      await server.changed([from, to, ...pathsIn(at(to)).flatMap((name) => [`${from}/${name}`, `${to}/${name}`])])
    },
  }
  /** How often each is done, of a hundred. */
  const CHANCES: readonly (readonly [string, number])[] = [
    ['edit', 62],
    ['save', 14],
    ['close', 8],
    ['write', 6],
    ['create', 4],
    ['delete', 3],
    ['move', 2],
    ['moveFolder', 1],
  ]

  const chances = CHANCES.flatMap(([deed, chance]) => Array<string>(chance).fill(deed))

  return {
    done,
    async live(count) {
      for (let step = 0; step < count; step++) {
        const deed = one(chances)
        // Somebody works on a few files at a time.
        const path = open.size > 6 || (open.size > 0 && random() < 0.7) ? one([...open.keys()]) : one(here())
        if (!existsSync(at(path))) continue
        await deeds[deed]!(path)
        done.set(deed, (done.get(deed) ?? 0) + 1)
      }
    },
    async switchTo(branch) {
      for (const path of [...open.keys()]) await close(path)
      const wanted = branch === 'main' ? main : other
      const changed: string[] = []
      for (const path of pathsIn(folder))
        if (!wanted.has(path) && path !== 'soak-tick.txt') {
          rmSync(at(path))
          changed.push(path)
        }
      for (const [path, content] of wanted)
        if (!existsSync(at(path)) || !readFileSync(at(path)).equals(content)) {
          write(path, content)
          changed.push(path)
        }
      await server.changed(changed)
      done.set('switch', (done.get('switch') ?? 0) + 1)
    },
    async save() {
      for (const [path, document] of open) await save(path, document)
    },
  }
}

/** Another branch: of what can be read a tenth is gone, a fifth is another, and some is new. */
function branchOf(main: ReadonlyMap<string, Buffer>, random: () => number): Map<string, Buffer> {
  const other = new Map<string, Buffer>()
  for (const [path, content] of main) {
    const dice = READ.test(path) ? random() : 1
    if (dice < 0.1) continue
    other.set(
      path,
      dice < 0.3 ? Buffer.concat([content, Buffer.from(`\n${TYPED[Math.floor(random() * TYPED.length)]}\n`)]) : content,
    )
    if (dice < 0.02 || (dice > 0.98 && dice < 1))
      other.set(`${dirname(path)}/only-there-${other.size}.html.md`.replace(/^\.\//, ''), content)
  }
  return other
}

/** A copy without version control and what tools have left. */
export function copyOf(folder: string, to: string): void {
  cpSync(folder, to, {
    recursive: true,
    filter: (path) => !/\/(?:\.git|node_modules|\.cache)(?:\/|$)/.test(path.slice(folder.length)),
  })
}

function pathsIn(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile())
  return files.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort()
}
