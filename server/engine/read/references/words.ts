// Where a text has one of some words: one pass over its letters for all of them.

/** The last five bits tell a letter from the others, whatever its case. */
const LETTER = 31
/** Three letters, five bits each. */
const THREE = 0x7fff

export interface Places {
  /** Offsets, in order, where the first three letters of a word stand: nothing longer can be told in one look at each character. */
  readonly words: readonly number[]
  /** The same of each landmark. */
  readonly landmarks: readonly (readonly number[])[]
}

export interface WordSearch {
  placesIn(text: string): Places
  /** The longest of the words that a text has at one of their places, in lower case. */
  wordAt(text: string, at: number): string | undefined
}

/** A search for words (lower case), wherever they stand, in longer words too, and on the way for some landmarks, seven at the most. */
export function searchFor(words: Iterable<string>, landmarks: readonly string[] = []): WordSearch {
  const longestFirst = [...words].filter((word) => word !== '').sort((one, other) => other.length - one.length)
  const byStart = new Map<number, string[]>()
  for (const word of longestFirst)
    for (const start of startsOf(word)) byStart.set(start, [...(byStart.get(start) ?? []), word])
  // For any three letters a bit that says whether words begin so, and one for each landmark.
  const kinds = new Uint8Array(THREE + 1)
  for (const start of byStart.keys()) kinds[start] = 1
  for (const [index, landmark] of landmarks.entries())
    for (const start of startsOf(landmark)) kinds[start]! |= 2 << index

  return {
    placesIn(text) {
      const found = { words: [] as number[], landmarks: landmarks.map((): number[] => []) }
      const { length } = text
      let three = 0
      for (let end = 0; end < length; end++) {
        three = ((three << 5) | (text.charCodeAt(end) & LETTER)) & THREE
        if (kinds[three] !== 0) note(found, kinds[three]!, end - 2)
      }
      // Words of one or two letters at the text's end.
      for (let end = length; end < length + 2; end++) {
        three = (three << 5) & THREE
        if (kinds[three] !== 0) note(found, kinds[three]!, end - 2)
      }
      return found
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

function note(found: { readonly words: number[]; readonly landmarks: readonly number[][] }, kinds: number, at: number) {
  if (at < 0) return
  if ((kinds & 1) !== 0) found.words.push(at)
  for (let index = 0, rest = kinds >> 1; rest !== 0; index++, rest >>= 1)
    if ((rest & 1) !== 0) found.landmarks[index]!.push(at)
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
