// The quick searches behind references, against the plain expressions that say what they mean.

import { describe, expect, test } from 'vitest'
import { readPage } from '../../server/engine/read/page'
import { contextsOf } from '../../server/engine/read/references/context'
import { literally } from '../../server/engine/read/references/patterns'
import { searchFor } from '../../server/engine/read/references/words'
import { distance, slipOf } from '../../server/engine/suggest'

/** Texts of so many pieces each, the same in every run. */
function* textsOf(pieces: readonly string[], length: number, count: number): Iterable<string> {
  let seed = 1
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (let i = 0; i < count; i++)
    yield Array.from({ length: next(length) + 1 }, () => pieces[next(pieces.length)]!).join('')
}

describe('words in a text', () => {
  const words = ['staging', 'stag', 'qa', 'x', 'non-prod', 'nonprod', 'hôtel', 'prüf', '210287912431', 'a_b']
  const pieces = [
    ...words,
    'STAGING',
    'Stag',
    'HÔTEL',
    'PRÜF',
    'Q',
    'a',
    'A',
    'sta',
    'no',
    'n',
    '-',
    '_',
    ' ',
    '.',
    'é',
    '’',
    '4',
    '',
  ]

  test('are those that an expression finds, the longest first, up to the very end', () => {
    const search = searchFor(words)
    const pattern = new RegExp(
      [...words]
        .sort((one, other) => other.length - one.length)
        .map(literally)
        .join('|'),
      'iy',
    )
    for (const text of textsOf(pieces, 12, 3_000)) {
      const places = new Set(search.placesIn(text).words)
      for (let at = 0; at < text.length; at++) {
        pattern.lastIndex = at
        const expected = pattern.exec(text)?.[0].toLowerCase()
        expect(places.has(at) ? search.wordAt(text, at) : undefined, `${JSON.stringify(text)} at ${at}`).toBe(expected)
      }
    }
  })

  test('are no landmarks, and landmarks no words', () => {
    const { words: found, landmarks } = searchFor(['staging'], ['env', 'sta']).placesIn('an Environment for staging')
    expect(found).toEqual([19])
    expect(landmarks).toEqual([[3], [19]])
  })
})

describe('the surroundings of a word', () => {
  const pieces = [
    'word',
    'a',
    'b.',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n',
    '\r\n',
    '\n\n',
    '\n> ',
    '\f',
    '\u00a0',
    '>',
    '- ',
    'é',
  ]
  const onOneLine = (text: string) => text.replace(/\s*\n[ \t>]*/g, ' ')

  test('are those of its paragraph, on one line', () => {
    for (const text of textsOf(pieces, 60, 2_000)) {
      const page = {
        ...readPage('a.md', text),
        headings: [],
        links: [],
        code: [],
        definitions: [],
        frontMatter: undefined,
      }
      const contextAt = contextsOf(page)
      for (const { index } of text.matchAll(/word/g)) {
        const { before, after } = contextAt(index, 'word')
        const front = text.slice(Math.max(0, index - 160), index)
        const blank = [...front.matchAll(/\n[ \t\r]*\n/g)].at(-1)
        expect(before).toBe(onOneLine(blank ? front.slice(blank.index + blank[0].length) : front))
        expect(after).toBe(onOneLine(text.slice(index + 4, index + 164).split(/\n[ \t\r]*\n/)[0]!))
      }
    }
  })
})

test('a slip is one step from the name', () => {
  const name = 'staging'
  for (const word of textsOf(['s', 't', 'a', 'g', 'i', 'n', 'stag', 'ing', 'ging', 'sta'], 6, 20_000)) {
    if (!/^s[a-z]{4,}$/.test(word) || word.slice(0, -1) === name || /^(?:stating|staying)$/.test(word)) continue
    expect(slipOf(word, [name]), word).toBe(distance(word, name) === 1 ? name : undefined)
  }
})
