// Any text under any path: nothing throws, every place is inside of the text, every fix can be made.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mutated, randomFrom } from './mutate'
import { PATHS } from './neighbours'
import { ODD, PIECES, piecesFor } from './pieces'
import { brokenBy } from './promises'
import { seeds } from './seeds'

/** `MANUAL_LENS_RUNS=50000` for a long night. */
const RUNS = Number(process.env.MANUAL_LENS_RUNS ?? 50)
const settings = { numRuns: RUNS, seed: 20261125 }
/** For the machine that is slow, not for the engine. */
const timeout = 600_000
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 3 })
const paths = fc.constantFrom(...PATHS)

test('any UTF-16 at all', { timeout }, () => {
  const units = fc.array(
    fc.oneof(fc.nat(0xffff), fc.nat(0x7f), fc.constantFrom(0, 10, 13, 0xfeff, 0xd800, 0xdc00, 0x2028)),
    {
      maxLength: 300,
      size: 'max',
    },
  )
  fc.assert(
    fc.property(paths, units, places, (path, codes, at) => {
      expect(brokenBy({ path, text: String.fromCharCode(...codes), at })).toEqual([])
    }),
    settings,
  )
})

test('pieces of the languages, thrown together', { timeout }, () => {
  const text = (path: string) => fc.array(fc.constantFrom(...piecesFor(path)), { maxLength: 60, size: 'max' })
  const input = paths.chain((path) => fc.tuple(fc.constant(path), text(path)))
  fc.assert(
    fc.property(input, places, ([path, pieces], at) => {
      expect(brokenBy({ path, text: pieces.join(''), at })).toEqual([])
    }),
    settings,
  )
})

test('front matter of pieces, above a page of pieces', { timeout }, () => {
  const pieces = fc.array(fc.constantFrom(...PIECES), { maxLength: 20, size: 'max' })
  const lines = fc.array(fc.constantFrom(...piecesFor('a.yaml')), { maxLength: 30, size: 'max' })
  const ends = fc.constantFrom('\n', '\r\n', '\r')
  fc.assert(
    fc.property(lines, pieces, ends, places, (matter, body, end, at) => {
      const text = `---\n${matter.join('')}\n---\n${body.join('')}`.replace(/\r\n|\r|\n/g, end)
      expect(brokenBy({ path: 'source/manual/page.html.md', text, at })).toEqual([])
    }),
    settings,
  )
})

test('the rules’ own examples, damaged', { timeout }, () => {
  const whole = seeds().filter(({ text }) => text !== '')
  const texts = whole.map(({ text }) => text)
  fc.assert(
    fc.property(fc.constantFrom(...whole), fc.nat(), places, ({ path, text }, seed, at) => {
      expect(brokenBy({ path, text: mutated(text, path, texts, randomFrom(seed)), at })).toEqual([])
    }),
    settings,
  )
})

test('a comment that keeps findings quiet, at any place', { timeout }, () => {
  const whole = seeds().filter(({ text }) => text !== '')
  const words = [
    'disable-line',
    'disable-next-line',
    'disable-file',
    'disable',
    'enable',
    'disabel',
    'disable-line links/*, x: y',
  ]
  const comments = words.flatMap((word) => [
    `<!-- manual-lens-${word} -->`,
    `# manual-lens-${word}`,
    `// manual-lens-${word}\n`,
  ])
  fc.assert(
    fc.property(
      fc.constantFrom(...whole),
      fc.constantFrom(...comments),
      fc.nat(10_000),
      places,
      ({ path, text }, comment, part, at) => {
        const place = Math.floor((text.length * part) / 10_000)
        expect(brokenBy({ path, text: `${text.slice(0, place)}${comment}${text.slice(place)}`, at })).toEqual([])
      },
    ),
    settings,
  )
})

test('odd characters in every kind of file', { timeout }, () => {
  for (const path of PATHS) {
    const text = ODD.map((odd) => `a${odd}b: ${odd}\n# ${odd}\n`).join('')
    expect(brokenBy({ path, text, at: [0, 0.3, 0.7, 1] }), path).toEqual([])
  }
  for (const odd of ODD)
    for (const path of ['source/manual/page.html.md', 'charts/values-staging.yaml', 'terraform/main.tf'])
      expect(
        brokenBy({ path, text: `a${odd}b: ${odd}\n# ${odd}`, at: [0.5] }),
        `${path} ${JSON.stringify(odd)}`,
      ).toEqual([])
})
