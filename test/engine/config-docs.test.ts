// The examples of docs/configuration.md and README.md are right, and do what is said of them.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { environmentNamed, type Workspace } from '../../server/engine'
import { readConfigText } from '../../server/engine/catalogue/config-read'
import { parseFixture, workspaceOf } from '../harness/fixture'

const ROOT = join(__dirname, '../..')
const examples = (file: string): string[] =>
  [...readFileSync(join(ROOT, file), 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map((match) => match[1]!)

const DOCUMENTED = examples('docs/configuration.md')
const workspace = (index: number): Workspace => workspaceOf(parseFixture(`== manual-lens.yml\n${DOCUMENTED[index]}`))

test.each([...DOCUMENTED, ...examples('README.md')])('%s', (text) => {
  expect(readConfigText(text).problems).toEqual([])
})

test('the first one: four environments and nothing else', () => {
  const { catalogue } = workspace(0)
  expect(catalogue.environments.map(({ name, state }) => `${name} ${state}`)).toEqual([
    'test active',
    'preproduction active',
    'production active',
    'uat retired',
  ])
})

test('shorter ways of writing', () => {
  expect(environmentNamed(workspace(1), 'dev')?.name).toBe('development')
  const preproduction = environmentNamed(workspace(2), 'preproduction')!
  expect(preproduction.accounts).toEqual([{ id: '100000000003', name: '' }])
  expect(preproduction.pointers.slice(0, 2).map(({ title }) => title)).toEqual(['Terraform', 'Helm values'])
})

test('what is excluded and ignored', () => {
  const { excluded, ignored } = workspace(3)
  const paths = [
    'archive/a.md',
    'docs/archive/b.md',
    'archive/README.md',
    'drafts/a.md',
    'docs/drafts/a.md',
    'x.generated.md',
  ]
  expect(paths.filter(excluded)).toEqual(['archive/a.md', 'docs/archive/b.md', 'drafts/a.md', 'x.generated.md'])
  expect([ignored('links/relative', 'docs/training.md'), ignored('links/relative', 'docs/a.md')]).toEqual([true, false])
  expect(ignored('front-matter/type', 'docs/training.md')).toBe(false)
})
