import { expect, test } from 'vitest'
import { badgesOf, type Environment } from '../../server/engine'

function badges(...names: string[]): string[] {
  const environments = names.map(
    (name) => ({ name, kind: name === 'carrenza' ? 'hosting' : 'environment' }) as Environment,
  )
  const found = badgesOf(environments)
  return names.map((name) => found.get(name) ?? '-')
}

test('two letters, no two environments alike; the first has the choice', () => {
  expect(badges('production', 'staging', 'integration', 'test')).toEqual(['Pr', 'St', 'In', 'Te'])
  expect(badges('production', 'preproduction', 'preview', 'prod-lon')).toEqual(['Pr', 'Pp', 'Pv', 'Pl'])
  expect(badges('non-production', 'prod_lon', 'dev-test')).toEqual(['Np', 'Pl', 'Dt'])
})

test('a short name, one of signs, one for which nothing is left', () => {
  expect(badges('a', '--', '', 'aa', 'AA')).toEqual(['A', '-', '-', 'Aa', '-'])
  expect(badges('été', '2nd')).toEqual(['Ét', '2n'])
})

test('hosting companies have none', () => {
  expect(badges('carrenza', 'ca')).toEqual(['-', 'Ca'])
})
