// Folders that are never looked into, ignored or not: they hold other people's files or a tool's own.

const SKIPPED = new Set(['.git', 'node_modules', '.cache', '.yarn'])

/** What Bundler and Go put into `vendor`: Go's folders are named after hosts (`vendor/github.com`). */
const VENDORED = /^(?:bundle|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})$/

/** Whether a folder is skipped, by its name and the path of the folder above it ('' for the root). */
export function isSkipped(name: string, above: string): boolean {
  return SKIPPED.has(name) || (VENDORED.test(name) && /(?:^|\/)vendor(?:\/src)?$/.test(above))
}

/** Whether one of the folders that a path leads through is skipped. */
export function isInSkipped(path: string): boolean {
  for (let start = 0, end = path.indexOf('/'); end !== -1; start = end + 1, end = path.indexOf('/', start))
    if (isSkipped(path.slice(start, end), path.slice(0, Math.max(start - 1, 0)))) return true
  return false
}
