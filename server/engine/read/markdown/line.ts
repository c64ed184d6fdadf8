// One line being read: a cursor behind the container marks that have been taken off it, counting columns as CommonMark 2.2 says.

export interface Line {
  readonly text: string
  /** Without the line ending. */
  end: number
  /** Offset of the first character that is no blank; `end` on a blank line. */
  at: number
  /** Column of `at`; a tab goes to the next multiple of four. */
  column: number
  /** Column at which the innermost container's content begins. */
  base: number
}

/** A cursor over `text`, on no line yet: one for all lines, because there are so many. */
export function cursorOver(text: string): Line {
  return { text, end: 0, at: 0, column: 0, base: 0 }
}

/** Goes to the line `text[start, end)`, nothing taken off yet. */
export function goTo(line: Line, start: number, end: number): void {
  line.at = start
  line.end = end
  line.column = 0
  line.base = 0
  skipBlanks(line)
}

/** Columns of white space between the container and the text. */
export function indentOf(line: Line): number {
  return line.column - line.base
}

export function isBlank(line: Line): boolean {
  return line.at >= line.end
}

/** What is left of the line, from its first character that is no blank. */
export function restOf(line: Line): string {
  return line.text.slice(line.at, line.end)
}

/** Takes a marker of so many characters off; the content begins right behind it. */
export function take(line: Line, characters: number): void {
  line.at += characters
  line.column += characters
  line.base = line.column
  skipBlanks(line)
}

function skipBlanks(line: Line): void {
  for (; line.at < line.end; line.at++) {
    const c = line.text.charCodeAt(line.at)
    if (c === 32) line.column++
    else if (c === 9) line.column += 4 - (line.column % 4)
    else return
  }
}
