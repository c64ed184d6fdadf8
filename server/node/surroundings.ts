// What the language server needs, as Node has it.

import { fileURLToPath } from 'node:url'
import type { Surroundings } from '../lsp/port'
import { clonesNear, inClone, lookAtClone } from './clones'
import { filesOnDisk } from './disk'

/** The disk of this machine. Folders of other file systems (`vscode-vfs:`) can't be read from here. */
export const surroundings: Surroundings = {
  filesOf: (folder) => (folder.startsWith('file:') ? filesOnDisk(fileURLToPath(folder)) : undefined),
  clonesNear,
  inClone,
  lookAtClone,
  // Twice: a message that is read between the first and the second is handed on before the second.
  giveWay: () => new Promise((resolve) => setImmediate(() => setImmediate(resolve))),
  today: () => new Date().toISOString().slice(0, 10),
}
