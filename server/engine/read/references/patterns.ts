// Regular expressions: made of words, and run over a text.

/** The word with what means something in a regular expression escaped. */
export function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Whether a sticky pattern matches at an offset. */
export function isAt(text: string, offset: number, pattern: RegExp): boolean {
  pattern.lastIndex = offset
  return pattern.test(text)
}

/**
 * Whether a text ends so. The pattern is a look-behind and sticky: `/(?<=\bmode\s*)/y` is `/\bmode\s*$/` looked at from the
 * end, which is told at once where that tries every place of the text.
 */
export function endsIn(text: string, pattern: RegExp): boolean {
  return isAt(text, text.length, pattern)
}

const NONE: readonly RegExpExecArray[] = []

/** All matches of a global pattern, as `matchAll` gives them, which makes a copy of the pattern for each text and so costs more than the search does. */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0
  let match = pattern.exec(text)
  if (!match) return NONE
  const all: RegExpExecArray[] = []
  for (; match; match = pattern.exec(text)) {
    all.push(match)
    if (match[0] === '') pattern.lastIndex++
  }
  return all
}

/** The matches of a sticky pattern at some offsets, which are in order; none begins inside of another. */
export function matchesAt(pattern: RegExp, text: string, places: Iterable<number>): readonly RegExpExecArray[] {
  let all: RegExpExecArray[] | undefined
  let reached = 0
  for (const place of places) {
    if (place < reached) continue
    pattern.lastIndex = place
    const match = pattern.exec(text)
    if (!match) continue
    reached = pattern.lastIndex
    if (all) all.push(match)
    else all = [match]
  }
  return all ?? NONE
}
