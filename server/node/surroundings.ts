// What the language server needs, as Node has it.

import { fileURLToPath } from 'node:url'
import type { Surroundings } from '../lsp/port'
import { clonesNear, inClone, lookAtClone } from './clones'
import { filesOnDisk } from './disk'
import { giveWay } from './give-way'

/** The disk of this machine. Folders of other file systems (`vscode-vfs:`) can't be read from here. */
export const surroundings: Surroundings = {
  filesOf: (folder) => (folder.startsWith('file:') ? filesOnDisk(fileURLToPath(folder)) : undefined),
  clonesNear,
  inClone,
  lookAtClone,
  giveWay,
  today: () => new Date().toISOString().slice(0, 10),
}
