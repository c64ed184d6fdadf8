// The parts of the bench that only compute: its numbers, its pages, its arguments, and what it leaves of a document.

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { optionsFrom, usage } from '../../scripts/bench/arguments.mjs'
import { copyManual, makeManual, makeValues, words } from '../../scripts/bench/corpus.mjs'
import { median, percentile, shown, table, verdict } from '../../scripts/bench/numbers.mjs'
import { largest, makePage, pathOf } from '../../scripts/bench/pages.mjs'
import { reportOf } from '../../scripts/bench/report.mjs'
import { measureInTurn } from '../../scripts/bench/rounds.mjs'
import { lineToTypeIn, mentionsIn } from '../../scripts/bench/typing.mjs'
import { withReport } from '../../scripts/bench/written.mjs'
import { readPage } from '../../server/engine/read/page'

describe('numbers', () => {
  test('medians and percentiles are values that were measured, in any order', () => {
    expect(median([30, 10, 20])).toBe(20)
    expect(median([4, 1, 3, 2])).toBe(2)
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i)
    expect([5, 50, 95, 100].map((percent) => percentile(hundred, percent))).toEqual([5, 50, 95, 100])
    expect(percentile([7], 95)).toBe(7)
    expect(percentile([], 95)).toBeNaN()
  })

  test('are written with three digits', () => {
    expect([0.0123, 0.123, 9.99, 12.34, 123.4, 1234.5, 1_234_567].map((value) => shown(value, '×'))).toEqual([
      '0.012×',
      '0.12×',
      '9.99×',
      '12.3×',
      '123×',
      '1,235×',
      '1,234,567×',
    ])
    expect([shown(undefined, ' MB'), shown(Number.NaN)]).toEqual(['–', '–'])
  })

  test('a target is met, not met, or not measured', () => {
    expect([
      verdict(4, 4),
      verdict(4.1, 4),
      verdict(Number.NaN, 4),
      verdict(undefined, 4),
      verdict(9, undefined),
    ]).toEqual(['met', 'not met', 'not measured', 'not measured', ''])
  })

  test('a table has columns that line up, numbers to the right', () => {
    expect(
      table(
        ['what', 'time'],
        [
          ['one', '1.00×'],
          ['another', 'over 1,211×'],
        ],
      ),
    ).toBe(
      `\
| what    |        time |
| ------- | ----------: |
| one     |       1.00× |
| another | over 1,211× |`,
    )
  })
})

describe('pages', () => {
  const vocabulary = words()

  test('are the same each time, and no two alike', () => {
    expect(makePage(vocabulary, 17, 240)).toBe(makePage(vocabulary, 17, 240))
    const paragraphs = Array.from({ length: 60 }, (_, index) => makePage(vocabulary, index, 240))
      .flatMap((text) => text.split('\n\n'))
      .filter((part) => part.length > 80)
    expect(new Set(paragraphs).size).toBe(paragraphs.length)
  })

  test('are like those of a manual: front matter, headings, links, code, environments, some 5 kB', () => {
    const texts = Array.from({ length: 240 }, (_, index) => makePage(vocabulary, index, 240))
    const size = texts.join('').length / texts.length
    expect(size).toBeGreaterThan(4_600)
    expect(size).toBeLessThan(5_400)
    expect(texts[largest.index]?.length).toBeGreaterThan(32_000)
    for (const [index, text] of texts.entries()) {
      const page = readPage(pathOf(index), text)
      expect(page.problems).toEqual([])
      expect(page.headings.length).toBeGreaterThan(0)
      expect(page.links.length).toBeGreaterThan(0)
    }
    const all = texts.join('\n')
    for (const what of [
      '```sh',
      '```yaml',
      '| --- |',
      '- [',
      '](/manual/part-0/page-',
      'stagng',
      '.staging.publishing',
    ])
      expect(all).toContain(what)
  })

  test('can be as large as wanted', () => {
    const length = makePage(vocabulary, 1_000_000, 240, 1_000_000).length
    expect(length).toBeGreaterThan(1_000_000)
    expect(length).toBeLessThan(1_002_000)
    expect(makeValues(142_000).length).toBeLessThan(143_000)
  })

  test('have a place to type in, and names to hover on', () => {
    expect(lineToTypeIn('Aa\n\n## Bb\n\nSome prose\nmore\n\nOther prose', /^\n[A-Z][a-z]/)).toBe(7)
    expect(lineToTypeIn('a\nb\nc\nd', /^\n[A-Z]/)).toBe(2)
    expect(mentionsIn('In staging\nand (production).')).toEqual([
      { line: 0, character: 4 },
      { line: 1, character: 6 },
    ])
  })
})

