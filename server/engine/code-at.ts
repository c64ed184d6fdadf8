// Which piece of code of a page an offset is in.

import type { Code, Page } from './model'

/** The code span, fence or indented block that an offset (0-based, UTF-16) is in; they are in order and never nest, so a few looks are enough. */
export function codeAt({ code }: Page, offset: number): Code | undefined {
  let low = 0
  let high = code.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (code[middle]!.span.start <= offset) low = middle + 1
    else high = middle
  }
  const before = code[low - 1]
  return before && offset < before.span.end ? before : undefined
}
