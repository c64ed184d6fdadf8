// Runs of backticks: what opens and closes code spans.

import { countBefore } from '../search'

/** How many backticks stand at `at`. */
export function runLength(s: string, at: number): number {
  let end = at
  while (s.charCodeAt(end) === 96) end++
  return end - at
}

/**
 * A search through `s` for the next run of exactly so many backticks at or behind an offset, which is behind a run; it
 * gives -1 where there is none. Mostly that is the next run of all; once it isn't, all runs are listed by their length, so
 * that many unclosed ones stay cheap.
 */
export function backtickRuns(s: string): (length: number, from: number) => number {
  let runs: Map<number, number[]> | undefined
  return (length, from) => {
    if (!runs) {
      const next = s.indexOf('`', from)
      if (next === -1 || runLength(s, next) === length) return next
      runs = runsIn(s)
    }
    const same = runs.get(length) ?? []
    return same[countBefore(same, (at) => at < from)] ?? -1
  }
}

function runsIn(s: string): Map<number, number[]> {
  const runs = new Map<number, number[]>()
  for (let at = s.indexOf('`'); at !== -1; ) {
    const size = runLength(s, at)
    const same = runs.get(size)
    if (same) same.push(at)
    else runs.set(size, [at])
    at = s.indexOf('`', at + size)
  }
  return runs
}