describe('manuals', () => {
  const place = mkdtempSync(join(tmpdir(), 'manual-lens-bench-test-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test('are put on disk, and copied without two texts being equal', () => {
    const made = makeManual(join(place, 'made'), 3)
    expect(made.pages).toBe(3)
    expect(readFileSync(join(made.folder, pathOf(2)), 'utf8')).toBe(makePage(words(), 2, 3))
    const copied = copyManual(join(place, 'copied'), made.folder, 3)
    // The sample has three pages of its own.
    expect(copied.pages).toBe(18)
    const texts = ['', 'copy-1/', 'copy-2/'].map((copy) =>
      readFileSync(join(copied.folder, pathOf(2).replace('source/', `source/${copy}`)), 'utf8'),
    )
    expect(new Set(texts).size).toBe(3)
    expect(texts[1]).toBe(`${texts[0]?.trimEnd()}\n\nCopy 1 of this page.\n`)
  })

  test('copies of a folder that is a link, or has links in it, leave the folders they lead to as they are', () => {
    const own = join(place, 'own')
    const made = makeManual(own, 3)
    const before = readdirSync(own, { recursive: true })
    const outer = join(place, 'outer')
    mkdirSync(outer)
    symlinkSync(join(own, 'source'), join(outer, 'source'))
    symlinkSync(join(place, 'nowhere'), join(outer, 'dead'))
    symlinkSync(own, join(place, 'link'))
    expect(copyManual(join(place, 'by-link'), join(place, 'link'), 2).pages).toBe(
      2 * copyManual(join(place, 'once'), made.folder, 1).pages,
    )
    expect(copyManual(join(place, 'of-links'), outer, 2).pages).toBe(12)
    expect(readdirSync(own, { recursive: true })).toEqual(before)
  })
})

describe('rounds', () => {
  const place = mkdtempSync(join(tmpdir(), 'manual-lens-bench-rounds-'))
  afterAll(() => rmSync(place, { recursive: true, force: true }))
  const shell = (name: string, script: string, version: string | undefined, found = true) => ({
    name,
    does: '',
    version,
    start: (folder: string) => ({ command: 'sh', args: ['-c', script, folder] }),
    ...(found && { found: Number }),
  })

  test('cost processor time and memory; what answers otherwise, fails, hangs or is missing is told', async () => {
    const programs = [
      shell('works', 'i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done; echo 7', '1'),
      shell('wavers', 'echo x >> "$0/count"; wc -l < "$0/count"', '1'),
      shell('fails', 'exit 3', '1'),
      shell('finds', 'exit 1', '1', false),
      shell('hangs', 'sleep 600', '1', false),
      shell('missing', 'exit 0', undefined),
    ]
    const results = await measureInTurn(programs, place, { rounds: 2, cap: 6_000, place })
    expect(results.map(({ program, rounds, cut, failure }) => [program.name, rounds, cut, failure])).toEqual([
      ['works', 2, false, undefined],
      ['wavers', 2, false, 'found 2 where it found 1 before'],
      ['fails', 1, false, 'ended with exit code 3'],
      ['finds', 2, false, undefined],
      ['hangs', 1, true, undefined],
      ['missing', 0, false, 'not installed'],
    ])
    expect(results[0]?.cpu).toBeGreaterThan(0)
    expect(results[4]?.wall).toBeGreaterThan(5_900)
  })
})

describe('the report in a document', () => {
  const written = withReport('# Performance\n\n## What was found\n\nBy hand.\n', 'bench', 'One.')

  test('goes below the title, and what people wrote stays', () => {
    expect(written).toMatch(
      /^# Performance\n\n<!-- bench: begin\..*-->\n\nOne\.\n\n<!-- bench: end -->\n\n## What was found\n\nBy hand\.\n$/,
    )
  })

  test('takes the place of the last one', () => {
    const edited = written.replace('# Performance\n', '# Performance\n\nBefore it.\n')
    const again = withReport(edited, 'bench', 'Two.\n')
    expect(again).toBe(edited.replace('One.', 'Two.'))
    expect(withReport(again, 'bench', 'Two.\n')).toBe(again)
  })

  test('has neighbours of other names', () => {
    const both = withReport(written, 'bench-pages', 'Pages.')
    expect(withReport(both, 'bench', 'Two.')).toBe(both.replace('One.', 'Two.'))
  })

  test('is refused where its end is not known', () => {
    expect(() => withReport(written.replace('<!-- bench: end -->', ''), 'bench', 'Two.')).toThrow(
      /bench: end.*is missing/,
    )
  })
})

