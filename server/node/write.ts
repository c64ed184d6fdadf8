// Writing a file so that nobody ever sees half of it.

import { chmodSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Failure } from '../files/port'
import { failureOf } from './disk'

/** Puts a text where a file is or shall be: written beside it first and renamed then, so that a reader, or a crash, finds the old or the new one. A link stays a link, and permissions stay. */
export function writeText(path: string, text: string): Failure | undefined {
  const target = realOr(path)
  const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`)
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    const mode = statSync(target, { throwIfNoEntry: false })?.mode
    if (mode !== undefined) chmodSync(temporary, mode)
    renameSync(temporary, target)
    return undefined
  } catch (error) {
    const isOther = (error as { code?: unknown }).code === 'EEXIST'
    if (!isOther) rmSync(temporary, { force: true })
    const { kind, reason } = failureOf(path, error, 'file')
    if (kind === 'denied')
      return { path, kind, reason: 'may not be written: permission denied. Change the permissions of its folder.' }
    if (kind === 'missing') return { path, kind, reason: 'can’t be written: its folder does not exist. Make it first.' }
    return { path, kind, reason: reason.replace('could not be read', 'could not be written') }
  }
}

function realOr(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return path
  }
}
