// Where Node keeps what it has compiled of the server's code: the next start then takes a fifth less until the first answer.

import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExtensionContext } from 'vscode'

/**
 * What the server's process is told by its environment: a folder in the extension's own storage, which the user alone
 * writes to. It is for one version of the extension and of Node, and those of others are deleted, so that it stays
 * below a megabyte. Node compares what it finds there with the code, and writes there when the server ends; before
 * version 22 it knows nothing of it.
 */
export function withCompiledCode({ globalStorageUri, extension }: ExtensionContext): Record<string, string> {
  if (globalStorageUri.scheme !== 'file') return {}
  const all = join(globalStorageUri.fsPath, 'compiled')
  const own = `${String(extension.packageJSON.version)}-${process.version}`
  void removeBut(own, all)
  return { NODE_COMPILE_CACHE: join(all, own) }
}

async function removeBut(own: string, folder: string): Promise<void> {
  // Not there before the first start's end; and what can't be deleted does no harm.
  const names = await readdir(folder).catch(() => [])
  const others = names.filter((name) => name !== own)
  await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true, force: true }).catch(() => {})))
}
