// A paragraph while its lines come: where it begins and ends, and what stands between its lines and is none of its text.

export interface Paragraph {
  readonly kind: 'paragraph'
  /** Offset of its text; the same as `end` when all its lines were taken for something else. */
  start: number
  end: number
  /** Where its last line starts. */
  last: number
  /** Where the line in front of the last one ends. */
  before: number
  /** Where `>` marks, tabs and the like between its lines start and end, in turn; undefined where only line endings and spaces stand there, as nearly always. */
  marks: number[] | undefined
}

/** A paragraph of one line, whose text is `[start, end)`. */
export function paragraphOf(start: number, end: number): Paragraph {
  return { kind: 'paragraph', start, end, last: start, before: start, marks: undefined }
}

/** Adds a line whose own text is `text[start, end)`. */
export function addLine(paragraph: Paragraph, text: string, start: number, end: number): void {
  if (paragraph.end === paragraph.start) paragraph.start = start
  else if (!isBlankBetween(text, paragraph.end, start)) {
    paragraph.marks ??= []
    paragraph.marks.push(paragraph.end, start)
  }
  paragraph.before = paragraph.end
  paragraph.last = start
  paragraph.end = end
}

/** Takes all lines out. */
export function clear(paragraph: Paragraph): void {
  paragraph.end = paragraph.start
  paragraph.marks = undefined
}

/** Takes the last line out; none may be added behind that. */
export function dropLast(paragraph: Paragraph): void {
  paragraph.end = paragraph.last === paragraph.start ? paragraph.start : paragraph.before
}

/** From the first line to the last, as long as in the file, with what stands between the lines' own text blanked. */
export function joined({ start, end, marks }: Paragraph, text: string): string {
  // A piece of the text costs nothing, and keeps nothing but the text.
  if (!marks) return text.slice(start, end)
  let all = ''
  let at = start
  for (let index = 0; index < marks.length && marks[index]! < end; index += 2) {
    const behind = marks[index + 1]!
    all += text.slice(at, marks[index]) + text.slice(marks[index], behind).replace(/[^\r\n]/g, ' ')
    at = behind
  }
  return all + text.slice(at, end)
}

/** Whether only spaces and line endings stand in `text[start, end)`. */
function isBlankBetween(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const c = text.charCodeAt(at)
    if (c !== 32 && c !== 10 && c !== 13) return false
  }
  return true
}
