// Files into a workspace: in batches, with progress, stoppable, failures as data.

import { expect, test } from 'vitest'
import { load, readInBatches } from '../../server/files/load'
import type { Failure, Files } from '../../server/files/port'

const TODAY = '2026-11-24'
const denied = (path: string): Failure => ({ path, kind: 'denied', reason: 'is locked.' })

/** Files that answer at once, or later. */
function filesOf(
  items: readonly (string | Failure)[],
  later: boolean,
  read: Files['read'] = (path) => ({ text: `text of ${path}` }),
): Files {
  if (!later) return { list: () => items, counts: () => true, read }
  return {
    async *list() {
      yield* items
    },
    counts: () => true,
    read: async (path) => read(path),
  }
}

test.each([false, true])('all files, readable ones read, others only known (later: %s)', async (later) => {
  const asked: string[] = []
  const files = filesOf(['a.md', 'b.png', 'c.yml'], later, (path) => {
    asked.push(path)
    return { text: `text of ${path}` }
  })
  const { workspace, failures, stopped } = await load(files, TODAY)
  expect([workspace.loaded, workspace.today, stopped, failures]).toEqual([true, TODAY, false, []])
  expect([...workspace.files]).toEqual(['a.md', 'b.png', 'c.yml'])
  expect([...workspace.pages.values()].map((page) => page.text)).toEqual(['text of a.md', 'text of c.yml'])
  expect(asked).toEqual(['a.md', 'c.yml'])
})

test.each([false, true])('failures of folders and files are kept, the rest is there (later: %s)', async (later) => {
  const files = filesOf([denied('locked'), 'a.md', 'secret.md', 'gone.md', 'binary.md'], later, (path) => {
    if (path === 'secret.md') return denied(path)
    if (path === 'gone.md') return { path, kind: 'missing', reason: 'is gone.' }
    return { text: path === 'binary.md' ? undefined : 'A' }
  })
  const { workspace, failures } = await load(files, TODAY)
  expect(failures.map(({ path, kind }) => [path, kind])).toEqual([
    ['locked', 'denied'],
    ['secret.md', 'denied'],
    ['gone.md', 'missing'],
  ])
  // Links to a file that can't be read are fine; to one that has gone they are not.
  expect([...workspace.files]).toEqual(['a.md', 'secret.md', 'binary.md'])
  expect([...workspace.pages.keys()]).toEqual(['a.md'])
})

test('nothing at all, and nothing but a failure', async () => {
  expect((await load(filesOf([], false), TODAY)).workspace.loaded).toBe(true)
  const { workspace, failures } = await load(filesOf([denied('.')], false), TODAY)
  expect([workspace.loaded, workspace.files.size, failures]).toEqual([true, 0, [denied('.')]])
})

test('tells of every batch, and gives way between files once a slice is over', async () => {
  const told: string[] = []
  const slow: Files['read'] = (path) => {
    const since = Date.now()
    while (Date.now() - since < 10);
    return { text: path }
  }
  const { workspace } = await load(filesOf(['a.md', 'b.md', 'c.md'], false, slow), TODAY, {
    batch: 2,
    progress: (done, total) => told.push(`${done}/${total}`),
    giveWay: async () => void told.push('others'),
  })
  expect(told).toEqual(['others', 'others', '2/3', 'others', '3/3'])
  expect(workspace.pages.size).toBe(3)
})

test('stopped while it gave way', async () => {
  let stop = false
  const slow: Files['read'] = (path) => {
    const since = Date.now()
    while (Date.now() - since < 10);
    return { text: path }
  }
  const { workspace, stopped } = await load(filesOf(['a.md', 'b.md'], false, slow), TODAY, {
    batch: 1,
    giveWay: async () => {
      stop = true
    },
    cancelled: () => stop,
  })
  expect([stopped, workspace.loaded, workspace.files.size]).toEqual([true, false, 0])
})

test('stopped half-way: what there is, and not said to be all', async () => {
  let done = 0
  const options = {
    batch: 2,
    progress: (count: number) => {
      done = count
    },
    cancelled: () => done >= 2,
  }
  const { workspace, stopped } = await load(filesOf(['a.md', 'b.md', 'c.md'], false), TODAY, options)
  expect([stopped, workspace.loaded, [...workspace.files]]).toEqual([true, false, ['a.md', 'b.md']])
  const none = await load(filesOf(['a.md'], false), TODAY, { cancelled: () => true })
  expect([none.stopped, none.workspace.loaded, none.workspace.files.size]).toEqual([true, false, 0])
})

test('the batches by themselves', async () => {
  const batches: unknown[] = []
  for await (const batch of readInBatches(filesOf(['a.md', 'b.png', 'c.md'], true), { batch: 2 }))
    batches.push({ ...batch, files: batch.files.map(({ path, text }) => ({ path, text })) })
  expect(batches).toEqual([
    {
      files: [
        { path: 'a.md', text: 'text of a.md' },
        { path: 'b.png', text: undefined },
      ],
      failures: [],
      done: 2,
      total: 3,
    },
    { files: [{ path: 'c.md', text: 'text of c.md' }], failures: [], done: 3, total: 3 },
  ])
})
