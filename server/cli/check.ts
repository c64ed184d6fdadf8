// `manual-lens check`: what is wrong.

import {
  asKnown,
  createChecker,
  didYouMean,
  type Finding,
  keyOf,
  type Page,
  type Rule,
  sortOut,
  withBaseline,
} from '../engine'
import { type CheckCommand, SEVERITIES } from './arguments'
import { baselineFor, isJudged } from './baseline-file'
import { fix } from './fix'
import { EXIT, type Io } from './io'
import { prefixOf } from './paths'
import { prepare } from './prepare'
import { clean } from './report/clean'
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
  const asked = (id: string): boolean => command.rules.some((one) => one === id || one === groupOf(id))
  for (const id of command.rules)
    if (!ids.some((one) => one === id || groupOf(one) === id)) {
      io.err.write(
        `manual-lens: there is no rule ${clean(id)}.${didYouMean(id, id.endsWith('/*') ? ids.map(groupOf) : ids)} A rule is explained by: manual-lens explain ID\n`,
      )
      return EXIT.failed
    }
  const prepared = await prepare(command.paths, command.root, command.quiet, io)
  if (!prepared) return EXIT.failed

  const wanted =
    command.rules.length > 0
      ? rules
          .filter(({ card }) => asked(card.id))
          .map((rule) => (command.rules.includes(rule.card.id) ? onAsked(rule) : rule))
      : rules
  for (const { card } of wanted)
    if (command.rules.includes(card.id) && prepared.workspace.severities.get(card.id) === 'off' && !command.quiet)
      io.err.write(`manual-lens: ${card.id} is off in manual-lens.yml, so it says nothing.\n`)
  // Whether a comment is of use shows only when every rule has run.
  const checker = createChecker(wanted.some(({ scope }) => scope === 'last') ? rules : wanted)
  const shown = SEVERITIES.slice(0, SEVERITIES.indexOf(command.severity) + 1)
  const isShown = ({ rule, severity }: Finding): boolean =>
    shown.includes(severity) && (rule === RULE_FAILED || wanted.some(({ card }) => card.id === rule))
  let pages = prepared.pages.filter((page) => !prepared.workspace.excluded(page.path))
  const excluded = prepared.pages.length - pages.length
  if (excluded > 0 && command.paths.length > 0 && !command.quiet)
    io.err.write(`manual-lens: ${some(excluded, 'file')} left out, as manual-lens.yml says.\n`)
  const file = await baselineFor(prepared, command.baseline, io)
  // Without it, so that what it leaves out can be counted.
  let workspace = withBaseline(prepared.workspace, undefined)
  let failed = prepared.failed
  if (command.fix) {
    const wanted = (page: Page, found: readonly Finding[]) => sortOut(file.baseline, page, found).fresh.filter(isShown)
    const fixed = await fix(checker, workspace, pages, wanted, { root: prepared.root, quiet: command.quiet, io })
    workspace = fixed.workspace
    failed += fixed.failed
    pages = pages.map((page) => workspace.pages.get(page.path) ?? page)
  }
  const findings: { page: Page; finding: Finding }[] = []
  const occurring = new Set<string>()
  let known = 0
  for (const page of pages) {
    const found = checker.checkPage(workspace, page.path)
    const sorted = sortOut(file.baseline, page, found)
    findings.push(...sorted.fresh.filter(isShown).map((finding) => ({ page, finding })))
    known += sorted.known.filter(isShown).length
    if (sorted.known.length > 0) for (const one of asKnown(page, found)) occurring.add(keyOf(one))
  }
  const gone = file.baseline?.known.filter((one) => !occurring.has(keyOf(one)) && isJudged(workspace, one)).length ?? 0
  const isWhole = command.paths.length === 0 && command.rules.length === 0 && prepared.failed === 0
  if (gone > 0 && isWhole && !command.quiet)
    io.err.write(
      `manual-lens: ${gone} of the findings in ${file.name} no longer ${gone === 1 ? 'occurs' : 'occur'}. To remove ${gone === 1 ? 'it' : 'them'}: manual-lens baseline --prune\n`,
    )
  const report: CheckReport = {
    root: prepared.root,
    findings,
    summary: summarise(
      pages.length,
      findings.map(({ finding }) => finding),
    ),
    known: file.baseline ? known : undefined,
    failed: prepared.failed,
    only: onlyOf(command),
  }
  for (const piece of pieces(command, report, workspace.pages, io)) io.out.write(piece)

  if (failed > 0 || file.failed || findings.some(({ finding }) => finding.rule === RULE_FAILED)) return EXIT.failed
  return report.summary.errors + report.summary.warnings > 0 ? EXIT.findings : EXIT.clean
}

/** A rule that is off until somebody asks for it has been asked for. */
function onAsked(rule: Rule): Rule {
  const { isOptional: _, ...card } = rule.card
  return { ...rule, card }
}

/** All rules of a group, as `manual-lens.yml` and comments name it: `links/*`. */
function groupOf(id: string): string {
  return `${id.slice(0, id.indexOf('/'))}/*`
}

type Pages = Parameters<typeof checkAsText>[3]

function pieces(command: CheckCommand, report: CheckReport, pages: Pages, io: Io): Iterable<string> {
  switch (command.format) {
    case 'json':
      return checkAsJson(report)
    case 'github':
      return checkAsGitHub(report, io.cwd, command.quiet)
    case 'text':
      return checkAsText(
        report,
        styleFor(io, command.color, command.verbose),
        { ...command, prefix: prefixOf(report.root, io.cwd) },
        pages,
      )
  }
}

function onlyOf({ severity, rules }: CheckCommand): string {
  const level = severity === 'hint' ? '' : severity === 'error' ? ' at error' : ` at ${severity} or above`
  return level + (rules.length > 0 ? ` of ${rules.join(', ')}` : '')
}
