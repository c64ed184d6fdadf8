// Measures the command line on manuals of its own making, beside a program that only reads the files. Prints ratios, never times to be compared between machines.
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from './build.mjs'
import { isProgram, root, run } from './run.mjs'
import { temporaryFolder } from './temporary.mjs'

const rounds = 3
const sizes = [240, 2_400, 9_680]

/** A program to measure: what it is called, and how it is started on a folder. A rival is one more row. */
const programs = [
  { name: 'only reads the files', args: (/** @type {string} */ folder) => ['-e', readingProgram, folder] },
  {
    name: 'manual-lens check',
    args: (/** @type {string} */ folder) => [
      join(root, 'dist', 'cli.js'),
      'check',
      '--quiet',
      '--format',
      'json',
      folder,
    ],
  },
]

const readingProgram = `const { readdirSync, readFileSync } = require('node:fs')
let length = 0
for (const entry of readdirSync(process.argv[1], { recursive: true, withFileTypes: true }))
  if (entry.isFile()) length += readFileSync(entry.parentPath + '/' + entry.name, 'utf8').length
console.log(length)`

/** Says on standard error how much processor time and memory a program took when it ends. */
const meter = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  require('fs').writeSync(3, JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024 }))
})`

/**
 * A manual of so many pages: the sample's pages and longer ones of the same words, each with links, code and mentions of environments.
 * @param {string} folder
 * @param {number} pages
 */
function makeManual(folder, pages) {
  const sample = join(root, 'examples', 'manual')
  cpSync(join(sample, 'config'), join(folder, 'config'), { recursive: true })
  const texts = readdirSync(join(sample, 'source', 'manual')).map((name) =>
    readFileSync(join(sample, 'source', 'manual', name), 'utf8'),
  )
  let bytes = 0
  for (let index = 0; index < pages; index++) {
    const place = join(folder, 'source', 'manual', `part-${Math.floor(index / 200)}`)
    if (index % 200 === 0) mkdirSync(place, { recursive: true })
    const text = texts[index % texts.length] ?? ''
    const body = text.slice(text.indexOf('---', 3) + 4)
    // Real pages of such manuals have some 5 kB.
    const page = text + `\n${body}`.repeat(1 + (index % 5) * 2).replaceAll('\n## ', `\n## ${index % 97} `)
    bytes += page.length
    writeFileSync(join(place, `page-${index}.html.md`), page)
  }
  return bytes
}

/**
 * @param {{ name: string, args: (folder: string) => string[] }} program
 * @param {string} folder
 * @param {string} meterFile
 */
async function measure(program, folder, meterFile) {
  const out = join(folder, '..', 'usage.json')
  writeFileSync(out, '')
  const started = performance.now()
  const shell = `exec "$0" "$@" 3>${JSON.stringify(out)} >/dev/null`
  const { code, output } = await run(
    'sh',
    ['-c', shell, process.execPath, '--require', meterFile, ...program.args(folder)],
    { quiet: true },
  )
  const wall = performance.now() - started
  if (code !== 0 && code !== 1) throw new Error(`${program.name} ended with ${code}.\n${output}`)
  const { cpu, memory } = JSON.parse(readFileSync(out, 'utf8'))
  return { wall, cpu, memory }
}

/** @param {readonly number[]} values */
function median(values) {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function main() {
  await build()
  const temporary = temporaryFolder('bench')
  const meterFile = join(temporary.path, 'meter.cjs')
  writeFileSync(meterFile, meter)
  /** @type {string[]} */
  const rows = []
  /** @type {Map<number, number>} */
  const perPage = new Map()
  try {
    for (const size of sizes) {
      const folder = join(temporary.path, `manual-${size}`)
      const bytes = makeManual(folder, size)
      console.error(`${size} pages (${(bytes / 1e6).toFixed(1)} MB), ${rounds} rounds …`)
      /** @type {Map<string, { wall: number, cpu: number, memory: number }[]>} */
      const measured = new Map(programs.map(({ name }) => [name, []]))
      // In turn, so that what else the machine does falls on all alike.
      for (let round = 0; round < rounds; round++)
        for (const program of programs) measured.get(program.name)?.push(await measure(program, folder, meterFile))
      const [floor = []] = measured.values()
      const of = (
        /** @type {readonly { wall: number, cpu: number, memory: number }[]} */ all,
        /** @type {'wall' | 'cpu' | 'memory'} */ what,
      ) => median(all.map((one) => one[what]))
      for (const [name, all] of measured) {
        const ratio = (/** @type {'wall' | 'cpu'} */ what) => (of(all, what) / of(floor, what)).toFixed(1)
        rows.push(`| ${size} | ${name} | ${ratio('wall')}× | ${ratio('cpu')}× | ${of(all, 'memory').toFixed(0)} MB |`)
        if (name === 'manual-lens check') perPage.set(size, of(all, 'cpu') / size)
      }
    }
  } finally {
    temporary.remove()
  }
  const growth = (perPage.get(sizes.at(-1) ?? 0) ?? 0) / (perPage.get(sizes[1] ?? 0) ?? 1)
  const report = [
    '| pages | program | wall time | processor time | memory |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Processor time per page at ${sizes.at(-1)} pages against ${sizes[1]}: ${growth.toFixed(2)}× (1 is linear).`,
  ].join('\n')
  console.log(report)
  if (process.argv.includes('--write')) writeReport(report)
}

/** @param {string} report */
function writeReport(report) {
  const text = `# Performance\n\nWritten by \`npm run bench -- --write\`: the whole process, cold, on a manual of the given size made from the sample's pages; median of ${rounds} rounds, measured in turn. Times are ratios to a program that only reads the same files.\n\n${report}\n`
  writeFileSync(join(root, 'docs', 'performance.md'), text)
  console.error('Written to docs/performance.md.')
}

if (isProgram(import.meta.url)) await main()
