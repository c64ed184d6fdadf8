// One name written as another was: in its letters' case, and joined as its surroundings join words.

/** Where a name stands: the text directly before and behind it (a few dozen characters do), and whether it is a host's label. */
export interface Setting {
  readonly before: string
  readonly after: string
  readonly host: boolean
}

/** A name without case and joints: `NON_PROD`, `nonProd` and `non-prod` are one word. */
export function squashed(name: string): string {
  return name.toLowerCase().replace(/[-_\s]+/g, '')
}

/**
 * `name` (canonical, in small letters) as `written` is written: STAGING gives PREPROD, Staging Preprod, anything else
 * small letters. A name of several words takes the joint of what it stands in: PRE_PROD in STAGING_URL, preProd in
 * stagingCluster, `-` in hosts; by itself it keeps its own.
 */
export function respelled(name: string, written: string, { before, after, host }: Setting): string {
  const words = name.split(/[-_]/)
  const letters = written.replace(/[^A-Za-z]/g, '')
  const isUpper = letters.length > 1 && letters === letters.toUpperCase()
  const isCapital = !isUpper && /^[A-Z]/.test(written)
  const isTitle = isCapital && /[-_\s][A-Z]/.test(written)
  if (words.length === 1) return cased(name, isUpper, isCapital)
  const isHump = !isUpper && ((isCapital && /[a-z0-9]$/.test(before)) || /^[A-Z]/.test(after))
  if (isHump) return words.map((word, index) => cased(word, false, index > 0 || isCapital)).join('')
  const joint = host ? '-' : (jointOf(before, written, after) ?? name.charAt(words[0]!.length))
  return words.map((word, index) => cased(word, isUpper, index === 0 ? isCapital : isTitle)).join(joint)
}

function cased(word: string, isUpper: boolean, isCapital: boolean): string {
  if (isUpper) return word.toUpperCase()
  return isCapital ? word.charAt(0).toUpperCase() + word.slice(1) : word
}

/** What joins the words of the identifier round a name, when it is one and the same. */
function jointOf(before: string, written: string, after: string): string | undefined {
  const label = `${/[\w-]*$/.exec(before)?.[0] ?? ''}${written}${/^[\w-]*/.exec(after)?.[0] ?? ''}`
  const hasLow = label.includes('_')
  const hasHyphen = label.includes('-')
  if (hasLow === hasHyphen) return undefined
  return hasLow ? '_' : '-'
}
