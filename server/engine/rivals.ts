// Whether a value that few pages have is another spelling of one that many have.

/** A value that was probably meant, and how many have it. */
export interface Rival {
  readonly value: string
  readonly count: number
  /** Only letters' case, endings, joining words or punctuation differ. */
  readonly same: boolean
}

/** Words that tell no two sections apart. */
const JOINING = new Set(['and', 'the', 'of', 'on', 'in', 'for', 'a', 'an', 'with', 'to', 'gov.uk', 'govuk'])

/** The words of a title without their endings: `Monitoring and alerting` gives `monitor`, `alert`. */
export function stems(title: string): ReadonlySet<string> {
  const words = title.toLowerCase().match(/[\p{L}\p{N}]+(?:\.[\p{L}\p{N}]+)*/gu) ?? []
  const own = words.filter((word) => !JOINING.has(word)).map(stem)
  return new Set(own.length > 0 ? own : words)
}

function stem(word: string): string {
  if (word.length > 5 && word.endsWith('ies')) return word.slice(0, -3)
  const bare = word.replace(/(?<=\p{L}{3})(?:ing|ed|es|s|e|y)$/u, (end) =>
    /^s$/.test(end) && word.endsWith('ss') ? end : '',
  )
  return bare.replace(/(\p{L})\1$/u, '$1')
}

function covers(large: ReadonlySet<string>, small: ReadonlySet<string>): boolean {
  for (const word of small) if (!large.has(word)) return false
  return true
}

/**
 * The titles that are probably another wording of one in the same list: one with the same words that more have, or, for
 * a title that one or two have, one that at least twice as many have and that says more (`Alerts`, `Monitoring and
 * alerting`) or less (`Incident management`, `Incidents`). A word in front makes another thing: `A/B testing` is not
 * `Testing`. `counts`: how many have each.
 */
export function rivalsAmong(counts: ReadonlyMap<string, number>): ReadonlyMap<string, Rival> {
  const all = [...counts].map(([value, count]) => ({ value, count, words: stems(value) }))
  const rivals = new Map<string, Rival>()
  for (const one of all) {
    const [first] = one.words
    let best: Rival | undefined
    for (const { value, count, words } of all) {
      if (value === one.value || count < one.count) continue
      const saysMore = covers(words, one.words)
      const saysLess = covers(one.words, words)
      const same = saysMore && saysLess
      const isRare = one.count <= 2 && count >= 2 * one.count
      const isMeant = same
        ? count > one.count || precedes(value, one.value)
        : isRare && (saysMore || (saysLess && words.has(first!)))
      if (isMeant && (!best || (same && !best.same) || (same === best.same && count > best.count)))
        best = { value, count, same }
    }
    if (best) rivals.set(one.value, best)
  }
  return rivals
}

/** Of two spellings that equally many have, the one with capitals is the better. */
function precedes(one: string, other: string): boolean {
  const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0
  return capitals(one) > capitals(other) || (capitals(one) === capitals(other) && one < other)
}

/**
 * The channel that `value` is probably a slip of: the same but for case, hyphens or one or two letters, or with one part
 * more or less (`#a-team` and `#a-team-tech`). Only for a channel that at most two have, against one that three times as
 * many, and at least three, have.
 */
export function channelRival(value: string, counts: ReadonlyMap<string, number>): Rival | undefined {
  const own = counts.get(value) ?? 0
  if (own > 2 || !value.startsWith('#')) return undefined
  let best: Rival | undefined
  for (const [other, count] of counts) {
    if (other === value || !other.startsWith('#') || count < 3 || count < 3 * own) continue
    const same = bare(other) === bare(value)
    if (!same && !isNear(value, other)) continue
    if (!best || (same && !best.same) || (same === best.same && count > best.count))
      best = { value: other, count, same }
  }
  return best
}

function bare(channel: string): string {
  return channel.toLowerCase().replace(/[^a-z0-9]/g, '')
}

function isNear(one: string, other: string): boolean {
  const [small, large] = [one, other]
    .map((name) => name.slice(1).toLowerCase().split(/[-_.]/))
    .sort((a, b) => a.length - b.length)
  if (large!.length !== small!.length + 1 || small!.length < 2) return oneLetterApart(one, other)
  return large!.some((_, at) => small!.join() === large!.toSpliced(at, 1).join())
}

/** Whether two long names differ in one letter that was added, dropped, changed or swapped with its neighbour. */
function oneLetterApart(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 8 || Math.abs(one.length - other.length) > 1) return false
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  let end = 0
  while (end < Math.min(one.length, other.length) - start && one.at(-1 - end) === other.at(-1 - end)) end++
  const [a, b] = [one.slice(start, one.length - end), other.slice(start, other.length - end)]
  // A digit tells channels apart on purpose (`#team-1`, `#team-2`).
  if (/\d/.test(a + b)) return false
  return Math.max(a.length, b.length) <= 1 || (a.length === 2 && b.length === 2 && a[0] === b[1] && a[1] === b[0])
}
