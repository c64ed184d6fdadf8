// Medians, percentiles, and how numbers and tables are written.

/** @param {readonly number[]} values */
export function median(values) {
  return percentile(values, 50)
}

/**
 * The smallest of the values that at least so many percent of them don't exceed (nearest rank). NaN for none.
 * @param {readonly number[]} values in any order
 * @param {number} percent
 */
export function percentile(values, percent) {
  const sorted = [...values].sort((one, other) => one - other)
  const rank = Math.ceil((percent / 100) * sorted.length)
  return sorted[Math.max(0, rank - 1)] ?? Number.NaN
}

/**
 * A number with as many digits as it deserves: three or less, or all before the point. A dash for what could not be measured.
 * @param {number | undefined} value
 * @param {string} [unit] stands directly behind
 */
export function shown(value, unit = '') {
  if (value === undefined || Number.isNaN(value)) return '–'
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 0.1 || value === 0 ? 2 : 3
  return `${value.toFixed(digits).replace(/\B(?=(\d{3})+$)/g, value >= 1000 ? ',' : '')}${unit}`
}

/**
 * What became of a target.
 * @param {number | undefined} measured
 * @param {number | undefined} target at most this; `undefined`: there is none
 */
export function verdict(measured, target) {
  if (target === undefined) return ''
  if (measured === undefined || Number.isNaN(measured)) return 'not measured'
  return measured <= target ? 'met' : 'not met'
}

/** What `shown` writes, and what may stand before it. */
const number = /^(over |≤ )?(–|[\d,.]+(×| [Mk]B| ms)?)$/

/**
 * A Markdown table, its columns aligned for the terminal: the first to the left, those of numbers to the right.
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export function table(head, rows) {
  const widths = head.map((title, column) => Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const right = head.map((_, column) => {
    const cells = rows.map((row) => row[column] ?? '').filter((cell) => cell !== '')
    return cells.length > 0 && cells.every((cell) => number.test(cell))
  })
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? '', width, right[column] ?? false)).join(' | ')} |`
  const rule = `| ${widths.map((width, column) => (right[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width))).join(' | ')} |`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} right
 */
function pad(text, width, right) {
  return right ? text.padStart(width) : text.padEnd(width)
}
