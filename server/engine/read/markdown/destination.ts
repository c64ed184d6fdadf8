// The pieces that links are written with: destinations, titles, labels. Each function reads at an offset and says where the piece ends, or -1.

const SPACE = 32
const NEWLINE = 10

/** Behind blanks and at most one line ending. */
export function skipBlank(s: string, at: number): number {
  let newlines = 0
  let i = at
  for (; i < s.length; i++) {
    const c = s.charCodeAt(i)
    if (c === NEWLINE || (c === 13 && s.charCodeAt(i + 1) !== NEWLINE)) {
      if (++newlines > 1) return i
    } else if (c !== SPACE && c !== 9 && c !== 13) break
  }
  return i
}

/** Deeper nesting of parentheses than this in a destination is no destination (CommonMark asks for 3, all known readers take 32). */
const DEEPEST = 32

/** Of an ERB tag in a destination; a search to the end of the text for each of many would take the square of its length. */
const LONGEST_TAG = 1002

/**
 * A link's destination at `at`: `<…>` or a run without blanks and with balanced parentheses. Gives its end, or -1. ERB
 * tags (`<%= … %>`) are taken whole: they may hold blanks.
 */
export function destinationEnd(s: string, at: number): number {
  if (s[at] === '<' && s[at + 1] !== '%') {
    for (let i = at + 1; i < s.length; i++) {
      const c = s.charCodeAt(i)
      if (c === 62) return i + 1
      if (c === 60 || c === NEWLINE || c === 13) return -1
      if (c === 92) i++
    }
    return -1
  }
  let depth = 0
  let i = at
  for (; i < s.length; i++) {
    const c = s.charCodeAt(i)
    if (c === 92 && isPunctuation(s.charCodeAt(i + 1))) i++
    else if (c === 60 && s[i + 1] === '%') {
      const close = s.slice(i, i + LONGEST_TAG).indexOf('%>')
      if (close === -1) return -1
      i += close + 1
    } else if (c === 40) {
      if (++depth > DEEPEST) return -1
    } else if (c === 41) {
      if (--depth < 0) break
    } else if (c <= SPACE || c === 127) break
  }
  return depth > 0 ? -1 : i
}

/** The end of a title in quotes or parentheses that begins at `at`, or -1. A blank line ends the paragraph, so there is none inside. */
export function titleEnd(s: string, at: number): number {
  const open = s[at]
  const close = open === '(' ? ')' : open === '"' || open === "'" ? open : undefined
  if (close === undefined) return -1
  for (let i = at + 1; i < s.length; i++) {
    const c = s[i]
    if (c === close) return i + 1
    if (c === '\\') i++
    else if (open === '(' && c === '(') return -1
  }
  return -1
}

/** The offset behind the `]` of a link label that begins with `[` at `at`, or -1. At most 999 characters, no bracket inside, not blank. */
export function labelEnd(s: string, at: number): number {
  let empty = true
  for (let i = at + 1; i < s.length && i - at <= 1000; i++) {
    const c = s.charCodeAt(i)
    if (c === 93) return empty ? -1 : i + 1
    if (c === 91) return -1
    if (c === 92) {
      i++
      empty = false
    } else if (c > SPACE) empty = false
  }
  return -1
}

/** A label as CommonMark compares them: blanks are one space, case doesn't count. */
export function folded(label: string): string {
  const words = label.trim()
  return (/[\t\r\n]| {2}/.test(words) ? words.replace(/[ \t\r\n]+/g, ' ') : words).toLowerCase().toUpperCase()
}

/** A destination as meant: without `<>`, backslashes and entities resolved. */
export function meant(written: string): string {
  const inner = written.startsWith('<') && written.endsWith('>') && written[1] !== '%' ? written.slice(1, -1) : written
  if (!inner.includes('\\') && !inner.includes('&')) return inner
  return inner.replace(
    /\\([!-/:-@[-`{-~])|&(?:(amp|lt|gt|quot|nbsp|copy)|#(\d{1,7})|#[xX]([\da-fA-F]{1,6}));/g,
    (all, escaped, name, decimal, hex) => {
      if (escaped !== undefined) return escaped
      if (name !== undefined) return NAMED[name as keyof typeof NAMED]
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return code > 0x10ffff ? all : String.fromCodePoint(code === 0 ? 0xfffd : code)
    },
  )
}

/** The entities that stand in addresses; others are left as written. */
const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0', copy: '©' } as const

/** ASCII punctuation: what a backslash escapes. */
export function isPunctuation(c: number): boolean {
  return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126)
}
