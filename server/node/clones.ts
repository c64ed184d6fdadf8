// Clones of repositories beside the workspace, told by git's own files; git itself is never run.

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Clone, InClone, WantedPath } from '../engine'
import { remotesOf, stateOf } from './git'
import { type Tracked, trackedIn } from './git-index'
import { leadsDown, within } from './within'

/** `owner/name` in lower case -> folder URI, for those of the workspace folders, of the repositories they are parts of and of the folders beside them that are clones from GitHub. The first one found counts. */
export function clonesNear(folders: readonly string[]): Map<string, string> {
  const clones = new Map<string, string>()
  const own = folders.flatMap(pathOf).flatMap((path) => [...new Set([path, topOf(path)])])
  const beside = [...new Set(own.map((path) => dirname(path)))].flatMap((parent) =>
    subfolders(parent).map((name) => join(parent, name)),
  )
  for (const path of new Set([...own, ...beside]))
    for (const name of remotesOf(path).keys()) if (!clones.has(name)) clones.set(name, pathToFileURL(path).href)
  return clones
}

/** The folder of the repository that a folder is a part of; itself when it is of none. */
function topOf(folder: string): string {
  for (let top = folder; ; top = dirname(top)) {
    if (existsSync(join(top, '.git'))) return top
    if (dirname(top) === top) return folder
  }
}

/** What a clone of a repository (`owner/name` in lower case) is, and what it has at the wanted paths; undefined when the folder is no clone of it (any more). */
export function lookAtClone(folder: string, repository: string, wanted: readonly WantedPath[]): Clone | undefined {
  const [root] = pathOf(folder)
  const remote = root === undefined ? undefined : remotesOf(root).get(repository)
  const state = root === undefined || remote === undefined ? undefined : stateOf(root, remote)
  if (root === undefined || !state) return undefined
  const { branch, defaultBranch, commit, head, fetched, branches, tags, index } = state
  const isDefault = branch !== undefined && branch === defaultBranch && head === commit
  let tracked: Tracked | undefined | null = null
  const look = ({ path, lines }: WantedPath): [string, InClone] => {
    const found = at(root, folder, path, lines)
    if (found.kind !== 'missing') return [path, found]
    if (tracked === null) tracked = trackedIn(index)
    return [path, tracked?.has(path) ? { kind: 'left-out' } : found]
  }
  const paths = new Map(wanted.map(look))
  // A fetched clone without an index has broken off while it was unpacked.
  const isWhole = branches.size === 0 || existsSync(index)
  return { uri: folder, branch, defaultBranch, commit, fetched, isDefault, isWhole, branches, tags, paths }
}

function at(root: string, folder: string, path: string, lines: boolean): InClone {
  if (!leadsDown(path)) return { kind: 'missing' }
  const target = join(root, path)
  try {
    // What a link leads to elsewhere is none of the repository's; that the link is there, it has.
    if (within(realpathSync(root), path) === undefined) return { kind: 'left-out' }
    if (statSync(target).isDirectory()) return { kind: 'folder', uri: inClone(folder, path) }
    return { kind: 'file', uri: pathToFileURL(target).href, lines: lines ? linesOf(target) : undefined }
  } catch {
    return { kind: 'missing' }
  }
}

/** How many lines a text file has; undefined for other files and large ones. */
function linesOf(file: string): number | undefined {
  if (!statSync(file).isFile() || statSync(file).size > SIZE_LIMIT) return undefined
  const bytes = readFileSync(file)
  if (bytes.subarray(0, 8192).includes(0)) return undefined
  let lines = bytes.length > 0 && bytes.at(-1) !== NEWLINE ? 1 : 0
  for (let index = bytes.indexOf(NEWLINE); index !== -1; index = bytes.indexOf(NEWLINE, index + 1)) lines++
  return lines
}

const NEWLINE = 0x0a
const SIZE_LIMIT = 10_000_000

/** The URI of the file to open for a path in a clone: a folder's readme or first file. Undefined when it isn't there or leads out of the clone. */
export function inClone(clone: string, path: string): string | undefined {
  const [root] = pathOf(clone)
  if (root === undefined || !leadsDown(path)) return undefined
  const target = join(root, path)
  try {
    if (within(realpathSync(root), path) === undefined) return undefined
    if (!statSync(target).isDirectory()) return pathToFileURL(target).href
    const files = readdirSync(target, { withFileTypes: true }).filter(
      (entry) => entry.isFile() && !entry.name.startsWith('.'),
    )
    const names = files.map(({ name }) => name).sort()
    const name = names.find((each) => /^readme\b/i.test(each)) ?? names[0]
    return name === undefined ? undefined : pathToFileURL(join(target, name)).href
  } catch {
    // Not there, or not to be read: then the link leads to the web as before.
    return undefined
  }
}

function pathOf(uri: string): string[] {
  try {
    return [fileURLToPath(uri)]
  } catch {
    // A folder of another file system (`vscode-vfs:`) has no neighbours here.
    return []
  }
}

function subfolders(parent: string): string[] {
  try {
    return readdirSync(parent, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
  } catch {
    return []
  }
}
