// Other senses of `staging` and `production`: git's staging area, an application that is being staged, the making of things.
// Source of the decisions: the labelling rules of the project's accuracy set.

import type { Company } from './company'
import type { Context } from './context'
import type { Around } from './judge'
import { isRunningText } from './other-senses'
import { endsIn } from './patterns'

/** Whether `staging` means git's or a data pipeline's staging, or Cloud Foundry's verb. */
export function isOtherStaging(c: Context, company: Company): boolean {
  // A field that is on or off: only beside those of other environments it is one of theirs.
  return (
    isFlag(c, company) ||
    /^["'`*]*(?:\s+apps|_(?:info|failed)|[\s_-]+(?:area|tables?|director(?:y|ies)|buildpack|droplets?|ground|timeout|security[\s_-]groups?|tasks?|phase|process(?:es)?|http_get))(?![a-z])/i.test(
      c.after,
    ) ||
    (/^[\s-]+applications\b/i.test(c.after) && endsIn(c.before, /(?<=\b(?:for|when|while|before|after|by)[\s-]+)/iy)) ||
    // "the staging app" and "the staging stack" are the environment's.
    (/^["'`*]*(?:\s+app|[\s_-]+stack)(?![a-z])/i.test(c.after) &&
      !endsIn(c.before, /(?<=\b(?:the|our|its|this|that)\s+["'`*]*)/iy)) ||
    (c.labelEnd === c.end && IN_SQL.test(c.before)) ||
    (endsIn(c.before, /(?<=\b(?:application|buildpack)\s+)/iy) && DOES.test(c.after)) ||
    endsIn(c.before, /(?<=\bduring\s+)/iy) ||
    // Cloud Foundry's life cycle: an application is staging, running, or either.
    endsIn(c.before, /(?<=\b(?:running|always)["'`]?,?\s+(?:(?:and|or)\s+)?["'`]?)/iy) ||
    /\bstager\b/i.test(c.before) ||
    /^["'`]?,?\s+(?:(?:and|or)\s+)?["'`]?(?:running|always)\b/i.test(c.after)
  )
}

/** A table where data waits: `TRUNCATE hits_staging`, `remove_column :mappings_staging`. */
const IN_SQL = /(?:\b(?:TABLE|TRUNCATE|INTO|FROM|JOIN|UPDATE)\s+[`"]?|_(?:table|column|index)[\s(]+[:"'])[a-z]\w*_$/

/** What an act of staging does, or nothing more: "application staging fails", "during buildpack staging." */
const DOES =
  /^["'`*_]*(?:\s*$|\s*[.,;:)]|\s+(?:is|was|can|will|may|to|occurs?|fails?|failed|takes?|took|requires?|needs?|with|happens?)\b)/i

/** A field that is on or off: only beside those of other environments it is one of theirs. */
function isFlag(c: Context, company: Company): boolean {
  return (
    c.form === 'key' &&
    /^["']?\s*:\s*(?:true|false|null|boolean)\b/.test(c.after) &&
    !company.hasSibling(c) &&
    // In JSON it would be its own peer.
    (/^["']/.test(c.after) || !company.hasPeer(c))
  )
}

/** Whether `production` means making something, or how good something is. */
export function isOtherProduction(c: Context, { isSpoken, company }: Around): boolean {
  if (endsIn(c.before, /(?<=\bpost[\s-]+)/iy) || /^\s+(?:crew|designer)s?\b/i.test(c.after)) return true
  if (/^-(?:ready|readiness|grade|quality|worthy)\b|^[-_]of[-_]/i.test(c.after)) return true
  if (/^\s+(?:ready|readiness)\b/i.test(c.after))
    return !endsIn(c.before, /(?<=\b(?:get|make|when|once|if)\s+|(?:^|[.!?]\s+)is\s+)/iy)
  if (c.page.kind === 'javascript' && isFlag(c, company)) return true
  if (c.label.length > c.word.length) return false
  if (/^\s+(?:of|line|company|process(?:es)?|methods?|sector|costs?|values?)\b/i.test(c.after))
    return !isSpoken() || /^\s+(?:of|line|company)\b/.test(c.after)
  if (
    endsIn(
      c.before,
      /(?<=\b(?:content|video|film|media|music|food|print|document|report|evidence|energy|oil|gas|milk|egg|farm|agricultural|meat|animal|crop|plant|vaccine|drug|chemical|steel|goods|theatre|television|tv|radio|magazine|timber|wine|waste|heat|power|electricity|biofuel|hydrogen|book|mass)\s+)/iy,
    )
  )
    return true
  // Sentences inside data are the public's, about anything; there only "in production" and the like are sure.
  return (
    c.page.kind === 'json' &&
    isRunningText(c) &&
    !isSpoken() &&
    !/^\s+(?:and|or)\s+non-/i.test(c.after) &&
    !endsIn(c.before, /(?<=\b(?:in|to|on|from|into)\s+)/iy)
  )
}
