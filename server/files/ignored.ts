// Which paths .gitignore files leave out: the rules of a folder and of every folder above it, the deeper the stronger.

import ignore, { type Ignore } from 'ignore'

/** The rules that hold in one folder. A value: `within` makes the next one. */
export interface IgnoreRules {
  /** Whether a path (relative to the base folder, with `/`) is ignored, by itself or by a folder above it. */
  ignores(path: string, folder: boolean): boolean
  /** The rules that hold in `folder` (relative to the base, '' for the base itself), which has a .gitignore of this text. */
  within(folder: string, text: string): IgnoreRules
}

/** No rules yet. */
export function noIgnoreRules(): IgnoreRules {
  return { ignores: () => false, within: (folder, text) => rulesOf(undefined, folder, text) }
}

/** Each `**` between folders may stand for any number of them, so what a pattern costs is depth to the power of their number: with more it would take minutes. */
const MOST_STARS = 3
const DEEPEST = 64

function isQuick(line: string): boolean {
  return line.split('**').length - 1 <= MOST_STARS
}

/**
 * One matcher holds the whole chain, its patterns rewritten to start from the base: only so does the last match win over
 * all files, and does a folder that a deeper file brings back stay back for what is in it.
 */
function rulesOf(above: Ignore | undefined, folder: string, text: string): IgnoreRules {
  // Git compares case by case except where the file system can't; what counts is what the build machine sees.
  const matcher = ignore({ ignorecase: false })
  if (above) matcher.add(above)
  matcher.add(
    text
      .split(/\r?\n/)
      .filter(isQuick)
      .map((line) => fromBase(folder, line)),
  )
  return {
    ignores: (path, isFolder) =>
      path.split('/', DEEPEST + 1).length <= DEEPEST && matcher.ignores(isFolder ? `${path}/` : path),
    within: (deeper, more) => rulesOf(matcher, deeper, more),
  }
}

/** A pattern of `folder`'s .gitignore as it reads in one of the base folder. */
function fromBase(folder: string, line: string): string {
  if (folder === '' || line.trim() === '' || line.startsWith('#')) return line
  const negated = line.startsWith('!')
  let pattern = negated ? line.slice(1) : line
  // `\#` and `\!` are only special in front, where they no longer stand.
  if (/^\\[#!]/.test(pattern)) pattern = pattern.slice(1)
  const anchored = /\/./.test(pattern.trimEnd())
  const prefix = `/${folder.replace(/[\\*?[\] ]/g, '\\$&')}/`
  return `${negated ? '!' : ''}${prefix}${anchored ? pattern.replace(/^\//, '') : `**/${pattern}`}`
}
