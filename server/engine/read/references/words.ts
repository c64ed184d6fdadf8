// Where a text has one of some words: one pass over its letters for all of them.

/** The last five bits tell a letter from the others, whatever its case. */
const LETTER = 31
/** Three letters, five bits each. */
const THREE = 0x7fff

export interface WordSearch {
  /** The offsets, in order, where the first three letters of a word stand: nothing shorter can be told in one look at each character. */
  placesIn(text: string): readonly number[]
  /** The longest of the words that a text has at such an offset, in lower case. */
  wordAt(text: string, at: number): string | undefined
}

/** A search for words (lower case), wherever they stand, in longer words too. `placesIn` finds those of `others` as well. */
export function searchFor(words: Iterable<string>, others: Iterable<string> = []): WordSearch {
  const longestFirst = [...words].filter((word) => word !== '').sort((one, other) => other.length - one.length)
  const byStart = new Map<number, string[]>()
  for (const word of longestFirst)
    for (const start of startsOf(word)) byStart.set(start, [...(byStart.get(start) ?? []), word])
  const isStart = new Uint8Array(THREE + 1)
  for (const start of byStart.keys()) isStart[start] = 1
  for (const other of others) for (const start of startsOf(other)) isStart[start] = 1

  return {
    placesIn(text) {
      const places: number[] = []
      const { length } = text
      let three = 0
      for (let end = 0; end < length; end++) {
        three = ((three << 5) | (text.charCodeAt(end) & LETTER)) & THREE
        if (isStart[three] === 1 && end > 1) places.push(end - 2)
      }
      // Words of one or two letters at the text's end.
      for (let end = length; end < length + 2; end++) {
        three = (three << 5) & THREE
        if (isStart[three] === 1 && end > 1) places.push(end - 2)
      }
      return places
    },
    wordAt(text, at) {
      const three =
        ((text.charCodeAt(at) & LETTER) << 10) |
        ((text.charCodeAt(at + 1) & LETTER) << 5) |
        (text.charCodeAt(at + 2) & LETTER)
      return byStart.get(three)?.find((word) => isAt(text, at, word))
    },
  }
}

/** What the first three letters of a word may look like; any letter will do where it has none, or one whose other case differs in more than a bit. */
function startsOf(word: string): readonly number[] {
  let starts = [0]
  for (let i = 0; i < 3; i++) {
    const code = word.charCodeAt(i)
    const letters = code < 0x80 ? [code & LETTER] : Array.from({ length: LETTER + 1 }, (_, letter) => letter)
    starts = starts.flatMap((start) => letters.map((letter) => (start << 5) | letter))
  }
  return starts
}

function isAt(text: string, at: number, word: string): boolean {
  for (let i = 0; i < word.length; i++) {
    const wanted = word.charCodeAt(i)
    const code = text.charCodeAt(at + i)
    if (code === wanted || (wanted >= 97 && wanted <= 122 && code === wanted - 32)) continue
    if (wanted < 0x80 || text.charAt(at + i).toLowerCase() !== word.charAt(i)) return false
  }
  return true
}
