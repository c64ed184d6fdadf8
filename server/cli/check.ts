// `manual-lens check`: what is wrong.

import { createChecker, didYouMean, type Rule } from '../engine'
import { type CheckCommand, SEVERITIES } from './arguments'
import { EXIT, type Io } from './io'
import { prepare } from './prepare'
import { checkAsGitHub } from './report/github'
import { checkAsJson } from './report/json'
import { styleFor } from './report/style'
import { type CheckReport, some, summarise } from './report/summary'
import { checkAsText } from './report/text'

/** Reported by the checker itself, whatever rules were asked for. */
const RULE_FAILED = 'engine/rule-failed'

/** Checks and reports; the exit code is 2 when anything could not be checked, 1 when something at warning or above is shown. */
export async function check(command: CheckCommand, rules: readonly Rule[], io: Io): Promise<number> {
  const ids = rules.map((rule) => rule.card.id)
  for (const id of command.rules)
    if (!ids.includes(id)) {
      io.err.write(
        `manual-lens: there is no rule ${id}.${didYouMean(id, ids)} A rule is explained by: manual-lens explain ID\n`,
      )
      return EXIT.failed
    }
  const prepared = await prepare(command.paths, command.root, command.quiet, io)
  if (!prepared) return EXIT.failed

  const wanted = command.rules.length > 0 ? rules.filter((rule) => command.rules.includes(rule.card.id)) : rules
  const checker = createChecker(wanted)
  const pages = prepared.pages.filter((page) => !prepared.workspace.excluded(page.path))
  const excluded = prepared.pages.length - pages.length
  if (excluded > 0 && command.paths.length > 0 && !command.quiet)
    io.err.write(`manual-lens: ${some(excluded, 'file')} left out, as manual-lens.yml says.\n`)
  const shown = SEVERITIES.slice(0, SEVERITIES.indexOf(command.severity) + 1)
  const findings = pages.flatMap((page) =>
    checker
      .checkPage(prepared.workspace, page.path)
      .filter((finding) => shown.includes(finding.severity))
      .map((finding) => ({ page, finding })),
  )
  const report: CheckReport = {
    root: prepared.root,
    findings,
    summary: summarise(
      pages.length,
      findings.map(({ finding }) => finding),
    ),
    failed: prepared.failed,
    only: onlyOf(command),
  }
  for (const piece of pieces(command, report, prepared.workspace.pages, io)) io.out.write(piece)

  if (prepared.failed > 0 || findings.some(({ finding }) => finding.rule === RULE_FAILED)) return EXIT.failed
  return report.summary.errors + report.summary.warnings > 0 ? EXIT.findings : EXIT.clean
}

type Pages = Parameters<typeof checkAsText>[3]

function pieces(command: CheckCommand, report: CheckReport, pages: Pages, io: Io): Iterable<string> {
  switch (command.format) {
    case 'json':
      return checkAsJson(report)
    case 'github':
      return checkAsGitHub(report, io.cwd, command.quiet)
    case 'text':
      return checkAsText(report, styleFor(io, command.color, command.verbose), command, pages)
  }
}

function onlyOf({ severity, rules }: CheckCommand): string {
  const level = severity === 'hint' ? '' : severity === 'error' ? ' at error' : ` at ${severity} or above`
  return level + (rules.length > 0 ? ` of ${rules.join(', ')}` : '')
}
