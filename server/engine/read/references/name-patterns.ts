// Where in a made-up name the environment stands, by the organisation's own patterns: `{application}-{environment}`.

import type { Vocabulary } from '../../catalogue/vocabulary'
import type { Context } from './context'

/**
 * `here`: a pattern says that this word is the environment of the name it is in. `elsewhere`: the name has its
 * environment in another place, or the word is part of an application's name. Undefined: no pattern fits.
 */
export function placeInName(
  c: Context,
  { patterns, applications, terms }: Vocabulary,
): 'here' | 'elsewhere' | undefined {
  if (patterns.length === 0 && applications.size === 0) return undefined
  const label = c.label.toLowerCase()
  if (label === c.lower) return undefined
  const from = c.start - c.labelStart
  const to = from + c.word.length
  if (applications.has(label)) return 'elsewhere'
  for (const { before, after } of patterns) {
    if (fits(label.slice(0, from), before, 'before') && fits(label.slice(to), after, 'after')) return 'here'
    // The last segment wins, since application names may hold words of environments.
    if (after.length === 0 && before.length > 0) {
      const joint = before.at(-1)!
      const last = label.slice(label.lastIndexOf(joint) + joint.length)
      if (
        joint !== '' &&
        terms.has(last) &&
        // Two names side by side (`plan-preprod-prod`) are a pair.
        to < label.length - last.length - joint.length &&
        fits(label.slice(0, label.length - last.length), before, 'before')
      )
        return 'elsewhere'
    }
  }
  for (const application of applications)
    for (let at = label.indexOf(application); at !== -1; at = label.indexOf(application, at + 1))
      if (
        at <= from &&
        to <= at + application.length &&
        isBoundary(label, at - 1) &&
        isBoundary(label, at + application.length)
      )
        return 'elsewhere'
  return undefined
}

function isBoundary(label: string, at: number): boolean {
  return at < 0 || at >= label.length || /[-_]/.test(label[at]!)
}

/**
 * Whether one side of a name fits one side of a pattern, given as the literals between its placeholders: `{application}-`
 * is `['', '-']`. A placeholder stands for any letters: a list of applications is seldom whole.
 */
function fits(side: string, literals: readonly string[], which: 'before' | 'after'): boolean {
  if (literals.length === 0) return side === ''
  const first = literals[0]!
  const last = literals.at(-1)!
  if (literals.length === 1) return side === first
  if (!side.startsWith(first) || !side.endsWith(last) || side.length <= first.length + last.length) return false
  const held = side.slice(first.length, side.length - last.length)
  // `go-live` is a word and no application's environment.
  return which === 'after' || held.length > 2
}
