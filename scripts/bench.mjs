// Measures the command line and the language server beside their peers, on manuals of its own making. Prints ratios, never times to be compared between machines.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { activations } from './bench/activation.mjs'
import { optionsFrom, usage } from './bench/arguments.mjs'
import { calibrate, unit } from './bench/calibration.mjs'
import { copyManual, makeManual, makeValues, words } from './bench/corpus.mjs'
import { latenciesOf, yamlLatenciesOf } from './bench/latencies.mjs'
import { makePage } from './bench/pages.mjs'
import { installPeers } from './bench/peers.mjs'
import { ours, peers, reader } from './bench/programs.mjs'
import { reportOf } from './bench/report.mjs'
import { measureInTurn } from './bench/rounds.mjs'
import { hung } from './bench/server.mjs'
import { ourServer, pageServers, yamlServer } from './bench/servers.mjs'
import { withReport } from './bench/written.mjs'
import { build } from './build.mjs'
import { isProgram, root } from './run.mjs'
import { temporaryFolder } from './temporary.mjs'

/** @typedef {import('./bench/arguments.mjs').Options} Options */
/** @typedef {import('./bench/corpus.mjs').Corpus} Corpus */
/** @typedef {import('./bench/rounds.mjs').Result} Result */

/** @param {string} text */
function say(text) {
  console.error(`${text} …`)
}

/**
 * @param {Options} options
 * @param {string} command as it was given
 */
async function bench(options, command) {
  say('Building')
  const bundles = await build()
  const problem = options.peers ? await installPeers() : undefined
  const temporary = temporaryFolder('bench')
  try {
    calibrate()
    const corpora = corporaOf(options, temporary.path)
    const main = options.pages ? corpora.length - 1 : options.sizes.indexOf(options.peersAt)
    const place = join(temporary.path, 'output')
    mkdirSync(place)
    const tiny = makeManual(join(temporary.path, 'tiny'), 1)
    const start = (await measureInTurn([ours], tiny.folder, { ...options, place }))[0]?.cpu ?? Number.NaN
    /** @type {{ corpus: Corpus, results: readonly Result[] }[]} */
    const sizes = []
    for (const [index, corpus] of corpora.entries()) {
      const beside = options.peers && index === main ? await peers() : []
      say(`${corpus.pages} pages (${(corpus.bytes / 1e6).toFixed(1)} MB), ${2 + beside.length} programs`)
      sizes.push({
        corpus,
        results: await measureInTurn([reader, ours, ...beside], corpus.folder, { ...options, place }),
      })
      calibrate()
    }
    const { corpus } = sizes[main] ?? {}
    if (!corpus) throw new Error('There is nothing to measure on.')
    const { waits, memories } = options.servers ? await servers(options, corpus) : { waits: [], memories: [] }
    if (options.vscode) say('Activation in VS Code')
    const started = options.vscode ? await activations(options.rounds) : []
    const targets = options.pages ? corpora.length - 1 : options.sizes.indexOf(9_680)
    const report = reportOf({
      head: headOf(command),
      notes: [
        ...(problem ? [`Not measured: ${problem}.`] : []),
        ...[...hung].map(([name, times]) => `${name}: ${times} starts never came to an answer and were repeated.`),
      ],
      sizes,
      main: (corpora[targets] ?? corpora.at(-1))?.pages ?? 0,
      start,
      waits,
      memories,
      serversAt: corpus.pages,
      unit: unit(),
      activations: started,
      bundles: bundles.map((path) => {
        const content = readFileSync(join(root, path))
        return { path, bytes: statSync(join(root, path)).size, packed: gzipSync(content).length }
      }),
    })
    console.log(report)
    if (options.write) write(report, options)
    return failuresIn(sizes, waits, options)
  } finally {
    temporary.remove()
  }
}

/**
 * @param {Options} options
 * @param {string} place
 */
function corporaOf({ pages, copies, sizes }, place) {
  say('Making the manuals')
  if (pages === undefined) return sizes.map((size) => makeManual(join(place, `manual-${size}`), size))
  const all = copies > 1 ? [1, copies] : [1]
  return all.map((count) => copyManual(join(place, `copies-${count}`), pages, count))
}

/**
 * @param {Options} options
 * @param {Corpus} corpus
 */
async function servers({ quick, peers: withPeers }, corpus) {
  const values = makeValues(142_000)
  const task = { corpus, quick, bigPage: makePage(words(), 1_000_000, corpus.pages, 1_000_000) }
  const all = []
  say(`Language servers with ${corpus.pages} pages: ${ourServer.name}`)
  all.push(await latenciesOf(ourServer, { ...task, values }))
  for (const program of withPeers ? pageServers() : []) {
    say(program.name)
    all.push(await latenciesOf(program, task))
  }
  if (withPeers) {
    say(yamlServer().name)
    all.push(await yamlLatenciesOf(yamlServer(), { ...task, values }))
  }
  return { waits: all.flatMap(({ waits }) => waits), memories: all.flatMap(({ memory }) => memory ?? []) }
}

/** @param {string} command */
function headOf(command) {
  const memory = Math.round(totalmem() / 2 ** 30)
  const machine = `${cpus().length} cores, ${memory} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
  return `Measured on ${new Date().toISOString().slice(0, 10)} by \`${command}\` on ${machine}.`
}

/**
 * @param {string} report
 * @param {Options} options
 */
function write(report, { pages }) {
  const file = join(root, 'docs', 'performance.md')
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '# Performance\n'
  const [name, title] = pages ? ['bench-pages', 'On a manual of somebody’s own'] : ['bench', 'On manuals made for it']
  writeFileSync(file, withReport(before, name, `## ${title}\n\n${report}`))
  console.error('Written to docs/performance.md.')
}

/**
 * What went wrong with our own programs; peers may fail.
 * @param {readonly { results: readonly Result[] }[]} sizes
 * @param {readonly import('./bench/latencies.mjs').Waits[]} waits
 * @param {Options} options
 */
function failuresIn(sizes, waits, { pages }) {
  const programs = sizes.flatMap(({ results }) =>
    results.flatMap(({ program, failure, cut }) => {
      if (program !== ours && program !== reader) return []
      return failure ? [`${program.name} ${failure}`] : cut ? [`${program.name} did not come to an end`] : []
    }),
  )
  return [
    ...programs,
    // Whether there is something to say of a folder of the user's own, nobody knows beforehand.
    ...waits.flatMap(({ server, note, times }) =>
      server === ourServer.name && note && (times.length === 0 || !pages) ? [`${server}: ${note}`] : [],
    ),
  ]
}

if (isProgram(import.meta.url)) {
  const args = process.argv.slice(2)
  const options = optionsFrom(args)
  if (typeof options === 'string') {
    console[options === usage ? 'log' : 'error'](options)
    process.exitCode = options === usage ? 0 : 2
  } else {
    // The report says how it was made, but not where on this machine.
    const said = args.map((arg, at) =>
      args[at - 1] === '--pages' ? 'DIR' : arg.replace(/^--pages=.*/s, '--pages=DIR'),
    )
    const failures = await bench(options, ['npm run bench', ...(said.length > 0 ? ['--', ...said] : [])].join(' '))
    for (const failure of failures) console.error(failure)
    process.exitCode = failures.length > 0 ? 1 : 0
  }
}
