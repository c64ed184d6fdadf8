// What each question costs for a text of some size, in processor time.

import {
  type Checker,
  cellsIn,
  commandsIn,
  completionAt,
  configCompletionAt,
  createChecker,
  definitionAt,
  familiesOf,
  frontMatterCompletionAt,
  frontMatterDefinitionAt,
  highlightsAt,
  hoverAt,
  ignoreFixes,
  lensesOf,
  linkCompletionAt,
  linksTo,
  mapFamiliesOf,
  matrixAt,
  matrixOf,
  missingKeysFix,
  moveEdits,
  outlineOf,
  type Page,
  pageTargetAt,
  presencesOf,
  referencesAt,
  renameAt,
  renameHeading,
  repositoryAt,
  safeFixes,
  selectionsAt,
  textLinks,
  type Workspace,
  withFiles,
} from '../../server/engine'
import { coloursAnswer } from '../../server/lsp/colours'
import { neighbours } from '../fuzz/neighbours'
import type { Nasty } from './inputs'

type Step = (workspace: Workspace, path: string, page: Page, checker: Checker) => unknown

/** In the order in which they are asked: what one remembers the next may use. */
const STEPS: Readonly<Record<string, Step>> = {
  check: (workspace, path, _, checker) => checker.checkPage(workspace, path),
  references: (workspace, _, page) => workspace.referencesOf(page),
  'check all': (workspace, _, __, checker) => checker.checkAll(workspace),
  'fix all': (workspace, path, _, checker) => safeFixes(checker.checkPage(workspace, path)),
  'missing keys': missingKeysFix,
  ignore: (workspace, path, _, checker) => {
    const [first] = checker.checkPage(workspace, path)
    return first && ignoreFixes(workspace, first)
  },
  links: textLinks,
  lenses: lensesOf,
  outline: (_, __, page) => outlineOf(page),
  commands: (workspace, _, page) => commandsIn(workspace, page),
  cells: (_, __, page) => cellsIn(page),
  families: (workspace, _, page) =>
    [...familiesOf(workspace), ...mapFamiliesOf(workspace, page)].map((family) => matrixOf(workspace, family)),
  presences: presencesOf,
  colours: (workspace, path) => coloursAnswer({ root: { workspace }, path } as Parameters<typeof coloursAnswer>[0]),
  move: (workspace, path) => moveEdits(workspace, [{ from: path, to: `deeper/${path}` }]),
  hover: at(hoverAt),
  completion: at((workspace, path, offset) => [
    completionAt(workspace, path, offset),
    frontMatterCompletionAt(workspace, path, offset),
    configCompletionAt(workspace, path, offset),
    linkCompletionAt(workspace, path, offset),
  ]),
  definition: at((workspace, path, offset) => {
    const target = pageTargetAt(workspace, path, offset)
    return [
      definitionAt(workspace, path, offset),
      frontMatterDefinitionAt(workspace, path, offset),
      target && linksTo(workspace, target),
      repositoryAt(workspace, path, offset),
    ]
  }),
  uses: at((workspace, path, offset) => [referencesAt(workspace, path, offset), highlightsAt(workspace, path, offset)]),
  rename: at((workspace, path, offset) => [
    renameAt(workspace, path, offset, 'preview', true),
    renameHeading(workspace, path, offset, 'Words'),
  ]),
  matrix: at((workspace, path, offset) => matrixAt(workspace, workspace.pages.get(path)!, offset)),
  selections: at((workspace, path, offset) => selectionsAt(workspace.pages.get(path)!, offset)),
}

/** A question at a few offsets: the ends, the middle, and near them. */
function at(question: (workspace: Workspace, path: string, offset: number) => unknown): Step {
  return (workspace, path, { text }) =>
    [0, 8, 200, text.length >> 1, (text.length >> 1) + 3, text.length - 3, text.length].map((offset) =>
      question(workspace, path, Math.max(0, Math.min(offset, text.length))),
    )
}

/** Milliseconds of processor time by step; reading is one of them. A new text each time, so that nothing is remembered. */
export function costOf(nasty: Nasty, size: number): ReadonlyMap<string, number> {
  const text = nasty.text(size)
  const costs = new Map<string, number>()
  const checker = createChecker()
  const timed = <T>(name: string, step: () => T): T => {
    const before = process.cpuUsage()
    const result = step()
    const { user, system } = process.cpuUsage(before)
    costs.set(name, (user + system) / 1000)
    return result
  }
  const workspace = timed('read', () => withFiles(neighbours, [{ path: nasty.path, text }]))
  const page = workspace.pages.get(nasty.path)
  if (page)
    for (const [name, step] of Object.entries(STEPS)) timed(name, () => step(workspace, nasty.path, page, checker))
  return costs
}
