// Clones are looked at when links say what to look for, and not again for every edit.

import { expect, test } from 'vitest'
import { type Clone, emptyWorkspace, type InClone, withFiles, withoutFiles } from '../../server/engine'
import { type LookAtClone, withClonesLookedAt } from '../../server/files/clones'

const FOLDERS = new Map([['alphagov/charts', 'file:///charts']])
const link = (path: string): string => `See https://github.com/alphagov/charts/blob/main/${path} for more.\n`

test('a page that links to nothing new makes nobody look; a new path, another folder and a wish to look again do', () => {
  const looks: string[] = []
  const look: LookAtClone = (uri, repository, wanted): Clone => {
    looks.push(`${uri} ${repository}: ${wanted.map(({ path }) => path).join(' ')}`)
    const paths = new Map(wanted.map(({ path }): [string, InClone] => [path, { kind: 'missing' }]))
    const rest = { branch: 'main', defaultBranch: 'main', commit: undefined, fetched: undefined }
    return { uri, ...rest, isDefault: true, isWhole: true, branches: new Set(), tags: new Set(), paths }
  }
  const files = [
    { path: 'a.md', text: link('a') },
    { path: 'b.md', text: link('b') },
  ]
  const first = withClonesLookedAt(withFiles(emptyWorkspace('2026-11-24'), files), FOLDERS, look)
  expect(looks.splice(0)).toEqual(['file:///charts alphagov/charts:  a b'])

  const edited = withFiles(first, [{ path: 'a.md', text: `More. ${link('b')}` }])
  const second = withClonesLookedAt(edited, FOLDERS, look)
  expect([second === edited, looks]).toEqual([true, []])

  const third = withClonesLookedAt(withFiles(second, [{ path: 'c.md', text: link('c') }]), FOLDERS, look)
  expect(looks.splice(0)).toEqual(['file:///charts alphagov/charts:  b c'])
  expect(third.clones.get('alphagov/charts')?.paths.has('c')).toBe(true)
  expect(withClonesLookedAt(withoutFiles(third, ['c.md']), FOLDERS, look).clones).toBe(third.clones)

  const elsewhere = new Map([['alphagov/charts', 'file:///other']])
  withClonesLookedAt(third, elsewhere, look)
  withClonesLookedAt(third, FOLDERS, look, true)
  expect(looks).toEqual(['file:///other alphagov/charts:  b c', 'file:///charts alphagov/charts:  b c'])
  expect(withClonesLookedAt(third, new Map(), look).clones.size).toBe(0)
})
