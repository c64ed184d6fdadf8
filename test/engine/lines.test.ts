import { expect, test } from 'vitest'
import { lineStartsOf, offsetAt, positionAt } from '../../server/engine'

test.each([
  ['', [0]],
  ['a\nb', [0, 2]],
  ['a\r\nb\n', [0, 3, 5]],
  ['a\rb\r\n', [0, 2, 5]],
])('line starts of %j', (text, starts) => {
  expect(lineStartsOf(text)).toEqual(starts)
})

test('positions and offsets are each other’s inverse', () => {
  const text = 'one\r\ntwo 🙂\n\nfour'
  const starts = lineStartsOf(text)
  for (let offset = 0; offset <= text.length; offset++) {
    if (text[offset] === '\n' && text[offset - 1] === '\r') continue
    expect(offsetAt(starts, text.length, positionAt(starts, offset))).toBe(offset)
  }
  expect(offsetAt(starts, text.length, { line: 99, character: 0 })).toBe(text.length)
  expect(positionAt(starts, 999).line).toBe(3)
})
