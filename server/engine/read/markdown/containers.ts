// Block quotes and list items: which of those that are open a line goes on with, and which begin on it.

import { indentOf, isBlank, type Line, restOf, take } from './line'

type Container =
  | { readonly kind: 'quote' }
  | {
      readonly kind: 'item'
      /** Columns that a line has to be indented to belong to it. */
      readonly width: number
      /** Its first line held nothing: a blank line behind it ends it. */
      empty: boolean
    }

/** Deeper than this nothing nests on purpose; without a bound, blank lines under a thousand items cost a thousand steps each. */
const DEEPEST = 100

/** The containers that are open, outermost first. */
export type Containers = Container[]

/** Takes off the marks of the containers that the line goes on with; gives how many those are. */
export function goOn(open: Containers, line: Line): number {
  let matched = 0
  for (const container of open) {
    if (container.kind === 'quote') {
      if (indentOf(line) > 3 || line.text.charCodeAt(line.at) !== 62 || isBlank(line)) break
      takeQuoteMark(line)
    } else if (isBlank(line)) {
      if (container.empty) break
    } else if (indentOf(line) >= container.width) line.base += container.width
    else break
    matched++
  }
  return matched
}

/** The container that begins at the line's cursor, its mark taken off; undefined when none does. `interrupts`: it would end a paragraph. */
export function beginning(open: Containers, line: Line, interrupts: boolean): Container | undefined {
  if (indentOf(line) > 3 || isBlank(line) || open.length >= DEEPEST) return undefined
  if (line.text.charCodeAt(line.at) === 62) {
    takeQuoteMark(line)
    return { kind: 'quote' }
  }
  return item(line, interrupts)
}

/** Three or more of the same mark and nothing but blanks between. */
export function isThematicBreak(rest: string): boolean {
  return /^(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(rest)
}

/** The blank behind `>` belongs to the mark. */
function takeQuoteMark(line: Line): void {
  const next = line.text.charCodeAt(line.at + 1)
  take(line, 1)
  if ((next === 32 || next === 9) && line.column > line.base) line.base++
}

function item(line: Line, interrupts: boolean): Container | undefined {
  const c = line.text.charCodeAt(line.at)
  const isBullet = c === 42 || c === 43 || c === 45
  if (!isBullet && !(c >= 48 && c <= 57)) return undefined
  const marker = isBullet ? 1 : (/^\d{1,9}[.)]/.exec(line.text.slice(line.at, line.at + 11))?.[0].length ?? 0)
  const behind = line.at + marker
  if (marker === 0 || (behind < line.end && !isBlankCode(line.text.charCodeAt(behind)))) return undefined
  let content = behind
  while (content < line.end && isBlankCode(line.text.charCodeAt(content))) content++
  const first = line.text.charCodeAt(content)
  if (isBullet && first === c && isThematicBreak(restOf(line))) return undefined
  const holdsNothing = content === line.end || (!isWord(first) && line.text.slice(content, line.end).trim() === '')
  // An empty item or a number other than 1 in the middle of a paragraph is more likely a wrapped line than a list.
  if (interrupts && (holdsNothing || (!isBullet && line.text.slice(line.at, behind - 1) !== '1'))) return undefined
  const indent = indentOf(line)
  take(line, marker)
  const gap = holdsNothing || indentOf(line) > 4 ? 1 : indentOf(line)
  line.base = holdsNothing ? line.column : line.base + gap
  return { kind: 'item', width: indent + marker + gap, empty: holdsNothing }
}

/** Whether a code is surely no white space. */
function isWord(c: number): boolean {
  return c > 32 && c < 128
}

function isBlankCode(c: number): boolean {
  return c === 32 || c === 9
}
