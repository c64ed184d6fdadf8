// Files into a Workspace, in batches, with progress, in slices between which others may work, and with a way to stop.

import {
  BASELINE,
  emptyWorkspace,
  type FileText,
  isReadable,
  readPage,
  type Workspace,
  withFiles,
  withLoaded,
} from '../engine'
import { type GiveWay, paceOf } from './pace'
import { type Failure, type Files, isFailure } from './port'

export interface LoadOptions {
  /** Told after every batch how many files of how many are done. */
  readonly progress?: (done: number, total: number) => void
  /** Told of every file once it is read: for what can be done file by file, and so in slices. */
  readonly each?: (file: FileText) => void
  /** Asked before every batch and after giving way; true stops the loading. */
  readonly cancelled?: () => boolean
  /** Awaited whenever it has worked for some milliseconds; without it the loading goes on in one piece. */
  readonly giveWay?: GiveWay | undefined
  /** Files to a batch. */
  readonly batch?: number
}

/** Some of the files, read. */
export interface Batch {
  readonly files: readonly FileText[]
  readonly failures: readonly Failure[]
  readonly done: number
  readonly total: number
}

export interface Loaded {
  /** With `loaded` set, unless the loading was stopped. */
  readonly workspace: Workspace
  readonly failures: readonly Failure[]
  /** True when `cancelled` stopped it: the workspace then holds what had been read by then. */
  readonly stopped: boolean
}

/** Each one makes a workspace of its own, which costs by the number of files that there are. */
const BATCH = 500

/** The files in batches, as they are read: for a caller that merges them into a workspace which changes meanwhile. Ends early when `cancelled` says so; then the last batch's `done` is below its `total`. */
export async function* readInBatches(files: Files, options: LoadOptions = {}): AsyncGenerator<Batch> {
  const pace = paceOf(options.giveWay)
  const paths: string[] = []
  const unlisted: Failure[] = []
  const note = (item: string | Failure) => (isFailure(item) ? unlisted.push(item) : paths.push(item))
  // No `for await` over an iterable that answers at once: it would cost a turn of the queue for each path.
  const listed = files.list()
  if (Symbol.iterator in listed)
    for (const item of listed) {
      note(item)
      const others = pace()
      if (others) await others
    }
  else for await (const item of listed) note(item)

  const size = Math.max(1, options.batch ?? BATCH)
  let failures = unlisted
  for (let from = 0; from < paths.length || failures.length > 0; from += size) {
    const batch: FileText[] = []
    for (const path of paths.slice(from, from + size)) {
      if (options.cancelled?.()) return
      if (!isReadable(path)) {
        batch.push({ path, text: undefined })
        continue
      }
      const answer = files.read(path)
      const reading = 'then' in answer ? await answer : answer
      if (isFailure(reading)) {
        failures.push(reading)
        // A file that is gone by now is not there; one that can't be read is, and links to it are fine.
        if (reading.kind !== 'missing') batch.push({ path, text: undefined })
      } else {
        const file = parsed(path, reading.text)
        batch.push(file)
        options.each?.(file)
      }
      const others = pace()
      if (others) await others
    }
    if (options.cancelled?.()) return
    const done = Math.min(from + size, paths.length)
    yield { files: batch, failures, done, total: paths.length }
    failures = []
    options.progress?.(done, paths.length)
  }
}

/** A file with its page: most of what a load costs, and so done piece by piece. */
export function parsed(path: string, text: string | undefined): FileText {
  return text === undefined || path === BASELINE ? { path, text } : { path, text, page: readPage(path, text) }
}

/** A workspace of all the files. `today` is an ISO date. What could not be read is in `failures`; nothing throws for it. */
export async function load(files: Files, today: string, options: LoadOptions = {}): Promise<Loaded> {
  const failures: Failure[] = []
  let stopped = options.cancelled?.() ?? false
  if (stopped) return { workspace: emptyWorkspace(today), failures, stopped }
  let done = 0
  let total = 0
  const read: FileText[] = []
  for await (const batch of readInBatches(files, options)) {
    for (const file of batch.files) read.push(file)
    failures.push(...batch.failures)
    done = batch.done
    total = batch.total
  }
  stopped = done < total || (options.cancelled?.() ?? false)
  // Once for all: nobody asks before, and what follows from the files is worked out anew with each merge.
  const workspace = withFiles(emptyWorkspace(today), read)
  return { workspace: stopped ? workspace : withLoaded(workspace), failures, stopped }
}
