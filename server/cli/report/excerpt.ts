// The line a finding stands in, with carets under the offending part.

import { type Page, positionAt, type Span } from '../../engine'
import { clean, uncommanded } from './clean'

/** How much of a long line is shown. */
const WIDTH = 100

/** Two lines of text, each behind `margin`; a span over several lines is marked to the end of its first, an empty one by one caret. */
export function excerpt(page: Page, span: Span, margin: string): string {
  const { line, character } = positionAt(page.lineStarts, span.start)
  const start = page.lineStarts[line] ?? 0
  const text = page.text.slice(start, page.lineStarts[line + 1] ?? page.text.length).replace(/(?<![\r\n])[\r\n]+$/, '')
  const end = Math.max(character, Math.min(span.end - start, text.length))
  let from = character > WIDTH * 0.8 ? character - WIDTH / 4 : 0
  if (/[\udc00-\udfff]/.test(text.charAt(from))) from--
  const to = Math.min(text.length, from + WIDTH)
  const before = (from > 0 ? '…' : '') + clean(text.slice(from, character))
  const marked = clean(text.slice(character, Math.min(end, to)))
  const after = clean(text.slice(Math.min(end, to), to)) + (to < text.length ? '…' : '')
  return `${margin}${uncommanded(before + marked + after)}\n${margin}${' '.repeat(columns(before))}${'^'.repeat(Math.max(1, columns(marked)))}\n`
}

/** Made when a line asks for it: that takes a tenth of what checking one page does, start included. */
let segmenter: Intl.Segmenter | undefined

/** How many columns of a terminal a text takes: pictures and East Asian letters two, combining marks none. */
function columns(text: string): number {
  // Of nearly all lines, and a hundred times as quickly.
  if (/^[ -~]*$/.test(text)) return text.length
  segmenter ??= new Intl.Segmenter('en')
  let width = 0
  for (const { segment } of segmenter.segment(text))
    width +=
      /^(?:\p{Emoji_Presentation}|[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6])/u.test(
        segment,
      )
        ? 2
        : 1
  return width
}
