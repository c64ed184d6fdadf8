// Tells a client that what it asked for may be other by now: once nobody types, and once for each time that it asked.

import type { Workspace } from '../engine'
import type { Session } from './session'

/** How long nothing has to change before it is told (milliseconds): longer than one types a word. */
const CALM = 400

export interface News {
  /** Answers somebody who wants to hear when the answer may be another. */
  asked<R>(answer: () => R): R
  /** Something may have changed. */
  look(): void
}

export function createNews(session: Session, tell: () => unknown): News {
  /** What there was when last asked; undefined once that was told of. */
  let known: readonly Workspace[] | undefined
  let waiting: ReturnType<typeof setTimeout> | undefined
  const now = (): readonly Workspace[] => session.roots().map(({ workspace }) => workspace)
  return {
    asked(answer) {
      known = now()
      return answer()
    },
    look() {
      clearTimeout(waiting)
      if (known === undefined) return
      waiting = setTimeout(() => {
        const all = now()
        if (known === undefined || (all.length === known.length && all.every((one, index) => one === known![index])))
          return
        known = undefined
        tell()
      }, CALM)
    },
  }
}
