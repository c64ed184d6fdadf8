// Writing a file so that nobody ever sees half of it, and nothing that somebody else wrote is lost.

import {
  closeSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { Failure } from '../files/port'
import { failureOf } from './disk'

/** Puts a text where a file is or shall be: written beside it, made to last, and renamed then, so that a reader, a crash or a full disk finds the old or the new one. A link stays a link; permissions stay, and so does the owner where the system allows it. */
export function writeText(path: string, text: string): Failure | undefined {
  try {
    const target = realOr(path)
    const stat = statSync(target, { throwIfNoEntry: false })
    // A device or pipe would be gone, and a file in its place.
    if (stat && !stat.isFile()) return { path, kind: 'other', reason: 'could not be written: it is not a file.' }
    put(target, Buffer.from(text), stat)
    return undefined
  } catch (error) {
    return unwritten(path, error)
  }
}

/** As `writeText`, for a file that was read as `before`: one that is no longer so, that is not UTF-8 through and through, or that nobody may write to is left as it is. A byte order mark stays. */
export function replaceText(path: string, before: string, after: string): Failure | undefined {
  try {
    const target = realOr(path)
    const stat = statSync(target)
    if (!stat.isFile()) return changedMeanwhile(path)
    // To rename over a file no leave to write it is needed; who took that leave away did so on purpose.
    if ((stat.mode & 0o222) === 0)
      return { path, kind: 'denied', reason: 'is read-only, so it was not changed. Make it writable to have it fixed.' }
    const bytes = readFileSync(target)
    const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0
    const now = bytes.toString('utf8', start)
    // Another name of the file, or another run, was quicker.
    if (now === after) return undefined
    if (now !== before) return changedMeanwhile(path)
    if (!Buffer.from(before).equals(bytes.subarray(start)))
      return {
        path,
        kind: 'encoding',
        reason: 'has bytes that are not UTF-8, so it was not changed. Save it as UTF-8.',
      }
    const text = Buffer.concat([bytes.subarray(0, start), Buffer.from(after)])
    if (put(target, text, stat)) return undefined
    return readFileSync(target).equals(text) ? undefined : changedMeanwhile(path)
  } catch (error) {
    return unwritten(path, error)
  }
}

function changedMeanwhile(path: string): Failure {
  return {
    path,
    kind: 'other',
    reason: 'was changed by somebody else while it was checked, so it was left as it is now. Run this again.',
  }
}

/** Puts bytes where a file is; `before` is how it was. False, and nothing is done, when it is another one by now. Throws what the file system says, and leaves nothing behind then. */
function put(target: string, bytes: Uint8Array, before: Stats | undefined): boolean {
  // In the same folder, for only inside one file system is renaming all or nothing. Its name is short, for the target's may be as long as can be.
  const temporary = join(dirname(target), `.manual-lens-${process.pid}-${Date.now().toString(36)}.tmp`)
  const descriptor = openSync(temporary, 'wx', before ? before.mode & 0o777 : 0o666)
  try {
    try {
      writeFileSync(descriptor, bytes)
      if (before) keepOwner(descriptor, before)
      // After the owner: a change of that takes special permissions away. What the process's mask took off is put back.
      if (before) fchmodSync(descriptor, before.mode & 0o7777)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    // The last moment at which somebody else's change can be seen.
    const now = statSync(target, { throwIfNoEntry: false })
    if (before && (now?.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino)) {
      rmSync(temporary, { force: true })
      return false
    }
    renameSync(temporary, target)
    return true
  } catch (error) {
    rmSync(temporary, { force: true })
    throw error
  }
}

/** Only who may give files away can; for others the new file is their own. */
function keepOwner(descriptor: number, { uid, gid }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid)
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EPERM') throw error
  }
}

/** An error of the file system at writing, in words. */
function unwritten(path: string, error: unknown): Failure {
  const { kind, reason } = failureOf(path, error, 'file')
  const code = (error as { code?: unknown } | undefined)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return {
      path,
      kind,
      reason: 'could not be written: the disk is full. It is as it was. Make room and run this again.',
    }
  if (code === 'EROFS')
    return { path, kind: 'denied', reason: 'could not be written: its disk can only be read. It is as it was.' }
  if (kind === 'denied')
    return { path, kind, reason: 'may not be written: permission denied. Change the permissions of its folder.' }
  if (kind === 'missing') return { path, kind, reason: 'can’t be written: its folder does not exist. Make it first.' }
  return { path, kind, reason: reason.replace('could not be read', 'could not be written') }
}

function realOr(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
