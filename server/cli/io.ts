// What the command line needs from outside: handed in, so that tests run it in memory.

import type { LookAtClone } from '../files/clones'
import type { Failure, Files } from '../files/port'

export interface Stream {
  write(text: string): void
  /** Whether a person is looking: colour, carets and progress are for them. */
  readonly terminal: boolean
}

/** What stands at an absolute path; `real` is the path without symbolic links. */
export type Look = { readonly kind: 'file' | 'folder'; readonly real: string } | Failure

export interface Io {
  readonly out: Stream
  readonly err: Stream
  /** Absolute, with `/`. */
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly version: string
  /** Milliseconds since 1970. */
  now(): number
  /** Never throws. */
  look(path: string): Look
  /** The files of a root; `also` are paths relative to it that count even where they are ignored. */
  files(root: string, also: readonly string[]): Files
  /** Puts a text where a file is or shall be (an absolute path), all of it or nothing. Never throws. */
  write(path: string, text: string): Failure | undefined
  /** As `write`, for a file that was read as `before`: one that is another by now stays as it is, and that is a Failure. A byte order mark is none of its text. Never rejects. */
  replace(path: string, before: string, after: string): Promise<Failure | undefined>
  /** Clones of repositories round a root, itself among them: `owner/name` in lower case -> folder, for `lookAtClone`. */
  clonesNear(root: string): ReadonlyMap<string, string>
  readonly lookAtClone: LookAtClone
  /** Runs the language server over standard input and output; resolves when it has ended. */
  serve(): Promise<void>
}

/** The exit codes that scripts rely on. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const
