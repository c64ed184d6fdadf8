// A short soak over the example manual: the same each time. `npm run soak` is the long one.

import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOf } from '../cli/folder'
import { programOf } from '../cli/program'
import { soak } from '../soak/soak'

test('edits, saves, moves, deletions and switched branches leave no memory behind and no finding wrong', {
  timeout: 300_000,
}, async () => {
  const [server, cli] = [await programOf('server/node/server.ts'), await programOf('server/node/cli.ts')]
  const { growth, differences, findings, memory, code } = await soak({
    folder: join(__dirname, '../../examples/manual'),
    temporary: folderOf({}),
    server: server.path,
    cli: cli.path,
    seed: 7,
    deeds: 40,
    goesOn: (cycles) => cycles < 9,
  })
  server.remove()
  cli.remove()
  expect(differences).toEqual([])
  expect(findings).toBeGreaterThan(5)
  expect(code).toBe(0)
  expect(memory).toHaveLength(9)
  // Shorter than the long soak, so that getting to know the program still shows.
  expect(growth).toBeLessThan(0.08)
})
