// Files of lines `KEY=value` (.env, .properties, .ini, .toml), as a tree of values.

import type { Pair, Tree } from './tree'

const LINE = /^([ \t]*(?:export[ \t]+)?)([A-Za-z_][\w.-]*)([ \t]*[=:][ \t]*)(?![ \t])(.*)$/
const SECTION = /^[ \t]*\[{1,2}([^\]\r\n]+)\]{1,2}[ \t]*$/

/** The assignments of a text, those below `[section]` in a map of their own; lines of another shape are skipped. */
export function linesTree(text: string): Tree {
  const whole = { start: 0, end: text.length }
  const top: Pair[] = []
  let pairs = top
  let at = 0
  for (const whatever of text.split('\n')) {
    const line = whatever.endsWith('\r') ? whatever.slice(0, -1) : whatever
    const start = at
    at += whatever.length + 1
    if (line.length > 5_000) continue
    const section = SECTION.exec(line)
    if (section) {
      const from = start + line.indexOf(section[1]!)
      const keySpan = { start: from, end: from + section[1]!.length }
      pairs = []
      top.push({ key: section[1]!.trim(), keySpan, value: { kind: 'map', pairs, span: keySpan } })
      continue
    }
    const found = LINE.exec(line)
    if (!found) continue
    const [, before = '', key = '', equals = '', rest = ''] = found
    const keyStart = start + before.length
    const valueStart = keyStart + key.length + equals.length
    const written = rest.trimEnd()
    const quote = /^(["'])(.*)\1(?:\s+#.*)?$/s.exec(written)
    const value = quote ? quote[2]! : written
    const from = quote ? valueStart + 1 : valueStart
    pairs.push({
      key,
      keySpan: { start: keyStart, end: keyStart + key.length },
      value: { kind: 'scalar', value, span: { start: from, end: from + value.length } },
    })
  }
  return { kind: 'map', pairs: top, span: whole }
}
