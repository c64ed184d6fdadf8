// Which piece of code of a page an offset is in, and which heading.

import type { Code, Heading, Page, Span } from './model'
import { countBefore } from './read/search'

/** The code span, fence or indented block that an offset (0-based, UTF-16) is in; they are in order and never nest, so a few looks are enough. */
export function codeAt({ code }: Page, offset: number): Code | undefined {
  const before = code[lastBefore(code, offset)]
  return before && offset < before.span.end ? before : undefined
}

/** The heading that holds an offset, its end included; the first where two touch. */
export function headingAt({ headings }: Pick<Page, 'headings'>, offset: number): Heading | undefined {
  const index = lastBefore(headings, offset)
  const [above, before] = [headings[index - 1], headings[index]]
  if (above && offset <= above.span.end) return above
  return before && offset <= before.span.end ? before : undefined
}

/** The heading that an offset stands under. */
export function headingAbove({ headings }: Pick<Page, 'headings'>, offset: number): Heading | undefined {
  const index = lastBefore(headings, offset)
  const last = headings[index]
  return last && last.span.end > offset ? headings[index - 1] : last
}

/** The index of the last of some things in order that begins at or before an offset; -1 where none does. */
function lastBefore(sorted: readonly { readonly span: Span }[], offset: number): number {
  return countBefore(sorted, ({ span }) => span.start <= offset) - 1
}
