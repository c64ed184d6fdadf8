// Gathers what comes in quick succession, so that it is worked off in one go.

/** How long is waited for more (milliseconds): a branch that is switched is told of in many messages. */
const MORE = 25

export interface Gathering<T> {
  /** Has items worked off some time later, each once, together with all that come meanwhile. */
  add(items: Iterable<T>): void
  /** Has them worked off now; resolves when nothing is left. */
  flush(): Promise<void>
}

/** Gives what is gathered to `work`, which is never called again before it has finished and must not reject. */
export function gathering<T>(work: (items: readonly T[]) => Promise<void>): Gathering<T> {
  const gathered = new Set<T>()
  let waiting: ReturnType<typeof setTimeout> | undefined
  let working: Promise<void> | undefined

  function flush(): Promise<void> {
    clearTimeout(waiting)
    waiting = undefined
    working ??= workOff().finally(() => {
      working = undefined
    })
    return working
  }

  async function workOff(): Promise<void> {
    while (gathered.size > 0) {
      const items = [...gathered]
      gathered.clear()
      await work(items)
    }
  }

  return {
    add(items) {
      for (const item of items) gathered.add(item)
      // Not put off again by each that comes: that might go on for ever.
      if (!working) waiting ??= setTimeout(flush, MORE)
    },
    flush,
  }
}
