// What is looked up quickly is what a plain search would find.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Edit, Finding } from '../../server/engine'
import { safeFixes } from '../../server/engine'
import { headingAbove, headingAt } from '../../server/engine/code-at'
import { readPage } from '../../server/engine/read/page'
import { peersIn } from '../../server/engine/read/references/peers'

const settings = { numRuns: 1000, seed: 20261125 }

test('names with something before or behind them', () => {
  const names = ['staging', 'stag', 'uat']
  const text = fc
    .array(fc.constantFrom('staging', 'stag', 'uat', 'a', '.', ': "', '"', "'", '\n', '  ', ':', '-'), {
      maxLength: 14,
    })
    .map((pieces) => pieces.join(''))
  fc.assert(
    fc.property(text, text, fc.constantFrom('"', "'", ':', '.'), (whole, part, next) => {
      const peers = peersIn(whole, names)
      const before = part.slice(0, 20)
      expect(peers.has(before, next)).toBe(names.some((name) => `\n${whole}`.includes(before + name + next)))
      expect(peers.hasBefore(before)).toBe(names.some((name) => whole.includes(name + before)))
    }),
    settings,
  )
})

test('the heading at a place, and the one above it', () => {
  const pieces = fc.array(fc.constantFrom('# a\n', '## b', '\n', 'words\n', '===\n', '```\n', '> # c\n'), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(pieces, (parts) => {
      const page = readPage('a.md', parts.join(''))
      for (let at = 0; at <= page.text.length; at++) {
        const naive = page.headings.find(({ span }) => span.start <= at && at <= span.end)
        expect(headingAt(page, at)).toBe(naive)
        expect(headingAbove(page, at)).toBe(page.headings.findLast(({ span }) => span.end <= at))
      }
    }),
    settings,
  )
})

test('of fixes that overlap or touch only the first is made', () => {
  const edit = fc.tuple(fc.nat(40), fc.nat(4), fc.constantFrom('a', 'b')).map(
    ([start, length, path]): Edit => ({
      path,
      span: { start, end: start + length },
      text: '',
    }),
  )
  const isApart = (edits: readonly Edit[]): boolean =>
    edits.every((one, index) =>
      edits
        .slice(index + 1)
        .every(
          (other) => one.path !== other.path || one.span.end <= other.span.start || other.span.end <= one.span.start,
        ),
    )
  const edits = fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }).filter(isApart), { maxLength: 12 })
  fc.assert(
    fc.property(edits, (lists) => {
      const findings = lists.map((own, index) => ({ fixes: [{ title: `${index}`, edits: own, safe: true }] }))
      const taken: Edit[] = []
      const chosen = lists.flatMap((own, index) => {
        const touches = (one: Edit): boolean =>
          taken.some(({ path, span }) => path === one.path && span.start <= one.span.end && one.span.start <= span.end)
        if (own.some(touches)) return []
        taken.push(...own)
        return [`${index}`]
      })
      expect(safeFixes(findings as unknown as Finding[]).map(({ title }) => title)).toEqual(chosen)
    }),
    settings,
  )
})
