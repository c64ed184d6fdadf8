// From the paths of a command line to a loaded workspace: which folder is the root, what was asked for, what could not be read.

import type { Page, Workspace } from '../engine'
import { withClonesLookedAt } from '../files/clones'
import { type Loaded, load } from '../files/load'
import type { Failure } from '../files/port'
import type { Io } from './io'
import { above, inside, isWindows, prefixOf, resolvePath } from './paths'
import { clean } from './report/clean'

export interface Prepared {
  /** Absolute. */
  readonly root: string
  readonly workspace: Workspace
  /** The pages asked for, in order of their paths. */
  readonly pages: readonly Page[]
  /** How many paths, files or folders that were asked for could not be read; each has been reported. */
  readonly failed: number
}

/** A path of the command line, found. */
interface Target {
  /** Relative to the root, '' for the root itself. */
  readonly path: string
  readonly kind: 'file' | 'folder'
}

/** What makes a folder the root of a manual or of a repository. */
const MANUAL_MARKS = ['config/tech-docs.yml', 'manual-lens.yml', 'manual-lens.yaml']
const ROOT_MARKS = [...MANUAL_MARKS, '.git']

/** Loads the whole root, because rules look across pages, and picks what was asked for. Undefined when the root itself is no folder; everything that is wrong has been said on standard error. */
export async function prepare(
  given: readonly string[],
  asked: string | undefined,
  quiet: boolean,
  io: Io,
): Promise<Prepared | undefined> {
  const complain = (what: string, why: string) => io.err.write(`manual-lens: ${clean(what)} ${clean(why)}\n`)
  const places = given.map((path) => placeOf(path, io))
  const root = rootOf(places, asked, io)
  const look = io.look(root)
  if ('reason' in look || look.kind !== 'folder') {
    complain(asked ?? root, 'reason' in look ? look.reason : 'is not a folder. Give the folder that holds the manual.')
    return undefined
  }
  if (asked === undefined && !quiet) suggestRoot(root, io)

  const prefix = prefixOf(root, io.cwd)
  let failed = 0
  const targets: Target[] = []
  for (const [index, place] of places.entries()) {
    const found = io.look(place)
    if ('reason' in found) complain(given[index]!, found.reason)
    const path = inside(root, place) ?? ('reason' in found ? undefined : inside(look.real, found.real))
    if (!('reason' in found) && path === undefined)
      complain(given[index]!, `is not inside ${root}. Give its root with --root.`)
    if ('reason' in found || path === undefined) failed++
    else targets.push({ path, kind: found.kind })
  }
  if (given.length === 0) targets.push({ path: '', kind: 'folder' })

  const loaded = await read(root, targets, io)
  for (const failure of loaded.failures) {
    const wanted = targets.some((target) => covers(target, failure.path))
    // Vanished and oversized files are no defect of the run, unless somebody named them.
    const named = targets.some((target) => target.path === failure.path)
    const counts = named || (wanted && failure.kind !== 'missing' && failure.kind !== 'too-large')
    if (counts) failed++
    if (counts || !quiet) complain(prefix + failure.path, `${failure.reason}${counts ? '' : ' It was left out.'}`)
  }
  const pages = [...loaded.workspace.pages.values()]
    .filter((page) => targets.some((target) => covers(target, page.path)))
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  if (!quiet) sayUnread(targets, loaded, (path, why) => complain(prefix + path, why))
  const workspace = withClonesLookedAt(loaded.workspace, io.clonesNear(root), io.lookAtClone)
  return { root, workspace, pages, failed }
}

/** Where a given path is. A `\` is a separator on Windows, and elsewhere when only so there is something. */
function placeOf(given: string, io: Io): string {
  const place = resolvePath(io.cwd, given)
  if (isWindows(io.cwd) || !given.includes('\\') || !('reason' in io.look(place))) return place
  const other = resolvePath(io.cwd, given.replaceAll('\\', '/'))
  return 'reason' in io.look(other) ? place : other
}

function rootOf(places: readonly string[], asked: string | undefined, io: Io): string {
  if (asked !== undefined) return resolvePath(io.cwd, asked)
  const [first] = places
  if (first === undefined) return io.cwd
  if (places.some((place) => inside(io.cwd, place) !== undefined)) return rootBelow(io.cwd, places, io)
  const start = folderOf(first, io)
  return nearestMarked(start, ROOT_MARKS, io) ?? start
}

/** The current folder; but where that is no manual or repository and no part of one (a folder of clones), a clone in it that is named. */
function rootBelow(cwd: string, places: readonly string[], io: Io): string {
  const [only] = places
  if (only === undefined || places.length > 1 || nearestMarked(cwd, ROOT_MARKS, io) !== undefined) return cwd
  return inside(cwd, only) && isMarked(only, ROOT_MARKS, io) ? only : cwd
}

/** The folder that a path is, or stands in. */
function folderOf(place: string, io: Io): string {
  const look = io.look(place)
  return 'reason' in look || look.kind === 'file' ? (above(place) ?? place) : place
}

function isMarked(folder: string, marks: readonly string[], io: Io): boolean {
  return marks.some((mark) => !('reason' in io.look(resolvePath(folder, mark))))
}

function nearestMarked(start: string, marks: readonly string[], io: Io): string | undefined {
  for (let folder: string | undefined = start; folder !== undefined; folder = above(folder))
    if (isMarked(folder, marks, io)) return folder
  return undefined
}

/** Below a manual's own folder its pages are not recognised as such: nothing would be found, and it would look clean. */
function suggestRoot(root: string, io: Io): void {
  const manual = nearestMarked(root, MANUAL_MARKS, io)
  if (manual !== undefined && manual !== root)
    io.err.write(
      `manual-lens: ${clean(root)} is only a part of the manual in ${clean(manual)}. To check it as such: --root ${clean(manual)}\n`,
    )
}

function covers(target: Target, path: string): boolean {
  return target.path === '' || target.path === path || (target.kind === 'folder' && path.startsWith(`${target.path}/`))
}

/** A named file that is of no kind that is read: said, because otherwise it would seem to have been checked. */
function sayUnread(
  targets: readonly Target[],
  { workspace, failures }: Loaded,
  complain: (what: string, why: string) => void,
): void {
  const told = new Set(failures.map((failure: Failure) => failure.path))
  for (const { path, kind } of targets)
    if (kind === 'file' && !workspace.pages.has(path) && !told.has(path)) {
      told.add(path)
      complain(path, 'is not of a kind that is read. It was left out.')
    }
}

/** How long nothing is said: most runs are over by then. */
const PATIENCE = 1000

async function read(root: string, targets: readonly Target[], io: Io): Promise<Loaded> {
  const today = new Date(io.now()).toISOString().slice(0, 10)
  const also = targets.map((target) => target.path).filter((path) => path !== '')
  if (!io.err.terminal) return load(io.files(root, also), today)
  const start = io.now()
  let drawn = false
  const loaded = await load(io.files(root, also), today, {
    batch: 500,
    progress(done, total) {
      if (io.now() - start < PATIENCE) return
      drawn = true
      io.err.write(`\r\u001b[KReading ${done} of ${total} files…`)
    },
  })
  if (drawn) io.err.write('\r\u001b[K')
  return loaded
}
