// Clones of repositories beside the workspace, told by git's own files; git itself is never run.

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** `owner/name` in lower case -> folder URI, for those of the workspace folders and of the folders beside them that are clones from GitHub. The first one found counts. */
export function clonesNear(folders: readonly string[]): Map<string, string> {
  const clones = new Map<string, string>()
  const own = folders.flatMap(pathOf)
  const beside = [...new Set(own.map((path) => dirname(path)))].flatMap((parent) =>
    subfolders(parent).map((name) => join(parent, name)),
  )
  for (const path of new Set([...own, ...beside])) {
    const name = originOf(path)
    if (name !== undefined && !clones.has(name)) clones.set(name, pathToFileURL(path).href)
  }
  return clones
}

/** The URI of the file to open for a path in a clone: a folder's readme or first file. Undefined when it isn't there or leads out of the clone. */
export function inClone(clone: string, path: string): string | undefined {
  const [root] = pathOf(clone)
  if (root === undefined || path.split('/').includes('..')) return undefined
  const target = join(root, path)
  try {
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

/** The repository on GitHub that a clone was made from. */
function originOf(folder: string): string | undefined {
  const config = join(folder, '.git', 'config')
  try {
    if (!existsSync(config)) return undefined
    const remote =
      /^\s*url\s*=\s*(?:https:\/\/(?:[^@/\s]+@)?github\.com\/|(?:ssh:\/\/)?git@github\.com[:/])([\w.-]+\/[\w.-]+?)(?:\.git)?\/?\s*$/m
    return remote.exec(readFileSync(config, 'utf8'))?.[1]?.toLowerCase()
  } catch {
    return undefined
  }
}
