// Text from files and arguments, made harmless for a terminal and for what reads a build's log.

import { visible } from '../../engine'

/** The text on one line and without control characters: a file must not be able to move the cursor or colour the report. */
export function clean(text: string): string {
  return uncommanded(visible(text.replace(/[\r\n]+|\t/g, ' ')))
}

/**
 * A line of as many characters that commands no build: GitHub Actions obeys lines of a log that begin with `::command`
 * and, like Azure Pipelines and TeamCity, `##[command]`, `##vso[…]` and the like anywhere in one.
 */
export function uncommanded(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1�').replace(/#(?=#\w*\[)/g, '�')
}
