// How much V8 puts into one piece of code when it compiles what runs often: for a program that is over soon, less.

import { setFlagsFromString } from 'node:v8'

/** Versions of V8 (Node 20 to 24) at whose ends it was seen to have the flag; one that hasn't would complain on standard error. */
const KNOWN = { from: 11, to: 13 }

/**
 * Makes V8 put fewer functions into those that call them, by bytes of bytecode (as it is, 920). A check of ten thousand
 * pages is over within seconds, of which compiling took a quarter: larger pieces would pay only later.
 */
export function compileLess(): void {
  const version = Number.parseInt(process.versions.v8, 10)
  if (version >= KNOWN.from && version <= KNOWN.to) setFlagsFromString('--max-inlined-bytecode-size-cumulative=200')
}
