// What a client may ask of families: files, or maps in a file, that say the same for several environments.

/** Request, client to server: families of files, or of maps in a file, that say the same for several environments. */
export const FAMILIES = 'manualLens/families'

export interface FamiliesParams {
  /** The document whose families are asked for. */
  readonly textDocument?: { readonly uri: string }
  /** The cursor in it (0-based, UTF-16). */
  readonly position?: { readonly line: number; readonly character: number }
}

export interface FamiliesResult {
  /** Those of the document, the one at the cursor first. */
  readonly own: readonly FamilyItem[]
  /** Every family of files, in any folder; only where the document has none. */
  readonly others: readonly FamilyItem[]
}

export interface FamilyItem {
  /** What the members have in common, and the name of the family: `charts/values-{environment}.yaml`. */
  readonly family: string
  /** The same to be shown. */
  readonly label: string
  readonly kind: 'files' | 'map'
  readonly members: readonly FamilyMember[]
}

export interface FamilyMember {
  readonly environment: string
  readonly title: string
  readonly uri: string
}

/** Request, client to server: a family as a table of plain text. Null for one that is no longer there. */
export const COMPARE = 'manualLens/compare'

export interface CompareParams {
  /** Any document of the family. */
  readonly textDocument: { readonly uri: string }
  readonly family: string
  /** Keys that are the same everywhere, too. */
  readonly all?: boolean
}

export type CompareResult = {
  readonly text: string
  readonly keys: number
  readonly differing: number
  /** Places in the text that lead to a line of a file (all 0-based, UTF-16). */
  readonly links: readonly {
    readonly line: number
    readonly start: number
    readonly end: number
    readonly uri: string
    readonly targetLine: number
  }[]
} | null

/** Command of the client, named by code lenses: asks what to compare of the families of the document `[uri]`. */
export const COMPARE_ENVIRONMENTS = 'manualLens.compareEnvironments'
