// Files that changed on disk, looked at again.

import { type FileText, isReadable } from '../engine'
import { type Files, isFailure } from '../files/port'

/** What is at these paths now: files (with text where they are read at all), and paths that are gone. A path that was a folder takes every known file in it along. */
export async function lookAgain(
  files: Files,
  known: ReadonlySet<string>,
  paths: readonly string[],
): Promise<{ readonly there: FileText[]; readonly gone: string[] }> {
  const there: FileText[] = []
  const gone: string[] = []
  for (const path of paths) {
    const reading = files.counts(path) ? await files.read(path) : undefined
    if (reading && !isFailure(reading)) there.push({ path, text: isReadable(path) ? reading.text : undefined })
    else if (!reading || reading.kind === 'missing')
      gone.push(path, ...[...known].filter((file) => file.startsWith(`${path}/`)))
    // A folder is no file; what else can't be read is still there, so links to it are fine.
    else if (reading.kind !== 'other') there.push({ path, text: undefined })
  }
  return { there, gone }
}
