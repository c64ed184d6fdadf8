// Which baseline a command goes by, and what is said when it can't be used.

import { BASELINE, type Baseline, type KnownFinding, readBaseline, rulesOnClones, type Workspace } from '../engine'
import { isFailure } from '../files/port'
import type { Io } from './io'
import { above, inside, resolvePath } from './paths'
import type { Prepared } from './prepare'
import { clean } from './report/clean'

export interface BaselineFile {
  /** Absolute. */
  readonly path: string
  /** As it is called in messages. */
  readonly name: string
  /** Undefined where there is none, none is wanted, or it can't be used. */
  readonly baseline: Baseline | undefined
  /** It is there, or was named, and can't be used: said on standard error. Then nothing is left out, and the run has failed. */
  readonly failed: boolean
}

/** The baseline of a root, or the one in `given`; none for `false`. One that is named has to be there unless it is `written`. */
export async function baselineFor(
  { root, workspace }: Pick<Prepared, 'root' | 'workspace'>,
  given: string | undefined | false,
  io: Io,
  written = false,
): Promise<BaselineFile> {
  const path = given ? resolvePath(io.cwd, given) : resolvePath(root, BASELINE)
  const name = given || inside(io.cwd, path) || path
  const nothing = { path, name, baseline: undefined, failed: false }
  if (given === false) return nothing
  const failure = (why: string): BaselineFile => {
    io.err.write(`manual-lens: ${clean(name)} ${clean(why)}\n`)
    return { ...nothing, failed: true }
  }
  let { baseline } = workspace
  if (given !== undefined) {
    const folder = above(path) ?? path
    const reading = await io.files(folder, []).read(path.slice(path.lastIndexOf('/') + 1))
    if (isFailure(reading)) {
      if (reading.kind === 'missing' && written) return nothing
      const make = reading.kind === 'missing' ? ` To make it: manual-lens baseline --baseline ${name}` : ''
      return failure(reading.reason + make)
    }
    baseline = readBaseline(reading.text)
  }
  if (given === undefined && !baseline && !('reason' in io.look(path)))
    return failure('is left out by a .gitignore, so the editor and others would not see it. Take it out of there.')
  if (baseline?.problem !== undefined)
    return failure(
      `${baseline.problem}, or remove it and record it anew: manual-lens baseline${written ? '' : '. Nothing was left out'}.`,
    )
  return { ...nothing, baseline }
}

/** Whether a recorded finding that doesn't occur is gone: without local clones it may only be out of sight. */
export function isJudged({ clones }: Workspace, { rule }: KnownFinding): boolean {
  return clones.size > 0 || !rulesOnClones.includes(rule)
}
