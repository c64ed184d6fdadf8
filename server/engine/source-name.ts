// How a source of facts is called where a reader is told who says so.

import type { Source } from './model'

/** Who says something, in words that follow “from”: a file of the workspace, or what is built in, which is about GOV.UK alone. */
export function sourceName({ origin, date }: Source): string {
  const name = origin === 'built-in' ? 'the built-in GOV.UK catalogue' : origin
  return date === undefined ? name : `${name} (${date})`
}
