// The port to the files of one root folder: handed in from outside, so that the same loading runs over a disk, an editor's file system and a test.

/** Why a file or folder could not be read. `missing` vanished between being listed and being read, or is a link to nothing. */
export type FailureKind = 'missing' | 'denied' | 'too-large' | 'encoding' | 'other'

/** A file or folder that could not be read: data, so that the rest goes on and nothing is swallowed. */
export interface Failure {
  /** Relative to the root, with `/`. */
  readonly path: string
  readonly kind: FailureKind
  /** What is wrong and what to do, as a sentence whose subject, the path, is left out: `is too large to be checked.` */
  readonly reason: string
}

/** What reading a file gave. `text` is undefined for a file that holds no text (a picture by another name): known to exist, and no failure. */
export type Reading = { readonly text: string | undefined } | Failure

/**
 * The files of one root folder. Paths are relative to it, with `/`. Neither function throws: what goes wrong is a Failure.
 * Both may answer at once or later, for a disk that is read synchronously is by far the quickest.
 */
export interface Files {
  /** Every file that counts (ignored ones left out), each once, in no particular order; and the folders that could not be listed. */
  list(): Iterable<string | Failure> | AsyncIterable<string | Failure>
  /** Whether `list` would give this path, if there is a file: false for what is ignored. */
  counts(path: string): boolean
  /** One file, also one that `list` leaves out. A leading byte order mark is not part of the text, as in an editor. */
  read(path: string): Reading | Promise<Reading>
}

/** Whether a reading or a listed item is a Failure. */
export function isFailure(item: string | Reading): item is Failure {
  return typeof item !== 'string' && 'reason' in item
}
