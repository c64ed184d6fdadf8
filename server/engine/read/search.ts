// Looking things up by halving: lists in order are long where nobody thinks of it.

/** How many of some things stand in front. `isBefore` must hold for the first ones and for none behind them. */
export function countBefore<T>(sorted: readonly T[], isBefore: (item: T) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (isBefore(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
