// The report: tables in Markdown from what was measured, with what we promised ourselves beside it.
import { questions } from './latencies.mjs'
import { median, percentile, shown, table, verdict } from './numbers.mjs'

/** @typedef {import('./corpus.mjs').Corpus} Corpus */
/** @typedef {import('./rounds.mjs').Result} Result */
/** @typedef {import('./latencies.mjs').Waits} Waits */
/** @typedef {import('./latencies.mjs').Memory} Memory */

/**
 * @typedef {object} Measured
 * @property {string} head when, on what and how it was measured
 * @property {readonly { corpus: Pick<Corpus, 'pages' | 'bytes'>, results: readonly Result[] }[]} sizes
 * @property {number} main pages of the manual that the targets are about
 * @property {number} start processor time of our program with next to nothing to check, in milliseconds
 * @property {readonly Waits[]} waits
 * @property {readonly Memory[]} memories
 * @property {number} serversAt pages of the manual that language servers had
 * @property {number} unit the fixed work's time, in milliseconds
 * @property {readonly { path: string, bytes: number, packed: number }[]} bundles
 * @property {readonly import('./activation.mjs').Activation[]} activations
 * @property {readonly string[]} notes
 */

const us = 'manual-lens check'
const ourServer = 'Manual Lens'
/** The targets are set for a manual of 9,680 pages; a few less in a copied one don't matter. */
const targetsFrom = 8_000

