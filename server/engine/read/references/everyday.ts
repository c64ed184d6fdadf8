// What makes an everyday word (test, development, preview, ephemeral, dev, live …) the name of an environment.
// Source of the decisions: the labelling rules of the project's accuracy set.

import { atHand } from '../../at-hand'
import { headingAt } from '../../code-at'
import type { Page } from '../../model'
import type { Company } from './company'
import type { Context } from './context'
import type { Around } from './judge'
import { NOUN } from './nouns'
import { BUCKETS_OF_ENVIRONMENTS, inIdentifier } from './part-of-name'
import { endsIn } from './patterns'

/** Folders whose sub-folders are environments. */
const ENVIRONMENT_FOLDERS =
  /(?<=(?:^|[\s"'`(])?(?:[\w.${}-]+\/)*(?:variables|image-tags|environments?|envs?|class|hieradata\w*|overlays|clusters|stages|accounts|vars|inventor(?:y|ies)|tfvars)\/\{?)/y
/** Keys, variables and comparisons whose value is an environment. */
const ENVIRONMENT_KEY =
  /(?<=(?:environment(?:[_-]name|Name)?|_env|Env|\benv|ENVIRONMENT(?:_NAME)?|_ENV(?:_[A-Z]+)?(?:-\})?|\bstage|\baccount_name|\bworkspace_name|\baws_account(?:_name)?|\baws_profile)["'`\])]*\s*(?:[:=]|=>|[=!]=|\{)\s*["'`]?)/y
/** Flags of commands that take an environment. */
const ENVIRONMENT_FLAG = /(?<=(?:^|\s)--(?:environment|stage|workspace)[ =]["'`]?)/y

/** Whether an everyday word is an environment's name here. */
export function namesEnvironment(c: Context, around: Around): boolean {
  const word = c.lower
  const { company } = around
  if (isListed(c, around) || company.hasSibling(c)) return true
  if (company.hasPeer(c) || isCalled(c)) return true
  if (isCell(c, company) || isNameOfLink(c, word)) return true
  if (isDeployedTo(c) || isHeading(c, around)) return true
  if (isHostLabel(c, around) || isOwnHost(c) || isAlias(c, around)) return true
  // Put between the parts of a host name by a template: `(print $cluster ".ephemeral")`.
  if (endsIn(c.before, /(?<=["']\.)/y) && /^["'.]/.test(c.after)) return true
  if (c.label.length > c.word.length) return inIdentifier(c, word, around)
  if (inPath(c)) return true
  if (isValue(c)) return true
  if (hasNoun(c, word)) return true
  // `type: "ephemeral"` says of what kind something is.
  if (word === 'ephemeral')
    return /^["']/.test(c.after) && endsIn(c.before, /(?<=["'])(?<!\btype["']?\s*(?::|=>)\s*["'])/y)
  return isTitleInBrackets(c)
}

/** Rule 3: only the label directly before the platform suffix of a host names the environment. */
function isHostLabel(c: Context, around: Around): boolean {
  if (c.label.length > c.word.length || c.after[0] !== '.') return false
  const rest = c.after.slice(1).toLowerCase()
  if (c.lower === 'dev' && /^gov\.uk\b/.test(rest)) return true
  return around.vocabulary.platforms.some(
    (platform) => rest.startsWith(platform) && !/[\w-]/.test(rest[platform.length] ?? ''),
  )
}

/** A label of a host of the public sector: `api.dev.plan.justice.gov.uk`, `plan-api-dev.plan.service.gov.uk`, a service in a cluster's namespace. */
function isOwnHost(c: Context): boolean {
  if (c.labelEnd === c.end && c.after.startsWith('.svc.cluster.local')) return true
  if (c.lower !== 'dev' && c.lower !== 'development') return false
  if (c.labelEnd !== c.end || !endsIn(c.before, /(?<=[.-]|(?:\/\/|[@\s"'(])$|^)/y)) return false
  return /^\.(?:[a-z0-9-]+\.){1,8}(?:gov\.uk|digital|nhs\.uk)\b/.test(c.after)
}

/** One name of an environment beside another of it: `"dev" = "development"`, `- production (prod)`. */
function isAlias(c: Context, { vocabulary }: Around): boolean {
  const isSame = (word: string | undefined): boolean =>
    word !== undefined &&
    word.toLowerCase() !== c.lower &&
    vocabulary.terms.get(word.toLowerCase())?.name === vocabulary.terms.get(c.lower)!.name
  if (c.label.length > c.word.length) return false
  return (
    isSame(/(?:^|[\s{,])["']?(\w+)["']?\s*(?:=>?|:)\s*["']$/.exec(c.before)?.[1]) ||
    isSame(/^["']?\s*(?:=>?|:)\s*["'](\w+)["']/.exec(c.after)?.[1]) ||
    isSame(/^\s*(?:[-*+]|#+)\s+(\w+)\s+\($/.exec(c.before)?.[1]) ||
    (endsIn(c.before, /(?<=^\s*(?:[-*+]|#+)\s+)/y) && isSame(/^\s+\((\w+)\)/.exec(c.after)?.[1]))
  )
}

/** Alone in a cell of a table, where another cell of the row lists it among environments. */
function isCell(c: Context, company: Company): boolean {
  if (c.page.kind !== 'markdown' || !endsIn(c.before, /(?<=\|\s*[`*_"']*)/y) || !/^[`*_"']*\s*\|/.test(c.after))
    return false
  const word = c.lower
  const cells = c.line.toLowerCase().split('|')
  return cells.some(
    (cell) => cell.trim().length > word.length + 4 && cell.split(/[^a-z]+/).includes(word) && company.isSpokenOf(cell),
  )
}

/** The text of a link whose address has the word as the label of a host or the name of a folder. */
function isNameOfLink(c: Context, word: string): boolean {
  // `#dev` is a channel.
  if (c.destination === '' || c.label.length > c.word.length || c.before.endsWith('#')) return false
  // The last label of a host is its top level: `pkg.go.dev`.
  return (
    new RegExp(`[^/]/${word}(?:/(?!(?:integration|unit|functional|system)/)|$)|[/.]${word}\\.(?!html|md)`, 'i').test(
      c.destination,
    ) && /^["'`*_]*(?:$|\])/.test(c.after)
  )
}

const alone = (heading: string): string => heading.toLowerCase().replace(/(?<!\s)\s+environments?$/, '')

const levels = atHand<{ readonly vocabulary: Around['vocabulary']; readonly levels: ReadonlySet<number> }>()

/** The levels of those headings that are a name; remembered per page for the last vocabulary. */
function levelsOfNames(page: Page, vocabulary: Around['vocabulary']): ReadonlySet<number> {
  const known = levels.get(page)
  if (known?.vocabulary === vocabulary) return known.levels
  const named = page.headings.filter(({ text }) => vocabulary.terms.get(alone(text))?.strength === 'name')
  const found = new Set(named.map(({ level }) => level))
  levels.set(page, { vocabulary, levels: found })
  return found
}

/** A heading of nothing else, among headings that are names: the section on an environment. */
function isHeading(c: Context, { vocabulary }: Around): boolean {
  if (c.form !== 'heading') return false
  const own = headingAt(c.page, c.start)
  if (!own || c.start < own.textSpan.start || own.textSpan.end < c.end) return false
  if (alone(own.text) !== c.lower) return false
  return levelsOfNames(c.page, vocabulary).has(own.level)
}

/** "Environments such as development", "the environment that we call “preview”". */
function isCalled(c: Context): boolean {
  if (c.label.length > c.word.length) return false
  return endsIn(
    c.before,
    /(?<=\benvironments?(?:\s*,?\s*(?:such as|like|e\.g\.,?|for example|namely)|\s*:|\s*\(|[^.;]{0,40}\b(?:call|called|named))\s+(?:\w+\s+(?:and|or)\s+)?["'`“‘*_]*)/iy,
  )
}

/** "Deploy to `ci`", "promoted to test": behind these nothing but an environment stands. */
function isDeployedTo(c: Context): boolean {
  if (
    c.label.length > c.word.length ||
    !/^(?:$|["'`*_]*[.,;:)]|["'`*_]+(?:\s|$)|\s+(?:and|or|first|then)\b)/.test(c.after)
  )
    return false
  return endsIn(
    c.before,
    /(?<=\b(?:deploy(?:s|ed|ing|ment)?|promot(?:e|es|ed|ing)|rolled out)\s+(?:[\w-]+\s+){0,3}to\s+(?:the\s+)?["'`*_]*)/iy,
  )
}

/** A list with names proves an everyday word, but "development and integration effort" is no list of environments. */
function isListed(c: Context, { company, isSpoken }: Around): boolean {
  return (
    company.isListed(c) &&
    (isSpoken() ||
      !/\bintegration\b/i.test(c.before.slice(-30) + c.after.slice(0, 30)) ||
      company.isListedClearly(c, c.before.replace(/\bintegration\b/gi, ' '), c.after.replace(/\bintegration\b/gi, ' ')))
  )
}

/** As a segment of a path of a known convention: `variables/test/`, `test/common.tfvars`. */
function inPath(c: Context): boolean {
  if (!/^(?:\/|\.(?:tfvars|backend|ya?ml|json|hcl)\b|\}|["'`*\s]|$)/.test(c.after)) return false
  if (/^\.(?:tfvars|backend)\b/.test(c.after)) return true
  return endsIn(c.before, ENVIRONMENT_FOLDERS) || /^\/[\w.-]+\.(?:tfvars|backend)\b/.test(c.after)
}

/** As the whole value of a key that takes an environment, or compared with one. */
function isValue(c: Context): boolean {
  if (c.page.kind === 'terraform' && endsIn(c.before, /(?<=\b(?:var|local)\.(?:accounts|environments?)\.)/y))
    return true
  if (!/^(?:["'`]|\s*$|\s*[,;#}&)\]]|\s)/.test(c.after)) return false
  if (endsIn(c.before, ENVIRONMENT_FLAG)) return true
  if (endsIn(c.before, /(?<=(?:^|[\s{,-])["']?(?:name|environment|env)["']?\s*:\s*["']?)/y) && isUnderEnvironments(c))
    return true
  if (endsIn(c.before, ENVIRONMENT_KEY)) return !/\bextra_?env/i.test(c.before)
  const quoted = endsIn(c.before, /(?<=["'`])/y) && /^["'`]/.test(c.after)
  if (!quoted) return false
  if (endsIn(c.before, BUCKETS_OF_ENVIRONMENTS)) return true
  if (/[eE]nvironment(?:_?[nN]ame)?\b/.test(c.before + c.after) && /\b(?:eq|ne)\b|[=!]=/.test(c.line)) return true
  if (endsIn(c.before, /(?<=tags?\s*[:=]\s*\[[^\]]*)/y)) return true
  if (endsIn(c.before, /(?<=\bdefault\s*=\s*")/y)) {
    const variables = c.page.text.slice(Math.max(0, c.start - 500), c.start).match(/variable "[\w-]+"/g)
    return /environment"|_env"/.test(variables?.at(-1) ?? '')
  }
  return false
}

/** Whether a line of YAML or JSON stands below a key `environments`, told by indentation, a bounded way up. */
function isUnderEnvironments(c: Context): boolean {
  const above = c.page.text.slice(Math.max(0, c.start - 3000), c.start - c.column).split('\n')
  let indent = /^[\s-]*/.exec(c.line)![0].length
  if (/["']?environments["']?\s*:/.test(c.before)) return true
  for (let i = above.length - 1; i > 0 && indent > 0; i--) {
    const line = above[i]!
    const own = /^[\s-]*/.exec(line)![0].length
    if (line.trim() === '' || own >= indent) continue
    if (/^[\s-]*["']?environments["']?\s*:/.test(line)) return true
    indent = own
  }
  return false
}

/** Before a noun that says so: "the development environment", "an ephemeral cluster", "the test account" (not "a test account": that is somebody's log-in). */
function hasNoun(c: Context, word: string): boolean {
  // "integration test environment": the environment is integration.
  if (c.label.length > c.word.length || endsIn(c.before, /(?<=(?<![A-Za-z])integration\s+)/iy)) return false
  if (/^\s+(?:and|or)\s+(?:live|dev|test|staging|production|preprod)\s+environments?\b/i.test(c.after)) return true
  // "development/testing environments": the noun belongs to both.
  if (/^(?:\s*(?:\/|,|&|\band\b|\bor\b)\s*[\w-]+){1,2}\s+environments\b/i.test(c.after)) return true
  const noun = NOUN.exec(c.after)?.[1]?.toLowerCase()
  if (noun === undefined) return false
  if (noun === 'environment' || noun === 'env' || noun === 'cluster')
    return !/^["'`*_]{0,3}\s+env(?:ironment)?[\s-]+variables?/i.test(c.after) || word !== 'test'
  if (noun === 'account') {
    if (endsIn(c.before, /(?<=\b(?:the|our|its|their|this)\s+(?:aws\s+)?["'`*_]{0,3})/iy)) return true
    // "the core vpc development account", "`sandbox` accounts"; a test account may be anybody's log-in.
    return (
      word !== 'test' && (endsIn(c.before, /(?<=\bthe\s+(?:[\w-]+\s+){1,2}["'`*_]{0,3})/iy) || c.after.startsWith('`'))
    )
  }
  if (endsIn(c.before, /(?<=\b(?:software|web|product|frontend|backend)\s+)/iy)) return false
  return word !== 'test' || c.page.kind !== 'markdown'
}

/** "Argo Workflows (test)", "GovGraph Search (development)": which one of several, in a title inside configuration. */
function isTitleInBrackets(c: Context): boolean {
  return c.page.kind !== 'markdown' && c.after.startsWith(')') && endsIn(c.before, /(?<=[A-Z]\w* \()/y)
}
