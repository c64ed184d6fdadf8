// What the language server needs, as Node has it.

import { fileURLToPath } from 'node:url'
import type { Surroundings } from '../lsp/port'
import { clonesNear, inClone, lookAtClone } from './clones'
import { filesOnDisk } from './disk'
import { giveWay } from './give-way'
import { boundNewSpace } from './new-space'

function pathOf(uri: string): string | undefined {
  try {
    return fileURLToPath(uri)
  } catch {
    // Of another machine, where this one can't have such: then only open documents are checked.
    return undefined
  }
}

/** The disk of this machine. Folders of other file systems (`vscode-vfs:`) can't be read from here. */
export const surroundings: Surroundings = {
  filesOf(folder) {
    const path = folder.startsWith('file:') ? pathOf(folder) : undefined
    return path === undefined ? undefined : filesOnDisk(path)
  },
  clonesNear,
  inClone,
  lookAtClone,
  giveWay() {
    boundNewSpace()
    return giveWay()
  },
  today: () => new Date().toISOString().slice(0, 10),
}
