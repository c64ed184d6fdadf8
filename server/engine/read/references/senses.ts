// Other senses of the words that name environments: framework modes, continuous integration, git's staging area.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Context } from './context'

/** Modes that frameworks call by the same words; they are the same in every environment. */
const MODES = new Set(['production', 'development', 'test'])

const MODE_VARIABLE = /\b(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_ENV\b/i
const MODE_SETTING =
  /\b(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_ENV["'\])]*\s*(?:[=!]==?|[:=]|=>|\|\||,)\s*["'`:]?$/i
const MODE_NAME_LINE = /\bname:\s*["']?(?:RAILS|RACK|NODE)_ENV\b/i
const MODE_FILES = /(?:^|\/)(?:database|mongoid|cable|storage|secrets|credentials|sidekiq|newrelic|shoryuken)\.ya?ml$/

/** Whether `production`, `development` or `test` is a framework's mode here: RAILS_ENV, a database's name, `config/environments/production.rb`, "in production mode". */
export function isFrameworkMode(c: Context): boolean {
  if (!MODES.has(c.word.toLowerCase())) return false
  if (
    MODE_SETTING.test(c.before) ||
    (MODE_VARIABLE.test(c.line) && !/environment/i.test(c.line.replace(MODE_VARIABLE, '')))
  )
    return true
  if (/\b(?:rails|rack|node)\s+env(?:ironment)?s?\b/i.test(c.line)) return true
  if (/^["'`*_]*[\s-]+mode\b/i.test(c.after) || /\bmode["']?\s*[:=]\s*["'`]?$/i.test(c.before)) return true
  if (/\bRails\.env\.$/.test(c.before) || /\bRails\.env\s*[=!]=\s*["':]?$/.test(c.before)) return true
  if (/(?:^|[\s([,]):$/.test(c.before) && /^(?:[\s,)\]]|$)/.test(c.after) && !/\w:$/.test(c.before)) return true
  if (/--(?:only=|omit=|mode[= ])?$/.test(c.before)) return true
  if (/^\.(?:rb|log|sqlite3|key|yml\.enc|ini)\b/.test(c.after)) return true
  if (/\b(?:config|puppet|modules?)\/environments\/$/.test(c.before)) return true
  if (c.page.kind !== 'markdown' && MODE_FILES.test(c.page.path)) return true
  if (
    /^["']?:\s*(?:$|&|<<)/.test(c.after) &&
    /\b(?:adapter:|<<: \*default)/.test(c.page.text.slice(c.end, c.end + 120))
  )
    return true
  if (/^[\s-]+(?:builds?|bundles?|dependenc(?:y|ies)|gems?|assets? (?:pre)?compil)/i.test(c.after)) return true
  if (/\bname:\s*["']?$|\bvalue:\s*["']?$/.test(c.before) && MODE_NAME_LINE.test(linesAbove(c, 1))) return true
  return isDatabaseName(c)
}

/** `<app>_production`, `<app>_development`, `<app>_test`: what Rails calls a database, the same in every environment. */
function isDatabaseName(c: Context): boolean {
  const { label } = c
  const word = c.word
  if (word !== word.toLowerCase() || !label.endsWith(`_${word}`) || c.labelEnd !== c.end) return false
  // The job `push_<app>_<environment>_daily` and its temp path name the environment of the sync.
  if (/^(?:push|pull)_/.test(label)) return false
  if (c.page.text.slice(c.labelStart - 5, c.labelStart) === '/tmp/') return !syncJobNames(c)
  // `access_to_production`, `is_production`: a phrase, not a database.
  if (/(?:^|_)(?:to|in|from|for|on|is|not|or|and|by|via|into|environment|env|account|cluster)_[a-z]+$/.test(label))
    return false
  // Terraform addresses and left-hand sides are our own names, not a database's.
  if (
    /\b(?:aws|google|azurerm|tfe|module|var|local|data|kubernetes|helm)[\w]*\.[\w.]*$/.test(
      c.page.text.slice(Math.max(0, c.labelStart - 60), c.labelStart),
    )
  )
    return false
  if (c.page.kind === 'terraform' && (c.form === 'key' || !/["'`/:.]/.test(c.page.text[c.labelStart - 1] ?? '')))
    return false
  if (c.form === 'key') return false
  return true
}

function syncJobNames(c: Context): boolean {
  const jobs = c.page.text.slice(Math.max(0, c.start - 700), c.start).match(/\b(?:push|pull)_[a-z0-9_-]+/g)
  return jobs?.at(-1)?.endsWith(`_${c.word}_daily`) ?? false
}

/** Up to `count` whole lines above the word's own, a bounded distance back. */
function linesAbove(c: Context, count: number): string {
  const from = Math.max(0, c.start - c.column - 200)
  return c.page.text
    .slice(from, c.start - c.column)
    .split('\n')
    .slice(-count - 1)
    .join('\n')
}

/** Products that one integrates with: what follows their name is a connection, not an environment. */
const PRODUCTS =
  'slack|github|gitlab|pagerduty|zendesk|jira|trello|pingdom|notify|google|stripe|pay|okta|auth0|twitter|facebook|oauth|sso|saml|api|third[- ]party|system|data|software|application|technical|vertical|european|deep|close|tight|seamless|native|built-in|plugin|webhook|terraform|docker|jenkins|travis|codeql|snyk|dependabot|sentry|logit|dns|database|salesforce|smart answers|continuous'
const CONNECTION_BEFORE = new RegExp(`(?:\\b(?:${PRODUCTS})["'\`*_\\])]*[\\s_-]+|\\/slack\\s+)["'\`*_[(]*$`, 'i')

/** Whether `integration` means something else: continuous integration, integration tests, the integration of one thing with another. */
export function isOtherIntegration(c: Context): boolean {
  if (c.word.toLowerCase() !== 'integration') return false
  const noun =
    /^["'`*_]*[\s_-]+(?:tests?|testing|tested|specs?)\b["'`*_]*(?:[\s_-]+(environment|cluster|account)s?\b)?/i.exec(
      c.after,
    )
  if (noun) return noun[1] === undefined
  if (/^["'`*_]*\s+(?:environments?|envs?|clusters?|accounts?)\b/i.test(c.after))
    return /\bcontinuous\s+$/i.test(c.before)
  if (CONNECTION_BEFORE.test(c.before) && !/[A-Za-z0-9]-[A-Za-z0-9-]*$/.test(c.label.slice(0, c.start - c.labelStart)))
    return true
  if (/\b(?:unit|contract|smoke|acceptance|pact|functional|system)(?:,| and| or|\/|\s*&)\s*$/i.test(c.before))
    return true
  if (/^\s*(?:,|and|or|\/|&)\s*(?:unit|contract|acceptance|functional|end-to-end|e2e)\b[^.]*\btests?/i.test(c.after))
    return true
  if (
    /^["'`*_]*\s+(?:with|between|points?|layer|librar(?:y|ies)|pattern|guide|code|partners?|steps?|type|key|url)\b/i.test(
      c.after,
    ) &&
    c.form !== 'heading'
  )
    return (
      /\b(?:an?|the|this|our|its|your|their|any|allows?|for|and|new|of)\s+$/i.test(c.before) ||
      /^\s+with\s/i.test(c.after)
    )
  if (/^\s+of\s/i.test(c.after)) return true
  if (
    /\b(?:an|this|any|each|every|another|new)\s+$/i.test(c.before) &&
    /^(?:$|\s*[.,;:)]|\s+(?:with|for|that|which|to|into|is|was|via|through|we|you)\b)/i.test(c.after)
  )
    return true
  return (
    /(?:^|[\s"'`(/])(?:spec|specs|test|tests|features|cypress)\/$/.test(c.before) ||
    /\bcontinuous[\s_-]$/i.test(c.before)
  )
}

/** Whether `staging` means git's or a data pipeline's staging, or Cloud Foundry's verb. */
export function isOtherStaging(c: Context): boolean {
  return (
    c.word.toLowerCase() === 'staging' &&
    /^\s+(?:area|apps?|tables?|director(?:y|ies)|buildpack|droplets?|ground)\b/i.test(c.after)
  )
}

/** Whether `production` means making something. */
export function isOtherProduction(c: Context): boolean {
  if (c.word.toLowerCase() !== 'production') return false
  return (
    /^\s+(?:of|line|company)\b/i.test(c.after) ||
    /^-(?:ready|grade|quality|worthy)\b/i.test(c.after) ||
    /\b(?:content|video|film|media|music|food|print|document|report|evidence)\s+$/i.test(c.before)
  )
}
