// What other pages may see of a page, and whether a change of files concerns it.

import type { Page, Shown } from './model'
import { kindOf } from './read/kind'
import { isReadAsSchema } from './schema-of'
import { sameAnchors } from './site/same-anchors'

/** One file before and after; undefined where it was or is not read, or not there. */
export interface Change {
  readonly path: string
  /** Whether the path was there, read or not. */
  readonly wasThere: boolean
  readonly before: Page | undefined
  readonly after: Page | undefined
}

/** Above so many changes nobody looks what each concerns: it is a first load, or another branch. */
const MANY = 100

/** What is shown once some files have changed: the same values as before where none of the changes concerns them. */
export function shownAfter(before: Shown | undefined, changes: readonly Change[]): Shown {
  if (!before || changes.length > MANY) return { others: {}, frontMatter: {}, anchors: {} }
  let { others, frontMatter, anchors } = before
  for (const { path, wasThere, before: was, after: is } of changes) {
    if (kindOf(path) !== 'markdown') {
      others = {}
      continue
    }
    if (was ? isReadAsSchema(was) : wasThere) others = {}
    if (frontMatterOf(was) !== frontMatterOf(is)) frontMatter = {}
    if (path.endsWith('.erb') || !was || !is ? was !== is : !sameAnchors(was, is)) anchors = {}
  }
  return { others, frontMatter, anchors }
}

/** As it is written and with all before it, so that what is the same stands in the same place. */
function frontMatterOf(page: Page | undefined): string | undefined {
  return page?.frontMatter && page.text.slice(0, page.frontMatter.span.end)
}