/** @param {Measured} measured */
export function reportOf(measured) {
  const parts = [
    measured.head,
    ...measured.notes,
    `### Targets\n\n${targetsTable(measured)}`,
    `### The whole process, cold\n\nRatios to the program that only reads the same files. Medians of rounds in which the programs ran in turn.\n\n${processTable(measured)}`,
    programsList(measured),
    `### Growth\n\n${growthTable(measured)}`,
  ]
  if (measured.waits.length > 0) parts.push(serversPart(measured))
  parts.push(extensionPart(measured))
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

/** @param {Measured} measured */
function processTable({ sizes }) {
  const rows = sizes.flatMap(({ corpus, results }) => {
    const floor = results[0]
    return results.map((result) => {
      const { program, cut, failure, rounds } = result
      if (failure) return [pagesOf(corpus.pages), program.name, '–', '–', '–', failure]
      const over = cut ? 'over ' : ''
      const ratio = (/** @type {'wall' | 'cpu'} */ what) => shown(result[what] / (floor?.[what] ?? Number.NaN), '×')
      return [
        pagesOf(corpus.pages),
        program.name,
        over + ratio('wall'),
        ratio('cpu'),
        shown(result.memory, ' MB'),
        `${rounds}`,
      ]
    })
  })
  return table(['pages', 'program', 'wall time', 'processor time', 'memory', 'rounds'], rows)
}

/** What each program does, once: the ratios compare unlike things. @param {Measured} measured */
function programsList({ sizes }) {
  const all = new Map(sizes.flatMap(({ results }) => results.map(({ program }) => [program.name, program])))
  return [...all.values()]
    .map(({ name, does, version }) => `- **${name}** ${version ?? '(not installed)'}: ${does}`)
    .join('\n')
}

/** @param {Measured} measured */
function growthTable({ sizes, start }) {
  const costs = growthOf(sizes, start)
  const rows = costs.map(({ pages, perPage }) => [pagesOf(pages), shown(perPage / (costs[0]?.perPage ?? 1), '×')])
  return `Processor time per page of \`${us}\`, without what the program takes to start, against the smallest manual: 1 is linear.\n\n${table(['pages', 'per page'], rows)}`
}

/**
 * Our processor time per page at each size, less what starting takes.
 * @param {Measured['sizes']} sizes
 * @param {number} start
 */
function growthOf(sizes, start) {
  return sizes.flatMap(({ corpus, results }) => {
    const ours = results.find(({ program, failure }) => program.name === us && !failure)
    return ours ? [{ pages: corpus.pages, perPage: (ours.cpu - start) / corpus.pages }] : []
  })
}

/** @param {Measured} measured */
function serversPart({ waits, memories, serversAt, unit }) {
  const rows = Object.entries(questions).flatMap(([question, { text }]) =>
    waits
      .filter((one) => one.question === question)
      .map(({ server, times, note }) => [
        text,
        server,
        ...(times.length > 0
          ? [...[50, 95, 100].map((percent) => shown(percentile(times, percent))), shown(percentile(times, 95) / unit)]
          : ['–', '–', '–', '–']),
        `${times.length}`,
        note ?? '',
      ]),
  )
  const space = memories.map(({ server, loaded, after, peak }) => [server, shown(loaded), shown(after), shown(peak)])
  return `### Language servers\n\nOver standard input and output, with the manual of ${pagesOf(serversAt)} pages as the workspace. Milliseconds, and the 95th percentile also in units: one unit is a fixed piece of work, which took ${shown(unit, ' ms')} in this run.\n\n${table(['what', 'server', 'p50', 'p95', 'longest', 'p95 in units', 'times', 'to know'], rows)}\n\nMemory that is resident, in MB:\n\n${table(['server', 'workspace read', 'after all questions', 'at most'], space)}`
}

/** @param {Measured} measured */
function extensionPart({ bundles, activations, unit }) {
  const rows = bundles.map(({ path, bytes, packed }) => [path, shown(bytes / 1024), shown(packed / 1024)])
  const part = `### The extension\n\n${table(['bundle', 'kB', 'compressed'], rows)}`
  if (activations.length === 0) return part
  const of = (/** @type {'cpu' | 'wall' | 'after'} */ what) => median(activations.map((one) => one[what]))
  const [cpu, wall, after] = [of('cpu'), of('wall'), of('after')]
  return `${part}\n\nIn a real VS Code, median of ${activations.length} starts: activation took ${shown(cpu, ' ms')} (${shown(cpu / unit)} units) of the extension host’s processor time within ${shown(wall, ' ms')}, and what it puts off until after that, starting the language server among it, ${shown(after, ' ms')} of processor time in the second that followed.`
}

/** @param {Measured} measured */
function targetsTable({ sizes, main, start, waits, memories, serversAt, activations }) {
  const results = sizes.find(({ corpus }) => corpus.pages === main)?.results
  const floor = results?.[0]
  const ours = results?.find(({ program, failure }) => program.name === us && !failure)
  const isFull = main >= targetsFrom
  /** @type {string[][]} */
  const rows = []
  const add = (
    /** @type {string} */ what,
    /** @type {number} */ target,
    /** @type {number | undefined} */ value,
    unit = '',
    counts = true,
  ) => rows.push([what, `≤ ${target}${unit}`, shown(value, unit), counts ? verdict(value, target) : ''])
  const on = `check of ${pagesOf(main)} pages`
  add(`${on}, wall time`, 4, ours && floor && ours.wall / floor.wall, '×', isFull)
  add(`${on}, processor time`, 6, ours && floor && ours.cpu / floor.cpu, '×', isFull)
  add(`${on}, memory`, 300, ours?.memory, ' MB', isFull)
  const growth = growthOf(sizes, start)
  const [least, most] = [growth[0], growth.at(-1)]
  if (least && most && least !== most)
    add(
      `processor time per page, ${pagesOf(most.pages)} against ${pagesOf(least.pages)}`,
      1.3,
      most.perPage / least.perPage,
      '×',
      most.pages >= targetsFrom,
    )
  if (activations.length > 0)
    add('activation, processor time of the extension host', 30, median(activations.map(({ cpu }) => cpu)), ' ms')
  const withServers = serversAt >= targetsFrom
  if (waits.length === 0) return table(targetHead, rows)
  for (const [question, { text, of, target }] of Object.entries(questions)) {
    if (target === undefined) continue
    const times = waits.find((one) => one.question === question && one.server === ourServer)?.times ?? []
    add(
      `${text}, ${of === 'most' ? 'longest' : of}`,
      target,
      percentile(times, { p50: 50, p95: 95, most: 100 }[of]),
      ' ms',
      withServers,
    )
  }
  add(
    'memory of the server, workspace read',
    150,
    memories.find(({ server }) => server === ourServer)?.loaded,
    ' MB',
    withServers,
  )
  return table(targetHead, rows)
}

const targetHead = ['what', 'target', 'measured', '']

/** @param {number} pages */
function pagesOf(pages) {
  return pages.toLocaleString('en-GB')
}
