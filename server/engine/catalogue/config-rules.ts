// The ids that manual-lens.yml may name. A list of its own, because the catalogue is below the rules; a test compares the two.

export const allRuleIds: readonly string[] = [
  'config/invalid',
  'config/missing-path',
  'environments/mismatch',
  'environments/missing-key',
  'environments/odd-one-out',
  'environments/retired',
  'environments/retired-host',
  'environments/uncautioned',
  'environments/undocumented',
  'environments/unknown',
  'front-matter/duplicate-key',
  'front-matter/duplicate-title',
  'front-matter/layout',
  'front-matter/old-paths',
  'front-matter/owner',
  'front-matter/parent',
  'front-matter/related-repos',
  'front-matter/required-key',
  'front-matter/review-date',
  'front-matter/review-overdue',
  'front-matter/schema',
  'front-matter/section',
  'front-matter/syntax',
  'front-matter/title-style',
  'front-matter/type',
  'front-matter/unknown-key',
  'links/archived-repository',
  'links/line-drift',
  'links/missing-anchor',
  'links/missing-image',
  'links/missing-page',
  'links/no-extension',
  'links/redirect-target',
  'links/redirected',
  'links/relative',
  'links/repository-path',
  'links/syntax',
  'links/text-mismatch',
  'links/undefined-reference',
  'page/brand-spelling',
  'page/filename-suffix',
  'page/unreadable',
  'suppression/invalid',
  'suppression/unused',
]

/** Whole groups: `links/*`. */
export const ruleGroups: readonly string[] = [...new Set(allRuleIds.map((id) => `${id.slice(0, id.indexOf('/'))}/*`))]

/** Rules that compare with local clones: what they find depends on the machine, so silence is no proof. */
export const rulesOnClones: readonly string[] = ['links/line-drift', 'links/repository-path']
