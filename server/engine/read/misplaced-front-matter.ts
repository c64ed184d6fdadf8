// What is meant as front matter but stands where the site doesn't take it for that.

import type { Problem } from '../model'
import { lineAt } from './lines'

const KEY = /^([A-Za-z_][\w-]*):(?=[ \t]|$)/

/** Something like `---` with a key below it at the text's top (which begins at `open`) or below its heading, but not so that the site takes it for front matter. */
export function misplaced(text: string, lineStarts: readonly number[], open: number): Problem[] {
  let line = 0
  const isHeaded = /^# \S/.test(lineAt(text, lineStarts, 0).slice(open))
  while (
    line < 5 &&
    line < lineStarts.length &&
    ((line === 0 && isHeaded) ||
      lineAt(text, lineStarts, line)
        .slice(line === 0 ? open : 0)
        .trim() === '')
  )
    line++
  const found = lineAt(text, lineStarts, line).slice(line === 0 ? open : 0)
  if (!/^[ \t]*(?:-{2,}|[–—]+-*)[ \t]*$/.test(found) || !KEY.test(lineAt(text, lineStarts, line + 1))) return []
  // Below a heading a line with words and a colon may be a paragraph.
  if (isHeaded && !isBlock(text, lineStarts, line)) return []
  const start = lineStarts[line]! + (line === 0 ? open : 0)
  const why = line > 0 ? 'on the very first line' : 'without blanks in front of them'
  const wrong =
    found.trim() === '---'
      ? `its three dashes have to stand ${why}`
      : 'it has to begin with exactly three dashes, “---”'
  return [
    {
      code: 'front-matter-delimiter',
      span: { start, end: start + found.trimEnd().length },
      message: `The site doesn’t take this for front matter and shows it as text: ${wrong}.`,
    },
  ]
}

/** Whether behind a line there are only flat keys, `title` among them, and then three dashes. */
function isBlock(text: string, lineStarts: readonly number[], open: number): boolean {
  let hasTitle = false
  let line = open + 1
  for (; KEY.test(lineAt(text, lineStarts, line)); line++)
    hasTitle ||= lineAt(text, lineStarts, line).startsWith('title:')
  return hasTitle && /^---[ \t]*$/.test(lineAt(text, lineStarts, line))
}
