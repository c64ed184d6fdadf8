// The waist: all that anything above the engine may import.

export { missingKeysFix } from './add-keys'
export { madeAhead } from './ahead'
export { badgesOf } from './badge'
export { asKnown, BASELINE, baselineText, isRecorded, keyOf, readBaseline, sortOut } from './baseline'
export { isConfig } from './catalogue/config'
export { rulesOnClones } from './catalogue/config-rules'
export { changedKeys } from './changed-map'
export type { Checker } from './check'
export { createChecker } from './check'
export { type Command, commandsIn } from './commands'
export type { Completion } from './complete'
export { completionAt } from './complete'
export type { FrontMatterCompletion, FrontMatterItem } from './complete-front-matter'
export { frontMatterCompletionAt } from './complete-front-matter'
export type { ConfigCompletion, ConfigItem } from './config-assist'
export { configCompletionAt, configHoverAt } from './config-assist'
export { type Cell, cellsIn } from './families/cells'
export { type Family, familiesOf, familyOf, type Member, mapFamiliesOf } from './families/family'
export {
  isHidden,
  isSecret,
  type Matrix,
  type MatrixPlace,
  matrixAt,
  matrixOf,
  type Row,
} from './families/matrix'
export { type Table, tableOf } from './families/table'
export { edited, safeFixes } from './fix-all'
export { renamableHeadingAt, renameHeading } from './heading-rename'
export type { Hover, HoverSize } from './hover'
export { describe, describeKey, hoverAt, purposeOf } from './hover'
export { ignoreFixes } from './ignore'
export type { QuickLink, TextLink } from './links'
export { environmentAt, environmentNamed, quickLinks, referenceAt, textLinks } from './links'
export type * from './model'
export type { MoveEdit, MoveGroup } from './move/move'
export { moveEdits } from './move/move'
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
export { frontMatterDefinitionAt, placesOfValue, sharedValueAt } from './navigate-front-matter'
export type { NewPage, NewPageChoices } from './new-page'
export { newPage, newPageChoices } from './new-page'
export type { Outline, OutlineKey } from './outline'
export { outlineOf, selectionsAt } from './outline'
export type { LinkCompletion, LinkItem } from './page-complete'
export { linkCompletionAt } from './page-complete'
export type { PageLink, PageTarget } from './page-links'
export { anchorPlace, linksTo, pageTargetAt } from './page-links'
export { type PageMentions, type Presence, presencesOf } from './presence'
export { isReadable, kindOf } from './read/kind'
export { lineStartsOf, offsetAt, type Position, positionAt } from './read/lines'
export { readPage } from './read/page'
export type { Refusal, Renamable, Rename, RenameEdit, RenameGroup } from './rename'
export { renamableAt, renameAt } from './rename'
export type { Move } from './rename-files'
export { renamableValueAt, renameValueAt } from './rename-value'
export type { ClonePlace, RepositoryMention, WantedPath } from './repositories'
export { clonePlaceAt, isInAddress, placesOfRepository, repositoryAt, wantedOfClones } from './repositories'
export { rulePage } from './rule-page'
export { allRules } from './rules/all'
export { keysOf, schemaOf } from './schema-of'
export { didYouMean, nearest } from './suggest'
export { shown, visible } from './visible'
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
