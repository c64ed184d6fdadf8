// Long work lets others in: files that change are gathered, the workspace is checked in slices, a newer state and a cancelled request end it.

import { afterEach, describe, expect, test, vi } from 'vitest'
import { CancellationTokenSource, type WorkspaceDocumentDiagnosticReport } from 'vscode-languageserver/node'
import { gathering } from '../../server/lsp/gather'
import { lookAgain } from '../../server/lsp/look-again'
import { createPublisher } from '../../server/lsp/publish'
import { createSession, type Session } from '../../server/lsp/session'
import { DEFAULTS } from '../../server/lsp/settings'
import { startClient } from './client'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('what comes in quick succession', () => {
  test('is worked off in one go, each item once; what comes meanwhile in the next', async () => {
    vi.useFakeTimers()
    const batches: string[][] = []
    let finish = (): void => {}
    const { add } = gathering<string>((items) => {
      batches.push([...items])
      return new Promise((resolve) => {
        finish = resolve
      })
    })
    for (let count = 0; count < 10_000; count++) add([`file ${count % 10}`])
    expect(batches).toEqual([])
    await vi.advanceTimersByTimeAsync(25)
    expect(batches.map((items) => items.length)).toEqual([10])
    for (let count = 0; count < 10_000; count++) add([`other ${count % 5}`])
    await vi.advanceTimersByTimeAsync(1000)
    expect(batches).toHaveLength(1)
    finish()
    await vi.advanceTimersByTimeAsync(0)
    expect(batches.map((items) => items.length)).toEqual([10, 5])
    finish()
    await vi.advanceTimersByTimeAsync(1000)
    expect(batches).toHaveLength(2)
  })

  test('is worked off at once for somebody who asks', async () => {
    const batches: string[][] = []
    const { add, flush } = gathering<string>(async (items) => void batches.push([...items]))
    add(['a', 'b'])
    add(['b', 'c'])
    await flush()
    expect(batches).toEqual([['a', 'b', 'c']])
  })

  test('10,000 events of files in as many messages: the files are read a few times, not ten thousand', async () => {
    const client = await startClient('== a.md\nText.\n')
    await client.ready
    const { disk, uri, statuses, connection } = client
    const before = statuses.length
    for (let index = 0; index < 100; index++) disk.set(uri(`page-${index}.md`), '---\ntitle: [\n---\n')
    const reads = vi.spyOn(disk, 'get')
    const sent: Promise<void>[] = []
    for (let count = 0; count < 10_000; count++) sent.push(client.changed(1, `page-${count % 100}.md`))
    await Promise.all(sent)
    const report = await connection.sendRequest<{ items: unknown[] }>('workspace/diagnostic', { previousResultIds: [] })
    expect(report.items).toHaveLength(100)
    // How many batches they fall into hangs on the machine; without gathering each message would be one.
    expect(reads.mock.calls.length).toBeLessThan(2000)
    expect(statuses.length - before).toBeLessThan(2000)
    client.stop()
  })
})

test('a folder that is gone takes its files along, however many were told of', async () => {
  const known = Array.from({ length: 2000 }, (_, index) => `gone/deep/page-${index}.md`)
  const files = {
    list: () => [],
    counts: () => true,
    read: (path: string) => ({ path, kind: 'missing', reason: 'is gone.' }) as const,
  }
  const workspace = { pages: new Map(), files: new Set([...known, 'gone-not/a.md', 'stays/a.md']) }
  const { gone } = await lookAgain(files, workspace as never, ['gone', 'stays/b.md'], async () => {})
  expect(new Set(gone)).toEqual(new Set(['gone', 'stays/b.md', ...known]))
})

/** To the clock each piece of work takes its time. */
function everyPieceIsASlice(): void {
  let now = 0
  vi.spyOn(Date, 'now').mockImplementation(() => {
    now += 10
    return now
  })
}

