// suppression/invalid: a comment that should keep a finding quiet, and names a rule or a word that there is not.

import { allRuleIds, ruleGroups } from '../../catalogue/config-rules'
import { DIRECTIVE_WORDS, directivesOf } from '../../directives'
import type { Fix, Found, Page, Rule, Span } from '../../model'
import { nearest } from '../../suggest'

const NAMES = [...allRuleIds, ...ruleGroups]

export const invalid: Rule = {
  card: {
    id: 'suppression/invalid',
    severity: 'warning',
    summary: 'A comment of Manual Lens that names no rule there is, or no word it knows.',
    why: 'Such a comment does nothing: what it should keep quiet is still found, or will be, and nobody sees why. What may be written is described in [Suppressions](../../suppressions.md).',
    examples: [
      {
        title: 'A slip in the rule',
        text: `== charts/values.yaml
image: frontend # manual-lens-disable-line environments/unknwon: not one of ours
                                           ^^^^^^^^^^^^^^^^^^^^ suppression/invalid There is no rule “environments/unknwon”. Did you mean “environments/unknown”?
`,
      },
      {
        title: 'A slip in the word',
        text: `== docs/a.md
<!-- manual-lens-disable-nextline page/brand-spelling: a quotation -->
     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ suppression/invalid “manual-lens-disable-nextline” means nothing. Did you mean “manual-lens-disable-next-line”?
`,
      },
    ],
  },
  scope: 'page',
  skips: (page) => directivesOf(page).length === 0,
  *check(page: Page): Iterable<Found> {
    for (const { kind, word, rules, span } of directivesOf(page)) {
      if (kind === 'unknown') {
        const written = page.text.slice(word.start, word.end)
        const [guess] = nearest(written, DIRECTIVE_WORDS)
        const hint = guess ? `Did you mean “${guess}”?` : `There are ${DIRECTIVE_WORDS.join(', ')}.`
        yield { span: word, message: `“${written}” means nothing. ${hint}`, fixes: replace(page, word, guess) }
        continue
      }
      for (const rule of rules) {
        if (NAMES.includes(rule.id)) continue
        const [guess] = nearest(rule.id, NAMES)
        const hint = guess
          ? `Did you mean “${guess}”?`
          : 'A reason stands behind a colon; without a rule all are meant.'
        const at = rule.span.end > rule.span.start ? rule.span : span
        yield { span: at, message: `There is no rule “${rule.id}”. ${hint}`, fixes: replace(page, at, guess) }
      }
    }
  },
}

function replace({ path }: Page, span: Span, guess: string | undefined): Fix[] {
  return guess === undefined ? [] : [{ title: `Write “${guess}”`, edits: [{ path, span, text: guess }], safe: false }]
}
