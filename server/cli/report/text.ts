// The report for people.

import type { Page } from '../../engine'
import { clean } from './clean'
import { excerpt } from './excerpt'
import { located } from './located'
import type { Style } from './style'
import { type CheckReport, inWords } from './summary'

/** The findings, file by file, then what they come to. `prefix` stands in front of paths; `pages` is for the places that findings refer to. */
export function* checkAsText(
  report: CheckReport,
  style: Style,
  { quiet, verbose, prefix }: { readonly quiet: boolean; readonly verbose: boolean; readonly prefix: string },
  pages: ReadonlyMap<string, Page>,
): Generator<string> {
  let last: string | undefined
  for (const { page, finding } of report.findings) {
    if (last !== undefined && last !== page.path) yield '\n'
    last = page.path
    const { line, column } = located(page, finding.span)
    const place = style.bold(`${clean(prefix + page.path)}:${line}:${column}`)
    const severity = style.severity(finding.severity, finding.severity)
    yield `${place}  ${severity}  ${clean(finding.message)}  ${style.faint(finding.rule)}\n`
    if (style.context) yield excerpt(page, finding.span, '    ')
    if (!verbose) continue
    for (const { path, span, message } of finding.related) {
      const other = pages.get(path)
      const at = other ? `:${located(other, span).line}:${located(other, span).column}` : ''
      yield `    ${clean(prefix + path)}${at}  ${clean(message)}\n`
    }
  }
  if (quiet) return
  yield `${last === undefined ? '' : '\n'}${inWords(report)}\n`
}
