// Which profile a workspace follows, and what that asks of each page.

import type { Profile } from '../model'

/** The profile that a set of files shows; undefined when none is recognised. */
export function profileFrom(_files: ReadonlySet<string>): Profile | undefined {
  return undefined
}
