// The waist: all that anything above the engine may import.

export type { Checker } from './check'
export { createChecker } from './check'
export type { Hover } from './hover'
export { hoverAt } from './hover'
export type { QuickLink, TextLink } from './links'
export { environmentAt, environmentNamed, quickLinks, textLinks } from './links'
export type * from './model'
export { isReadable, kindOf } from './read/kind'
export { lineStartsOf, offsetAt, type Position, positionAt } from './read/lines'
export { allRules } from './rules/all'
export type { FileText } from './workspace'
export { emptyWorkspace, withFile, withFiles, withLoaded, withLocal, withoutFiles } from './workspace'
