// Long work in slices: gives way to whatever waits, again and again.

/** Resolves once everything that was waiting when it was called has had its turn. */
export type GiveWay = () => Promise<void>

/** How long a slice takes at most, as long as each piece of it is small (milliseconds): short enough that nobody sees a hover wait for it. */
const SLICE = 4

/** Asked between two pieces of work: something to await when it is time to give way, else undefined. Without `giveWay` (nobody waits on the command line) it never is. */
export type Pace = () => Promise<void> | undefined

/** A pace whose first slice begins now. */
export function paceOf(giveWay: GiveWay | undefined): Pace {
  if (!giveWay) return () => undefined
  let since = Date.now()
  return () => {
    if (Date.now() - since < SLICE) return undefined
    return giveWay().then(() => {
      since = Date.now()
    })
  }
}
