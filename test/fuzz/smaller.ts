// The smallest text, found by taking parts away, that still fails.

import type { Input } from './promises'

/** So often, and so long (in milliseconds), it is tried at most. */
const MOST = 600
const LONGEST = 20_000

/** The input with as little text as `fails` allows, and with one offset where one is enough. */
export function smaller(input: Input, fails: (input: Input) => boolean): Input {
  let least = input
  let tries = 0
  const began = Date.now()
  const attempt = (next: Input): boolean => {
    if (Date.now() - began > LONGEST) tries = MOST
    if (tries++ > MOST || !fails(next)) return false
    least = next
    return true
  }
  for (const at of [[], ...input.at.map((one) => [one])]) if (attempt({ ...least, at })) break
  for (
    let size = Math.ceil(least.text.length / 2);
    size >= 1 && tries <= MOST;
    size = size === 1 ? 0 : Math.ceil(size / 2)
  )
    for (let from = 0; from < least.text.length && tries <= MOST; ) {
      const text = least.text.slice(0, from) + least.text.slice(from + size)
      // Where an offset matters it stays at the same character, or at the same part.
      if (!attempt({ ...least, text })) from += size
    }
  return least
}
