// The files of a folder on disk: walks it and reads from it, every failure as data.

import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type IgnoreRules, noIgnoreRules } from '../files/ignored'
import type { Failure, Files, Reading } from '../files/port'

/** Files above this are listed, never read: a page of a manual has some 10 kB, and the editor must not stand still for a dump. */
const SIZE_LIMIT = 10_000_000

/** Never looked into unless asked for by name, ignored or not: they hold other people's files or a tool's own. */
const SKIPPED = new Set(['.git', 'node_modules', '.cache'])

/**
 * The files below `root` (an absolute path of this machine). What .gitignore leaves out is not listed, except for the paths in `also`
 * (files or folders relative to the root, with `/`), which somebody asked for by name. Folders behind symbolic links are
 * not followed, so that there are no loops; files behind them are, as long as they stay inside the root.
 */
export function filesOnDisk(root: string, also: readonly string[] = []): Files {
  return {
    list: () => walk(root, also),
    counts: (path) => counts(root, path),
    read: (path) => readText(root, path),
  }
}

/** Goes down to the path as the walk does, so that both agree on what is ignored. */
function counts(root: string, path: string): boolean {
  let { rules, base } = enclosingRules(root)
  const names = path.split('/')
  for (const [depth, name] of names.entries()) {
    const above = names.slice(0, depth).join('/')
    const text = readOr(join(root, above, '.gitignore'))
    if (typeof text === 'string') rules = rules.within((base + above).replace(/\/$/, ''), text)
    const isFolder = depth < names.length - 1
    const path = names.slice(0, depth + 1).join('/')
    const here = base + path
    if (isLink(join(root, path)) && (isFolder || linkedFile(root, path) === false)) return false
    if ((isFolder && isSkipped(name, above)) || name === '.git' || rules.ignores(here, isFolder)) return false
  }
  return true
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    // Gone, or not to be looked at: reading it will say so.
    return false
  }
}

function isSkipped(name: string, above: string): boolean {
  return SKIPPED.has(name) || (name === 'bundle' && /(^|\/)vendor$/.test(above))
}

function statOr(root: string, path: string): Stats | Failure {
  try {
    return statSync(join(root, path))
  } catch (error) {
    return failureOf(path, error, 'file')
  }
}

interface Folder {
  /** Relative to the root, with `/`; '' for the root. */
  readonly path: string
  /** What holds in it, and how its path begins there: rules may be based in a folder above the root. */
  readonly rules: IgnoreRules
  readonly base: string
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

/** The rules that the repository around a root has for it. None if they ignore the root itself: whoever asks for it means it. */
function enclosingRules(root: string): Pick<Folder, 'rules' | 'base'> {
  const own = { rules: noIgnoreRules(), base: '' }
  let top = root
  while (!existsSync(join(top, '.git'))) {
    const above = dirname(top)
    if (above === top) return own
    top = above
  }
  const names = relative(top, root).split(sep).filter(Boolean)
  let { rules } = own
  for (let depth = 0; depth < names.length; depth++) {
    const folder = names.slice(0, depth).join('/')
    const text = readOr(join(top, folder, '.gitignore'))
    if (typeof text === 'string') rules = rules.within(folder, text)
  }
  if (names.length === 0 || rules.ignores(names.join('/'), true)) return own
  return { rules, base: `${names.join('/')}/` }
}

function readOr(file: string): string | unknown {
  try {
    const stat = lstatSync(file)
    // As git does: no links. And reading a pipe or device might never end.
    if (!stat.isFile()) return new Error('it is not a file')
    if (stat.size > SIZE_LIMIT) return new Error('it is larger than 10 MB')
    return readFileSync(file, 'utf8')
  } catch (error) {
    return error
  }
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
  // The sign that Git goes by, too. Such a file holds no text, whatever its name says.
  if (bytes.subarray(0, 8192).includes(0)) return { text: undefined }
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
