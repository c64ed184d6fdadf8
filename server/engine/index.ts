// The waist: all that anything above the engine may import.

export { badgesOf } from './badge'
export { asKnown, BASELINE, baselineText, isRecorded, keyOf, readBaseline, sortOut } from './baseline'
export { rulesOnClones } from './catalogue/config-rules'
export type { Checker } from './check'
export { createChecker } from './check'
export { type Command, commandsIn } from './commands'
export type { Completion } from './complete'
export { completionAt } from './complete'
export type { ConfigCompletion, ConfigItem } from './config-assist'
export { configCompletionAt, configHoverAt } from './config-assist'
export { type Cell, cellsIn } from './families/cells'
export { type Family, familiesOf, familyOf, type Member, mapFamiliesOf } from './families/family'
export { isHidden, isSecret, type Matrix, type MatrixPlace, matrixAt, matrixOf, type Row } from './families/matrix'
export type { Hover, HoverSize } from './hover'
export { describe, describeKey, hoverAt, purposeOf } from './hover'
export { ignoreFixes } from './ignore'
export type { QuickLink, TextLink } from './links'
export { environmentAt, environmentNamed, quickLinks, referenceAt, textLinks } from './links'
export type * from './model'
export type { Lens, Place } from './navigate'
export {
  definitionAt,
  described,
  environmentsMatching,
  highlightsAt,
  lensesOf,
  nameAt,
  namedIn,
  referencesAt,
} from './navigate'
export { type PageMentions, type Presence, presencesOf } from './presence'
export { isReadable, kindOf } from './read/kind'
export { lineStartsOf, offsetAt, type Position, positionAt } from './read/lines'
export type { Refusal, Renamable, Rename, RenameEdit, RenameGroup } from './rename'
export { renamableAt, renameAt } from './rename'
export type { Move } from './rename-files'
export type { ClonePlace, RepositoryMention, WantedPath } from './repositories'
export { clonePlaceAt, isInAddress, placesOfRepository, repositoryAt, wantedOfClones } from './repositories'
export { rulePage } from './rule-page'
export { allRules } from './rules/all'
export { keysOf, schemaOf } from './schema-of'
export { didYouMean, nearest } from './suggest'
export type { FileText } from './workspace'
export {
  emptyWorkspace,
  withBaseline,
  withClones,
  withFile,
  withFiles,
  withLoaded,
  withLocal,
  withoutFiles,
} from './workspace'
