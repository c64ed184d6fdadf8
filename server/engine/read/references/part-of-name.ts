// What makes an everyday word that is part of a longer name the environment's name in it: `govuk-test`, `values-dev.yaml`, `vpc-ephemeral`.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Context } from './context'
import type { Around } from './judge'
import { NOUN } from './nouns'
import { endsIn } from './patterns'

/** "ephemeral" of things that are short-lived, not of an environment. */
const SHORT_LIVED =
  /^["'`*_]*[\s_-]*(?:hot-?plug-?)?(?:disks?|storage|volumes?|runners?|ports?|containers?|block|ips?|keys?|tokens?|files?(?:ystem)?|credentials?|data|resource|public[_-]?keys?)/i

/** What is looked up by environment: `account_ids["vcms-test"]`. */
export const BUCKETS_OF_ENVIRONMENTS =
  /(?<=\w*(?:credentials|accounts?|environments?|envs?|clusters?|account_ids?|projects?)\[["'])/y

/** The profile of a cloud account: any part of its name may say which. */
const PROFILE = /(?<=(?:\bAWS_PROFILE=|\baws-vault\s+exec\s+|\s--profile[ =]|\[profile\s+)["']?)/y
/** A subscription of Azure is one environment's. */
const SUBSCRIPTION = /(?<=(?:^|\s)--subscription[ =]["']?)/y
/** Where whole names of one environment's things stand. */
const NAME_OF_ONE =
  /(?<=(?:^|\s)--namespace[ =]["']?|\bkubectl\s+-n\s+|namespace["']?\s*[:=]\s*["']?|\bbucket["']?\s*[:=]\s*["']|\bbucket_name["']?\s*[:=]\s*["']?|\barn:aws:\w*:[\w-]*:\d*:(?:role\/)?)/y

/** As one segment of an identifier: `govuk-test`, `values-test.yaml`, `vpc-ephemeral`, `govuk-test-database`. */
export function inIdentifier(c: Context, word: string, around: Around): boolean {
  const left = c.label.slice(0, c.start - c.labelStart).toLowerCase()
  if (isPair(c, around)) return true
  if (/^[-_](?:cross_)?(?:account|environment|env|cluster|vpc)(?:[-_]|$|\W)/.test(c.after)) return true
  if (endsIn(c.before, /(?<=\bgds\s+aws\s+[a-z]+-)/y)) return true
  if (endsIn(c.page.text.slice(Math.max(0, c.labelStart - 40), c.labelStart), PROFILE)) return true
  if (c.labelEnd === c.end && /[-_]$/.test(left) && isEndOfName(c, around)) return true
  if (/^is[-_]$/.test(left) && c.labelEnd === c.end && c.page.kind !== 'ruby' && c.page.kind !== 'javascript')
    return true
  if (word === 'ephemeral') {
    // Programs keep short-lived things of many kinds.
    const isProgram = c.page.kind === 'ruby' || c.page.kind === 'javascript'
    return isProgram ? /^[-_]?(?:stack|env|cluster)/i.test(c.after) : !SHORT_LIVED.test(c.after) && c.form !== 'prose'
  }
  if (/^[-_]/.test(c.after) && left === '')
    return word !== 'test' && word !== 'preview' && /^[-_](?:rds|cluster|account|vpc|env)/.test(c.after)
  if (/(?:^|-)(?:govuk|datagovuk|gov-uk|values|variables|variable-set|terraform-cloud|common)-$/.test(left)) {
    // `govuk-test-…` may be a product's name; the bare account, project or file is not.
    return c.labelEnd === c.end || (word !== 'test' && word !== 'dev')
  }
  if (c.after.startsWith('@') && left.endsWith('-') && word !== 'test') return true
  if (c.labelEnd !== c.end || c.after[0] === '.') return false
  if (endsIn(c.before, /(?<=\bworkspace(?:_name)?\s*=?\s*"[\w-]*-)/y)) return true
  if (c.page.kind !== 'terraform') return false
  if (endsIn(c.before, /(?<=\bmodule\s*=?\s*"[\w-]*-)/y)) return true
  return word === 'development' && /^govuk-[\w-]*-$/.test(left)
}

/** "the dev-test environment": both. */
function isPair(c: Context, { vocabulary }: Around): boolean {
  const parts = c.label.toLowerCase().split('-')
  const rest = c.after.slice(c.labelEnd - c.end)
  return parts.length === 2 && parts.every((part) => vocabulary.terms.has(part)) && NOUN.test(rest)
}

/** The last segment of a name in a place that says what it is: "the `nomis-development` account", `account_ids["vcms-test"]`, `== "-test"` of a workspace, a name in the environment's own file. */
function isEndOfName(c: Context, around: Around): boolean {
  const before = c.page.text.slice(Math.max(0, c.labelStart - 60), c.labelStart)
  if (/^["'`*_]{0,3}\s+(?:environment|env|cluster|account|workspace)s?\b/i.test(c.after)) return true
  if (endsIn(before, BUCKETS_OF_ENVIRONMENTS) || endsIn(before, SUBSCRIPTION)) return true
  if (c.lower !== 'test' && endsIn(before, NAME_OF_ONE)) return true
  if (/\bterraform\.workspace\b/.test(c.line) && endsIn(before, /(?<=[=!]=\s*")/y)) return true
  if (endsIn(before, /(?<=\benvironments?\/(?:[\w.-]+\/)*)/y) && c.after.startsWith('/')) return true
  return around.file() === around.vocabulary.terms.get(c.lower)?.name && /^["'`/]/.test(c.after)
}
