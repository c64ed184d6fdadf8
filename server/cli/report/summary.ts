// What a check came to: the findings that are shown, counted.

import type { Finding, Page, Severity } from '../../engine'

export interface CheckReport {
  /** Absolute. */
  readonly root: string
  readonly findings: readonly { readonly page: Page; readonly finding: Finding }[]
  readonly summary: Summary
  /** How many more a baseline left out; undefined where there is none. */
  readonly known: number | undefined
  /** How much that was asked for could not be read: then nothing may look clean. */
  readonly failed: number
  /** In words, when only some findings were asked for: `at error or above`. */
  readonly only: string
}

export interface Summary {
  /** Files that were checked. */
  readonly files: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly hints: number
}

/** The findings, counted by severity. */
export function summarise(files: number, findings: readonly Finding[]): Summary {
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  return { files, errors: count('error'), warnings: count('warning'), infos: count('info'), hints: count('hint') }
}

/** The summary as a sentence. */
export function inWords({ summary, known = 0, failed, only }: CheckReport): string {
  const { files, errors, warnings, infos, hints } = summary
  const parts = [
    some(errors, 'error'),
    some(warnings, 'warning'),
    infos > 0 ? `${infos} info` : '',
    some(hints, 'hint'),
  ].filter((part) => part !== '')
  const found = parts.length > 0 ? `: ${parts.join(', ')}` : `, no ${known > 0 ? 'new ' : ''}findings${only}`
  const left =
    known > 0 ? ` ${some(known, 'known finding')} in the baseline ${known === 1 ? 'was' : 'were'} left out.` : ''
  const unread =
    failed > 0
      ? ` ${failed} could not be read or found, and so ${failed === 1 ? 'was' : 'were'} not checked: see above.`
      : ''
  if (files === 0) return `No files were checked.${unread}`
  return `${some(files, 'file')} checked${found}.${left}${unread}`
}

/** `3 files`, `1 file`, '' for none. */
export function some(count: number, noun: string): string {
  return count === 0 ? '' : `${count} ${noun}${count === 1 ? '' : 's'}`
}
