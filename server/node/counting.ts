// Which folders and files count: what .gitignore files leave out, and what is never looked into.

import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type IgnoreRules, noIgnoreRules } from '../files/ignored'
import { isSkipped } from '../files/skipped'

/** Files above this are listed, never read: a page of a manual has some 10 kB, and the editor must not stand still for a dump. */
export const SIZE_LIMIT = 10_000_000

export interface Folder {
  /** Relative to the root, with `/`; '' for the root. */
  readonly path: string
  /** What holds in it, and how its path begins there: rules may be based in a folder above the root. */
  readonly rules: IgnoreRules
  readonly base: string
}

/** Folders that were gone into, by path; undefined for those that don't count. */
export type Entered = Map<string, Folder | undefined>

/** Goes down to the path as the walk does, so that both agree on what is ignored. */
export function counts(root: string, path: string, entered: Entered): boolean {
  const at = path.lastIndexOf('/')
  const folder = enter(root, path.slice(0, Math.max(at, 0)), entered)
  return folder !== undefined && path.slice(at + 1) !== '.git' && !folder.rules.ignores(folder.base + path, false)
}

function enter(root: string, path: string, entered: Entered): Folder | undefined {
  if (entered.has(path)) return entered.get(path)
  const folder = path === '' ? { path, ...enclosingRules(root) } : below(root, path, entered)
  const text = folder && readOr(join(root, path, '.gitignore'))
  const own =
    folder && typeof text === 'string'
      ? { ...folder, rules: folder.rules.within((folder.base + path).replace(/\/$/, ''), text) }
      : folder
  entered.set(path, own)
  return own
}

function below(root: string, path: string, entered: Entered): Folder | undefined {
  const at = path.lastIndexOf('/')
  const above = enter(root, path.slice(0, Math.max(at, 0)), entered)
  if (!above || isSkipped(path.slice(at + 1), above.path) || above.rules.ignores(above.base + path, true))
    return undefined
  // Folders behind links are not followed.
  return isLink(join(root, path)) ? undefined : { ...above, path }
}

/** The rules that the repository around a root has for it. None if they ignore the root itself: whoever asks for it means it. */
export function enclosingRules(root: string): Pick<Folder, 'rules' | 'base'> {
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

/** The text of a file, or what was thrown. */
export function readOr(file: string): string | unknown {
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

export function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    // Gone, or not to be looked at: reading it will say so.
    return false
  }
}
