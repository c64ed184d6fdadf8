// The one list of rules.

import type { Rule } from '../model'
import { invalid } from './config/invalid'
import { missingPath } from './config/missing-path'
import { mismatch } from './environments/mismatch'
import { missingKey } from './environments/missing-key'
import { oddOneOut } from './environments/odd-one-out'
import { retired } from './environments/retired'
import { retiredHost } from './environments/retired-host'
import { uncautioned } from './environments/uncautioned'
import { undocumented } from './environments/undocumented'
import { unknown } from './environments/unknown'
import { duplicateKey } from './front-matter/duplicate-key'
import { duplicateTitle } from './front-matter/duplicate-title'
import { layout } from './front-matter/layout'
import { oldPaths } from './front-matter/old-paths'
import { owner } from './front-matter/owner'
import { parent } from './front-matter/parent'
import { relatedRepos } from './front-matter/related-repos'
import { requiredKey } from './front-matter/required-key'
import { reviewDate } from './front-matter/review-date'
import { reviewOverdue } from './front-matter/review-overdue'
import { schema } from './front-matter/schema'
import { section } from './front-matter/section'
import { syntax } from './front-matter/syntax'
import { titleStyle } from './front-matter/title-style'
import { type } from './front-matter/type'
import { unknownKey } from './front-matter/unknown-key'
import { archivedRepository } from './links/archived-repository'
import { lineDrift } from './links/line-drift'
import { missingAnchor } from './links/missing-anchor'
import { missingImage } from './links/missing-image'
import { missingPage } from './links/missing-page'
import { noExtension } from './links/no-extension'
import { redirectTarget } from './links/redirect-target'
import { redirected } from './links/redirected'
import { relative } from './links/relative'
import { repositoryPath } from './links/repository-path'
import { linkSyntax } from './links/syntax'
import { textMismatch } from './links/text-mismatch'
import { undefinedReference } from './links/undefined-reference'
import { brandSpelling } from './page/brand-spelling'
import { filenameSuffix } from './page/filename-suffix'
import { unreadable } from './page/unreadable'
import { invalid as invalidSuppression } from './suppression/invalid'
import { unused } from './suppression/unused'

/** Every rule, in the order of its id. */
export const allRules: readonly Rule[] = [
  invalid,
  missingPath,
  mismatch,
  missingKey,
  oddOneOut,
  retired,
  retiredHost,
  uncautioned,
  undocumented,
  unknown,
  duplicateKey,
  duplicateTitle,
  layout,
  oldPaths,
  owner,
  parent,
  relatedRepos,
  requiredKey,
  reviewDate,
  reviewOverdue,
  schema,
  section,
  syntax,
  titleStyle,
  type,
  unknownKey,
  archivedRepository,
  lineDrift,
  missingAnchor,
  missingImage,
  missingPage,
  noExtension,
  redirectTarget,
  redirected,
  relative,
  repositoryPath,
  linkSyntax,
  textMismatch,
  undefinedReference,
  brandSpelling,
  filenameSuffix,
  unreadable,
  invalidSuppression,
  unused,
]
