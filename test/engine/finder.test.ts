// Questions for a few references of a page, against all of them: judging one by one must come to the same.

import { describe, expect, test } from 'vitest'
import { vocabularyFrom } from '../../server/engine/catalogue/vocabulary'
import { createChecker } from '../../server/engine/check'
import { readPage } from '../../server/engine/read/page'
import { createFinder } from '../../server/engine/read/references'
import { emptyWorkspace, withFiles, withLoaded } from '../../server/engine/workspace'

const { catalogue } = emptyWorkspace('2026-11-24')
const vocabulary = vocabularyFrom(catalogue)
const PIECES =
  'integration|staging|production|Production|preview|test|dev|prod|carrenza|non-production|nonprod|non-|Non |pre-|pre\n> |' +
  'gds govuk connect -e |--environment |-e |govuk_environment: |"|’|environment|`|```\n|    kubectl --context govuk-|' +
  'stagng|prodution|publishing.service.gov.uk|www.|.publishing.service.gov.uk|eks.|.govuk.digital|.tfvars|values-|' +
  'variables/|[|](https://|)|](/|## |\n|\n\n|\n> | |, | and |-|_|/|.|210287912431|the |in |environment is|ssh || x |'
const pieces = PIECES.split('|').map((piece) => piece || '|')

/** Pages of many pieces, the same in every run. */
function* pages() {
  let seed = 7
  const next = (below: number): number => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    return (seed >>> 8) % below
  }
  for (let i = 0; i < 400; i++) {
    // Every tenth page has more references than are judged one by one.
    const length = next(i % 10 === 0 ? 600 : 60) + 1
    const text = Array.from({ length }, () => pieces[next(pieces.length)]!).join('')
    const path = ['docs/page.md', 'values-staging.yaml', 'run.sh', 'main.tf'][next(4)]!
    const spans = Array.from({ length: 8 }, () => {
      const start = next(text.length + 1)
      return { start, end: start + next(text.length + 1 - start) }
    })
    yield { path, text, spans }
  }
}

describe('a part of the references', () => {
  test('is what all of them have there', () => {
    let found = 0
    for (const { path, text, spans } of pages()) {
      const page = readPage(path, text)!
      const all = createFinder(vocabulary).of(page)
      found += all.length
      // Each kind of question to a finder that has not seen the page, and in the order of the spans, not of the text.
      const places = createFinder(vocabulary)
      const runs = createFinder(vocabulary)
      for (const span of spans) {
        const inside = all.filter(({ span: { start, end } }) => start >= span.start && end <= span.end)
        const isSole = inside.every(({ name }) => name === inside[0]?.name)
        const may = createFinder(vocabulary).mayLieIn(page, span)
        expect({ text, span, may: may || inside.length === 0 }).toEqual({ text, span, may: true })
        const mayDisagree = createFinder(vocabulary).mayDisagree(page, span)
        expect({ text, span, mayDisagree: mayDisagree || isSole }).toEqual({ text, span, mayDisagree: true })
        expect({ text, span, inside: places.within(page, span) }).toEqual({ text, span, inside })
        expect({ text, span, sole: runs.sole(page, span) }).toEqual({
          text,
          span,
          sole: isSole ? inside[0] : undefined,
        })
      }
      for (const names of [['preview'], ['staging', 'carrenza'], ['non-production', 'preproduction'], ['stagng']]) {
        const wanted = new Set(names)
        const named = all.filter(({ name }) => wanted.has(name))
        expect({ text, named: createFinder(vocabulary).named(page, wanted) }).toEqual({ text, named })
        const others = all.filter(({ demanded, name }) => demanded && !wanted.has(name))
        expect({ text, others: createFinder(vocabulary).demandedBut(page, wanted) }).toEqual({ text, others })
      }
      const known = new Set([...vocabulary.terms.values()].map(({ name }) => name))
      const unknown = all.filter(({ demanded, name }) => demanded && !known.has(name))
      expect({ text, unknown: createFinder(vocabulary).demandedBut(page, known) }).toEqual({ text, unknown })
    }
    expect(found).toBeGreaterThan(1_000)
  })
})

test('a page with nothing to be said of is checked without telling what all of its words mean', () => {
  const path = 'source/manual/deploy.html.md'
  const front = '---\ntitle: Deploy\nowner_slack: "#a-team"\nsection: Deployment\nlayout: manual_layout\n---\n\n'
  const text = `${front}Deploy to staging, then production.\n\n    gds govuk connect app-console -e staging frontend\n`
  const workspace = withLoaded(withFiles(emptyWorkspace('2026-11-24'), [{ path, text }]))
  expect(workspace.referencesOf(workspace.pages.get(path)!)).toHaveLength(3)
  const referencesOf = (): never => {
    throw new Error('all references were asked for')
  }
  const { finder } = withLoaded(withFiles(emptyWorkspace('2026-11-24'), [{ path, text }]))
  const guarded = { ...workspace, referencesOf, finder: { ...finder, of: referencesOf } }
  expect(createChecker().checkPage(guarded, path)).toEqual([])
})
