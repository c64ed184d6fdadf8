// Globs over paths: which files a pattern means. Linear in the path for each part of the pattern: none can hang.

/** Alternatives that `{a,b}` may make of one pattern; the rest of them is left out. */
const MOST = 256

/** Longer patterns (in UTF-16 units) are none. */
const LONGEST = 5_000

/**
 * Whether the patterns take in a path (relative, with `/`). `*` is any part of a name, `?` one character, `**` any folders,
 * `{a,b}` one of several. A pattern without `/` means a name in any folder; a folder means all that is in it; a pattern
 * behind `!` lets out what those before it took in.
 */
export function globMatcher(patterns: readonly string[]): (path: string) => boolean {
  const rules = patterns.flatMap((given) => {
    if (given.length > LONGEST) return []
    const negated = given.startsWith('!')
    const alternatives = expanded(negated ? given.slice(1) : given).map(segmentsOf)
    return alternatives.length === 0 ? [] : [{ negated, alternatives }]
  })
  if (rules.length === 0) return () => false
  return (path) => {
    const segments = path.split('/')
    let taken = false
    for (const { negated, alternatives } of rules)
      if (taken === negated && alternatives.some((pattern) => matchesSegments(pattern, segments))) taken = !negated
    return taken
  }
}

/** The patterns that the braces stand for; a brace that is not closed is a character. */
function expanded(pattern: string): string[] {
  let done = ['']
  let rest = pattern
  for (let open = rest.indexOf('{'); open !== -1; open = rest.indexOf('{')) {
    const close = rest.indexOf('}', open)
    if (close === -1) break
    const choices = rest.slice(open + 1, close).split(',', MOST)
    const before = rest.slice(0, open)
    done = done.flatMap((start) => choices.map((choice) => start + before + choice)).slice(0, MOST)
    rest = rest.slice(close + 1)
  }
  return done.map((start) => start + rest)
}

function segmentsOf(pattern: string): string[] {
  const plain = pattern.replace(/^\.?\//, '').replace(/\/$/, '')
  const segments = plain.split('/').filter((segment, index, all) => segment !== '**' || all[index - 1] !== '**')
  const isAnchored = /^\.?\//.test(pattern) || plain.includes('/')
  return [...(isAnchored ? [] : ['**']), ...segments, ...(segments.at(-1) === '**' ? [] : ['**'])]
}

/** `**` is any number of segments, none too: on a mismatch the last one takes one more, which is enough. */
function matchesSegments(pattern: readonly string[], segments: readonly string[]): boolean {
  let at = 0
  let from = 0
  let star = -1
  let retry = 0
  while (from < segments.length) {
    const wanted = pattern[at]
    if (wanted === '**') {
      star = at++
      retry = from
    } else if (wanted !== undefined && matchesName(wanted, segments[from]!)) {
      at++
      from++
    } else if (star !== -1) {
      at = star + 1
      from = ++retry
    } else return false
  }
  while (pattern[at] === '**') at++
  return at === pattern.length
}

/** As above, `*` within a name. */
function matchesName(pattern: string, name: string): boolean {
  let at = 0
  let from = 0
  let star = -1
  let retry = 0
  while (from < name.length) {
    if (pattern[at] === '*') {
      star = at++
      retry = from
    } else if (at < pattern.length && (pattern[at] === '?' || pattern[at] === name[from])) {
      at++
      from++
    } else if (star !== -1) {
      at = star + 1
      from = ++retry
    } else return false
  }
  while (pattern[at] === '*') at++
  return at === pattern.length
}
