// Regular expressions: made of words, and run over a text.

/** The word with what means something in a regular expression escaped. */
export function literally(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
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
