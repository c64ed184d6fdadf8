// Every rule's card: its examples give exactly the findings marked in them, its fixes do what is shown, and twice is once.

import { describe, expect, test } from 'vitest'
import { allRules, type Edit, type Finding } from '../../server/engine'
import { findingsOf, parseFixture } from '../harness/fixture'

/** The files with the first fix of each finding applied. */
function fixed(files: ReadonlyMap<string, string>, findings: readonly Finding[]): Map<string, string> {
  const edits = findings.flatMap(({ fixes }) => fixes[0]?.edits ?? [])
  const after = new Map(files)
  const backwards = (one: Edit, other: Edit): number => other.span.start - one.span.start
  for (const { path, span, text } of edits.sort(backwards)) {
    const before = after.get(path) ?? ''
    after.set(path, before.slice(0, span.start) + text + before.slice(span.end))
  }
  return after
}

for (const rule of allRules)
  describe(rule.card.id, () => {
    for (const example of rule.card.examples) {
      const fixture = parseFixture(example.text)
      test(example.title, () => {
        expect(findingsOf(fixture).found).toEqual(fixture.marks)
        expect(fixture.marks.every((mark) => mark.rule === rule.card.id)).toBe(true)
      })
      if (example.fixed === undefined) continue
      test(`${example.title}: fixed`, () => {
        const { findings } = findingsOf(fixture)
        const after = fixed(fixture.files, findings)
        expect(after).toEqual(parseFixture(example.fixed ?? '').files)
        expect(findingsOf({ files: after, marks: [], cursor: undefined }).found).toEqual([])
      })
    }
  })

test('ids are sorted, each once, and every card says why and shows an example', () => {
  const ids = allRules.map(({ card }) => card.id)
  expect(ids).toEqual([...new Set(ids)].sort())
  for (const { card } of allRules) {
    expect(card.why.length, card.id).toBeGreaterThan(60)
    expect(card.examples.length, card.id).toBeGreaterThan(0)
  }
})