describe('the report', () => {
  const program = (name: string) => ({
    name,
    does: 'something',
    version: '1',
    start: () => ({ command: '', args: [] }),
  })
  const result = (name: string, wall: number, cpu: number, memory: number, more = {}) => ({
    program: program(name),
    rounds: 3,
    wall,
    cpu,
    memory,
    cut: false,
    ...more,
  })
  const measured = {
    head: 'Measured.',
    notes: [],
    activations: [
      { cpu: 20, wall: 300, after: 40 },
      { cpu: 31, wall: 280, after: 50 },
      { cpu: 40, wall: 310, after: 90 },
    ],
    start: 100,
    main: 9_680,
    serversAt: 9_680,
    unit: 20,
    bundles: [{ path: 'dist/cli.js', bytes: 2048, packed: 1024 }],
    sizes: [
      {
        corpus: { pages: 240, bytes: 1 },
        results: [result('only reads the files', 50, 50, 40), result('manual-lens check', 200, 340, 90)],
      },
      {
        corpus: { pages: 9_680, bytes: 1 },
        results: [
          result('only reads the files', 250, 250, 60),
          result('manual-lens check', 1_000, 11_716, 301),
          result('slow', 300_000, Number.NaN, 500, { cut: true }),
          result('gone', Number.NaN, Number.NaN, Number.NaN, { failure: 'not installed' }),
        ],
      },
    ],
    waits: [{ question: 'hover' as const, server: 'Manual Lens', times: [0.5, 0.6, 2] }],
    memories: [{ server: 'Manual Lens', loaded: 140, after: 160, peak: 180 }],
  }
  const rows = reportOf(measured).split('\n')
  const row = (begin: string) => rows.find((line) => line.startsWith(begin))?.replaceAll(/ +/g, ' ')

  test('says of each target whether it is met', () => {
    expect(row('| check of 9,680 pages, wall time')).toBe('| check of 9,680 pages, wall time | ≤ 4× | 4.00× | met |')
    expect(row('| check of 9,680 pages, processor')).toBe(
      '| check of 9,680 pages, processor time | ≤ 6× | 46.9× | not met |',
    )
    expect(row('| check of 9,680 pages, memory')).toBe('| check of 9,680 pages, memory | ≤ 300 MB | 301 MB | not met |')
    expect(row('| hover, largest page, p95')).toBe('| hover, largest page, p95 | ≤ 1 ms | 2.00 ms | not met |')
    expect(row('| completion of a link, p95')).toBe('| completion of a link, p95 | ≤ 5 ms | – | not measured |')
    expect(row('| activation')).toBe(
      '| activation, processor time of the extension host | ≤ 30 ms | 31.0 ms | not met |',
    )
    expect(row('| memory of the server')).toBe('| memory of the server, workspace read | ≤ 150 MB | 140 MB | met |')
  })

  test('says what an activation puts off', () => {
    expect(rows.find((line) => line.startsWith('In a real VS Code'))).toContain(
      '50.0 ms of processor time in the second',
    )
  })

  test('compares the time per page without the start', () => {
    expect(row('| processor time per page')).toBe(
      '| processor time per page, 9,680 against 240 | ≤ 1.3× | 1.20× | met |',
    )
  })

  test('gives no verdict on a small manual', () => {
    const small = reportOf({ ...measured, main: 240, serversAt: 240 })
    expect(small.replaceAll(/ +/g, ' ')).toContain('| check of 240 pages, wall time | ≤ 4× | 4.00× | |')
  })

  test('shows what was cut off and what is not there', () => {
    expect(row('| 9,680 | slow')).toBe('| 9,680 | slow | over 1,200× | – | 500 MB | 3 |')
    expect(row('| 9,680 | gone')).toBe('| 9,680 | gone | – | – | – | not installed |')
  })
})

describe('arguments', () => {
  test('have sizes and rounds that fit the occasion', () => {
    expect(optionsFrom([])).toMatchObject({
      sizes: [240, 2_400, 9_680, 40_000],
      peersAt: 9_680,
      rounds: 3,
      peers: true,
    })
    expect(optionsFrom(['--quick'])).toMatchObject({ sizes: [240, 2_400], peersAt: 240, peers: false, servers: true })
    expect(optionsFrom(['--sizes', '2400,240'])).toMatchObject({ sizes: [240, 2_400], peersAt: 2_400 })
  })

  test('that make no sense are refused with a reason', () => {
    expect(optionsFrom(['--help'])).toBe(usage)
    expect(optionsFrom(['--sizes', '10,x'])).toBe('--sizes takes whole numbers from 1, not “x”. Try --help.')
    expect(optionsFrom(['--copies', '3'])).toBe('--copies needs --pages DIR. Try --help.')
    expect(optionsFrom(['--pages', '/nowhere/at/all'])).toBe('--pages: there is no folder /nowhere/at/all. Try --help.')
    expect(optionsFrom(['--peers-at', '7'])).toMatch(/^--peers-at 7 is none of the sizes/)
    expect(optionsFrom(['--fast'])).toMatch(/Unknown option '--fast'/)
  })
})
