// The one list of rules.

import type { Rule } from '../model'
import { invalid } from './config/invalid'
import { retiredHost } from './environments/retired-host'
import { unknown } from './environments/unknown'
import { duplicateKey } from './front-matter/duplicate-key'
import { owner } from './front-matter/owner'
import { requiredKey } from './front-matter/required-key'
import { syntax } from './front-matter/syntax'
import { titleStyle } from './front-matter/title-style'
import { type } from './front-matter/type'
import { unknownKey } from './front-matter/unknown-key'
import { missingAnchor } from './links/missing-anchor'
import { missingImage } from './links/missing-image'
import { missingPage } from './links/missing-page'
import { noExtension } from './links/no-extension'
import { redirectTarget } from './links/redirect-target'
import { redirected } from './links/redirected'
import { relative } from './links/relative'
import { linkSyntax } from './links/syntax'
import { textMismatch } from './links/text-mismatch'
import { undefinedReference } from './links/undefined-reference'
import { brandSpelling } from './page/brand-spelling'
import { filenameSuffix } from './page/filename-suffix'
import { unreadable } from './page/unreadable'

/** Every rule, in the order of its id. */
export const allRules: readonly Rule[] = [
  invalid,
  retiredHost,
  unknown,
  duplicateKey,
  owner,
  requiredKey,
  syntax,
  titleStyle,
  type,
  unknownKey,
  missingAnchor,
  missingImage,
  missingPage,
  noExtension,
  redirectTarget,
  redirected,
  relative,
  linkSyntax,
  textMismatch,
  undefinedReference,
  brandSpelling,
  filenameSuffix,
  unreadable,
]
