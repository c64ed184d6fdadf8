// Paths that a pattern means: `*` within a name, `**` across folders, `?` one character, `{a,b}` one of some.

/** A test for paths (`/`-separated, relative to the workspace). A pattern without `/` means a name in any folder; one that ends in `/` all that is in the folder. */
export function globOf(pattern: string): (path: string) => boolean {
  if (pattern.length > LONGEST) return () => false
  const whole = pattern.replace(/^\.?\//, '').replace(/\/$/, '/**')
  const patterns = alternatives(whole.includes('/') ? whole : `**/${whole}`).map((one) => one.split('/'))
  return (path) => {
    const names = path.split('/')
    return patterns.some((parts) => matches(names, parts, (name, part) => nameMatches(name, part)))
  }
}

/** Longer patterns (in UTF-16 units) are none. */
const LONGEST = 5_000

/** `a.{md,erb}` as `a.md` and `a.erb`; at most 100 of them, and braces in braces stay as they are. */
function alternatives(pattern: string): string[] {
  let all = ['']
  for (const part of pattern.split(/(\{[^{}]*\})/)) {
    const choices = /^\{.*\}$/.test(part) ? part.slice(1, -1).split(',') : [part]
    if (all.length * choices.length > 100) return [pattern]
    all = all.flatMap((begin) => choices.map((choice) => begin + choice))
  }
  return all
}

/** Whether the parts are the names with any number of names in place of each `**`. Goes back to the last `**` only, so the time is at most names times parts. */
function matches(
  names: readonly string[],
  parts: readonly string[],
  same: (name: string, part: string) => boolean,
  any = '**',
): boolean {
  let [name, part, star, resume] = [0, 0, -1, 0]
  while (name < names.length) {
    if (parts[part] === any) {
      star = part++
      resume = name
    } else if (part < parts.length && same(names[name]!, parts[part]!)) {
      name++
      part++
    } else if (star !== -1) {
      part = star + 1
      name = ++resume
    } else return false
  }
  while (parts[part] === any) part++
  return part === parts.length
}

function nameMatches(name: string, pattern: string): boolean {
  return matches([...name], [...pattern], (letter, wanted) => wanted === '?' || letter === wanted, '*')
}
