// What makes an everyday word (test, development, preview, ephemeral, dev, live …) the name of an environment.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Context } from './context'

export interface Surroundings {
  /** Matches a name that needs no context, at the end of a text. */
  readonly nameBefore: RegExp
  /** The same at the start of a text. */
  readonly nameAfter: RegExp
  /** The same without the words that are also frameworks' modes. */
  readonly clearBefore: RegExp
  readonly clearAfter: RegExp
  /** Whole-word names that need no context. */
  readonly isName: (word: string) => boolean
  readonly platforms: readonly string[]
}

/** Folders whose sub-folders are environments. */
const ENVIRONMENT_FOLDERS =
  /(?:^|[\s"'`(])?(?:[\w.${}-]+\/)*(?:variables|image-tags|environments?|envs?|class|hieradata\w*|overlays|clusters|stages|accounts|vars|inventor(?:y|ies)|tfvars)\/\{?$/
/** Keys, variables and comparisons whose value is an environment. */
const ENVIRONMENT_KEY =
  /(?:environment(?:_name|Name)?|_env|Env|\benv|ENVIRONMENT|_ENV|\bstage)["'`\])]*\s*(?:[:=]|=>|[=!]=)\s*["'`]?$/
const BUCKETS_OF_ENVIRONMENTS =
  /\w*(?:credentials|accounts?|environments?|envs?|clusters?|account_ids?|projects?)\[["']$/
const SPACE = '["\'`*_]{0,3}\\s+'
const NOUN = new RegExp(
  `^${SPACE}(?:AWS\\s+|EKS\\s+|GOV\\.UK\\s+|Kubernetes\\s+)?(environment|env|cluster|account|workspace|project|VPC|domain|Argo(?:\\s?CD)?|Grafana|Prometheus|Kibana|Signon)(?:s|’s|'s)?\\b`,
  'i',
)
/** "ephemeral" of things that are short-lived, not of an environment. */
const SHORT_LIVED =
  /^["'`*_]*[\s_-]*(?:disks?|storage|volumes?|ports?|containers?|block|ips?|keys?|tokens?|files?(?:ystem)?|credentials?|data|resource)/i

/** Whether an everyday word is an environment's name here. */
export function namesEnvironment(c: Context, around: Surroundings): boolean {
  const word = c.word.toLowerCase()
  if (isListed(c, around) || hasSibling(c, around)) return true
  if (isHostLabel(c, around)) return true
  // Put between the parts of a host name by a template: `(print $cluster ".ephemeral")`.
  if (/["']\.$/.test(c.before) && /^["'.]/.test(c.after)) return true
  if (c.label.length > c.word.length) return inIdentifier(c, word)
  if (inPath(c)) return true
  if (isValue(c)) return true
  if (hasNoun(c, word)) return true
  if (word === 'ephemeral') return /^["']/.test(c.after) && /["']$/.test(c.before)
  return isTitleInBrackets(c)
}

/** In a list with a name: "test, integration and staging", `{test,integration}`, 'test'|'staging'. */
function isListed(c: Context, around: Surroundings): boolean {
  if (c.label.length > c.word.length) return false
  return around.nameBefore.test(c.before) || around.nameAfter.test(c.after)
}

/** The line above or below has a name in the same column: keys of one map, rows of one table, items of one list. */
function hasSibling(c: Context, around: Surroundings): boolean {
  if (c.label.length > c.word.length || (c.form === 'prose' && !/^[\s|*+-]*$/.test(c.line.slice(0, c.column))))
    return false
  const { text } = c.page
  const lineStart = c.start - c.column
  const above = text.slice(Math.max(0, text.lastIndexOf('\n', lineStart - 2) + 1), Math.max(0, lineStart - 1))
  const next = text.indexOf('\n', c.end) + 1
  const below = next === 0 ? '' : text.slice(next, next + c.column + 24)
  for (const line of [above, below]) {
    const at = /^[A-Za-z]+/.exec(line.slice(c.column, c.column + 24))
    if (at && around.isName(at[0].toLowerCase()) && line.slice(0, c.column).trim() === c.line.slice(0, c.column).trim())
      return true
  }
  return false
}

/** Rule 3: only the label directly before the platform suffix of a host names the environment. */
function isHostLabel(c: Context, around: Surroundings): boolean {
  if (c.label.length > c.word.length || c.after[0] !== '.') return false
  const rest = c.after.slice(1).toLowerCase()
  if (c.word.toLowerCase() === 'dev' && /^gov\.uk\b/.test(rest)) return true
  return around.platforms.some((platform) => rest.startsWith(platform) && !/[\w-]/.test(rest[platform.length] ?? ''))
}

/** As one segment of an identifier: `govuk-test`, `values-test.yaml`, `vpc-ephemeral`, `govuk-test-database`. */
function inIdentifier(c: Context, word: string): boolean {
  const left = c.label.slice(0, c.start - c.labelStart).toLowerCase()
  if (/^[-_](?:cross_)?(?:account|environment|env|cluster|vpc)(?:[-_]|$|\W)/.test(c.after)) return true
  if (/\bgds\s+aws\s+[a-z]+-$/.test(c.before)) return true
  if (word === 'ephemeral') return !SHORT_LIVED.test(c.after) && c.form !== 'prose'
  if (/^[-_]/.test(c.after) && left === '')
    return word !== 'test' && word !== 'preview' && /^[-_](?:rds|cluster|account|vpc|env)/.test(c.after)
  if (/(?:^|-)(?:govuk|datagovuk|gov-uk|values|variables|variable-set|terraform-cloud|common)-$/.test(left)) {
    // `govuk-test-…` may be a product's name; the bare account, project or file is not.
    return c.labelEnd === c.end || word !== 'test'
  }
  if (c.after.startsWith('@') && left.endsWith('-') && word !== 'test') return true
  if (c.labelEnd !== c.end || c.after[0] === '.') return false
  if (/\b(?:module|workspace_name|workspace)\s*=?\s*"[\w-]*-$/.test(c.before)) return true
  return word === 'development' && c.page.kind === 'terraform' && /^govuk-[\w-]*-$/.test(left)
}

/** As a segment of a path of a known convention: `variables/test/`, `test/common.tfvars`. */
function inPath(c: Context): boolean {
  if (!/^(?:\/|\.(?:tfvars|backend|ya?ml|json|hcl)\b|\}|["'`\s]|$)/.test(c.after)) return false
  if (/^\.(?:tfvars|backend)\b/.test(c.after)) return true
  return ENVIRONMENT_FOLDERS.test(c.before) || /^\/[\w.-]+\.(?:tfvars|backend)\b/.test(c.after)
}

/** As the whole value of a key that takes an environment, or compared with one. */
function isValue(c: Context): boolean {
  if (!/^(?:["'`]|\s*$|\s*[,;#}&)\]]|\s)/.test(c.after)) return false
  if (ENVIRONMENT_KEY.test(c.before)) return !/\bextra_?env/i.test(c.before)
  const quoted = /["'`]$/.test(c.before) && /^["'`]/.test(c.after)
  if (!quoted) return false
  if (BUCKETS_OF_ENVIRONMENTS.test(c.before)) return true
  if (/[eE]nvironment\b/.test(c.before + c.after) && /\b(?:eq|ne|[=!]=)\b|[=!]=/.test(c.line)) return true
  if (/tags?\s*[:=]\s*\[[^\]]*$/.test(c.before)) return true
  if (/\bdefault\s*=\s*"$/.test(c.before)) {
    const variables = c.page.text.slice(Math.max(0, c.start - 500), c.start).match(/variable "[\w-]+"/g)
    return /environment"|_env"/.test(variables?.at(-1) ?? '')
  }
  return false
}

/** Before a noun that says so: "the development environment", "an ephemeral cluster", "the test account" (not "a test account": that is somebody's log-in). */
function hasNoun(c: Context, word: string): boolean {
  // "integration test environment": the environment is integration.
  if (c.label.length > c.word.length || /\bintegration\s+$/i.test(c.before)) return false
  const noun = NOUN.exec(c.after)?.[1]?.toLowerCase()
  if (noun === undefined) return false
  if (noun === 'environment' || noun === 'env' || noun === 'cluster')
    return !/^["'`*_]{0,3}\s+env(?:ironment)?[\s-]+variables?/i.test(c.after) || word !== 'test'
  if (noun === 'account') return /\b(?:the|our|its|their|this)\s+["'`*_]{0,3}$/i.test(c.before)
  return word !== 'test' || c.page.kind !== 'markdown'
}

/** "Argo Workflows (test)", "GovGraph Search (development)": which one of several, in a title inside configuration. */
function isTitleInBrackets(c: Context): boolean {
  return c.page.kind !== 'markdown' && c.after.startsWith(')') && /[A-Z]\w* \($/.test(c.before)
}
