// Words that others wrote, so that they show what they are and no more of it than fits.

/** Controls, and what shows nothing itself but changes the order or the look of what stands around it. Joiners stay: scripts and pictures need them. */
const UNSEEN =
  /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu

/** What nearly all texts consist of: ASCII, dashes, curly quotes, an ellipsis. */
const SEEN = /^[\t\n\r -~\u2010-\u2027]*$/

/** The text with `�` for each character that can't be seen: a name that is written backwards or has something in it that others have not must not look like another. Line breaks and tabs stay. */
export function visible(text: string): string {
  return SEEN.test(text) ? text : text.replace(UNSEEN, '�')
}

/** On one line, cut at so many characters. */
export function shortened(text: string, most: number): string {
  // Cut before it is counted: a value may be a whole file.
  const flat = text
    .slice(0, most * 8)
    .replace(/\s+/g, ' ')
    .trim()
  const letters = [...flat]
  return letters.length > most || text.length > most * 8 ? `${letters.slice(0, most - 1).join('')}…` : flat
}

/** Longer ones are no sentences: they quote something that is none. */
const LONGEST = 1_000

/** What others wrote, or a message that quotes it, as far as it is shown. */
export function shown(text: string): string {
  return visible(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text)
}
