// How much room V8 has for new objects: it would take 32 MB as soon as a workspace is read, and need no longer with a quarter of that.

import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8'

/** Two halves of 4 MB each: larger ones only make each collection take longer (bytes). */
const ENOUGH = 8_000_000

let isBounded = false

/** Ends the growth once there is enough. To be called now and then while much is done, since V8 has no such bound that could be set while it runs. */
export function boundNewSpace(): void {
  if (isBounded) return
  const size = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0
  if (size < ENOUGH) return
  isBounded = true
  // The factor by which it grows. A V8 that doesn't know it says so and goes on.
  setFlagsFromString('--semi-space-growth-factor=1')
}
