// Reports for programs. The shapes are a promise: keys are added, never changed or taken away, while `version` stays.

import { rulePage } from '../../engine'
import { type Located, located } from './located'
import type { CheckReport } from './summary'

/** A value as JSON in which nothing means anything to a terminal or to what reads a build's log (see `clean`): such characters stand escaped, so that the value is the same. */
export function json(value: unknown, indent?: number): string {
  const text = JSON.stringify(value, null, indent)
  const quiet = text.includes('##') ? text.replace(/##(?=\w*\[)/g, '\\u0023#') : text
  return quiet.replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Of those that JSON leaves as they are: controls of eight bits, and what changes the order of what stands around it. */
const UNSEEN = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** What `check` found, as one JSON document, a finding to a line. */
export function* checkAsJson({ root, findings, summary, known }: CheckReport): Generator<string> {
  const head = `{"version":1,"root":${json(root)},"summary":${json({ ...summary, known })},"findings":`
  yield* rows(head, findings, ({ page, finding }) => {
    const { line, column, endLine, endColumn } = located(page, finding.span)
    return {
      rule: finding.rule,
      severity: finding.severity,
      path: finding.path,
      line,
      column,
      endLine,
      endColumn,
      message: finding.message,
      url: rulePage(finding.rule),
      fixable: finding.fixes.length > 0,
    }
  })
}

export interface ReferenceRow extends Located {
  readonly path: string
  readonly text: string
  readonly environment: string
  readonly form: string
  readonly status: 'active' | 'retired' | 'unknown'
}

/** Every reference, as one JSON document, a reference to a line. */
export function referencesAsJson(root: string, references: readonly ReferenceRow[]): Iterable<string> {
  const inOrder = ({ path, line, column, endLine, endColumn, text, environment, form, status }: ReferenceRow) => ({
    path,
    line,
    column,
    endLine,
    endColumn,
    text,
    environment,
    form,
    status,
  })
  return rows(`{"version":1,"root":${json(root)},"references":`, references, inOrder)
}

/** In pieces: one string of all rows can be larger than strings may be. Each row is made when its turn comes. */
function* rows<Item>(head: string, items: readonly Item[], rowOf: (item: Item) => object): Generator<string> {
  yield `${head}[`
  let isFirst = true
  for (const item of items) {
    yield `${isFirst ? '' : ','}\n${json(rowOf(item))}`
    isFirst = false
  }
  yield items.length > 0 ? '\n]}\n' : ']}\n'
}
