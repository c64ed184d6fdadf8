// Where a path leads once links are followed, told without touching anything outside its folder.

import { readlinkSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

/** So many links on one way are a circle. */
const MOST_LINKS = 40

/** What Windows takes for a device, a drive or a stream of a file (learn.microsoft.com, “Naming Files, Paths, and Namespaces”). */
const NO_FILE = /[\\:*?"<>|]|[. ]$|^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i

/** Whether a path (relative, with `/`) can only lead downwards: no `..`, no NUL, on Windows no drive, device or other separator. */
export function leadsDown(path: string, platform: NodeJS.Platform = process.platform): boolean {
  return path
    .split('/')
    .every((name) => name !== '..' && !name.includes('\0') && (platform !== 'win32' || !NO_FILE.test(name)))
}

/**
 * The path below `root` (absolute, itself no link) to which `path` (relative, with `/`) leads; undefined where it leads
 * out of the root or in circles. A link's target is read as text, so that one to another machine (`\\server\share`)
 * makes nobody ask that machine. What is not there stays as it is.
 */
export function within(root: string, path: string): string | undefined {
  if (!leadsDown(path)) return undefined
  const way = path.split('/').reverse()
  const done: string[] = []
  let links = 0
  for (let name = way.pop(); name !== undefined; name = way.pop()) {
    if (name === '' || name === '.') continue
    if (name === '..') {
      if (done.pop() === undefined) return undefined
      continue
    }
    const target = linkAt(join(root, ...done, name))
    if (target === undefined) {
      done.push(name)
      continue
    }
    if (++links > MOST_LINKS) return undefined
    if (isAbsolute(target)) done.length = 0
    const rest = isAbsolute(target) ? relative(root, target) : target
    // Of another drive, or of another machine.
    if (isAbsolute(rest)) return undefined
    way.push(...rest.split(sep === '\\' ? /[\\/]/ : sep).reverse())
  }
  return done.join('/')
}

function linkAt(path: string): string | undefined {
  try {
    return readlinkSync(path)
  } catch {
    // No link, or not there.
    return undefined
  }
}
