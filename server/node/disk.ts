// The files of a folder on disk: walks it and reads from it, every failure as data.

import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import { kindOf } from '../engine'
import { noIgnoreRules } from '../files/ignored'
import type { Failure, Files, Reading } from '../files/port'
import { isSkipped } from '../files/skipped'
import { counts, type Entered, enclosingRules, type Folder, isLink, readOr, SIZE_LIMIT } from './counting'

/**
 * The files below `root` (an absolute path of this machine). What .gitignore leaves out is not listed, except for the paths in `also`
 * (files or folders relative to the root, with `/`), which somebody asked for by name. Folders behind symbolic links are
 * not followed, so that there are no loops; files behind them are, as long as they stay inside the root.
 */
export function filesOnDisk(root: string, also: readonly string[] = []): Files {
  let entered: Entered | undefined
  return {
    list: () => walk(root, also),
    counts(path) {
      // Remembered until others have had their turn: a .gitignore may change at any time, but ten thousand paths are asked for in one go.
      if (!entered) {
        entered = new Map()
        setImmediate(() => {
          entered = undefined
        })
      }
      return counts(root, path, entered) && !(isLink(join(root, path)) && linkedFile(root, path) === false)
    },
    read: (path) => readText(root, path),
  }
}

function statOr(root: string, path: string): Stats | Failure {
  try {
    return statSync(join(root, path))
  } catch (error) {
    return failureOf(path, error, 'file')
  }
}

function* walk(root: string, also: readonly string[]): Generator<string | Failure> {
  const seen = new Set<string>()
  const entered = new Set<string>()
  yield* walkFrom({ path: '', ...enclosingRules(root) }, root, seen, entered)
  for (const path of also) {
    const item = statOr(root, path)
    if ('reason' in item) yield item
    else if (item.isDirectory() && !entered.has(path))
      yield* walkFrom({ path, rules: noIgnoreRules(), base: '' }, root, seen, entered)
    else if (item.isFile() && !seen.has(path)) {
      seen.add(path)
      yield path
    }
  }
}

function* walkFrom(start: Folder, root: string, seen: Set<string>, entered: Set<string>): Generator<string | Failure> {
  const stack = [start]
  for (let folder = stack.pop(); folder; folder = stack.pop()) {
    if (entered.has(folder.path)) continue
    entered.add(folder.path)
    let entries: Dirent[]
    try {
      entries = readdirSync(join(root, folder.path), { withFileTypes: true })
    } catch (error) {
      yield failureOf(folder.path || '.', error, 'folder')
      continue
    }
    const { base } = folder
    let { rules } = folder
    if (entries.some((entry) => entry.name === '.gitignore' && entry.isFile())) {
      const text = readOr(join(root, folder.path, '.gitignore'))
      if (typeof text === 'string') rules = rules.within((base + folder.path).replace(/\/$/, ''), text)
      else yield failureOf(folder.path ? `${folder.path}/.gitignore` : '.gitignore', text, 'file')
    }
    for (const entry of entries) {
      const path = folder.path ? `${folder.path}/${entry.name}` : entry.name
      if (entry.isDirectory()) {
        if (!isSkipped(entry.name, folder.path) && !rules.ignores(base + path, true)) stack.push({ path, rules, base })
        continue
      }
      if (seen.has(path) || entry.name === '.git' || rules.ignores(base + path, false)) continue
      // Sockets, devices and pipes are no files; opening one could wait for ever.
      const file = entry.isFile() || (entry.isSymbolicLink() && linkedFile(root, path))
      if (file === true) {
        seen.add(path)
        yield path
      } else if (file) yield file
    }
  }
}

/** Whether a symbolic link leads to a file inside the root. */
function linkedFile(root: string, path: string): boolean | Failure {
  try {
    const target = realpathSync(join(root, path))
    return isInside(realpathSync(root), target) && statSync(target).isFile()
  } catch (error) {
    return failureOf(path, error, 'file')
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !/^[A-Za-z]:/.test(way)
}

/** One buffer for all files: allocating one for each costs more than reading them does. */
let buffer = Buffer.allocUnsafe(1 << 16)

/** The text of a file. A byte order mark is left out, because editors leave it out: columns in the first line must agree. */
function readText(root: string, path: string): Reading {
  let descriptor: number
  try {
    // Not blocking, so that a pipe which has taken the file's place does not stop everything.
    descriptor = openSync(join(root, path), constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    return failureOf(path, error, 'file')
  }
  try {
    const stat = fstatSync(descriptor)
    if (!stat.isFile()) return { path, kind: 'other', reason: 'is not a file.' }
    if (stat.size > SIZE_LIMIT) {
      const size = `${(stat.size / 1_000_000).toFixed(1)} MB`
      return { path, kind: 'too-large', reason: `is too large to be checked (${size}; the limit is 10 MB).` }
    }
    if (stat.size > buffer.length) buffer = Buffer.allocUnsafe(Math.min(SIZE_LIMIT, stat.size * 2))
    let length = 0
    while (length < stat.size) {
      const read = readSync(descriptor, buffer, length, stat.size - length, null)
      if (read === 0) break
      length += read
    }
    return decode(path, buffer.subarray(0, length))
  } catch (error) {
    return failureOf(path, error, 'file')
  } finally {
    closeSync(descriptor)
  }
}

function decode(path: string, bytes: Buffer): Reading {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return { path, kind: 'encoding', reason: 'is not UTF-8 but UTF-16. Save it as UTF-8 to have it checked.' }
  // The sign that Git goes by, too. Such a file holds no text, whatever its name says; but a page or configuration in which
  // one got is damaged, and must not look checked: the reader makes a problem of it, at its place.
  const kind = kindOf(path)
  if (kind !== 'markdown' && kind !== 'yaml' && bytes.subarray(0, 8192).includes(0)) return { text: undefined }
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  // Bytes that are not UTF-8 become U+FFFD: the reader makes a problem of them, at their place.
  return { text: bytes.toString('utf8', marked ? 3 : 0) }
}

/** An error of the file system in words. */
export function failureOf(path: string, error: unknown, what: 'file' | 'folder'): Failure {
  const code = (error as { code?: unknown } | undefined)?.code
  // Asked for by the name that it was listed with, and not there: the name has bytes that no text can stand for.
  if (code === 'ENOENT' && path.includes('\ufffd'))
    return { path, kind: 'encoding', reason: 'has a name that is not UTF-8. Rename it to have it checked.' }
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return { path, kind: 'missing', reason: `does not exist (any more), or is a link to a ${what} that does not.` }
  if (code === 'EACCES' || code === 'EPERM')
    return {
      path,
      kind: 'denied',
      reason: `may not be read: permission denied. Change its permissions to have it checked.`,
    }
  const why = error instanceof Error ? error.message : String(error)
  return { path, kind: 'other', reason: `could not be read: ${why}.` }
}
