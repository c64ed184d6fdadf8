// Reports for programs. The shapes are a promise: keys are added, never changed or taken away, while `version` stays.

import { rulePage } from '../../engine'
import { type Located, located } from './located'
import type { CheckReport } from './summary'

/** A value as JSON in which nothing means anything to a terminal or to what reads a build's log (see `clean`): such characters stand escaped, so that the value is the same. */
export function json(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent)
    .replace(/##(?=\w*\[)/g, '\\u0023#')
    .replace(UNSEEN, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Of those that JSON leaves as they are: controls of eight bits, and what changes the order of what stands around it. */
const UNSEEN = /[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g

/** What `check` found, as one JSON document, a finding to a line. */
export function* checkAsJson({ root, findings, summary, known }: CheckReport): Generator<string> {
  const head = `{"version":1,"root":${json(root)},"summary":${json({ ...summary, known })},"findings":`
  yield* rows(
    head,
    findings.map(({ page, finding }) => ({
      rule: finding.rule,
      severity: finding.severity,
      path: finding.path,
      ...located(page, finding.span),
      message: finding.message,
      url: rulePage(finding.rule),
      fixable: finding.fixes.length > 0,
    })),
  )
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
  const inOrder = references.map(({ path, line, column, endLine, endColumn, text, environment, form, status }) => ({
    path,
    line,
    column,
    endLine,
    endColumn,
    text,
    environment,
    form,
    status,
  }))
  return rows(`{"version":1,"root":${json(root)},"references":`, inOrder)
}

/** In pieces: one string of all rows can be larger than strings may be. */
function* rows(head: string, items: readonly object[]): Generator<string> {
  yield `${head}[`
  for (const [index, item] of items.entries()) yield `${index > 0 ? ',' : ''}\n${json(item)}`
  yield items.length > 0 ? '\n]}\n' : ']}\n'
}
