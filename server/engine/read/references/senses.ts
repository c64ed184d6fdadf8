// Other senses of the words that name environments: framework modes, continuous integration, git's staging area.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Company } from './company'
import type { Context } from './context'
import { endsIn } from './patterns'

/** Modes that frameworks call by the same words; they are the same in every environment. */
const MODES = new Set(['production', 'development', 'test'])

const MODE_VARIABLE = /\b(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_ENV\b/i
const MODE_SETTING =
  /(?<=\b(?:RAILS|RACK|NODE|HANAMI|MIX|BABEL|JEKYLL|FLASK|DJANGO)_ENV["'\])]*\s*(?:[=!]==?|[:=]|=>|\|\||,|\{)\s*["'`:]?)/iy
const MODE_NAME_LINE = /\bname\s*[:=]\s*["']?(?:RAILS|RACK|NODE)_ENV\b/i
const MODE_FILES =
  /(?:^|\/)(?:database|mongoid|cable|storage|secrets|credentials|sidekiq|newrelic|shoryuken|elasticsearch|puma|unicorn|\.rubocop\w*)\.ya?ml$/
/** Programs that are written for modes: Rails' settings by mode, and what tells a builder what to make. */
const MODE_PROGRAMS =
  /(?:^|\/)(?:config\/(?:environments\/\w+|puma)\.rb|[\w-]+\.config\.[cm]?[jt]s|(?:Grunt|gulp)file\.[cm]?[jt]s)$/
/** Settings that a Rails application keeps by mode. */
const RAILS_SETTINGS = /(?:^|\/)config\/[\w-]+\.ya?ml$/

/** Whether `production`, `development` or `test` is a framework's mode here: RAILS_ENV, a database's name, `config/environments/production.rb`, "in production mode". */
export function isFrameworkMode(c: Context, company: Company): boolean {
  if (c.page.kind === 'yaml' && MODE_FILES.test(c.page.path)) return true
  // `prodMode`
  if (
    /^(?:_?[Mm]ode|[-_]dep(?:endencie)?s|[-_]packages|_PACKAGES)(?![a-z])/.test(c.after) &&
    /^(?:prod|dev)/.test(c.lower)
  )
    return true
  if (isOfPackages(c)) return true
  if (!MODES.has(c.lower)) return false
  if (
    endsIn(c.before, MODE_SETTING) ||
    (c.line.includes('_') && MODE_VARIABLE.test(c.line) && !/environment/i.test(c.line.replace(MODE_VARIABLE, '')))
  )
    return true
  if (MODE_PROGRAMS.test(c.page.path) && isOwnWord(c)) return true
  // What Dependabot and Docker call so: kinds of dependencies, stages of a build.
  if (endsIn(c.before, /(?<=\bdependency[-_]type:\s*["']?)/y)) return true
  if (c.page.kind === 'shell' && isStage(c)) return true
  if (/\b(?:rails|rack|node|ruby)\s+env(?:ironment)?s?\b/i.test(c.line)) return true
  if (/^["'`*_]*[\s-]+mode\b/i.test(c.after) || endsIn(c.before, /(?<=\bmode["']?\s*[:=]\s*["'`]?)/iy)) return true
  if (endsIn(c.before, /(?<=\bRails\.env\.)/y) || endsIn(c.before, /(?<=\bRails\.env\s*[=!]=\s*["':]?)/y)) return true
  if (endsIn(c.before, /(?<=(?:^|[\s([,]):)/y) && /^(?:[\s,)\]]|$)/.test(c.after) && !endsIn(c.before, /(?<=\w:)/y))
    return true
  if (endsIn(c.before, /(?<=--(?:only=|omit=|mode[= ])?)/y)) return true
  if (/^(?:\.(?:\w+\.)?|[-_])(?:rb|log|sqlite3|key|yml\.enc|ini)(?![a-z]|[-_][a-z])/.test(c.after)) return true
  if (c.page.kind === 'ruby' && inRuby(c, company)) return true
  if (endsIn(c.before, /(?<=\b(?:config|puppet|modules?)\/environments\/|\bpuppet\\?\/)/y)) return true
  if (c.page.kind === 'yaml' && c.column === 0 && c.form === 'key' && RAILS_SETTINGS.test(c.page.path)) return true
  if (
    /^["']?:\s*(?:$|&|<<)/.test(c.after) &&
    /\b(?:adapter:|<<: \*default)/.test(c.page.text.slice(c.end, c.end + 120))
  )
    return true
  // What Cucumber writes into each application.
  if (endsIn(c.before, /(?<=\byour application behaves in the\s+)/y)) return true
  // Scripts of packages: `npm run build:production`.
  if (endsIn(c.before, /(?<=\b(?:build|start|serve|watch|compile|bundle):)/y)) return true
  if (
    /^[\s-]+(?:builds?|artifacts?\b|bundles?(?!\s+exec\b)|dependenc(?:y|ies)|gems?|assets? (?:pre)?compil)/i.test(
      c.after,
    )
  )
    return true
  if (endsIn(c.before, /(?<=\b(?:name|value)\s*[:=]\s*["']?)/y) && MODE_NAME_LINE.test(linesAbove(c, 1))) return true
  return isDatabaseName(c)
}

/** What installs packages calls so which of them it installs: `yarn install --prod`, `npm_config_production`; scripts in a package.json are named after it. */
function isOfPackages({ page, before, after, line, lower }: Context): boolean {
  if (endsIn(before, /(?<=\bnpm_config_)/y)) return true
  if (endsIn(before, /(?<=\s--(?:environment[ =])?)/y)) return /\b(?:yarn|npm|pnpm)\s/.test(line)
  return (
    /(?:^|\/)package\.json$/.test(page.path) &&
    (MODES.has(lower) || lower === 'prod' || lower === 'dev') &&
    /^:\w/.test(after) &&
    endsIn(before, /(?<=(?:^|[{,])\s*"[\w:]*)/y) &&
    !/deploy|release|promot/i.test(before)
  )
}

/** A word of the text itself: no part of a host or a path. */
function isOwnWord({ page, labelStart, labelEnd }: Context): boolean {
  return !/[./@]/.test(page.text.charAt(labelStart - 1)) && !/^[./]\w/.test(page.text.slice(labelEnd, labelEnd + 2))
}

/** `FROM ruby AS production`, `FROM production AS test`; the tag of an image and the table of a query are none. */
function isStage({ before, after, line }: Context): boolean {
  if (!/^\s*FROM\s/i.test(line)) return false
  return (
    (endsIn(before, /(?<=\sAS\s+)/iy) && /^\s*$/.test(after)) ||
    (endsIn(before, /(?<=^\s*FROM\s+)/iy) && /^\s+AS\s/i.test(after))
  )
}

/** In Ruby a mode by itself is the framework's; an environment stands in a host, a path or an identifier, or before a word that says so. */
function inRuby(c: Context, company: Company): boolean {
  if (endsIn(c.before, /(?<=\brequire_relative\s*\(?["'](?:[\w.]+\/)*)/y)) return true
  if (c.label.length > c.word.length || company.hasSibling(c, true)) return false
  // In sentences of a program that is no Rails application nothing but the environment is meant.
  if (
    endsIn(c.before, /(?<=\b(?:in|to|on|from)\s+(?:the\s+)?)/y) &&
    !/\bRails\b|\bRA(?:CK|ILS)_ENV\b|\bSinatra\b|\bPuppet\b/.test(c.page.text)
  )
    return false
  if (endsIn(c.before, /(?<=\b\d{12}["']\s*(?:=>|:)\s*["'])/y)) return false
  if (/^["'`]?\s+(?:environment|env|cluster|account)s?\b/i.test(c.after)) return false
  return (
    !endsIn(c.before, /(?<=[./])/y) &&
    !/^[./]\w/.test(c.after) &&
    !endsIn(c.before, /(?<=(?:environment\w*(?:\.\w+)?|_env)["'\])]*\s*(?:[=!]=?|=>|:|,|\{)\s*["':]*)/iy)
  )
}

/** `<app>_production`, `<app>_development`, `<app>_test`: what Rails calls a database, the same in every environment. */
function isDatabaseName(c: Context): boolean {
  const { label } = c
  const word = c.word
  if (word !== c.lower || !label.endsWith(`_${word}`) || c.labelEnd !== c.end) return false
  // The job `push_<app>_<environment>_daily` and its temp path name the environment of the sync.
  if (/^(?:push|pull)_/.test(label)) return false
  if (c.page.text.slice(c.labelStart - 5, c.labelStart) === '/tmp/') return !syncJobNames(c)
  // `access_to_production`, `is_production`: a phrase, not a database.
  if (
    /(?:^|_)(?:to|in|from|for|on|is|not|or|and|by|via|into|after|before|environment|env|account|cluster)_[a-z]+$/.test(
      label,
    )
  )
    return false
  // Terraform addresses and left-hand sides are our own names, not a database's.
  if (
    endsIn(
      c.page.text.slice(Math.max(0, c.labelStart - 60), c.labelStart),
      /(?<=\b(?:aws|google|azurerm|tfe|module|var|local|data|kubernetes|helm)[\w]*\.[\w.]*)/y,
    )
  )
    return false
  // Names in Terraform are our own: `resource "type" "app_production"`, and so are files of its state.
  if (
    c.page.kind === 'terraform' &&
    (c.after.startsWith('.tfstate') ||
      endsIn(c.before, /(?<=\b(?:(?:resource|data)\s+"\w+"|module|output|variable)\s+"\w+_)/y))
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
