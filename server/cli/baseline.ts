// `manual-lens baseline`: records what is found today.

import {
  asKnown,
  baselineText,
  createChecker,
  isRecorded,
  type KnownFinding,
  keyOf,
  type Rule,
  withBaseline,
} from '../engine'
import { type BaselineCommand, SEVERITIES } from './arguments'
import { baselineFor, isJudged } from './baseline-file'
import { EXIT, type Io } from './io'
import { prepare } from './prepare'
import { clean } from './report/clean'
import { some } from './report/summary'

/** Writes the root's baseline. Where anything could not be read or checked nothing is written: its findings would be missing. */
export async function baseline(command: BaselineCommand, rules: readonly Rule[], io: Io): Promise<number> {
  const prepared = await prepare([], command.root, command.quiet, io)
  if (!prepared) return EXIT.failed
  const file = await baselineFor(prepared, command.baseline, io, true)
  if (file.failed) return EXIT.failed
  const fail = (why: string): number => {
    io.err.write(`manual-lens: ${clean(why)}\n`)
    return EXIT.failed
  }
  if (command.prune && !file.baseline)
    return fail(`there is no ${file.name} to remove anything from. To make it: manual-lens baseline`)
  if (prepared.failed > 0) return fail(`not everything could be read, so ${file.name} was not written: see above.`)

  const checker = createChecker(rules)
  const workspace = withBaseline(prepared.workspace, undefined)
  const wanted = SEVERITIES.slice(0, SEVERITIES.indexOf(command.severity) + 1)
  const today: KnownFinding[] = []
  for (const page of prepared.pages) {
    const findings = checker.checkPage(workspace, page.path)
    const broken = findings.find((finding) => !isRecorded(finding))
    if (broken) return fail(`${page.path}: ${broken.message} ${file.name} was not written.`)
    // Counted before any is left out: check counts all of them, too.
    for (const [index, known] of asKnown(page, findings).entries())
      if (command.prune || wanted.includes(findings[index]!.severity)) today.push(known)
  }
  const before = file.baseline?.known ?? []
  const old = new Map(before.map((known) => [keyOf(known), known]))
  const now = new Map(today.map((known) => [keyOf(known), known]))
  // As they were: a reason is written by people.
  const kept = before.filter((known) => now.has(keyOf(known)) || !isJudged(workspace, known))
  const added = command.prune ? [] : today.filter((known) => !old.has(keyOf(known)))
  const text = baselineText([...kept, ...added])
  const failure = io.write(file.path, text)
  if (failure) return fail(`${file.name} ${failure.reason}`)
  if (!command.quiet) {
    const gone = before.length - kept.length
    const change = [
      ...(command.prune ? [] : [`${added.length} new`]),
      `${gone} that no longer ${gone === 1 ? 'occurs' : 'occur'} removed`,
    ]
    const total = some(kept.length + added.length, 'finding') || 'no findings'
    io.out.write(
      `${clean(file.name)}: ${total}${before.length > 0 || command.prune ? ` (${change.join(', ')})` : ''}.\n`,
    )
  }
  return EXIT.clean
}
