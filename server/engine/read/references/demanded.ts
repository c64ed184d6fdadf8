// Names in places where only an environment's name can stand, known or not: behind `-e`, in keys that take one, as a host's label.

import type { Vocabulary } from '../../catalogue/vocabulary'
import { codeAt } from '../../code-at'
import type { Form, Page, Reference } from '../../model'
import type { Clues } from './clues'
import { matchesAt, matchesOf } from './patterns'
import { slipsIn } from './slips'

const NAME = '[A-Za-z][A-Za-z0-9_-]*'
/** What may follow a whole name. */
const END = '(?=[\\s"\'`)\\].,;:|]|$)'

/** GOV.UK's own command; `-e` of others means many things (sed, docker, grep). */
const OWN_FLAG = new RegExp(
  `\\b(?:gds\\s{1,4}govuk|govuk-connect)\\s[^\\n|;&]{0,120}?\\s(?:-e|--env|--environment)[ =](${NAME})${END}`,
  'my',
)
const LONG_FLAG = new RegExp(`\\s--environment[ =]["']?(${NAME})${END}`, 'gm')
/** Commands to which an environment is a kind of packages. */
const OF_PACKAGES = /\b(?:yarn|npm|pnpm)\s/
/** Keys whose whole value is an environment. (A bare `environment:` takes other things too, such as what GitHub calls so.) */
const KEYS =
  '(?:govukEnvironment|govuk_environment|GOVUK_ENVIRONMENT|nextEnvironment|deploy_environment|deployEnvironment|gcp_env|target_environment|targetEnvironment)'
/** What a text has to have for one of them. */
const ANY_KEY = /[tky]Environment|[tky]_environment|K_ENVIRONMENT|gcp_env/
const QUOTED = new RegExp(`\\b${KEYS}["']?\\]?[ \\t]*(?:=>|[:=])[ \\t]*(["'])(${NAME})(?=\\1)`, 'g')
/** Without quotes only where a bare word is text and not a variable. */
const BARE = new RegExp(`\\b${KEYS}:[ \\t]+(${NAME})(?=[ \\t]*(?:[,}#\\r\\n]|$))`, 'gm')
const ASSIGNED = new RegExp(`\\bGOVUK_ENVIRONMENT=(${NAME})(?=[\\s"'\`;]|$)`, 'gm')
/** No more than `eks.` and an environment stand before it. */
const OWN_HOST = /(?<=\beks\.([A-Za-z][A-Za-z0-9-]*))(?=\.govuk\.digital\b)/y

/** Words that stand for "any environment", or for none: what a page writes where the reader fills something in, types of a schema. */
const PLACEHOLDER =
  /^(?:x+|foo|bar|baz|test-?env|local|all|any|none|null|nil|undef|true|false|default|common|string|object|required|optional|tbc|todo|unused|dummy|fake|ignored|heroku|docker)$|(?:^|[-_])(?:env|environment|environments|environment-?name|name|placeholder|your|my|some|example|flag)(?:[-_]|$)/i
/** Tests make names up, and so do images while they are built. */
const TESTS = /(?:^|\/)(?:spec|specs|tests|features|fixtures|__tests__)\/|^test\/|(?:^|\/)[\w.-]*dockerfile[\w.-]*$/i

/**
 * The references that stand where a name is demanded, with `demanded` set. Behind flags and keys that take an
 * environment, and in GOV.UK's own places, that is any name; elsewhere (`environment:`, hosts that may be an
 * application's, paths) only a slip of a known one. Templates (`<environment>`, `$ENV`, `{{ … }}`) and placeholders are no names.
 */
export function demandedNames(page: Page, vocabulary: Vocabulary, clues: Clues): Reference[] {
  const found = new Map<number, Reference>()
  const add = (start: number, text: string, form: Form) => {
    const name = vocabulary.terms.get(text.toLowerCase())?.name
    if (name === undefined && (PLACEHOLDER.test(text) || isOneOfSeveral(text, form, vocabulary))) return
    put(start, text, form, name)
  }
  const put = (start: number, text: string, form: Form, name: string | undefined) => {
    if (found.has(start)) return
    const span = { start, end: start + text.length }
    found.set(start, { span, text, name: name ?? text.toLowerCase(), form, demanded: true })
  }
  const { text } = page
  const { envs, dots, commands } = clues
  const isGovuk = vocabulary.platforms.includes('govuk.digital')
  if (isGovuk)
    for (const [at, name] of captured(matchesAt(OWN_FLAG, text, commands)))
      if (isCommand(page, at)) add(at, name, 'flag')
  if (
    (page.kind === 'markdown' || page.kind === 'shell') &&
    envs.some((at) => text.startsWith('--environment', at - 2))
  )
    for (const [at, name] of captured(matchesOf(LONG_FLAG, text)))
      if (isCommand(page, at) && !OF_PACKAGES.test(lineBefore(text, at))) add(at, name, 'flag')
  if (envs.some((at) => isInKey(text, at)) && ANY_KEY.test(text) && !TESTS.test(page.path)) {
    for (const pattern of [QUOTED, ASSIGNED])
      for (const [at, name] of captured(matchesOf(pattern, text))) add(at, name, 'value')
    if (page.kind === 'yaml' || page.kind === 'markdown')
      for (const [at, name] of captured(matchesOf(BARE, text))) add(at, name, 'value')
  }
  if (isGovuk) for (const [at, name] of captured(matchesAt(OWN_HOST, text, dots))) add(at, name, 'host')
  for (const slip of slipsIn(page, vocabulary, clues)) put(slip.start, slip.text, slip.form, undefined)
  return [...found.values()]
}

/** A made name, for one of several of a kind: a cluster of its own (`eph-try-out`, `pool2`), `staging-blue`; or capitals to be filled in. */
function isOneOfSeveral(text: string, form: Form, { terms }: Vocabulary): boolean {
  if (/\d|^[A-Z_-]+$/.test(text)) return true
  const segments = text.toLowerCase().split(/[-_]/)
  return segments.length > 1 && (form !== 'flag' || segments.some((segment) => terms.has(segment)))
}

/** What a line has in front of an offset, at most a hundred-odd characters. */
function lineBefore(text: string, at: number): string {
  return text.slice(Math.max(0, text.lastIndexOf('\n', at - 1), at - 160), at)
}

/** Whether `env` stands there in what may be one of `ANY_KEY`. */
function isInKey(text: string, at: number): boolean {
  const before = text[at - 1]
  return before === '_' || before === 't' || before === 'k' || before === 'y'
}

/** Where the last group of each match starts, and what it holds. The group ends the match. */
function captured(matches: readonly RegExpExecArray[]): readonly (readonly [number, string])[] {
  return matches.map((match) => {
    const last = match.at(-1)!
    return [match.index + match[0].length - last.length, last]
  })
}

/** In running text a command's flag may be followed by an ordinary word: "with the -e flag". */
function isCommand(page: Page, at: number): boolean {
  return page.kind !== 'markdown' || codeAt(page, at) !== undefined
}
