// Paths as people write them, into paths relative to the root.

/** An absolute path with `/` and without `.`, `..` and doubled or trailing slashes. `cwd` is one. */
export function resolvePath(cwd: string, given: string): string {
  const windows = isWindows(cwd)
  const path = windows ? given.replaceAll('\\', '/') : given
  const absolute = path.startsWith('/') || (windows && /^[A-Za-z]:\//.test(path)) ? path : `${cwd}/${path}`
  const drive = windows ? (/^(?:[A-Za-z]:|\/(?=\/))/.exec(absolute)?.[0] ?? '') : ''
  const names: string[] = []
  for (const name of absolute.slice(drive.length).split('/')) {
    if (name === '..') names.pop()
    else if (name !== '' && name !== '.') names.push(name)
  }
  return `${drive.toUpperCase()}/${names.join('/')}`
}

/** `C:/…` or `//server/…`. */
export function isWindows(path: string): boolean {
  return /^(?:[A-Za-z]:|\/\/)/.test(path)
}

/** What leads from a folder to a path in it ('' for itself), both absolute and resolved; undefined when it is not in it. */
export function inside(folder: string, path: string): string | undefined {
  if (folder === path) return ''
  const start = folder.endsWith('/') ? folder : `${folder}/`
  return path.startsWith(start) ? path.slice(start.length) : undefined
}

/** What stands in front of a path that is relative to the root, so that it is one from the current folder; '' where the root is not below that. */
export function prefixOf(root: string, cwd: string): string {
  const folder = inside(cwd, root)
  return folder ? `${folder}/` : ''
}

/** The folder a resolved path stands in; undefined at the top. */
export function above(path: string): string | undefined {
  const end = path.lastIndexOf('/')
  if (end === path.length - 1) return undefined
  const folder = path.slice(0, end)
  return /^(?:[A-Za-z]:)?$/.test(folder) ? `${folder}/` : folder
}