/** A session with a folder of pages that each lack everything, and a publisher for which every piece of work is a slice of its own. */
async function slowly(count: number, between: (turn: number, session: Session) => void) {
  const texts = new Map(Array.from({ length: count }, (_, index) => [`page-${index}.md`, '---\ntitle: [\n---\n']))
  let turn = 0
  const session = createSession({
    filesOf: () => ({ list: () => texts.keys(), counts: () => true, read: (path) => ({ text: texts.get(path) }) }),
    clonesNear: () => new Map(),
    inClone: () => undefined,
    lookAtClone: () => undefined,
    giveWay: async () => {},
    today: () => '2026-11-24',
  })
  await session.addRoots(['file:///manual'], () => {})
  everyPieceIsASlice()
  const publisher = createPublisher(
    session,
    async () => between(++turn, session),
    () => ({ ...DEFAULTS, run: 'onType' }),
    () => true,
  )
  return { session, publisher, turns: () => turn }
}

const uriOf = (index: number): string => `file:///manual/page-${index}.md`

describe('a check of the workspace', () => {
  test('gives way after every page that took its time, and tells in parts', async () => {
    const { publisher, turns } = await slowly(5, () => {})
    const parts: WorkspaceDocumentDiagnosticReport[][] = []
    const rest = await publisher.workspace(
      [],
      () => false,
      (items) => parts.push(items),
    )
    expect(rest).toEqual([])
    expect(parts.map((items) => items.map(({ uri }) => uri))).toEqual([0, 1, 2, 3, 4].map((index) => [uriOf(index)]))
    expect(turns()).toBe(5)
  })

  test('begins again when the workspace changes, and what was told already is told anew where it differs', async () => {
    const { publisher, session, turns } = await slowly(4, (turn) => {
      if (turn === 3) session.open(uriOf(0), 1, 'Fine.\n', 'markdown')
    })
    const told = new Map<string, { kind: string; count: number }>()
    await publisher.workspace(
      [],
      () => false,
      (items) => {
        for (const item of items)
          told.set(item.uri, { kind: item.kind, count: item.kind === 'full' ? item.items.length : -1 })
      },
    )
    expect(turns()).toBeGreaterThan(4 + 2)
    // The first is open and clean now: its own pull says so. The others are as they were told before, and not told again.
    expect([...told.keys()].sort()).toEqual([0, 1, 2, 3].map(uriOf))
    expect(told.get(uriOf(3))).toEqual({ kind: 'full', count: 1 })
    expect(told.get(uriOf(2))).toEqual({ kind: 'full', count: 1 })
    const whole = await publisher.workspace([], () => false)
    expect(whole?.map(({ uri }) => uri)).toEqual([1, 2, 3].map(uriOf))
  })

  test('stops when its request is cancelled', async () => {
    const source = new CancellationTokenSource()
    const { publisher, turns } = await slowly(50, (turn) => {
      if (turn === 2) source.cancel()
    })
    expect(await publisher.workspace([], () => source.token.isCancellationRequested)).toBeUndefined()
    expect(turns()).toBe(2)
  })

  test('of an older state is ended by a newer one, and everything is sent once', async () => {
    const sent: string[] = []
    const { publisher } = await slowly(4, (turn) => {
      if (turn === 2) void publisher.changes(({ uri }) => sent.push(uri))
    })
    await publisher.changes(({ uri }) => sent.push(uri))
    await vi.waitUntil(() => sent.length >= 4)
    expect(sent.sort()).toEqual([0, 1, 2, 3].map(uriOf))
  })

  test('of a workspace that has not changed since is not made again', async () => {
    const { publisher, session } = await slowly(4, () => {})
    const first = await publisher.workspace([], () => false)
    const checks = vi.spyOn(session.checker, 'checkPage')
    const previous = first!.map(({ uri, resultId }) => ({ uri, value: resultId! }))
    const second = await publisher.workspace(previous, () => false)
    expect(second).toEqual([])
    expect(checks).not.toHaveBeenCalled()
  })

  test('a request that is cancelled is answered so', async () => {
    const client = await startClient(Array.from({ length: 100 }, (_, index) => `== ${index}.md\nText.\n`).join(''))
    await client.ready
    everyPieceIsASlice()
    const source = new CancellationTokenSource()
    const answer = client.connection.sendRequest('workspace/diagnostic', { previousResultIds: [] }, source.token)
    source.cancel()
    await expect(answer).rejects.toMatchObject({ code: -32800 })
    client.stop()
  })
})
