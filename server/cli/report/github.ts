// Workflow commands of GitHub Actions: annotations on the lines of a pull request.

import { type Severity, visible } from '../../engine'
import { prefixOf } from '../paths'
import { located } from './located'
import { type CheckReport, inWords } from './summary'

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice', hint: 'notice' }

/** A command for each finding, then the summary as a plain line. GitHub counts paths from the folder that is checked out, usually `cwd`. */
export function* checkAsGitHub(report: CheckReport, cwd: string, quiet: boolean): Generator<string> {
  const prefix = prefixOf(report.root, cwd)
  for (const { page, finding } of report.findings) {
    const { line, column, endLine, endColumn } = located(page, finding.span)
    // GitHub drops an annotation with columns on more than one line.
    const columns = line === endLine ? `,col=${column},endColumn=${endColumn}` : ''
    const place = `file=${property(visible(prefix + finding.path))},line=${line},endLine=${endLine}${columns}`
    yield `::${LEVEL[finding.severity]} ${place},title=${property(finding.rule)}::${data(finding.message)}\n`
  }
  if (!quiet) yield `${inWords(report)}\n`
}

/** Escaped as GitHub's toolkit does, or a message could start a command of its own. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
