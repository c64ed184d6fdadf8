// Whether offsets stand inside of spans, asked in ascending order, so that many of both cost one pass.

import type { Span } from './model'

/** A question to put with ascending offsets: is this one inside any of the spans? */
export function insideOf(spans: readonly Span[]): (at: number) => boolean {
  const sorted = [...spans].sort((one, other) => one.start - other.start)
  let next = 0
  let reach = 0
  return (at) => {
    for (; next < sorted.length && sorted[next]!.start <= at; next++) reach = Math.max(reach, sorted[next]!.end)
    return at < reach
  }
}
