// Which of some names was probably meant.

/** The names close enough to `name` to be a slip of it, nearest first, at most three. */
export function nearest(name: string, names: Iterable<string>): readonly string[] {
  return allNear(name, names, 3)
}

/** All of the names close enough to `name` to be a slip of it, nearest first, at most so many. */
export function allNear(name: string, names: Iterable<string>, count = Number.POSITIVE_INFINITY): readonly string[] {
  const wanted = name.toLowerCase()
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  // Before the letters are counted, for which there is room once.
  const candidates = new Set(names)
  const letters = lettersOf(wanted)
  const near: Near[] = []
  for (const candidate of candidates) {
    const other = candidate.toLowerCase()
    const isInside = wanted.length > 2 && other.includes(wanted)
    // Once there are as many as are asked for, others have to be nearer than the last of them.
    const last = near.length < count ? undefined : near[count - 1]!.distance - 1
    const most = Math.min(isInside ? Number.POSITIVE_INFINITY : limit, last ?? Number.POSITIVE_INFINITY)
    // So many letters more or less are as many steps at the least.
    if (Math.abs(other.length - wanted.length) > most) continue
    if (leastSteps(letters, wanted.length, other) > most) continue
    const steps = distance(wanted, other, most)
    if (steps > most) continue
    near.push({ candidate, distance: steps })
    if (near.length < count) continue
    near.sort(byDistance)
    if (near.length > count) near.pop()
  }
  return near.sort(byDistance).map((one) => one.candidate)
}

interface Near {
  readonly candidate: string
  readonly distance: number
}

function byDistance(one: Near, other: Near): number {
  return one.distance - other.distance
}

/** ` Did you mean a or b?`, or '' when nothing is near. */
export function didYouMean(name: string, names: Iterable<string>): string {
  return asQuestion(nearest(name, names))
}

/** ` Did you mean a or b?` of guesses that are made already, or '' of none. */
export function asQuestion(guesses: readonly string[]): string {
  return guesses.length > 0 ? ` Did you mean ${guesses.join(' or ')}?` : ''
}

/** English words that are one letter from a usual name and no slip of it. */
const WORDS = new Set(['stating', 'staying', 'staring', 'staking', 'staving', 'tasting', 'texting'])

/**
 * The one of some names that a word is surely a slip of: one letter too many, missing, wrong or swapped with its neighbour.
 * Undefined for a name itself, one with a letter behind it (a plural; `sandboxa`, the first of several), and names too
 * short to tell a slip from another word.
 */
export function slipOf(word: string, names: Iterable<string>): string | undefined {
  const slip = word.toLowerCase()
  if (!/^[a-z]{5,}$/.test(slip) || WORDS.has(slip)) return undefined
  let found: string | undefined
  for (const name of names) {
    if (Math.abs(slip.length - name.length) > 1) continue
    if (slip === name || slip.slice(0, -1) === name) return undefined
    if (!/^[a-z]{6,}$/.test(name) || (slip[0] !== name[0] && slip.slice(1) !== name)) continue
    if (isOneStep(slip, name)) found ??= name
  }
  return found
}

/** Whether one letter added, dropped, changed or swapped with its neighbour makes one word of the other: a distance of 1. */
function isOneStep(from: string, to: string): boolean {
  let start = 0
  while (start < from.length && from[start] === to[start]) start++
  let [end, other] = [from.length, to.length]
  while (end > start && other > start && from[end - 1] === to[other - 1]) {
    end--
    other--
  }
  const [left, right] = [end - start, other - start]
  if (left === 2 && right === 2) return from[start] === to[start + 1] && from[start + 1] === to[start]
  return left <= 1 && right <= 1 && left + right > 0
}

/** A name written as another word is: `Staging` in place of `Preview`, `STAGING` in place of `PREVIEW`. */
export function inCaseOf(word: string, name: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return name.toUpperCase()
  return /^[A-Z]/.test(word) ? name.charAt(0).toUpperCase() + name.slice(1) : name
}

/** Room for what `lettersOf` counts: a new one for each word would cost more than the counting. */
const LETTERS = new Int32Array(64)

/** How many letters of each kind a word has, until the next is asked for; several kinds share a place. */
function lettersOf(word: string): Int32Array {
  LETTERS.fill(0)
  for (let at = 0; at < word.length; at++) LETTERS[word.charCodeAt(at) & 63]!++
  return LETTERS
}

/** The least steps between a word, by its letters, and another: in whichever order they stand, one step adds one letter, drops one, or both. */
function leastSteps(letters: Int32Array, length: number, other: string): number {
  let added = 0
  for (let at = 0; at < other.length; at++) if (--letters[other.charCodeAt(at) & 63]! < 0) added++
  for (let at = 0; at < other.length; at++) letters[other.charCodeAt(at) & 63]!++
  return Math.max(added, length - other.length + added)
}

/** Letters to add, drop, change or swap with a neighbour to get from one word to the other. Above `limit` it may be any number that is greater than that. */
export function distance(from: string, to: string, limit = Number.POSITIVE_INFINITY): number {
  // Arguments can be of any length; names are not.
  if (Math.abs(from.length - to.length) > 20 || from.length > 100) return Number.POSITIVE_INFINITY
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let [before, last, row] = ROWS
  for (let j = 0; j <= to.length; j++) last[j] = j
  let leastBefore = 0
  for (let i = 1; i <= from.length; i++) {
    let least = i
    const letter = from.charCodeAt(i - 1)
    row[0] = i
    // What is further from the diagonal than the limit takes more steps; so do the places beside, whose values are old.
    const first = Math.max(1, i - limit)
    const end = Math.min(to.length, i + limit)
    if (first > 1) row[first - 1] = FAR
    if (end === i + limit) last[end] = FAR
    for (let j = first; j <= end; j++) {
      const other = to.charCodeAt(j - 1)
      let best = last[j - 1]! + (letter === other ? 0 : 1)
      if (last[j]! < best) best = last[j]! + 1
      if (row[j - 1]! < best) best = row[j - 1]! + 1
      if (i > 1 && j > 1 && letter === to.charCodeAt(j - 2) && other === from.charCodeAt(i - 2))
        best = Math.min(best, before[j - 2]! + 1)
      row[j] = best
      if (best < least) least = best
    }
    // Each row follows from the two above it, and no way gets shorter.
    if (least > limit && leastBefore > limit) return limit + 1
    leastBefore = least
    ;[before, last, row] = [last, row, before]
  }
  return last[to.length]!
}

/** More steps than any words of that length can take. */
const FAR = 200

/** Room for three rows of the table that `distance` fills: no word there is longer than 120 letters. */
const ROWS = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)] as const
