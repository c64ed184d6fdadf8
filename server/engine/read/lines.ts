// Offsets to lines and columns and back: the one edge at which positions change their form.

/** 0-based line and 0-based UTF-16 column. */
export interface Position {
  readonly line: number
  readonly character: number
}

/** Offsets at which lines start, the first 0. `\n`, `\r\n` and a lone `\r` end a line, as in LSP. */
export function lineStartsOf(text: string): number[] {
  // What grew by pushing has room for half as much again; the copies that are kept have none.
  let count = 1
  if (text.indexOf('\r') === -1)
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) gathered[count++] = at + 1
  else
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) gathered[count++] = i + 1
    }
  const starts = gathered.slice(0, count)
  if (gathered.length > MANY) gathered.length = 1
  return starts
}

/** The starts of the text that is being read: one list for all texts, because growing one for each costs more than its lines. */
const gathered = [0]
/** A list that is longer is not kept. */
const MANY = 20_000

/** The position of an offset; offsets outside the text are moved to its nearest end. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0
  let high = lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (lineStarts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  return { line: low, character: Math.max(0, offset - lineStarts[low]!) }
}

/** The offset of a position; a line or column beyond the text is moved to the nearest one inside it. */
export function offsetAt(lineStarts: readonly number[], textLength: number, position: Position): number {
  const start = lineStarts[Math.max(0, position.line)]
  if (start === undefined) return textLength
  const next = lineStarts[position.line + 1] ?? textLength + 1
  return Math.max(start, Math.min(start + position.character, next - 1, textLength))
}

/** A line without its ending; '' behind the last one. */
export function lineAt(text: string, lineStarts: readonly number[], line: number): string {
  const start = lineStarts[line]
  return start === undefined
    ? ''
    : text.slice(start, lineStarts[line + 1] ?? text.length).replace(/(?<![\r\n])[\r\n]+$/, '')
}
