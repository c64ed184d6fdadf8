// What git's own files say of a clone: remotes, branches, tags, commits. Git is never run.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, isAbsolute, join, relative } from 'node:path'

/** Files of git's that are larger are no ones we understand. */
const SIZE_LIMIT = 20_000_000

/** A clone's own folder of git's files, and the one that it shares with other work trees. */
interface GitFolder {
  readonly own: string
  readonly shared: string
}

export interface GitState {
  readonly branch: string | undefined
  readonly defaultBranch: string | undefined
  /** Of the remote's default branch. */
  readonly commit: string | undefined
  /** Of what is checked out. */
  readonly head: string | undefined
  readonly fetched: string | undefined
  readonly branches: ReadonlySet<string>
  readonly tags: ReadonlySet<string>
  /** The index of what is checked out, wherever it lies. */
  readonly index: string
}

/** The repositories on GitHub that a folder is a clone of, in lower case -> the remote's name; `origin` first. Empty for a folder that is no clone. */
export function remotesOf(folder: string): ReadonlyMap<string, string> {
  const git = gitFolder(folder)
  const text = git && read(join(git.shared, 'config'))
  const found: [repository: string, remote: string][] = []
  let remote: string | undefined
  for (const line of text?.split(/\r?\n/) ?? []) {
    if (/^\s*\[/.test(line)) remote = nameOr(/^\s*\[remote "([^"]+)"\]/.exec(line)?.[1])
    const repository = remote === undefined ? undefined : REMOTE.exec(line)?.[1]
    if (remote !== undefined && repository !== undefined) found.push([repository.toLowerCase(), remote])
  }
  // `origin` last, so that of two remotes for one repository it wins; then first, because callers take the first.
  found.sort((one, other) => Number(one[1] === 'origin') - Number(other[1] === 'origin'))
  return new Map([...new Map(found)].reverse())
}

/** The name of a remote or branch, if it is one that git takes: others would lead out of git's folder (git-check-ref-format(1)). */
function nameOr(name: string | undefined): string | undefined {
  return name !== undefined && !NO_NAME.test(name) ? name : undefined
}

const NO_NAME = /^$|\.\.|(?:^|\/)(?:[./]|$)|[\0-\x20~^:?*[\\\x7f]|\.$|@\{/

const REMOTE =
  /^\s*url\s*=\s*(?:https:\/\/(?:[^@/\s]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/

/** The state of a clone as to one remote; undefined for a folder that is no clone. */
export function stateOf(folder: string, remote: string): GitState | undefined {
  const git = gitFolder(folder)
  const head = git && read(join(git.own, 'HEAD'))?.trim()
  if (!git || !head) return undefined
  const packed = packedRefs(git)
  const tracked = `refs/remotes/${remote}/`
  const branches = namesBelow(git, packed, tracked)
  branches.delete('HEAD')
  const branch = nameOr(/^ref: refs\/heads\/(.+)$/.exec(head)?.[1])
  const pointed = read(join(git.shared, tracked, 'HEAD'))?.trim()
  const usual = branches.size > 0 ? ['main', 'master'].find((name) => branches.has(name)) : undefined
  const defaultBranch =
    (pointed?.startsWith(`ref: ${tracked}`) ? nameOr(pointed.slice(5 + tracked.length)) : undefined) ??
    usual ??
    // Never fetched from: all there is to go by is what it began with.
    (branches.size === 0 && (branch === 'main' || branch === 'master') ? branch : undefined)
  const own = branch === undefined ? commitIn(head) : commitOf(git, packed, `refs/heads/${branch}`)
  const commit = defaultBranch === undefined ? undefined : commitOf(git, packed, tracked + defaultBranch)
  return {
    branch,
    defaultBranch,
    commit: commit ?? (branches.size === 0 && branch === defaultBranch ? own : undefined),
    head: own,
    fetched: lastFetch(git, tracked, defaultBranch),
    branches,
    tags: namesBelow(git, packed, 'refs/tags/'),
    index: join(git.own, 'index'),
  }
}

/**
 * `.git` is a folder, or in a linked work tree or submodule a file that says where the folder is. It is followed to where
 * git puts such folders and nowhere else; never to another machine, which would be asked to log us in.
 */
function gitFolder(folder: string): GitFolder | undefined {
  const path = join(folder, '.git')
  try {
    if (statSync(path).isDirectory()) return { own: path, shared: path }
  } catch {
    return undefined
  }
  const target = /^gitdir: (.+)$/m.exec(read(path) ?? '')?.[1]?.trim()
  if (target === undefined) return undefined
  if (/^[\\/]{2}/.test(target)) return undefined
  const own = isAbsolute(target) ? join(target) : join(folder, target)
  const isInside = !relative(folder, own).startsWith('..') && !isAbsolute(relative(folder, own))
  if (!isInside && !/[\\/](?:worktrees|modules)[\\/][^\\/]/.test(own)) return undefined
  const common = read(join(own, 'commondir'))?.trim()
  // `../..`, always: what work trees share is the folder that theirs are in.
  const above = dirname(dirname(own))
  return { own, shared: common !== undefined && join(own, common) === above ? above : own }
}

/** The text of a file; undefined when it isn't there, can't be read or is too large. */
function read(file: string): string | undefined {
  try {
    const stat = statSync(file)
    return stat.isFile() && stat.size <= SIZE_LIMIT ? readFileSync(file, 'utf8') : undefined
  } catch {
    return undefined
  }
}

function packedRefs(git: GitFolder): ReadonlyMap<string, string> {
  const lines = read(join(git.shared, 'packed-refs'))?.split(/\r?\n/) ?? []
  return new Map(
    lines.flatMap((line) => {
      const match = /^([0-9a-f]{40}) (refs\/\S+)$/.exec(line)
      return match && nameOr(match[2]) ? [[match[2]!, match[1]!] as const] : []
    }),
  )
}

function commitOf(git: GitFolder, packed: ReadonlyMap<string, string>, ref: string): string | undefined {
  return commitIn(read(join(git.shared, ref))?.trim() ?? '') ?? packed.get(ref)
}

function commitIn(text: string): string | undefined {
  return /^[0-9a-f]{40}$/.test(text) ? text : undefined
}

/** The names of loose and packed refs below a prefix. */
function namesBelow(git: GitFolder, packed: ReadonlyMap<string, string>, prefix: string): Set<string> {
  const names = new Set(
    [...packed.keys()].filter((ref) => ref.startsWith(prefix)).map((ref) => ref.slice(prefix.length)),
  )
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    try {
      for (const entry of readdirSync(join(git.shared, prefix, folder), { withFileTypes: true }))
        if (entry.isDirectory()) folders.push(`${folder}${entry.name}/`)
        else if (entry.isFile()) names.add(folder + entry.name)
    } catch {
      // No loose ones there.
    }
  return names
}

/** The day of the last fetch: of git's note of it, or of the last change that it logged. */
function lastFetch(git: GitFolder, tracked: string, branch: string | undefined): string | undefined {
  const times = [mtime(join(git.own, 'FETCH_HEAD')), mtime(join(git.shared, 'FETCH_HEAD'))]
  for (const name of ['HEAD', ...(branch === undefined ? [] : [branch])]) {
    const last = read(join(git.shared, 'logs', tracked, name))
      ?.trimEnd()
      .split('\n')
      .at(-1)
    const seconds = /> (\d{9,11}) [+-]\d{4}(?:\t|$)/.exec(last ?? '')?.[1]
    if (seconds !== undefined) times.push(Number(seconds) * 1000)
  }
  const latest = Math.max(...times.filter((time) => time !== undefined))
  return Number.isFinite(latest) ? new Date(latest).toISOString().slice(0, 10) : undefined
}

function mtime(file: string): number | undefined {
  try {
    return statSync(file).mtimeMs
  } catch {
    return undefined
  }
}
