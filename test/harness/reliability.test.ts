// docs/reliability.md names a test for every promise: each of them has to be there.

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(__dirname, '../..')
const PAGE = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8')
const rows = PAGE.split('\n').filter((line) => /^\| (?!---|What happens)/.test(line))

test('every row names a test', () => {
  expect(rows.length).toBeGreaterThan(40)
  for (const row of rows) expect(row).toMatch(/\| `test\/[^`]+ › [^`]+` \|$/)
})

test('every test that is named is there', () => {
  for (const [, file = '', title = ''] of PAGE.matchAll(/`(test\/[^`]+?) › ([^`]+)`/g)) {
    expect(existsSync(join(ROOT, file)), file).toBe(true)
    const quoted = title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    expect(readFileSync(join(ROOT, file), 'utf8'), title).toMatch(new RegExp(`\\(\\s*(['"\`])${quoted}\\1,`))
  }
})
