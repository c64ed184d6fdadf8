// The server as a process, with a client that pulls, and a way to ask how much memory is in use once all rubbish is gone.

import { spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type WorkspaceDiagnosticReport,
} from 'vscode-languageserver/node'

export interface Memory {
  /** Bytes in use by JavaScript after the rubbish has been collected, buffers included. */
  readonly heap: number
  readonly resident: number
}

export interface Server {
  readonly connection: ProtocolConnection
  readonly folder: string
  uri(path: string): string
  /** Tells of files that changed on disk, and resolves once the server has read them again. */
  changed(paths: readonly string[]): Promise<void>
  /** All findings as the client knows them, asked for as an editor does: what is unchanged is not sent again. */
  pull(): Promise<Findings>
  memory(): Promise<Memory>
  /** Shuts it down; the exit code. */
  stop(): Promise<number | null>
}

/** `path` -> its findings, each in one line, sorted. */
export type Findings = Map<string, readonly string[]>

/** A file that always counts and that nobody opens: an event for it is answered with a status. */
const TICK = 'soak-tick.txt'

/** Collects the rubbish and writes a line of figures for each signal. */
const PROBE = `process.on('SIGUSR2', () => {
  for (let i = 0; i < 4; i++) globalThis.gc()
  const { heapUsed, external, rss } = process.memoryUsage()
  process.stderr.write('memory ' + JSON.stringify({ heap: heapUsed + external, resident: rss }) + '\\n')
})`

/** Without them V8 goes on for many minutes compiling what has become hot, and keeping notes on it: that grows, and is no data of ours. */
const PLAIN = ['--no-opt', '--no-sparkplug', '--no-maglev']

/** Starts `program` (dist/server.js) on a folder and waits until it has read it. `temporary` is a folder for what it needs. */
export async function startServer(program: string, folder: string, temporary: string): Promise<Server> {
  const probe = join(temporary, 'probe.cjs')
  writeFileSync(probe, PROBE)
  writeFileSync(join(folder, TICK), '')
  const child = spawn(process.execPath, ['--expose-gc', ...PLAIN, '--require', probe, program, '--stdio'], {
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const waiting: ((memory: Memory) => void)[] = []
  const complaints: string[] = []
  createInterface(child.stderr).on('line', (line) => {
    if (line.startsWith('memory ')) waiting.shift()?.(JSON.parse(line.slice(7)))
    else complaints.push(line)
  })
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  )
  let readies = 0
  let wake: () => void = () => {}
  connection.onNotification('manualLens/status', ({ state }: { state: string }) => {
    if (state === 'ready') readies++
    wake()
  })
  for (const method of ['workspace/diagnostic/refresh', 'client/registerCapability'])
    connection.onRequest(method, () => null)
  connection.onNotification('window/logMessage', () => {})
  connection.onError(([error]) => complaints.push(String(error)))
  connection.listen()
  const gone = ended.then((code) => {
    throw new Error(`The server ended (${code}). ${complaints.slice(0, 20).join('\n')}`)
  })
  gone.catch(() => {})
  const isReady = async (count: number): Promise<void> => {
    while (readies < count) await Promise.race([gone, new Promise<void>((resolve) => (wake = resolve))])
  }
  const { href } = pathToFileURL(folder)
  await Promise.race([
    gone,
    connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: href, name: 'soak' }],
      initializationOptions: { validate: { run: 'onType' } },
      capabilities: {
        workspace: { diagnostics: { refreshSupport: true }, workspaceEdit: { documentChanges: true } },
        textDocument: { diagnostic: {}, hover: { contentFormat: ['markdown'] } },
      },
    }),
  ])
  await connection.sendNotification('initialized', {})
  await isReady(1)

  const uri = (path: string): string => pathToFileURL(join(folder, path)).href
  const view = new Map<string, { readonly id: string; readonly items: readonly Diagnostic[] }>()
  return {
    connection,
    folder,
    uri,
    async changed(paths) {
      const before = readies
      const changes = [...paths, TICK].map((path) => ({ uri: uri(path), type: 2 }))
      await connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
      await isReady(before + 1)
    },
    async pull() {
      const previousResultIds = [...view].map(([key, { id }]) => ({ uri: key, value: id }))
      const report: WorkspaceDiagnosticReport = await Promise.race([
        gone,
        connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', { previousResultIds }),
      ])
      for (const item of report.items) {
        if (item.kind !== 'full') continue
        if (item.items.length === 0) view.delete(item.uri)
        else view.set(item.uri, { id: item.resultId ?? '', items: item.items })
      }
      return new Map([...view].map(([key, { items }]) => [pathOf(href, key), items.map(inOneLine).sort()]))
    },
    memory() {
      const answer = new Promise<Memory>((resolve) => waiting.push(resolve))
      child.kill('SIGUSR2')
      return Promise.race([gone, answer])
    },
    async stop() {
      await connection.sendRequest('shutdown')
      await connection.sendNotification('exit')
      const code = await ended
      connection.dispose()
      return code
    },
  }
}

function pathOf(folder: string, uri: string): string {
  return decodeURIComponent(uri.slice(folder.length + 1))
}

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint']

function inOneLine({ range: { start, end }, severity, code, message }: Diagnostic): string {
  const from = `${start.line + 1}:${start.character + 1}`
  return `${from}-${end.line + 1}:${end.character + 1} ${SEVERITIES[severity ?? 0]} ${code} ${message}`
}
