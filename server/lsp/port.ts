// What the server needs from where it runs: handed in by the entries, so that it knows neither Node nor a browser.

import type { LookAtClone } from '../files/clones'
import type { GiveWay } from '../files/pace'
import type { Files } from '../files/port'

export interface Surroundings {
  /** The files of a workspace folder, by the folder's URI; undefined for a kind of folder that can't be read (then only open documents are checked). */
  filesOf(folder: string): Files | undefined
  /** Clones of repositories among these workspace folders and their neighbours; `owner/name` in lower case -> URI of the folder. */
  clonesNear(folders: readonly string[]): ReadonlyMap<string, string>
  /** The file to open for a path in a clone: the file itself, for a folder its readme or first file; undefined when it isn't there. */
  inClone(clone: string, path: string): string | undefined
  /** What a clone is and has. */
  readonly lookAtClone: LookAtClone
  /** Resolves once the requests that have come meanwhile are answered. */
  readonly giveWay: GiveWay
  /** ISO date. */
  today(): string
}
