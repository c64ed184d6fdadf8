// A short stand-in for what is told of a document, which changes with it and with nothing else.

import { type Finding, positionAt, type Span } from '../engine'
import type { Places } from './translate'

/** The id of no findings at all. */
export const NOTHING = 'none'

/** Two 32-bit hashes (FNV-1a) over all that a client sees of the findings. `related`: whether it shows related places. */
export function fingerprint(findings: readonly Finding[], places: Places, related: boolean): string {
  if (findings.length === 0) return NOTHING
  let one = 0x811c9dc5
  let other = 0x1000193
  const number = (value: number): void => {
    one = Math.imul(one ^ value, 0x01000193)
    other = Math.imul(other ^ value, 0x85ebca6b)
  }
  const words = (text: string): void => {
    for (let i = 0; i < text.length; i++) number(text.charCodeAt(i))
    number(-1)
  }
  const place = (path: string, { start, end }: Span): void => {
    const lineStarts = places.page(path)?.lineStarts ?? [0]
    for (const { line, character } of [positionAt(lineStarts, start), positionAt(lineStarts, end)]) {
      number(line)
      number(character)
    }
  }
  for (const finding of findings) {
    words(finding.rule)
    words(finding.severity)
    words(finding.tag ?? '')
    words(finding.message)
    place(finding.path, finding.span)
    if (!related) continue
    for (const { path, span, message } of finding.related) {
      words(path)
      words(message)
      place(path, span)
    }
  }
  return `${(one >>> 0).toString(36)}-${(other >>> 0).toString(36)}-${findings.length.toString(36)}`
}
