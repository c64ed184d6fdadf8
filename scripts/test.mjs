// Runs every suite, or those named (`npm test -- engine ui`), and ends with one line that counts them all.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packageExtension } from './package.mjs'
import { root, run } from './run.mjs'
import { setUp, setUpForVsCode } from './setup.mjs'

/** @typedef {{ passed: number, failed: number, skipped?: number }} Counts */

const results = join(root, '.cache', 'results')
const minutes = 60_000
/** The package that was made in this run; the suites in VS Code make one themselves when there is none. @type {string | undefined} */
let vsix

/** @type {Record<string, () => Promise<Counts>>} */
const suites = {
  lint: () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'),
  types: () => program('scripts/types.mjs'),
  regexps: () => program('scripts/regexps.mjs'),
  docs: () => program('scripts/docs.mjs', '--check'),
  package: makePackage,
  // The engine keeps nothing that tests could disturb one another by, so its files are loaded once for all of them.
  engine: () => vitest('engine', '--no-isolate', 'test/engine/', 'test/harness/'),
  protocol: () => vitest('protocol', 'test/lsp/'),
  cli: () => vitest('cli', 'test/cli/'),
  fuzz: () => vitest('fuzz', 'test/fuzz/', 'test/nasty/'),
  fuzzer: () => program('scripts/fuzz.mjs', '--inputs', '400', '--seed', '20261125'),
  // A report: it fails when a program can't be run or answers otherwise each time, never for how long it took.
  bench: () => program('scripts/bench.mjs', '--quick'),
  vscode: () => counting('vscode', 10 * minutes, ['test/vscode/run.mjs']),
  ui: () => vitest('ui', '--config', 'test/ui/vitest.config.mts'),
}

/**
 * A program that passes or fails as a whole.
 * @param {string} script
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function program(script, ...args) {
  const { code, output } = await run(process.execPath, [join(root, script), ...args], { timeout: 5 * minutes })
  if (code === 124) console.error(output.split('\n').at(-2))
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** @returns {Promise<Counts>} */
async function makePackage() {
  vsix = await packageExtension()
  return { passed: 1, failed: 0 }
}

/**
 * @param {string} name
 * @param {readonly string[]} args
 */
function vitest(name, ...args) {
  const report = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, `${name}.json`)}`]
  return counting(name, 10 * minutes, ['node_modules/vitest/vitest.mjs', 'run', ...report, ...args])
}

/**
 * A program that leaves its counts in a file. One that leaves none, or ends badly for no failure that it counted, is a failure.
 * @param {string} name
 * @param {number} timeout
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function counting(name, timeout, args) {
  const file = join(results, `${name}.json`)
  rmSync(file, { force: true })
  const { code, output } = await run(process.execPath, args, {
    timeout,
    env: { MANUAL_LENS_TEST_RESULTS: file, ...(vsix && { MANUAL_LENS_VSIX: vsix }) },
  })
  if (code === 124) console.error(output.split('\n').at(-2))
  const { passed, failed, skipped } = existsSync(file) ? countsIn(JSON.parse(readFileSync(file, 'utf8'))) : noCounts
  const unexplained = failed === 0 && (code !== 0 || passed + skipped === 0)
  return { passed, failed: unexplained ? 1 : failed, skipped }
}

const noCounts = { passed: 0, failed: 0, skipped: 0 }

/**
 * Counts as mocha's runner of ours or as vitest writes them. A file of tests that could not even be loaded has no tests to count: it is one failure.
 * @param {any} report
 */
function countsIn(report) {
  if (report.numTotalTests === undefined) return { skipped: 0, ...report }
  const broken = report.testResults.filter((/** @type {any} */ file) => {
    const { status, assertionResults } = file
    return status === 'failed' && !assertionResults.some((/** @type {any} */ test) => test.status === 'failed')
  })
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  }
}

/** Tests that no suite would run are a mistake, not something to leave out in silence. */
function strayTests() {
  const homes = ['engine', 'harness', 'lsp', 'cli', 'fuzz', 'nasty', 'ui']
  return readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.test.ts') && !homes.includes(path.split(/[\\/]/)[0] ?? ''),
  )
}

/** @param {readonly string[]} names */
async function main(names) {
  const unknown = names.filter((name) => !(name in suites))
  if (unknown.length > 0) {
    console.error(`There is no suite ${unknown.join(', ')}; there are ${Object.keys(suites).join(', ')}.`)
    process.exitCode = 2
    return
  }
  const chosen = names.length > 0 ? names : Object.keys(suites)
  const total = { passed: 0, failed: 0 }
  mkdirSync(results, { recursive: true })
  const ready = await attempt('set-up', async () => {
    await (chosen.includes('vscode') || chosen.includes('ui') ? setUpForVsCode() : setUp())
    return noCounts
  })
  if (ready.failed > 0) {
    console.log(`\n0 passed, ${chosen.length} failed`)
    process.exitCode = 1
    return
  }
  for (const path of strayTests()) {
    console.error(`test/${path} belongs to no suite: see scripts/test.mjs`)
    total.failed++
  }
  for (const name of chosen) {
    console.log(`\n== ${name}`)
    const started = performance.now()
    const { passed, failed, skipped = 0 } = await attempt(name, suites[name] ?? (async () => noCounts))
    total.passed += passed
    total.failed += failed
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    console.log(`-- ${name}: ${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''} (${seconds} s)`)
  }
  console.log(`\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
}

/**
 * Runs a suite; one that can't be run is a failure.
 * @param {string} name
 * @param {() => Promise<Counts>} suite
 * @returns {Promise<Counts>}
 */
async function attempt(name, suite) {
  try {
    return await suite()
  } catch (error) {
    console.error(`${name} could not be run: ${error instanceof Error ? error.message : error}`)
    return { passed: 0, failed: 1 }
  }
}

await main(process.argv.slice(2))
