// examples/handbook on the command line: a site made with the tech-docs template, served without a word of configuration.
// Every character of the output lies beside this file, in handbook/. The day is fixed, since reviews are counted from it.

import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { allRules } from '../../server/engine'
import { cli } from './memory'

const HANDBOOK = join(__dirname, '../../examples/handbook')

function files(): Record<string, string> {
  const paths = readdirSync(HANDBOOK, { recursive: true, encoding: 'utf8' }).sort()
  return Object.fromEntries(
    paths
      .filter((path) => statSync(join(HANDBOOK, path)).isFile())
      .map((path) => [`/handbook/${path.replaceAll('\\', '/')}`, readFileSync(join(HANDBOOK, path), 'utf8')]),
  )
}

test('its mistakes, and no others', async () => {
  const { code, out, err } = await cli(['check', '--verbose'], files(), { cwd: '/handbook', rules: allRules })
  expect({ code, err }).toEqual({ code: 1, err: '' })
  await expect(out).toMatchFileSnapshot('handbook/check.txt')
})

test('is recognised by its files', () => {
  expect(Object.keys(files()).filter((path) => path.includes('manual-lens'))).toEqual([])
})
