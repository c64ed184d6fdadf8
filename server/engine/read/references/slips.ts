// Slips of the pen in environments' names, where an environment is named but other words may stand too.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Form, Page } from '../../model'
import { slipOf } from '../../suggest'
import { type Clues, endingsOf, FILES } from './clues'
import { matchesAt, matchesOf } from './patterns'

export interface Slip {
  readonly start: number
  readonly text: string
  readonly form: Form
}

/** The group holds letters only, which is all a slip of a name has, and ends the match. */
interface Places {
  readonly form: Form
  readonly pattern: RegExp
}

/** `environment: x`, `gcp_env = "x"`, `SENTRY_ENVIRONMENT=x` */
const VALUES: Places = {
  form: 'value',
  pattern:
    /env(?:ironment)?(?:_?name)?["'\])]{0,3}[ \t]{0,40}(?:=>|[:=])[ \t]{0,40}["'`]?([A-Za-z]{5,20})(?![\w.(-])/iy,
}
const FLAGS: Places = {
  form: 'flag',
  pattern: /[ \t](?:--env|--environment|--context|use-context)[ =]["']?(?:govuk-)?([A-Za-z]{5,20})(?![\w.-])/g,
}
const ACCOUNTS: Places = {
  form: 'identifier',
  pattern: /\bgds[ -]aws\s{1,4}[a-z]{1,20}-([A-Za-z]{5,20})(?=-[a-z])/y,
}
/** `terraform/variables/x/`, `image-tags/x/`, `hieradata_aws/class/x/`, from the last slash but one on. */
const FOLDERS: Places = {
  form: 'path',
  pattern:
    /\/(?<=\b(?:variables|image-tags|class|environments?|envs?|overlays|clusters|accounts)\/)([A-Za-z]{5,20})(?=[/."'`\s)]|$)/y,
}
const FILES_OF_VALUES: Places = { form: 'identifier', pattern: /\bvalues-([A-Za-z]{5,20})(?=\.ya?ml\b)/g }
/** Modes of frameworks, which are no environments. */
const MODE = /(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_$/i

interface Names {
  readonly names: readonly string[]
  /** Finds candidates among the last segments of identifiers: `govuk-stagng`, `app_prodution`. */
  readonly segment: RegExp | undefined
}

const remembered = new WeakMap<Vocabulary, Names>()

/** The slips of a page in order of kind. A slip is told by its letters alone, so that a made-up name is none. */
export function* slipsIn(page: Page, vocabulary: Vocabulary, clues: Clues): Iterable<Slip> {
  const { text } = page
  const { names, segment } = namesOf(vocabulary)
  if (names.length === 0) return
  const isSlip = (word: string): boolean => slipOf(word, names) !== undefined
  for (const { form, matches } of placesIn(text, clues))
    for (const match of matches) {
      const word = match.at(-1)!
      const start = match.index + match[0].length - word.length
      if (isSlip(word) && !MODE.test(text.slice(Math.max(0, match.index - 8), match.index)))
        yield { start, text: word, form }
    }
  for (const { index, 1: word = '' } of segment ? matchesAt(segment, text, jointsIn(text, clues)) : []) {
    // Names of load balancers and the like are cut to a length: `backend-integratio`.
    const isCut = names.some((name) => name.startsWith(word.toLowerCase()))
    if (!isCut && isSlip(word)) yield { start: index + 1, text: word, form: 'identifier' }
  }
  const { suffixes } = endingsOf(vocabulary)
  for (const at of clues.dots) {
    const start = startOfName(text, at)
    const word = start === undefined ? undefined : text.slice(start, at)
    if (start === undefined || word === undefined || !isSlip(word)) continue
    const isWhole = (suffix: string): boolean =>
      text.startsWith(suffix, at) && !/^[\w-]/.test(text.slice(at + suffix.length, at + suffix.length + 1))
    const suffix = suffixes.find(isWhole)
    if (suffix !== undefined) yield { start, text: word, form: FILES.includes(suffix) ? 'path' : 'host' }
  }
}

/** The places where a name often stands. Nearly all texts have next to none of them, which is told by what is known or quickly found. */
function* placesIn(
  text: string,
  { envs, commands, hasContext, hasValues }: Clues,
): Iterable<{ readonly form: Form; readonly matches: readonly RegExpExecArray[] }> {
  if (envs.length > 0) yield { form: VALUES.form, matches: matchesAt(VALUES.pattern, text, envs) }
  if (envs.some((at) => text.startsWith('--', at - 2)) || hasContext)
    yield { form: FLAGS.form, matches: matchesOf(FLAGS.pattern, text) }
  yield { form: ACCOUNTS.form, matches: matchesAt(ACCOUNTS.pattern, text, commands) }
  yield { form: FOLDERS.form, matches: matchesAt(FOLDERS.pattern, text, slashesIn(text)) }
  if (hasValues) yield { form: FILES_OF_VALUES.form, matches: matchesOf(FILES_OF_VALUES.pattern, text) }
}

/** The last two letters of each folder. */
const FOLDER_ENDS = new Set(['es', 'gs', 'ss', 'nt', 'ts', 'nv', 'vs', 'ys', 'rs'])

/** The slashes that may stand where one does in `FOLDERS`. */
function* slashesIn(text: string): Iterable<number> {
  for (let at = text.indexOf('/'); at !== -1; at = text.indexOf('/', at + 1)) {
    const last = text.charCodeAt(at - 1)
    if ((last === 115 || last === 116 || last === 118) && FOLDER_ENDS.has(text.slice(at - 2, at))) yield at
  }
}

/** Where `-` or `_` stands in front of what begins like a name, or with one letter more between. */
function* jointsIn(text: string, { places }: Clues): Iterable<number> {
  for (const at of places)
    if (isJoint(text.charCodeAt(at - 1))) yield at - 1
    else if (isJoint(text.charCodeAt(at - 2))) yield at - 2
}

const isJoint = (code: number) => code === 45 || code === 95
const isLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
const isDigit = (code: number) => code >= 48 && code <= 57

/** Where the word begins that ends at an offset and is five to twenty letters with no letter, digit, `-` or `_` in front; undefined where there is none. */
function startOfName(text: string, end: number): number | undefined {
  let start = end
  while (end - start <= 20 && isLetter(text.charCodeAt(start - 1))) start--
  const before = text.charCodeAt(start - 1)
  return end - start < 5 || end - start > 20 || isJoint(before) || isDigit(before) ? undefined : start
}

/** The names that a slip can be told of. */
function namesOf(vocabulary: Vocabulary): Names {
  const known = remembered.get(vocabulary)
  if (known) return known
  // Short everyday words are a letter away from other words, and a company is no environment.
  const names = [...vocabulary.terms].flatMap(([word, { strength }]) =>
    strength === 'name' || (strength === 'word' && word.length > 8) ? [word] : [],
  )
  const long = names.filter((word) => /^[a-z]{7,}$/.test(word))
  const starts = [...new Set(long.map((word) => word.slice(0, 3)))].map((start) => `${start}[a-z]{3,11}`)
  // One letter too many in front: `app_sproduction`.
  const whole = long.map((word) => `[a-z]${word}`)
  const segment =
    long.length === 0
      ? undefined
      : new RegExp(`[-_](?<=[a-z0-9][-_])(${[...starts, ...whole].join('|')})(?![\\w-])`, 'y')
  const result = { names, segment }
  remembered.set(vocabulary, result)
  return result
}
