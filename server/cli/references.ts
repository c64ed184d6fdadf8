// `manual-lens references`: every place that names an environment.

import { environmentNamed, type Page, type Reference, type Workspace } from '../engine'
import type { ReferencesCommand } from './arguments'
import { EXIT, type Io } from './io'
import { prefixOf } from './paths'
import { prepare } from './prepare'
import { clean } from './report/clean'
import { type ReferenceRow, referencesAsJson } from './report/json'
import { located } from './report/located'
import { type Style, styleFor } from './report/style'
import { some } from './report/summary'

/** Lists and counts; the exit code is 2 when something could not be read, otherwise 0: naming an environment is no defect. */
export async function references(command: ReferencesCommand, io: Io): Promise<number> {
  const prepared = await prepare(command.paths, command.root, command.quiet, io)
  if (!prepared) return EXIT.failed
  const { workspace, pages } = prepared
  const rows = pages.flatMap((page) =>
    workspace.referencesOf(page).map((reference) => rowOf(workspace, page, reference)),
  )
  const report =
    command.format === 'json'
      ? referencesAsJson(prepared.root, rows)
      : asText(rows, pages.length, styleFor(io, command.color, false), command.quiet, prefixOf(prepared.root, io.cwd))
  for (const piece of report) io.out.write(piece)
  return prepared.failed > 0 ? EXIT.failed : EXIT.clean
}

function rowOf(workspace: Workspace, page: Page, { span, text, name, form }: Reference): ReferenceRow {
  // Every environment but a known one is known too.
  const state = (environmentNamed(workspace, name) ?? environmentNamed(workspace, name.replace(/^non-/, '')))?.state
  // A deprecated environment still runs.
  const status = state === undefined ? 'unknown' : state === 'retired' ? 'retired' : 'active'
  return { path: page.path, ...located(page, span), text, environment: name, form, status }
}

function* asText(
  rows: readonly ReferenceRow[],
  files: number,
  style: Style,
  quiet: boolean,
  prefix: string,
): Generator<string> {
  let last: string | undefined
  const counts = new Map<string, number>()
  for (const { path, line, column, text, environment, form, status } of rows) {
    if (last !== undefined && last !== path) yield '\n'
    last = path
    counts.set(environment, (counts.get(environment) ?? 0) + 1)
    const name = text === environment ? text : `${text} (${environment})`
    const state = status === 'active' ? '' : `  ${style.severity('warning', status)}`
    yield `${style.bold(`${clean(prefix + path)}:${line}:${column}`)}  ${clean(name)}  ${style.faint(form)}${state}\n`
  }
  if (quiet) return
  const most = [...counts].sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1))
  const each = most.map(([name, count]) => `${clean(name)} ${count}`).join(', ')
  const found = rows.length > 0 ? `${some(rows.length, 'reference')}: ${each}` : 'no references to environments'
  yield `${last === undefined ? '' : '\n'}${some(files, 'file') || 'No files'} read, ${found}.\n`
}
