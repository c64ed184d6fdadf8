// Slips of the pen in environments' names, where an environment is named but other words may stand too.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Form, Page } from '../../model'
import { slipOf } from '../../suggest'
import { literally, matchesOf } from './patterns'

export interface Slip {
  readonly start: number
  readonly text: string
  readonly form: Form
}

/**
 * Where a name often stands; the group holds letters only, which is all a slip of a name has, and ends the match. `only`
 * is what a text has to have for that, where it is told more quickly.
 */
const PLACES: readonly { readonly form: Form; readonly pattern: RegExp; readonly only?: RegExp }[] = [
  // `environment: x`, `gcp_env = "x"`, `SENTRY_ENVIRONMENT=x`
  {
    form: 'value',
    pattern:
      /env(?:ironment)?(?:_?name)?["'\])]{0,3}[ \t]{0,40}(?:=>|[:=])[ \t]{0,40}["'`]?([A-Za-z]{5,20})(?![\w.(-])/gi,
  },
  {
    form: 'flag',
    pattern: /[ \t](?:--env|--environment|--context|use-context)[ =]["']?(?:govuk-)?([A-Za-z]{5,20})(?![\w.-])/g,
    only: /-(?:-env|-context|context)/,
  },
  { form: 'identifier', pattern: /\bgds[ -]aws\s{1,4}[a-z]{1,20}-([A-Za-z]{5,20})(?=-[a-z])/g, only: /gds[ -]aws/ },
  // `terraform/variables/x/`, `image-tags/x/`, `hieradata_aws/class/x/`
  {
    form: 'path',
    pattern:
      /\b(?:variables|image-tags|class|environments?|envs?|overlays|clusters|accounts)\/([A-Za-z]{5,20})(?=[/."'`\s)]|$)/g,
    only: /\/(?<=(?:variables|image-tags|class|environments?|envs?|overlays|clusters|accounts)\/)[A-Za-z]{5}/,
  },
  { form: 'identifier', pattern: /\bvalues-([A-Za-z]{5,20})(?=\.ya?ml\b)/g, only: /values-/ },
]
/** Ends of names of files, before which one stands. */
const FILES = ['.tfvars', '.backend', '.govuk.backend']
/** Modes of frameworks, which are no environments. */
const MODE = /(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_$/i

const remembered = new WeakMap<
  Vocabulary,
  {
    readonly names: readonly string[]
    readonly segment: RegExp | undefined
    readonly suffixes: readonly string[]
    /** The dot that one of the suffixes begins with. */
    readonly dot: RegExp
  }
>()

/** The slips of a page in order of kind. A slip is told by its letters alone, so that a made-up name is none. */
export function* slipsIn(page: Page, vocabulary: Vocabulary): Iterable<Slip> {
  const { names, segment, suffixes, dot } = namesOf(vocabulary)
  if (names.length === 0) return
  const isSlip = (text: string): boolean => slipOf(text, names) !== undefined
  for (const { pattern, form, only } of PLACES)
    for (const match of !only || only.test(page.text) ? matchesOf(pattern, page.text) : []) {
      const text = match.at(-1)!
      const start = match.index + match[0].length - text.length
      if (isSlip(text) && !MODE.test(page.text.slice(Math.max(0, match.index - 8), match.index)))
        yield { start, text, form }
    }
  for (const { index, 1: text = '' } of segment ? matchesOf(segment, page.text) : []) {
    // Names of load balancers and the like are cut to a length: `backend-integratio`.
    const isCut = names.some((name) => name.startsWith(text.toLowerCase()))
    if (!isCut && isSlip(text)) yield { start: index + 1, text, form: 'identifier' }
  }
  for (const { index: at } of matchesOf(dot, page.text)) {
    const text = /(?<![\w-])[A-Za-z]{5,20}$/.exec(page.text.slice(Math.max(0, at - 24), at))?.[0]
    if (text === undefined || !isSlip(text)) continue
    const isWhole = (suffix: string): boolean =>
      page.text.startsWith(suffix, at) && !/^[\w-]/.test(page.text.slice(at + suffix.length, at + suffix.length + 1))
    const suffix = suffixes.find(isWhole)
    if (suffix !== undefined) yield { start: at - text.length, text, form: FILES.includes(suffix) ? 'path' : 'host' }
  }
}

/** The names that a slip can be told of, and what finds candidates among the last segments of identifiers (`govuk-stagng`, `app_prodution`). */
function namesOf(vocabulary: Vocabulary) {
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
      : new RegExp(`[-_](?<=[a-z0-9][-_])(${[...starts, ...whole].join('|')})(?![\\w-])`, 'g')
  const suffixes = [...vocabulary.platforms.map((platform) => `.${platform}`), ...FILES]
  const dot = new RegExp(`\\.(?=${suffixes.map((suffix) => literally(suffix.slice(1))).join('|')})`, 'g')
  const result = { names, segment, suffixes, dot }
  remembered.set(vocabulary, result)
  return result
}
