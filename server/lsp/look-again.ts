// Files that changed on disk, looked at again: ten thousand of them where a branch was switched.

import { type FileText, isReadable, type Workspace } from '../engine'
import { parsed } from '../files/load'
import { type GiveWay, paceOf } from '../files/pace'
import { type Failure, type Files, isFailure } from '../files/port'

/** What is at these paths now: files (with text where they are read at all), those of them that can't be read, and paths that are gone. A path that was a folder takes every known file in it along. */
export async function lookAgain(
  files: Files,
  { pages, files: known }: Workspace,
  paths: readonly string[],
  giveWay: GiveWay,
): Promise<{ readonly there: FileText[]; readonly unread: Failure[]; readonly gone: string[] }> {
  const pace = paceOf(giveWay)
  const there: FileText[] = []
  const unread: Failure[] = []
  const missing = new Set<string>()
  for (const path of paths) {
    const answer = files.counts(path) ? files.read(path) : undefined
    const reading = answer && 'then' in answer ? await answer : answer
    if (reading && !isFailure(reading)) {
      const text = isReadable(path) ? reading.text : undefined
      there.push(pages.get(path)?.text === text ? { path, text } : parsed(path, text))
    } else if (!reading || reading.kind === 'missing') missing.add(path)
    // A folder is no file; what else can't be read is still there, so links to it are fine.
    else if (reading.kind !== 'other') {
      there.push({ path, text: undefined })
      unread.push(reading)
    }
    const others = pace()
    if (others) await others
  }
  // What was no file may have been a folder.
  const wasFolder = [...missing].some((path) => !known.has(path))
  const within = wasFolder ? [...known].filter((file) => isBelow(missing, file)) : []
  return { there, unread, gone: [...missing, ...within] }
}

function isBelow(folders: ReadonlySet<string>, path: string): boolean {
  for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1))
    if (folders.has(path.slice(0, end))) return true
  return false
}
