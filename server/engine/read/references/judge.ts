// Whether a word is an environment's name where it stands, and which environment it names.

import type { Term, Vocabulary } from '../../catalogue/vocabulary'
import type { Form, Reference, Span } from '../../model'
import type { Company } from './company'
import type { Context } from './context'
import { namesEnvironment } from './everyday'
import { placeInName } from './name-patterns'
import { isOtherIntegration } from './other-senses'
import { isFrameworkMode } from './senses'
import { isOtherProduction, isOtherStaging } from './staging-and-production'

/** What is known of the page that a word stands on. */
export interface Around {
  readonly vocabulary: Vocabulary
  readonly company: Company
  /** Whether the page names environments by words that hardly mean anything else. */
  readonly isSpoken: () => boolean
  /** The environment that the file belongs to, by its path. */
  readonly file: () => string | undefined
}

/** `non-production`, `pre-production`: a name of their own, not the environment they differ from. */
const PREFIX = /(?<![A-Za-z])(non|pre)[-_ ]?$/i
/** No longer than this, with what must not stand in front. */
export const LONGEST_PREFIX = 5
/** Whether a word may have one in front, on the line above too; where not, its name is the term's. */
export function mayDiffer(text: string, start: number): boolean {
  let end = start
  while (isBetween(text.charCodeAt(end - 1))) end--
  const first = text.charCodeAt(end - 3) | 32
  return (first === 110 || first === 112) && /^(?:non|pre)$/i.test(text.slice(end - 3, end))
}

/** `-`, `_`, `>` (what marks a quotation), blanks. */
const isBetween = (code: number) =>
  code === 45 || code === 95 || code === 62 || code <= 32 || (code >= 0xa0 && /\s/.test(String.fromCharCode(code)))

/** The image registry in an account is everybody's. */
const REGISTRY = /^\.dkr\.ecr\./

/** The reference that a word is; undefined where it means something else. */
export function judge(c: Context, term: Term, around: Around): Reference | undefined {
  const { vocabulary, company } = around
  if (term.strength === 'company') return reference(c, term.name)
  if (term.strength === 'account')
    return REGISTRY.test(c.after) ? undefined : { ...reference(c, term.name), form: 'account' }
  const prefix = PREFIX.exec(c.before.slice(-LONGEST_PREFIX))
  if (prefix && isPrefixed(prefix, term))
    return reference(c, differing(prefix[1]!.toLowerCase(), term.name, vocabulary), c.start - prefix[0].length)
  const place = placeInName(c, vocabulary)
  if (place === 'elsewhere') return undefined
  if (place === 'here') return reference(c, term.name)
  if (isFolderOfTests(c)) return undefined
  // Beside a name that is no framework's mode ("staging or production builds") the other senses are out.
  if (company.isListedClearly(c) && !/^\s+(?:mode|tests?|testing)\b/i.test(c.after)) return reference(c, term.name)
  if (isFrameworkMode(c, company)) return undefined
  if (term.strength === 'word') return namesEnvironment(c, around) ? reference(c, term.name) : undefined
  return isOther(c, around) ? undefined : reference(c, term.name)
}

/** "pre-preview" and "pre-test" are no environments, and an environment that is not written with a joint is no name of its own. */
function isPrefixed([text, prefix = '']: RegExpExecArray, { name, strength }: Term): boolean {
  return /^prod/.test(name) || (/[-_]$/.test(text) && (strength === 'name' || prefix.toLowerCase() === 'non'))
}

/** `test` of `test/integration/…`: what is tested is in a folder of its own. */
function isFolderOfTests(c: Context): boolean {
  return (
    c.lower === 'test' &&
    c.label.length === c.word.length &&
    /^\/(?:integration|unit|functional|system)\//.test(c.after)
  )
}

function isOther(c: Context, around: Around): boolean {
  switch (c.lower) {
    case 'integration':
      return isOtherIntegration(c, around)
    case 'staging':
      return isOtherStaging(c, around.company)
    case 'production':
      return isOtherProduction(c, around)
    default:
      return false
  }
}

/** The name of what is not, or comes before, an environment; the vocabulary may have one of its own for it. */
function differing(prefix: string, name: string, vocabulary: Vocabulary): string {
  const whole = `${prefix}-${/^prod/.test(name) ? 'production' : name}`
  const own = vocabulary.terms.get(whole) ?? vocabulary.terms.get(whole.replace('-', ''))
  return own?.name ?? (whole === 'pre-production' ? 'preproduction' : whole)
}

function reference(c: Context, name: string, start = c.start): Reference {
  const span: Span = { start, end: c.end }
  const text = start === c.start ? c.word : c.page.text.slice(start, c.end)
  return { span, text, name, form: formOf(c), demanded: false }
}

/** The word's own shape says more than the container where there is one. */
function formOf(c: Context): Form {
  if (/^[\w-]*(?:\.[\w-]+)*\.(?:digital|uk|com|org|net|io|internal)\b/.test(c.after)) return 'host'
  if (c.label.length > c.word.length && c.form !== 'url') return 'identifier'
  if (c.form !== 'url' && (c.after[0] === '/' || c.before.endsWith('/')) && !/\s/.test(c.after[1] ?? ' ')) return 'path'
  return c.form
}
